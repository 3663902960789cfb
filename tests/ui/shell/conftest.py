"""The open journal in the one window, with everything around it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from balint_desktop.services.journal import Journal
from balint_desktop.services.settings import Settings, SettingsFile
from balint_desktop.services.vault import Vault
from balint_desktop.ui.shell.journal_builder import build_journal_view
from balint_desktop.ui.shell.journal_view import JournalView
from balint_desktop.ui.shell.locking import AfterLock, Locking
from balint_desktop.ui.shell.window import Window
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from tests.fakes import FakeClock
from tests.ui.conftest import Settle


@pytest.fixture
def window(switch: ThemeSwitch, qtbot: QtBot) -> Iterator[Window]:
    """The one window, shown and empty."""
    made = Window()
    made.resize(1200, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close_for_good()
    made.deleteLater()


@pytest.fixture
def view(
    window: Window,
    vault: Vault,
    journal: Journal,
    worker: Worker,
    clock: FakeClock,
    switch: ThemeSwitch,
    tmp_path: Path,
    settle: Settle,
) -> JournalView:
    """The pages of an open journal, in the window."""
    made = build_journal_view(
        journal=journal,
        keys=vault.journal_keys(),
        worker=worker,
        clock=clock,
        theme=switch,
        settings=Settings(),
        settings_file=SettingsFile(tmp_path / "settings.json"),
        folder="/a/place",
        version="1.2.3",
        on_settings=_ignore,
    )
    window.show_page(made)
    settle()
    return made


@pytest.fixture
def locking(locked_vault: Vault, worker: Worker, window: Window, clock: FakeClock) -> Locking:
    """What locks that journal."""
    return Locking(vault=locked_vault, worker=worker, cover=window, clock=clock, parent=window)


@pytest.fixture
def locked(locking: Locking) -> list[AfterLock]:
    """Gets what is to follow each time a lock ends."""
    told: list[AfterLock] = []
    locking.locked.connect(told.append)
    return told


def _ignore(_: object) -> None:
    """Take no notice of a changed setting."""
