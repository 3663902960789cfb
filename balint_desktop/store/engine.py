"""Making, opening, tidying and closing the engine of one journal.

An engine has exactly one connection, opened here. It keeps no key and can't open the file a second time: once
closed, whoever still holds it is told that the vault is closed.
"""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Engine as Engine  # for the services, which hold one but may not import SQLAlchemy
from sqlalchemy import create_engine, insert
from sqlalchemy.pool import StaticPool

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.store.connection import connect, sqlcipher
from balint_desktop.store.database_file import check_file, make_durable, reserve_file, wal_of
from balint_desktop.store.failures import is_of_the_store, named
from balint_desktop.store.revision import bring_to_head, is_at_head
from balint_desktop.store.rows import META
from balint_desktop.store.search_index import SearchIndex

#: Pages of the search index that one quiet moment merges at most: about 15 ms.
_TIDY_PAGES = 400


def open_engine(path: Path, key: bytearray, *, driver: ModuleType | None = None) -> Engine:
    """Open the journal at `path` with its raw database key, which the header must have proven before.

    A journal of an older version is brought to this one. The key isn't kept; the caller wipes it. Where
    nothing can be written the journal opens for reading, and every save says READ_ONLY.

    Raises: BalintError DATABASE_MISSING, DATABASE_DAMAGED, DATABASE_NEWER, FOLDER_UNSAFE,
    FOLDER_NOT_WRITABLE (with saves of a crash to be taken in), CIPHER_MISSING, ALREADY_OPEN, DISK_FULL,
    DISK_FAILED.
    """
    check_file(path)
    engine = _engine_of(path, key=key, driver=driver)
    try:
        with engine.connect() as connection:
            at_head = is_at_head(connection)
        if not at_head:
            bring_to_head(engine)
    except Exception as error:
        engine.dispose()
        if is_of_the_store(error):
            raise named(error) from None
        raise
    return engine


def create_database(
    path: Path, key: bytearray, *, vault_id: str, epoch: int, driver: ModuleType | None = None
) -> None:
    """Make a new, empty journal at `path` and close it again; when that fails, nothing is left behind.

    Raises: BalintError JOURNAL_EXISTS, FOLDER_NOT_WRITABLE, CIPHER_MISSING, DISK_FULL, DISK_FAILED.
    """
    reserve_file(path)
    try:
        engine = _engine_of(path, key=key, driver=driver)
        try:
            bring_to_head(engine)
            _write_meta(engine, vault_id=vault_id, epoch=epoch)
        finally:
            engine.dispose()
        check_file(path)
        make_durable(path.parent)
    except BaseException as error:
        path.unlink(missing_ok=True)
        wal_of(path).unlink(missing_ok=True)
        if is_of_the_store(error):
            raise named(error) from None
        raise


def checkpoint(engine: Engine) -> None:
    """Tidy the search index a little and empty the log into the database; for quiet moments and the lock.

    Raises: BalintError DISK_FULL, DISK_FAILED; nothing that was saved is lost then.
    """
    if is_read_only(engine):
        return
    _tidy_index(engine)
    try:
        with engine.connect() as connection:
            is_busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar_one()
    except Exception as error:
        if is_of_the_store(error):
            raise named(error) from None
        raise
    if is_busy:
        raise BalintError(ErrorCode.DISK_FAILED)


def close(engine: Engine) -> None:
    """Close the journal; SQLite empties what is left of the log and removes it. Twice does no harm."""
    engine.dispose(close=True)


def is_read_only(engine: Engine) -> bool:
    """Whether this journal was opened where nothing can be written."""
    with engine.connect() as connection:
        return bool(connection.exec_driver_sql("PRAGMA query_only").scalar_one())


def _engine_of(path: Path, *, key: bytearray, driver: ModuleType | None) -> Engine:
    module = sqlcipher() if driver is None else driver
    connection = connect(path, key=key, driver=module)
    return create_engine(
        "sqlite://", module=module, creator=_once(connection), poolclass=StaticPool, hide_parameters=True
    )


def _once(connection: Any) -> Callable[[], Any]:
    waiting = [connection]

    def hand_out() -> Any:
        if not waiting:
            raise BalintError(ErrorCode.VAULT_CLOSED)
        return waiting.pop()

    return hand_out


def _write_meta(engine: Engine, *, vault_id: str, epoch: int) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.execute(
            insert(META), {"id": 1, "vault_id": vault_id, "epoch": epoch, "write_seq": 0, "next_order": 1}
        )
        connection.commit()


def _tidy_index(engine: Engine) -> None:
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            SearchIndex(connection).merge(pages=_TIDY_PAGES)
            connection.commit()
    except Exception as error:
        # Housekeeping that a full disk may stop; the log is what matters, and it is emptied next.
        if not is_of_the_store(error):
            raise
