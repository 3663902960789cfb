"""A GP begins a journal, jots a case, comes back, finds it and writes more; and nobody else finds a word."""

from pathlib import Path

from tests.journeys.desktop import Desktop
from tests.journeys.leaks import files_with
from tests.journeys.marks import DESKTOP_MARKS
from tests.journeys.steps import create_journal, find, jot, unlock, wait_for_door, wait_for_today

pytestmark = list(DESKTOP_MARKS)

PASSPHRASE = "paper lamp evening walk"
FIRST_NOTE = "He counted the ceiling tiles aloud and I counted along with him."
SECOND_THOUGHTS = "Perhaps the marzipan was meant as an apology."
FEELING = "helpless"
#: One telling word of each; put together here, so that they stand in no file of the program by themselves.
CANARIES = ("ceiling tiles aloud", "marzipan was meant", "evening walk")


def test_a_word_written_on_one_day_is_found_on_another_and_by_nobody_else(
    desktop: Desktop, tmp_path: Path
) -> None:
    program = desktop.start([])
    desktop.wait_for_window()
    create_journal(desktop, passphrase=PASSPHRASE)
    jot(desktop, text=FIRST_NOTE)
    _lock_and_come_back(desktop)
    _add_second_thoughts(desktop)
    desktop.press("ctrl+q")
    assert program.wait(timeout=20) == 0
    assert files_with(CANARIES, below=tmp_path) == []

    program = desktop.start([])
    unlock(desktop, passphrase=PASSPHRASE)
    wait_for_today(desktop)
    find(desktop, typed="marzipan apology")
    desktop.wait_for(FIRST_NOTE)
    desktop.wait_for(SECOND_THOUGHTS)
    desktop.press("ctrl+q")
    assert program.wait(timeout=20) == 0

    assert files_with(CANARIES, below=tmp_path) == []
    written = {path.name for path in (tmp_path / "data").rglob("*") if path.is_file()}
    assert written >= {"vault.hdr", "journal-1.db"}
    assert (tmp_path / "stderr.txt").read_text() == ""


def _lock_and_come_back(desktop: Desktop) -> None:
    """Lock, try a wrong passphrase, then open with the right one."""
    desktop.press("ctrl+l")
    wait_for_door(desktop)
    assert "ceiling" not in desktop.all_words()
    desktop.type("another passphrase")
    desktop.press("Return")
    desktop.wait_for("This passphrase doesn't open the journal.")
    desktop.press("ctrl+a")
    unlock(desktop, passphrase=PASSPHRASE)
    wait_for_today(desktop)


def _add_second_thoughts(desktop: Desktop) -> None:
    """Find the case by the beginnings of two words, and write more about it."""
    find(desktop, typed="ceil tiles")
    desktop.wait_for("First note")
    desktop.press("a")
    desktop.wait_until(lambda shown: shown.name == "Your words" and shown.is_focused, what="the editor")
    desktop.type(SECOND_THOUGHTS)
    desktop.wait_for("Saved, encrypted")
    desktop.press("ctrl+Return")
    desktop.wait_for("Second thoughts")
    assert desktop.titles().count("Balint Desktop") == 1
