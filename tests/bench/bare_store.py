"""The floor under the store: SQLCipher alone, one table and one full-text index, a raw key and no derivation."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

#: Any key will do: what is in it is made up.
_KEY = "x'" + "2a" * 32 + "'"
_SCHEMA = (
    "CREATE TABLE entry(id INTEGER PRIMARY KEY, day TEXT, title TEXT, body TEXT)",
    "CREATE INDEX entry_day ON entry(day)",
    "CREATE VIRTUAL TABLE fts USING fts5(title, body, content='entry', content_rowid='id')",
)


def open_bare(path: Path) -> Any:
    """Return a connection that waits for the disk with every save, as ours does."""
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute(f'PRAGMA key = "{_KEY}"')
    connection.execute("PRAGMA journal_mode=WAL").fetchall()
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def make_bare(path: Path, *, rows: Iterable[tuple[str, str, str]]) -> None:
    """Write a bare journal of (day, title, body) to `path`."""
    connection = open_bare(path)
    for statement in _SCHEMA:
        connection.execute(statement)
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO entry(day, title, body) VALUES (?, ?, ?)", rows)
    connection.execute("INSERT INTO fts(fts) VALUES ('rebuild')")
    connection.execute("INSERT INTO fts(fts) VALUES ('optimize')")
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()


def keep_bare(connection: Any, *, day: str, title: str, body: str) -> None:
    """Save one new entry with its words in the index, durably."""
    connection.execute("BEGIN IMMEDIATE")
    added = connection.execute("INSERT INTO entry(day, title, body) VALUES (?, ?, ?)", (day, title, body))
    connection.execute("INSERT INTO fts(rowid, title, body) VALUES (?, ?, ?)", (added.lastrowid, title, body))
    connection.execute("COMMIT")
