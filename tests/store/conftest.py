"""An empty journal for each test, made once and copied, and an engine that is closed again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.entry import EntryKind
from balint_desktop.store.engine import close, create_database, open_engine
from balint_desktop.store.unit_of_work import UnitOfWork
from tests.store.journal import KEY, SOME_DAY


@pytest.fixture(scope="session")
def empty_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty journal that no test opens."""
    path = tmp_path_factory.mktemp("template") / "journal-1.db"
    create_database(path, bytearray(KEY), vault_id="vault-of-the-tests", epoch=3)
    return path


@pytest.fixture
def journal_path(empty_journal: Path, tmp_path: Path) -> Path:
    """The file of an empty journal of this test's own."""
    path = tmp_path / "journal-1.db"
    shutil.copyfile(empty_journal, path)
    path.chmod(0o600)
    return path


@pytest.fixture
def engine(journal_path: Path) -> Iterator[Engine]:
    """An open, empty journal."""
    engine = open_engine(journal_path, bytearray(KEY))
    yield engine
    close(engine)


@pytest.fixture
def case_id(engine: Engine) -> CaseId:
    """A case with a name and one note in that journal."""
    with UnitOfWork(engine) as work:
        case_id = work.cases.add("The man with the maps", on=SOME_DAY)
        work.entries.add(case_id, kind=EntryKind.FIRST_NOTE, text="He had folded them.", on=SOME_DAY)
        work.commit()
    return case_id
