"""What tests of the page Cases share: a real encrypted journal, the one worker, and the application's look."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from balint_desktop import paths
from balint_desktop.services.journal import Journal, journal_on
from balint_desktop.store.engine import close, create_database, open_engine
from balint_desktop.store.unit_of_work import UnitOfWork
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch
from tests.fakes import FakeClock
from tests.ui.theme.application_look import restored_look


class Works:
    """Gives out units of work on one engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def work(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a unit of work that may write."""
        return UnitOfWork(self._engine)

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a unit of work that only reads, as far as the service is concerned."""
        return UnitOfWork(self._engine)


@pytest.fixture
def clock() -> FakeClock:
    """A clock that the test moves."""
    return FakeClock()


@pytest.fixture
def journal(tmp_path: Path, clock: FakeClock) -> Iterator[Journal]:
    """An open, empty journal in a folder of its own. Call it before or after the worker's jobs, not between."""
    path, key = tmp_path / "journal.db", bytearray(range(32))
    tmp_path.chmod(0o700)
    create_database(path, key, vault_id="00000000-0000-4000-8000-000000000000", epoch=1)
    engine = open_engine(path, key)
    yield journal_on(Works(engine), resources=paths.resources(), clock=clock)
    close(engine)


@pytest.fixture
def worker(journal: Journal, qtbot: QtBot) -> Iterator[Worker]:
    """The one worker; it ends before the journal closes."""
    made = Worker()
    yield made
    assert made.stop()


@pytest.fixture
def switch(qapp: QApplication) -> Iterator[ThemeSwitch]:
    """The theme switch, with paper on."""
    with restored_look(qapp):
        made = ThemeSwitch(resources=paths.resources(), choice=ThemeChoice.PAPER, parent=qapp)
        made.apply(qapp)
        yield made
