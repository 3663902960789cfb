"""A GP forgets the passphrase, comes in by the recovery code, chooses another, and tests the code once more."""

from pathlib import Path

from tests.journeys.desktop import Desktop
from tests.journeys.leaks import files_with
from tests.journeys.marks import DESKTOP_MARKS
from tests.journeys.steps import create_journal, jot, unlock, wait_for_door, wait_for_today

pytestmark = list(DESKTOP_MARKS)

FORGOTTEN = "paper lamp evening walk"
NEW = "umbrella stone quiet bench"
NOTE = "She laughed and I did not."
#: Put together here, so that they stand in no file of the program by themselves.
CANARIES = ("evening walk", "stone quiet", "She laughed and")


def test_a_forgotten_passphrase_is_replaced_through_the_recovery_code(desktop: Desktop, tmp_path: Path) -> None:
    program = desktop.start([])
    desktop.wait_for_window()
    code = create_journal(desktop, passphrase=FORGOTTEN)
    jot(desktop, text=NOTE)
    desktop.press("ctrl+l")
    _come_in_by_the_code(desktop, code)
    _choose(desktop, passphrase=NEW)
    wait_for_today(desktop)
    _test_the_code(desktop, code)

    desktop.press("ctrl+l")
    unlock(desktop, passphrase=FORGOTTEN)
    desktop.wait_for("This passphrase doesn't open the journal.")
    desktop.press("ctrl+a")
    unlock(desktop, passphrase=NEW)
    desktop.wait_for("Passphrase and recovery code")
    desktop.press("ctrl+q")
    assert program.wait(timeout=20) == 0
    assert files_with((*CANARIES, code), below=tmp_path) == []
    assert (tmp_path / "stderr.txt").read_text() == ""


def _come_in_by_the_code(desktop: Desktop, code: str) -> None:
    wait_for_door(desktop)
    _go_to(desktop, "Use recovery code…")
    desktop.press("Return")
    desktop.wait_until(lambda shown: shown.name == "Recovery code" and shown.is_focused, what="the field")
    desktop.type(code)
    desktop.press("Return")


def _choose(desktop: Desktop, *, passphrase: str) -> None:
    for name in ("Choose a new passphrase", "Type the passphrase once more"):
        _wait_for_focus(desktop, name)
        desktop.type(passphrase)
        desktop.press("Return")


def _test_the_code(desktop: Desktop, code: str) -> None:
    desktop.press("ctrl+comma")
    desktop.wait_for("Passphrase and recovery code")
    _go_to(desktop, "Test the recovery code…")
    desktop.press("Return")
    _wait_for_focus(desktop, "Your recovery code, as it stands on your paper")
    desktop.type(code)
    desktop.press("Return")
    desktop.wait_for("This recovery code opens this journal. Nothing was changed.")


def _wait_for_focus(desktop: Desktop, name: str) -> None:
    desktop.wait_until(lambda shown: shown.name == name and shown.is_focused, what=name)


def _go_to(desktop: Desktop, name: str) -> None:
    """Press Tab until `name` has the focus."""
    for _ in range(20):
        before = _focused(desktop)
        if before == name:
            return
        desktop.press("Tab")
        desktop.wait_until(lambda shown, before=before: shown.is_focused and shown.name != before, what=name)
    raise AssertionError(f"never came to {name}")


def _focused(desktop: Desktop) -> str:
    return next((shown.name for shown in desktop.shown() if shown.is_focused), "")
