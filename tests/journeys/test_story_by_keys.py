"""One case, worked through with keys alone: found, edited, deleted, brought back, locked and opened again."""

from pathlib import Path

from tests.journeys.desktop import Desktop
from tests.journeys.marks import DESKTOP_MARKS
from tests.journeys.steps import unlock, wait_for_today

pytestmark = list(DESKTOP_MARKS)

#: The demo says it itself, on its door.
PASSPHRASE = "paper lamp evening walk"
UNKEPT = "She came in with the umbrella still open."


def test_a_case_is_edited_deleted_and_brought_back_with_keys_alone(desktop: Desktop, tmp_path: Path) -> None:
    program = desktop.start(["--demo"])
    unlock(desktop, passphrase=PASSPHRASE)
    wait_for_today(desktop)
    desktop.type(UNKEPT)
    desktop.wait_for("Saved, encrypted")
    _open_second_entry(desktop)
    _edit_it(desktop)
    _look_at_its_earlier_wording(desktop)
    _delete_it_and_bring_it_back(desktop)

    desktop.press("ctrl+l")
    unlock(desktop, passphrase=PASSPHRASE)
    desktop.wait_for("and a word more")
    desktop.press("ctrl+1")
    desktop.wait_until(lambda shown: shown.text == UNKEPT, what="the draft on Today")
    desktop.press("ctrl+q")
    assert program.wait(timeout=20) == 0
    assert (tmp_path / "stderr.txt").read_text() == ""
    assert list((tmp_path / "tmp").iterdir()) == []


def _open_second_entry(desktop: Desktop) -> None:
    desktop.press("ctrl+f")
    desktop.type("thanked corridor")
    desktop.wait_for("1 case")
    desktop.press("Return")
    desktop.wait_until(
        lambda shown: shown.name == "The story, entry by entry" or shown.role == "list item", what="the story"
    )
    desktop.press("Down", "Down")


def _edit_it(desktop: Desktop) -> None:
    desktop.press("e")
    desktop.wait_for("The earlier wording is kept.")
    desktop.press("ctrl+End")
    desktop.type(" and a word more")
    desktop.wait_for("Saved, encrypted")
    desktop.press("ctrl+Return")
    desktop.wait_gone("The earlier wording is kept.")


def _look_at_its_earlier_wording(desktop: Desktop) -> None:
    # The keyboard is back in the story, at the entry that was edited.
    desktop.press("v")
    desktop.wait_for("Use this wording again")
    desktop.press("Escape")
    desktop.wait_gone("Use this wording again")


def _delete_it_and_bring_it_back(desktop: Desktop) -> None:
    desktop.press("Delete")
    desktop.wait_for("The entry is deleted.")
    desktop.wait_gone("and a word more")
    desktop.wait_for("Undo")
    desktop.press("ctrl+z")
    desktop.wait_for("and a word more")
