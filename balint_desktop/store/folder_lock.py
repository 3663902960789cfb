"""One journal is open in one process: a lock on a file, given back by the system even after a crash."""

import errno
import os
import sys
from pathlib import Path

from balint_desktop.domain.errors import BalintError, ErrorCode


class FolderLock:
    """Holds the lock file of a journal from `take` until `give_back` or the end of the process."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._handle: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether this process holds the lock."""
        return self._handle is not None

    def take(self) -> None:
        """Take the lock; a second call does nothing.

        Raises ALREADY_OPEN when another process holds it, FOLDER_NOT_WRITABLE or DISK_FULL when the file can't be
        made, DISK_FAILED where files can't be locked.
        """
        if self._handle is not None:
            return
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            handle = os.open(self._file, flags, 0o600)
        except OSError as error:
            is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            raise BalintError(ErrorCode.DISK_FULL if is_full else ErrorCode.FOLDER_NOT_WRITABLE) from None
        try:
            _lock(handle)
        except BlockingIOError:
            os.close(handle)
            raise BalintError(ErrorCode.ALREADY_OPEN) from None
        except OSError:
            os.close(handle)
            raise BalintError(ErrorCode.DISK_FAILED) from None
        self._handle = handle

    def give_back(self) -> None:
        """Let another process take the lock; the empty file stays."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":  # pragma: no cover - not run on Linux; packaging/README.md, release checklist

    def _lock(handle: int) -> None:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            raise BlockingIOError from None

else:

    def _lock(handle: int) -> None:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
