"""Minimising in a real window system: the journal is locked for those who chose it, and waits at its door."""

from pathlib import Path

from balint_desktop.services.demo import DEMO_PASSPHRASE
from balint_desktop.services.settings import Settings, SettingsFile
from tests.journeys import steps
from tests.journeys.desktop import Desktop
from tests.journeys.marks import DESKTOP_MARKS

pytestmark = list(DESKTOP_MARKS)


def test_a_minimised_journal_is_at_its_door_when_that_was_chosen(desktop: Desktop) -> None:
    config = Path(desktop.environment["XDG_CONFIG_HOME"])
    SettingsFile(config / "balint-desktop" / "settings.json").save(Settings(lock_on_minimise=True))
    program = desktop.start(["--demo"])
    steps.wait_for_door(desktop)
    steps.unlock(desktop, passphrase=DEMO_PASSPHRASE)
    steps.wait_for_today(desktop)
    (window,) = desktop.windows()
    desktop.minimise(window)
    steps.wait_for_door(desktop)
    assert program.poll() is None
    desktop.press("alt+F4")
    assert program.wait(timeout=30) == 0
