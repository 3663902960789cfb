"""Keeping the header on disk: at every moment `vault.hdr` is wholly the old one or wholly the new one."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from balint_desktop.crypto.canonical_json import damaged
from balint_desktop.crypto.header import Header, parse_header
from balint_desktop.crypto.header_frame import MAXIMUM_BYTES
from balint_desktop.crypto.keys import VaultKeys
from balint_desktop.domain.errors import BalintError, ErrorCode

HEADER_NAME = "vault.hdr"
PREVIOUS_NAME = "vault.hdr.prev"

_NEW_NAME = "vault.hdr.new"
_NEW_PREVIOUS_NAME = "vault.hdr.prev.new"
_OWNER_ONLY = 0o600
# Windows knows no O_NOFOLLOW, O_NONBLOCK and O_CLOEXEC, and needs O_BINARY. O_NONBLOCK: a pipe that was put
# there in place of the header mustn't hold us up.
_PLATFORM_FLAGS = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_READ_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _PLATFORM_FLAGS
_CREATE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _PLATFORM_FLAGS


def read_header(folder: Path) -> Header:
    """Read and parse the header of a journal's folder.

    Raises: BalintError HEADER_NOT_OURS (also for a link, a folder, a pipe), HEADER_NEWER, HEADER_DAMAGED;
    FileNotFoundError and other OSErrors as they come.
    """
    return parse_header(_read_bytes(folder / HEADER_NAME))


def read_previous_header(folder: Path) -> Header:
    """Read the header that the present one replaced: for a damaged present one only.

    Raises: as `read_header`.
    """
    return parse_header(_read_bytes(folder / PREVIOUS_NAME))


def write_header(folder: Path, *, header: Header, keys: VaultKeys) -> None:
    """Replace the header; when this returns, the new one is durable, and the old one is kept as `.prev`.

    The new file is read back and proven with `keys` before it takes its place. A damaged present header never
    takes the place of a good previous one. After an error the old one stands, unless only the folder's own
    sync failed: then the new one does.

    Raises: BalintError HEADER_DAMAGED when it doesn't read back as it should; OSError as it comes.
    """
    new = folder / _NEW_NAME
    content = header.to_bytes()
    try:
        _write_new(new, content=content)
        _prove(new, content=content, keys=keys)
        _keep_previous(folder)
        os.replace(new, folder / HEADER_NAME)
    except BaseException:
        # What is left of an attempt is of no use; the error itself goes on.
        _remove(new)
        raise
    _sync_folder(folder)


def _prove(path: Path, *, content: bytes, keys: VaultKeys) -> None:
    read_back = _read_bytes(path)
    parse_header(read_back).verify(keys)
    if read_back != content:
        raise damaged()


def _keep_previous(folder: Path) -> None:
    """Copy the present header to `.prev`; copied, not renamed, so that it's never missing meanwhile."""
    try:
        content = _read_bytes(folder / HEADER_NAME)
        parse_header(content)
    except (FileNotFoundError, BalintError):
        return
    new = folder / _NEW_PREVIOUS_NAME
    try:
        _write_new(new, content=content)
        os.replace(new, folder / PREVIOUS_NAME)
    except BaseException:
        # What is left of an attempt is of no use; the error itself goes on.
        _remove(new)
        raise


def _write_new(path: Path, *, content: bytes) -> None:
    """Write a file that wasn't there, for its owner only, down to the disk."""
    path.unlink(missing_ok=True)  # left by a crash; O_EXCL stays, so that nobody's file is ever followed
    descriptor = os.open(path, _CREATE_FLAGS, _OWNER_ONLY)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read_bytes(path: Path) -> bytes:
    """Read a small regular file, following no link, never more than a header may have."""
    if path.is_symlink():
        raise BalintError(ErrorCode.HEADER_NOT_OURS)
    try:
        descriptor = os.open(path, _READ_FLAGS)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise BalintError(ErrorCode.HEADER_NOT_OURS) from None
        raise
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise BalintError(ErrorCode.HEADER_NOT_OURS)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MAXIMUM_BYTES + 1)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows has no such call, and renames through its journal."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
