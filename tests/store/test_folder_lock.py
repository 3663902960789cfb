"""The lock of a journal: one process has it, and a crash gives it back."""

import subprocess
import sys
from pathlib import Path

import pytest

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.store.folder_lock import FolderLock
from tests.rights import folder_for_anybody, give_away, without_roots_rights

_HOLDER = """
import sys, pathlib
from balint_desktop.store.folder_lock import FolderLock
lock = FolderLock(pathlib.Path(sys.argv[1]))
lock.take()
print("taken", flush=True)
sys.stdin.read()
"""


def test_only_one_holds_the_lock_and_gives_it_back(tmp_path: Path) -> None:
    one, two = FolderLock(tmp_path / "lock"), FolderLock(tmp_path / "lock")
    one.take()
    one.take()
    assert one.is_held
    with pytest.raises(BalintError) as caught:
        two.take()
    assert caught.value.code is ErrorCode.ALREADY_OPEN
    assert not two.is_held
    one.give_back()
    one.give_back()
    two.take()
    two.give_back()


def test_the_lock_file_is_its_owners_alone_and_empty(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path / "lock")
    lock.take()
    lock.give_back()
    found = (tmp_path / "lock").stat()
    assert (found.st_size, found.st_mode & 0o777) == (0, 0o600)


def test_a_process_that_is_killed_gives_the_lock_back(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _HOLDER, str(tmp_path / "lock")]
    lock = FolderLock(tmp_path / "lock")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "taken\n"
        with pytest.raises(BalintError) as caught:
            lock.take()
        assert caught.value.code is ErrorCode.ALREADY_OPEN
        holder.kill()
        holder.wait()
    lock.take()
    lock.give_back()


def test_a_link_in_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BalintError) as caught:
        FolderLock(tmp_path / "lock").take()
    assert caught.value.code is ErrorCode.FOLDER_NOT_WRITABLE
    assert not (tmp_path / "elsewhere").exists()


def test_a_folder_that_takes_no_file_is_not_writable() -> None:
    with folder_for_anybody() as place:
        give_away(place)
        place.chmod(0o500)
        with without_roots_rights(), pytest.raises(BalintError) as caught:
            FolderLock(place / "lock").take()
    assert caught.value.code is ErrorCode.FOLDER_NOT_WRITABLE
