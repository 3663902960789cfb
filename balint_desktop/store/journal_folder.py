"""The folder of one journal: which files lie in it, and whether it is a safe place for them."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from balint_desktop.domain.errors import BalintError, ErrorCode

#: Names in a path by which a folder is known to be copied to a cloud service.
_SYNCED_NAMES = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "nextcloud", "mobile documents")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class JournalFolder:
    """Knows the names of a journal's files (shared/vault.md, "Files of one journal") and guards their place."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def header(self) -> Path:
        """The file that holds the key slots; a journal is where this file is."""
        return self.path / "vault.hdr"

    @property
    def lock(self) -> Path:
        """The empty file that one process at a time holds."""
        return self.path / "lock"

    @property
    def sealed_drafts(self) -> Path:
        """Where drafts are put, sealed, when the database won't take them at lock."""
        return self.path / "drafts.sealed"

    @property
    def letterbox(self) -> Path:
        """The folder of sealed letters, written while the journal is locked; not there until the first one."""
        return self.path / "letterbox"

    @property
    def quarantine(self) -> Path:
        """The folder of what couldn't be opened and is never deleted."""
        return self.path / "quarantine"

    def database(self, name: str) -> Path:
        """Return the database file that the header names."""
        return self.path / name

    def unfinished(self, database: Path) -> Path:
        """Return the name of `database` until the header of its new journal is written."""
        return database.with_name(f"{database.name}.new")

    def finished(self, name: str) -> Path:
        """Return the database file `name`, given its name if a crash came between header and renaming."""
        database = self.database(name)
        unfinished = self.unfinished(database)
        if not database.exists() and unfinished.exists():
            try:
                unfinished.replace(database)
            except OSError:
                raise BalintError(ErrorCode.FOLDER_NOT_WRITABLE) from None
        return database

    def has_journal(self) -> bool:
        """Whether a journal lies here, whole or damaged; an unreadable folder counts as one."""
        try:
            with os.scandir(self.path) as entries:
                return any(_is_of_journal(entry.name) for entry in entries)
        except FileNotFoundError:
            return False
        except OSError:
            return True

    def forget_new(self, unfinished: Path) -> None:
        """Take away what a creation that failed had made; only where no journal lay before it began."""
        with suppress(OSError):  # the error that is on its way says more
            # In this order: a header without its database would be half a journal, and stand in the way.
            self.header.unlink(missing_ok=True)
            unfinished.unlink(missing_ok=True)

    def make(self) -> None:
        """Create the folder, owner-only, with its parents.

        Raises FOLDER_SYNCED, FOLDER_UNSAFE or FOLDER_NOT_WRITABLE.
        """
        if self._is_synced():
            raise BalintError(ErrorCode.FOLDER_SYNCED)
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except FileExistsError:
            raise BalintError(ErrorCode.FOLDER_UNSAFE) from None
        except OSError:
            raise BalintError(ErrorCode.FOLDER_NOT_WRITABLE) from None
        self.check()

    def check(self) -> None:
        """Mend the rights of the folder and its files where others could get in.

        Raises JOURNAL_MISSING without a folder, FOLDER_UNSAFE for a link, another owner or a file in its
        place, FOLDER_NOT_WRITABLE when it can't be entered.
        """
        try:
            info = self.path.lstat()
        except FileNotFoundError:
            raise BalintError(ErrorCode.JOURNAL_MISSING) from None
        except OSError:
            raise BalintError(ErrorCode.FOLDER_NOT_WRITABLE) from None
        if not stat.S_ISDIR(info.st_mode) or not _is_mine(info):
            raise BalintError(ErrorCode.FOLDER_UNSAFE)
        if not os.access(self.path, os.R_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
            raise BalintError(ErrorCode.FOLDER_NOT_WRITABLE)
        self._close_to_others(self.path, info)
        with os.scandir(self.path) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):  # the process that has the journal may just have removed it
                    self._close_to_others(Path(entry.path), entry.stat(follow_symlinks=False))

    def _is_synced(self) -> bool:
        # Also by way of a relative path, or of a link further up.
        parts = {part.lower() for path in (self.path.absolute(), self.path.resolve()) for part in path.parts}
        return any(name in part for part in parts for name in _SYNCED_NAMES)

    def _close_to_others(self, path: Path, info: os.stat_result) -> None:
        if os.name != "posix" or stat.S_ISLNK(info.st_mode) or not info.st_mode & _OTHERS:
            return
        try:
            path.chmod(stat.S_IMODE(info.st_mode) & ~_OTHERS)
        except FileNotFoundError:
            raise
        except OSError:
            raise BalintError(ErrorCode.FOLDER_UNSAFE) from None


def _is_of_journal(name: str) -> bool:
    # What a creation that never finished left behind is no journal: nobody can have written into it.
    return name.startswith(("vault.hdr", "journal-")) and not name.endswith((".new", ".new-wal", ".new-shm"))


def _is_mine(info: os.stat_result) -> bool:
    return os.name != "posix" or info.st_uid == os.geteuid()
