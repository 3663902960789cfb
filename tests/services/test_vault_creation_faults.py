"""Making a journal that fails, or is cut off in the middle: either it is all there, or nothing is in the way."""

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from balint_desktop.crypto.recovery_code import new_recovery_code
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.vault import Vault, VaultState
from tests.fakes import FakeClock
from tests.rights import files_of_at_most, folder_for_anybody, give_away, without_roots_rights
from tests.services.cheap_vault import PASSPHRASE, files_of, make_journal, vault_in
from tests.services.conftest import MakeVault


def state_of(vault: Vault) -> VaultState:
    return vault.state


def assert_can_be_made(vault: Vault) -> None:
    assert state_of(vault) is VaultState.ABSENT
    vault.create(PASSPHRASE, code=new_recovery_code())
    assert state_of(vault) is VaultState.OPEN
    vault.close()
    vault.unlock(PASSPHRASE)
    vault.close()
    vault.let_go()


def test_a_crash_between_header_and_renaming_is_mended_at_unlock(new_vault: MakeVault, folder: Path) -> None:
    database = next(file for file in folder.iterdir() if file.name.startswith("journal-"))
    database.rename(database.with_name(database.name + ".new"))
    vault = new_vault()
    assert state_of(vault) is VaultState.LOCKED
    vault.unlock(PASSPHRASE)
    assert state_of(vault) is VaultState.OPEN
    assert database.exists()
    assert not [name for name in files_of(folder) if name.endswith(".new")]


def test_a_database_that_is_there_is_never_replaced_by_an_unfinished_one(
    new_vault: MakeVault, folder: Path
) -> None:
    database = next(file for file in folder.iterdir() if file.name.startswith("journal-"))
    before = database.read_bytes()
    database.with_name(database.name + ".new").write_bytes(b"left by something")
    vault = new_vault()
    vault.unlock(PASSPHRASE)
    vault.close()
    assert database.read_bytes()[:4096] == before[:4096]


def test_a_crash_before_the_header_leaves_room_for_another_beginning(tmp_path: Path, clock: FakeClock) -> None:
    make_journal(tmp_path / "other", clock=clock)
    database = next(file for file in (tmp_path / "other").iterdir() if file.name.startswith("journal-"))
    folder = tmp_path / "journal"
    folder.mkdir(mode=0o700)
    for ending in (".new", ".new-wal"):
        shutil.copyfile(database, folder / (database.name + ending))
    (folder / "vault.hdr.new").write_bytes(b"half a header")
    assert_can_be_made(vault_in(folder, clock=clock))


@pytest.mark.parametrize("size_bytes", [0, 100, 5_000, 40_000])
def test_a_disk_that_fills_up_meanwhile_leaves_nothing_half(
    tmp_path: Path, clock: FakeClock, size_bytes: int
) -> None:
    vault = vault_in(tmp_path / "journal", clock=clock)
    with files_of_at_most(size_bytes), pytest.raises(BalintError) as caught:
        vault.create(PASSPHRASE, code=new_recovery_code())
    assert caught.value.code in (ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED)
    assert set(files_of(vault.folder)) <= {"lock"}
    assert_can_be_made(vault)


def test_a_folder_that_cannot_be_synced_leaves_no_header_without_a_database(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = vault_in(tmp_path / "journal", clock=clock)
    sync = os.fsync

    def fail_once_the_header_stands(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode) and (vault.folder / "vault.hdr").exists():
            raise OSError(errno.EIO, "")
        sync(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail_once_the_header_stands)
        with pytest.raises(BalintError) as caught:
            vault.create(PASSPHRASE, code=new_recovery_code())
    assert caught.value.code is ErrorCode.DISK_FAILED
    assert set(files_of(vault.folder)) <= {"lock"}
    assert_can_be_made(vault)


def test_a_place_without_the_right_to_write_gets_no_journal(clock: FakeClock) -> None:
    with folder_for_anybody() as place:
        give_away(place)
        place.chmod(0o500)
        vault = vault_in(place / "journal", clock=clock)
        with without_roots_rights(), pytest.raises(BalintError) as caught:
            vault.create(PASSPHRASE, code=new_recovery_code())
        assert caught.value.code is ErrorCode.FOLDER_NOT_WRITABLE
        assert not vault.folder.exists()


@pytest.mark.parametrize("cloud", ["Dropbox", "OneDrive - Clinic", "Nextcloud", "iCloudDrive", "My Google Drive"])
def test_a_synced_folder_gets_no_journal(tmp_path: Path, clock: FakeClock, cloud: str) -> None:
    vault = vault_in(tmp_path / cloud / "journal", clock=clock)
    with pytest.raises(BalintError) as caught:
        vault.create(PASSPHRASE, code=new_recovery_code())
    assert caught.value.code is ErrorCode.FOLDER_SYNCED
    assert not (tmp_path / cloud).exists()


def test_a_file_in_the_way_gets_no_journal(tmp_path: Path, clock: FakeClock) -> None:
    vault = vault_in(tmp_path / "journal", clock=clock)
    vault.folder.write_bytes(b"a letter")
    with pytest.raises(BalintError) as caught:
        vault.create(PASSPHRASE, code=new_recovery_code())
    assert caught.value.code is ErrorCode.FOLDER_UNSAFE
    assert vault.folder.read_bytes() == b"a letter"
