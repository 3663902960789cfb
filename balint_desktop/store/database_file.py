"""What must hold of a database file before SQLite may touch it (shared/vault.md, "Opening").

SQLite makes a new, empty journal of a missing or empty file, and follows links; so none of them gets through.
"""

import errno
import os
import stat
from pathlib import Path

from balint_desktop.domain.errors import BalintError, ErrorCode

#: SQLCipher's page; every whole file is a multiple of it. Source: cipher_page_size, SQLCipher 4.
PAGE_BYTES = 4096
#: How a database without any encryption begins. Source: https://sqlite.org/fileformat.html
PLAIN_MAGIC = b"SQLite format 3\x00"

_OWNER_ONLY = 0o600


def wal_of(path: Path) -> Path:
    """Return the place of the write-ahead log that belongs to the database at `path`."""
    return path.with_name(path.name + "-wal")


def check_file(path: Path) -> None:
    """Refuse a file that must not be opened; take group and world bits away from one that may.

    Raises: BalintError DATABASE_MISSING, FOLDER_UNSAFE (a link, not a file, somebody else's),
    DATABASE_DAMAGED (empty, cut, or never encrypted), DISK_FAILED (it can't be looked at).
    """
    found = _look_at(path)
    if found is None:
        raise BalintError(ErrorCode.DATABASE_MISSING)
    _check_safe(found)
    if found.st_size == 0 or found.st_size % PAGE_BYTES:
        raise BalintError(ErrorCode.DATABASE_DAMAGED, size_bytes=found.st_size)
    log = _look_at(wal_of(path))
    if log is not None:
        _check_safe(log)
    _check_sealed(path)
    if stat.S_IMODE(found.st_mode) & ~_OWNER_ONLY and is_writable(path):
        path.chmod(_OWNER_ONLY)


def is_writable(path: Path) -> bool:
    """Whether the database can be written: the file itself, and its folder, where the log has to be."""
    effective = os.access in os.supports_effective_ids
    return all(os.access(place, os.W_OK, effective_ids=effective) for place in (path, path.parent))


def has_log(path: Path) -> bool:
    """Whether a log with saves in it lies beside the database, as after a crash."""
    found = _look_at(wal_of(path))
    return found is not None and found.st_size > 0


def reserve_file(path: Path) -> None:
    """Make an empty file for a new database, owner-only, where nothing was before.

    Raises: BalintError JOURNAL_EXISTS, FOLDER_NOT_WRITABLE, DISK_FULL, DISK_FAILED.
    """
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
    try:
        os.close(os.open(path, flags, _OWNER_ONLY))
    except FileExistsError:
        raise BalintError(ErrorCode.JOURNAL_EXISTS) from None
    except PermissionError:
        raise BalintError(ErrorCode.FOLDER_NOT_WRITABLE) from None
    except OSError as error:
        is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise BalintError(ErrorCode.DISK_FULL if is_full else ErrorCode.DISK_FAILED) from None


def make_durable(folder: Path) -> None:
    """Make the names in `folder` outlive a power loss; where folders can't be synced, do nothing.

    Raises: BalintError DISK_FAILED.
    """
    if os.name != "posix":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError:
        raise BalintError(ErrorCode.DISK_FAILED) from None


def _look_at(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except FileNotFoundError:
        return None
    except OSError:
        raise BalintError(ErrorCode.DISK_FAILED) from None


def _check_safe(found: os.stat_result) -> None:
    is_foreign = os.name == "posix" and found.st_uid != os.geteuid()
    if is_foreign or not stat.S_ISREG(found.st_mode):
        raise BalintError(ErrorCode.FOLDER_UNSAFE)


def _check_sealed(path: Path) -> None:
    try:
        with path.open("rb") as file:
            beginning = file.read(len(PLAIN_MAGIC))
    except OSError:
        raise BalintError(ErrorCode.DISK_FAILED) from None
    if beginning == PLAIN_MAGIC:
        raise BalintError(ErrorCode.DATABASE_DAMAGED)
