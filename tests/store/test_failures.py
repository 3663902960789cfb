"""What SQLite's result codes mean, on real failures and on made-up ones."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, NoResultFound

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.store.connection import sqlcipher
from balint_desktop.store.engine import checkpoint, close, create_database, open_engine
from balint_desktop.store.failures import is_of_the_store, named
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork
from tests.store.journal import KEY, find, found_names, keep

LONG = "snow and rain and hail, " * 8000


class CodedError(Exception):
    """An error of the driver with a code of SQLite's."""

    def __init__(self, code: int) -> None:
        super().__init__("The doctor's words")
        self.sqlite_errorcode = code


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        (13, ErrorCode.DISK_FULL),
        (10 | 3 << 8, ErrorCode.DISK_FAILED),
        (8 | 1 << 8, ErrorCode.READ_ONLY),
        (11 | 1 << 8, ErrorCode.DATABASE_DAMAGED),
        (26, ErrorCode.DATABASE_DAMAGED),
        (5, ErrorCode.ALREADY_OPEN),
        (7, ErrorCode.NOT_ENOUGH_MEMORY),
        (14, ErrorCode.DISK_FAILED),
        (19, ErrorCode.UNEXPECTED),
        (1, ErrorCode.UNEXPECTED),
    ],
)
def test_a_result_code_has_a_meaning(code: int, meaning: ErrorCode) -> None:
    error = DatabaseError("SELECT", {}, CodedError(code))
    assert is_of_the_store(error)
    assert is_of_the_store(CodedError(code))
    assert named(error).code is named(CodedError(code)).code is meaning
    assert named(error).details == {"sqlite_code": code & 0xFF}


def test_an_error_of_sqlalchemy_alone_is_unexpected() -> None:
    assert named(NoResultFound()).code is ErrorCode.UNEXPECTED


def test_an_error_of_python_is_not_of_the_store() -> None:
    assert not is_of_the_store(ValueError())


def test_a_disk_that_is_full_is_told_and_the_next_save_is_kept(engine: Engine) -> None:
    keep(engine, "snow", name="before")
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(BalintError) as caught:
        keep(engine, LONG, name="too long")
    assert caught.value.code is ErrorCode.DISK_FULL
    assert found_names(engine, "snow") == ["before"]
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=1000000")
    keep(engine, LONG, name="after")
    assert found_names(engine, "snow") == ["after", "before"]


@contextmanager
def files_up_to(size_bytes: int) -> Iterator[None]:
    """Let no file grow beyond a size, as a full disk or a quota does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_file_that_may_not_grow_loses_nothing_that_was_saved(engine: Engine, journal_path: Path) -> None:
    keep(engine, "snow", name="before")
    with files_up_to(journal_path.with_name("journal-1.db-wal").stat().st_size + 8192):
        with pytest.raises(BalintError) as caught:
            keep(engine, LONG, name="too long")
        assert caught.value.code in (ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED)
        assert found_names(engine, "snow") == ["before"]
    keep(engine, "snow again", name="after")
    assert found_names(engine, "snow") == ["after", "before"]
    with UnitOfWork(engine) as work:
        assert work.search.check()


def test_a_checkpoint_that_can_not_write_loses_nothing(engine: Engine, journal_path: Path) -> None:
    for number in range(12):
        keep(engine, f"snow {LONG[:2000]}", name=str(number))
    with files_up_to(journal_path.stat().st_size), pytest.raises(BalintError) as caught:
        checkpoint(engine)
    assert caught.value.code in (ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED)
    checkpoint(engine)
    close(engine)
    again = open_engine(journal_path, bytearray(KEY))
    assert len(find(again, "snow")) == 12
    close(again)


def test_a_journal_that_can_not_be_made_for_want_of_space_leaves_no_file(tmp_path: Path) -> None:
    with files_up_to(8192), pytest.raises(BalintError) as caught:
        create_database(tmp_path / "journal-1.db", bytearray(KEY), vault_id="v", epoch=1)
    assert caught.value.code in (ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED)
    assert list(tmp_path.iterdir()) == []


def read_everything(engine: Engine) -> None:
    """Read every entry of every case."""
    with ReadOnlyWork(engine) as work:
        for case_id in work.cases.ids():
            work.entries.of_case(CaseId(case_id))


def test_a_page_that_went_bad_is_damage(journal_path: Path) -> None:
    engine = open_engine(journal_path, bytearray(KEY))
    for number in range(40):
        keep(engine, LONG[:3000], name=str(number))
    close(engine)
    content = bytearray(journal_path.read_bytes())
    for page in range(30, len(content) // 4096):
        content[page * 4096 + 100] ^= 0xFF
    journal_path.write_bytes(content)
    engine = open_engine(journal_path, bytearray(KEY))
    with pytest.raises(BalintError) as caught:
        read_everything(engine)
    assert caught.value.code is ErrorCode.DATABASE_DAMAGED
    close(engine)


def test_a_checkpoint_that_others_keep_waiting_has_failed(engine: Engine) -> None:
    keep(engine, "snow")
    with engine.connect() as connection:
        cursor = connection.connection.driver_connection.execute("SELECT id FROM case_")  # type: ignore[union-attr]
        with pytest.raises(BalintError) as caught:
            checkpoint(engine)
        cursor.close()
    assert caught.value.code in (ErrorCode.DISK_FAILED, ErrorCode.ALREADY_OPEN)
    checkpoint(engine)


def test_the_driver_gives_its_errors_a_code() -> None:
    connection = sqlcipher().connect(":memory:")
    with pytest.raises(sqlcipher().OperationalError) as caught:
        connection.execute("SELECT * FROM nowhere")
    connection.close()
    assert is_of_the_store(caught.value)
