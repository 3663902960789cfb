"""What a doctor does, step by step, with keys alone; each step waits for what it leads to."""

import re

from tests.journeys.desktop import Desktop

_CODE = re.compile(r"(?:[0-9A-Z]{4}\s+){6}[0-9A-Z]{4}")
_GROUP = re.compile(r"Group (\d)")


def create_journal(desktop: Desktop, *, passphrase: str) -> str:
    """Go through beginning a journal and return the recovery code; Today is open afterwards."""
    desktop.wait_for("Begin a journal")
    desktop.press("Return")
    desktop.wait_for("Choose a passphrase")
    desktop.type(passphrase)
    desktop.press("Return")
    desktop.wait_for("Type it once more")
    desktop.type(passphrase)
    desktop.press("Return")
    shown = desktop.wait_until(lambda shown: bool(_CODE.search(shown.name)), what="a recovery code")
    groups = shown.name.split()
    desktop.press("Return")
    desktop.wait_for("please type these two groups")
    asked = [int(found) for found in dict.fromkeys(_GROUP.findall(desktop.all_words()))]
    assert len(asked) == 2
    desktop.type(groups[asked[0] - 1])
    desktop.press("Tab")
    desktop.type(groups[asked[1] - 1])
    desktop.press("Return")
    wait_for_today(desktop)
    return "-".join(groups)


def unlock(desktop: Desktop, *, passphrase: str) -> None:
    """Type the passphrase on the unlock page."""
    wait_for_door(desktop)
    desktop.type(passphrase)
    desktop.press("Return")


def wait_for_door(desktop: Desktop) -> None:
    """Wait until the unlock page has the keyboard."""
    desktop.wait_until(
        lambda shown: shown.name in ("Passphrase", "Recovery code") and shown.is_focused, what="the door"
    )
    # After a lock it is another window than before.
    desktop.wait_for_window()


def wait_for_today(desktop: Desktop) -> None:
    """Wait until the cursor is in the note."""
    desktop.wait_until(lambda shown: shown.name == "The note" and shown.is_focused, what="Today")


def jot(desktop: Desktop, *, text: str) -> None:
    """Write a note on Today, see it saved, and keep it."""
    wait_for_today(desktop)
    desktop.type(text)
    desktop.wait_for("Saved, encrypted")
    desktop.press("ctrl+Return")
    desktop.wait_for("Kept, encrypted.")


def find(desktop: Desktop, *, typed: str) -> None:
    """Search for something and open the first case that was found."""
    desktop.press("ctrl+f")
    desktop.wait_until(
        lambda shown: shown.name == "Search everything" and shown.is_focused, what="the search field"
    )
    desktop.type(typed)
    desktop.wait_for("1 case")
    desktop.press("Return")
