"""Starting the program a second time brings the first window to the front, also before there is a journal."""

import subprocess
import time
from pathlib import Path

import pytest

from tests.journeys.desktop import PATIENCE_SECONDS, Desktop
from tests.journeys.marks import DESKTOP_MARKS

pytestmark = list(DESKTOP_MARKS)


@pytest.mark.parametrize("arguments", [["--demo"], []], ids=["a journal is there", "no journal is there yet"])
def test_a_second_start_brings_the_first_window_back(
    desktop: Desktop, tmp_path: Path, arguments: list[str]
) -> None:
    first = desktop.start(arguments)
    desktop.wait_for_window()
    folder = _folder_of_demo(tmp_path)
    (window,) = desktop.windows()
    desktop.minimise(window)
    _wait_until_gone(desktop)

    second = desktop.start_another(["--journal", str(folder)] if arguments else [])
    assert second.wait(timeout=PATIENCE_SECONDS) == 0
    desktop.wait_for_window()
    assert desktop.windows() == [window]
    assert first.poll() is None
    desktop.press("alt+F4")
    assert first.wait(timeout=PATIENCE_SECONDS) == 0


def _folder_of_demo(home: Path) -> Path:
    return next(iter((home / "tmp").glob("balint-demo-*/journal")), home)


def _wait_until_gone(desktop: Desktop) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while desktop.windows() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert desktop.windows() == []


def test_two_starts_at_the_same_moment_leave_one_window(desktop: Desktop, tmp_path: Path) -> None:
    journal = _make_journal(desktop, tmp_path / "journal")
    starts = [desktop.start_another(["--journal", str(journal)]) for _ in range(2)]
    deadline = time.monotonic() + PATIENCE_SECONDS
    while all(start.poll() is None for start in starts) and time.monotonic() < deadline:
        time.sleep(0.1)
    # One of the two has ended, or says on its door that the journal is open elsewhere.
    ended = [start for start in starts if start.poll() is not None]
    assert [start.returncode for start in ended] == [0]
    assert len(desktop.windows()) == 1
    for start in starts:
        if start.poll() is None:
            start.terminate()
            assert start.wait(timeout=PATIENCE_SECONDS) == 0


def _make_journal(desktop: Desktop, folder: Path) -> Path:
    """Make a journal with the cheapest accepted derivation, in a process of its own."""
    subprocess.run([*desktop.python, "-m", "tests.journeys.make_journal", str(folder)], check=True)
    return folder
