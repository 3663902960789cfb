"""What tests of the page Cases share: a real encrypted journal, the one worker, and the application's look."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine

from balint_desktop import paths
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.journal import Journal, journal_on
from balint_desktop.store.engine import close, create_database, open_engine
from balint_desktop.store.unit_of_work import UnitOfWork
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch
from tests.fakes import FakeClock
from tests.ui.cases.story_page import page as page
from tests.ui.theme.application_look import restored_look


class Works:
    """Gives out units of work on one engine; none that may write while `is_disk_full`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.is_disk_full = False

    def work(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a unit of work that may write."""
        if self.is_disk_full:
            raise BalintError(ErrorCode.DISK_FULL)
        return UnitOfWork(self._engine)

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """Begin a unit of work that only reads, as far as the service is concerned."""
        return UnitOfWork(self._engine)


@pytest.fixture
def clock() -> FakeClock:
    """A clock that the test moves."""
    return FakeClock()


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Works]:
    """The way to an open, empty journal in a folder of its own."""
    path, key = tmp_path / "journal.db", bytearray(range(32))
    tmp_path.chmod(0o700)
    create_database(path, key, vault_id="00000000-0000-4000-8000-000000000000", epoch=1)
    engine = open_engine(path, key)
    yield Works(engine)
    close(engine)


@pytest.fixture
def journal(works: Works, clock: FakeClock) -> Journal:
    """The services of the open journal. Call it before or after the worker's jobs, not between."""
    return journal_on(works, resources=paths.resources(), clock=clock)


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
