"""A thought on the stairs: jotted while the journal is locked, there after unlocking, kept, and found."""

from pathlib import Path

from tests.journeys.desktop import Desktop
from tests.journeys.leaks import files_with
from tests.journeys.marks import DESKTOP_MARKS
from tests.journeys.steps import create_journal, find, unlock, wait_for_door, wait_for_today

pytestmark = list(DESKTOP_MARKS)

PASSPHRASE = "paper lamp evening walk"
JOTTING = "She counted the banisters and never once looked up."
SECOND = "And the umbrella stayed in my room."
CANARIES = ("banisters and never", "umbrella stayed", "evening walk")


def _jot(desktop: Desktop, text: str, *, leave: str) -> None:
    jot = desktop.start(["--jot"])
    desktop.wait_until(lambda shown: shown.name == "The jotting" and shown.is_focused, what="the jotting")
    desktop.type(text)
    desktop.press(leave)
    assert jot.wait(timeout=20) == 0


def _press_button(desktop: Desktop, name: str) -> None:
    for _ in range(12):
        if any(shown.name == name and shown.is_focused for shown in desktop.shown()):
            desktop.press("Return")
            return
        desktop.press("shift+Tab")
    raise AssertionError(f"the keyboard never came to {name!r}")


def test_a_jotting_written_while_locked_lies_on_today_and_is_found_once_it_is_kept(
    desktop: Desktop, tmp_path: Path
) -> None:
    program = desktop.start([])
    desktop.wait_for_window()
    create_journal(desktop, passphrase=PASSPHRASE)
    desktop.press("ctrl+q")
    assert program.wait(timeout=20) == 0

    _jot(desktop, JOTTING, leave="ctrl+Return")
    _jot(desktop, SECOND, leave="Escape")
    letters = list((tmp_path / "data").rglob("letterbox/*"))
    assert len(letters) == 2
    assert files_with(CANARIES, below=tmp_path) == []

    program = desktop.start([])
    wait_for_door(desktop)
    unlock(desktop, passphrase=PASSPHRASE)
    wait_for_today(desktop)
    desktop.wait_for("Written while locked")
    desktop.wait_for(JOTTING)
    assert not any(letter.exists() for letter in letters)
    _press_button(desktop, "Keep as it is")
    desktop.wait_for("Kept, encrypted.")
    # Backwards, the keyboard comes to the last one first; the other one still waits.
    desktop.wait_for(JOTTING)
    find(desktop, typed="umbr stayed")
    desktop.wait_for(SECOND)
    desktop.press("ctrl+q")
    assert program.wait(timeout=20) == 0
    assert files_with(CANARIES, below=tmp_path) == []
    assert (tmp_path / "stderr.txt").read_text() == ""
