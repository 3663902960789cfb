"""Folders and disks that say no: the tests may run as root, whom no folder refuses, on a disk with room."""

import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534
_IS_ROOT = os.name == "posix" and os.geteuid() == 0


@contextmanager
def without_roots_rights() -> Iterator[None]:
    """Go on as somebody who may not write everywhere; whom the tests run as, unless that is root."""
    if _IS_ROOT:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if _IS_ROOT:
            os.seteuid(0)


@contextmanager
def folder_for_anybody() -> Iterator[Path]:
    """Give out a folder outside of those that only root can enter, and take it away."""
    folder = Path(tempfile.mkdtemp(prefix="balint-tests-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        for place, _, _ in os.walk(folder):
            Path(place).chmod(0o700)
        shutil.rmtree(folder)


def give_away(folder: Path) -> None:
    """Give `folder`, with all that is in it, to whom `without_roots_rights` goes on as."""
    if _IS_ROOT:
        for place in (folder, *folder.rglob("*")):
            os.chown(place, _NOBODY, _NOBODY)


@contextmanager
def files_of_at_most(size_bytes: int) -> Iterator[None]:
    """Let no file grow beyond `size_bytes`, as a full disk would; what is longer already stays."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
