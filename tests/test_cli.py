"""The command line: it hardens the process first, and what it was told arrives whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from balint_desktop import __version__, app, cli
from balint_desktop.start_options import StartOptions
from balint_desktop.ui.jot import program


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[StartOptions]:
    """What the program was started with, in place of starting it; this process isn't hardened."""
    monkeypatch.setattr(cli, "_switch_core_dumps_off", lambda: None)
    got: list[StartOptions] = []

    def run(options: StartOptions) -> int:
        got.append(options)
        return 7

    monkeypatch.setattr(app, "run", run)
    return got


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], StartOptions()),
        (["--journal", "/a/place"], StartOptions(journal=Path("/a/place"))),
        (["--chosen", "/a/place"], StartOptions(journal=Path("/a/place"), is_chosen=True)),
        (["--demo"], StartOptions(is_demo=True)),
        (["--demo-at", "/a/place"], StartOptions(is_demo=True, demo_folder=Path("/a/place"))),
        (["--quit-after-first-page"], StartOptions(quits_after_first_page=True)),
    ],
)
def test_what_was_asked_for_arrives(
    started: list[StartOptions], arguments: list[str], expected: StartOptions
) -> None:
    assert cli.main(arguments) == 7
    assert started == [expected]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--jot"], None),
        (["--jot", "--journal", "/a/place"], Path("/a/place")),
        (["--jot", "--chosen", "/a/place"], Path("/a/place")),
    ],
)
def test_a_jotting_goes_into_the_journal_asked_for(
    started: list[StartOptions], monkeypatch: pytest.MonkeyPatch, arguments: list[str], expected: Path | None
) -> None:
    asked: list[Path | None] = []

    def run(journal: Path | None) -> int:
        asked.append(journal)
        return 5

    monkeypatch.setattr(program, "run_jot", run)
    assert cli.main(arguments) == 5
    assert asked == [expected]
    assert started == []


def test_nobody_else_can_read_what_is_made_and_no_core_is_dumped() -> None:
    command = (
        "import os, resource; from balint_desktop import app, cli;"
        "app.run = lambda options: print(oct(os.umask(0)), resource.getrlimit(resource.RLIMIT_CORE)) or 0;"
        "cli.main([])"
    )
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "0o77 (0, 0)\n"


def test_the_version_is_told_without_qt() -> None:
    command = (
        "import sys; from balint_desktop import cli\n"
        "try: cli.main(['--version'])\n"
        "except SystemExit as end: print(end.code, 'PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == f"Balint Desktop {__version__}\n0 False\n"


@pytest.mark.parametrize(
    "arguments", [["--demo", "--journal", "x"], ["--jot", "--demo"], ["--unknown"], ["a sentence"]]
)
def test_what_makes_no_sense_is_refused(
    started: list[StartOptions], arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(arguments)
    assert caught.value.code == 2
    assert started == []


def test_the_help_shows_only_what_people_ask_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    shown = capsys.readouterr().out
    assert "--journal" in shown
    assert "--demo " in shown
    for hidden in ("--demo-at", "--chosen", "--quit-after-first-page"):
        assert hidden not in shown
    os.umask(0o022)
