"""The connection: every setting in force, and no word written without a cipher."""

import shutil
import sqlite3
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import Engine

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.store.connection import connect, sqlcipher
from balint_desktop.store.database_file import reserve_file
from balint_desktop.store.engine import create_database, open_engine
from tests.store.journal import KEY


@pytest.mark.parametrize(
    ("setting", "answer"),
    [
        ("journal_mode", "wal"),
        ("locking_mode", "exclusive"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("page_size", "4096"),
        ("cipher_page_size", "4096"),
        ("cipher_log_level", "NONE"),
        ("cipher_memory_security", "0"),
        ("wal_autocheckpoint", 10_000),
        ("query_only", 0),
    ],
)
def test_a_setting_is_in_force_on_the_open_journal(engine: Engine, setting: str, answer: object) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar_one() == answer


def test_the_file_is_not_mapped_into_memory(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA mmap_size").scalar_one_or_none() in (None, 0)


def test_the_file_says_nothing_of_sqlite(journal_path: Path) -> None:
    content = journal_path.read_bytes()
    assert b"SQLite" not in content
    assert b"CREATE" not in content


def test_with_stock_sqlite_no_journal_is_made(tmp_path: Path) -> None:
    with pytest.raises(BalintError) as caught:
        create_database(tmp_path / "journal-1.db", bytearray(KEY), vault_id="v", epoch=1, driver=sqlite3)
    assert caught.value.code is ErrorCode.CIPHER_MISSING
    assert list(tmp_path.iterdir()) == []


def test_with_stock_sqlite_no_journal_is_opened(journal_path: Path) -> None:
    before = journal_path.read_bytes()
    with pytest.raises(BalintError) as caught:
        open_engine(journal_path, bytearray(KEY), driver=sqlite3)
    assert caught.value.code is ErrorCode.CIPHER_MISSING
    assert journal_path.read_bytes() == before


class Answer:
    """What a cursor gives back for one question."""

    def __init__(self, answer: str | None) -> None:
        self._row = None if answer is None else (answer,)

    def fetchone(self) -> tuple[str] | None:
        """Return the only row, if there is one."""
        return self._row


def driver_that_answers(pragma: str, answer: str | None) -> ModuleType:
    """Return SQLCipher's driver, but for one question that it answers otherwise."""

    class Connection(sqlcipher().Connection):  # type: ignore[misc]
        def execute(self, sql: str, *parameters: Any) -> Any:
            return Answer(answer) if sql == f"PRAGMA {pragma}" else super().execute(sql, *parameters)

    driver = ModuleType("driver")
    driver.__dict__.update(vars(sqlcipher()))
    driver.connect = Connection  # type: ignore[attr-defined]
    return driver


@pytest.mark.parametrize("version", [None, "", "3.53.4", "4.18.9 community", "four"])
def test_an_older_cipher_or_none_at_all_is_refused(journal_path: Path, version: str | None) -> None:
    with pytest.raises(BalintError) as caught:
        open_engine(journal_path, bytearray(KEY), driver=driver_that_answers("cipher_version", version))
    assert caught.value.code is ErrorCode.CIPHER_MISSING


def test_a_newer_cipher_is_welcome(journal_path: Path) -> None:
    engine = open_engine(
        journal_path, bytearray(KEY), driver=driver_that_answers("cipher_version", "4.20.0 community")
    )
    engine.dispose()


@pytest.mark.parametrize("setting", ["secure_delete", "synchronous", "journal_mode", "temp_store"])
def test_a_setting_that_does_not_take_stops_the_opening(journal_path: Path, setting: str) -> None:
    with pytest.raises(BalintError) as caught:
        open_engine(journal_path, bytearray(KEY), driver=driver_that_answers(setting, "off"))
    assert caught.value.code is ErrorCode.UNEXPECTED


def test_on_a_mac_checkpoints_reach_the_platter(journal_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    connection = connect(journal_path, key=bytearray(KEY), driver=sqlcipher())
    assert connection.execute("PRAGMA checkpoint_fullfsync").fetchone() == (1,)
    connection.close()


def test_a_driver_that_breaks_otherwise_is_not_covered_up(tmp_path: Path) -> None:
    class BrokenError(Exception):
        """Not of SQLite."""

    def break_down(*_: object, **__: object) -> None:
        raise BrokenError

    driver = ModuleType("driver")
    driver.connect = break_down  # type: ignore[attr-defined]
    reserve_file(tmp_path / "journal-1.db")
    with pytest.raises(BrokenError):
        connect(tmp_path / "journal-1.db", key=bytearray(KEY), driver=driver)


def test_a_path_that_looks_like_an_address_is_only_a_name(
    journal_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(journal_path, tmp_path / "file:x?mode=memory#")
    monkeypatch.chdir(tmp_path)
    engine = open_engine(Path("file:x?mode=memory#"), bytearray(KEY))
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT epoch FROM meta").scalar_one() == 3
    engine.dispose()
