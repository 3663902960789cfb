"""The one connection to a journal: keyed, and with every setting of shared/vault.md ("Opening") in force.

Two points differ from the order written there, both found by trying. The cipher's version is asked before
the key is given, so that a stock SQLite (which takes `PRAGMA key` silently and writes plain text) never sees
a key and never makes a file. And the exclusive lock comes before the first read: after it, SQLite would go on
using a shared-memory file (`-shm`) beside the journal.
"""

import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.store.database_file import has_log, is_writable
from balint_desktop.store.failures import is_of_the_store, named

#: The oldest SQLCipher that is trusted. Source: the one in sqlcipher3 0.6.4, with which all was measured.
CIPHER_FLOOR = (4, 19, 0)
#: Bytes of the raw key.
KEY_BYTES = 32

#: How many pages the log may hold before a save has to write them back; 40 MiB. Checkpoints come from the
#: services, after 20 quiet seconds; with SQLite's own 1,000 pages one save in sixty takes several times as long.
_LOG_PAGES_AT_MOST = 10_000

#: Setting, value, and what SQLite answers when it is in force.
_SETTINGS = (
    ("temp_store", "MEMORY", "2"),
    ("trusted_schema", "OFF", "0"),
    ("mmap_size", "0", "0"),
    ("foreign_keys", "ON", "1"),
    ("secure_delete", "ON", "1"),
)
_SETTINGS_FOR_WRITING = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("wal_autocheckpoint", str(_LOG_PAGES_AT_MOST), str(_LOG_PAGES_AT_MOST)),
)
_SETTINGS_FOR_MACOS = (("checkpoint_fullfsync", "ON", "1"),)
_SETTINGS_FOR_READING = (("query_only", "ON", "1"),)


def sqlcipher() -> ModuleType:
    """Return the driver; imported on first use, so that the unlock page doesn't wait for it."""
    from sqlcipher3 import dbapi2

    return cast(ModuleType, dbapi2)


def connect(path: Path, *, key: bytearray, driver: ModuleType) -> Any:
    """Return a keyed connection of `driver` to the database at `path`; read-only where it can't be written.

    Transactions are begun by the caller, never by the driver.

    Raises: BalintError CIPHER_MISSING, DATABASE_DAMAGED (also: not this key), ALREADY_OPEN,
    FOLDER_NOT_WRITABLE (a crash left saves in the log, which can't be taken in), and the like.
    """
    if len(key) != KEY_BYTES:
        raise BalintError(ErrorCode.UNEXPECTED)
    can_write = is_writable(path)
    try:
        connection = _raw_connection(path, driver=driver, can_write=can_write)
        try:
            _demand_cipher(connection)
            _give_key(connection, key=key)
            _bring_into_force(connection, can_write=can_write)
        except BaseException:
            connection.close()
            raise
    except Exception as error:
        if is_of_the_store(error):
            raise named(error) from None
        raise
    return connection


def _raw_connection(path: Path, *, driver: ModuleType, can_write: bool) -> Any:
    # The driver's thread check is off: the one worker may be another thread after the pool let it go,
    # and SQLite itself is built to be called from any thread.
    settings = {"isolation_level": None, "timeout": 0.0, "check_same_thread": False}
    place = path.absolute()
    if can_write:
        return driver.connect(str(place), **settings)
    # SQLite reads no log where it can't write, and without it the last saves would be missing.
    if has_log(path):
        raise BalintError(ErrorCode.FOLDER_NOT_WRITABLE)
    return driver.connect(f"{place.as_uri()}?mode=ro&immutable=1", uri=True, **settings)


def _demand_cipher(connection: Any) -> None:
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    row = connection.execute("PRAGMA cipher_version").fetchone()
    numbers = re.match(r"(\d+)\.(\d+)\.(\d+)", str(row[0])) if row else None
    if numbers is None or tuple(map(int, numbers.groups())) < CIPHER_FLOOR:
        raise BalintError(ErrorCode.CIPHER_MISSING)


def _give_key(connection: Any, *, key: bytearray) -> None:
    literal = bytearray(b"x'" + bytes(2 * KEY_BYTES) + b"'")
    digits = b"0123456789abcdef"
    for index, byte in enumerate(key):
        literal[2 + 2 * index] = digits[byte >> 4]
        literal[3 + 2 * index] = digits[byte & 15]
    try:
        connection.set_key(literal)
    finally:
        literal[:] = bytes(len(literal))


def _bring_into_force(connection: Any, *, can_write: bool) -> None:
    connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchall()
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    settings = _SETTINGS + (_SETTINGS_FOR_WRITING if can_write else _SETTINGS_FOR_READING)
    if sys.platform == "darwin":
        settings += _SETTINGS_FOR_MACOS
    for name, value, answer in settings:
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is not None and str(row[0]) != answer:
            raise BalintError(ErrorCode.UNEXPECTED)
