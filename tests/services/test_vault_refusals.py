"""Journals that can't be opened: each kind says what it is, changes nothing, and never looks like an empty one."""

import hashlib
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.vault import Vault, VaultState
from tests.fakes import FakeClock
from tests.rights import folder_for_anybody, give_away, without_roots_rights
from tests.services.cheap_vault import PASSPHRASE, files_of, make_journal, vault_in
from tests.services.conftest import MakeVault

Damage = Callable[[Path], object]


def database_of(folder: Path) -> Path:
    return next(file for file in folder.iterdir() if file.name.startswith("journal-"))


def cut_database(folder: Path) -> None:
    database = database_of(folder)
    database.write_bytes(database.read_bytes()[:-1000])


def cut_database_by_a_page(folder: Path) -> None:
    database = database_of(folder)
    database.write_bytes(database.read_bytes()[:4096])


def flip(file: Path, *, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


def make_header_newer(folder: Path) -> None:
    header = folder / "vault.hdr"
    content = bytearray(header.read_bytes())
    struct.pack_into(">H", content, content.index(b"{") - 6, 99)
    header.write_bytes(content[:-32] + hashlib.sha256(content[:-32]).digest())


REFUSALS: dict[str, tuple[Damage, ErrorCode]] = {
    "no header": (lambda folder: (folder / "vault.hdr").unlink(), ErrorCode.HEADER_DAMAGED),
    "empty header": (lambda folder: (folder / "vault.hdr").write_bytes(b""), ErrorCode.HEADER_DAMAGED),
    "foreign header": (
        lambda folder: (folder / "vault.hdr").write_bytes(b"%PDF-1.7 " + bytes(5000)),
        ErrorCode.HEADER_NOT_OURS,
    ),
    "damaged header": (lambda folder: flip(folder / "vault.hdr", at=200), ErrorCode.HEADER_DAMAGED),
    "newer header": (make_header_newer, ErrorCode.HEADER_NEWER),
    "no database": (lambda folder: database_of(folder).unlink(), ErrorCode.DATABASE_MISSING),
    "empty database": (lambda folder: database_of(folder).write_bytes(b""), ErrorCode.DATABASE_DAMAGED),
    "cut database": (cut_database, ErrorCode.DATABASE_DAMAGED),
    "damaged database": (lambda folder: flip(database_of(folder), at=100), ErrorCode.DATABASE_DAMAGED),
    "plain database": (
        lambda folder: database_of(folder).write_bytes(b"SQLite format 3\0" + bytes(4080)),
        ErrorCode.DATABASE_DAMAGED,
    ),
}


@pytest.mark.parametrize("which", REFUSALS)
def test_a_journal_that_cannot_be_opened_says_why_and_stays_as_it_is(vault: Vault, which: str) -> None:
    damage, expected = REFUSALS[which]
    damage(vault.folder)
    before = files_of(vault.folder)
    with pytest.raises(BalintError) as caught:
        vault.unlock(PASSPHRASE)
    assert caught.value.code is expected
    assert vault.state is VaultState.LOCKED
    assert files_of(vault.folder) == before


def test_a_database_cut_to_its_first_page_is_no_empty_journal(vault: Vault) -> None:
    cut_database_by_a_page(vault.folder)
    with pytest.raises(BalintError) as caught:
        vault.unlock(PASSPHRASE)
    assert caught.value.code is ErrorCode.DATABASE_DAMAGED


def test_a_damaged_folder_still_counts_as_a_journal(new_vault: MakeVault, folder: Path) -> None:
    (folder / "vault.hdr").unlink()
    assert new_vault().state is VaultState.LOCKED


def test_an_empty_folder_has_nothing_to_unlock(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / "empty").mkdir(mode=0o700)
    for place in ("empty", "none"):
        with pytest.raises(BalintError) as caught:
            vault_in(tmp_path / place, clock=clock).unlock(PASSPHRASE)
        assert caught.value.code is ErrorCode.JOURNAL_MISSING
        assert not files_of(tmp_path / place)


def test_a_linked_folder_is_refused(folder: Path, tmp_path: Path, clock: FakeClock) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder, target_is_directory=True)
    vault = vault_in(link, clock=clock)
    for attempt in (vault.claim, lambda: vault.unlock(PASSPHRASE)):
        with pytest.raises(BalintError) as caught:
            attempt()
        assert caught.value.code is ErrorCode.FOLDER_UNSAFE


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / "journal").write_bytes(b"a letter")
    with pytest.raises(BalintError) as caught:
        vault_in(tmp_path / "journal", clock=clock).claim()
    assert caught.value.code is ErrorCode.FOLDER_UNSAFE
    assert (tmp_path / "journal").read_bytes() == b"a letter"


def test_a_folder_open_to_a_group_is_closed_before_it_is_used(vault: Vault) -> None:
    vault.folder.chmod(0o777)
    database_of(vault.folder).chmod(0o664)
    vault.claim()
    assert vault.folder.stat().st_mode & 0o777 == 0o700
    assert database_of(vault.folder).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("rights", [0o000, 0o500])
def test_a_folder_without_rights_is_refused_in_words_of_its_own(clock: FakeClock, rights: int) -> None:
    with folder_for_anybody() as place:
        folder = place / "journal"
        make_journal(folder, clock=clock)
        (folder / "lock").unlink()
        before = files_of(folder)
        give_away(folder)
        folder.chmod(rights)
        with without_roots_rights():
            vault = vault_in(folder, clock=clock)
            assert vault.state is VaultState.LOCKED
            with pytest.raises(BalintError) as caught:
                vault.unlock(PASSPHRASE)
        folder.chmod(0o700)
        assert caught.value.code is ErrorCode.FOLDER_NOT_WRITABLE
        assert files_of(folder) == before


def test_a_header_that_cannot_be_read_is_no_damaged_one(clock: FakeClock) -> None:
    with folder_for_anybody() as place:
        folder = place / "journal"
        make_journal(folder, clock=clock)
        give_away(folder)
        (folder / "vault.hdr").chmod(0o000)
        with without_roots_rights():
            vault = vault_in(folder, clock=clock)
            with pytest.raises(BalintError) as caught:
                vault.unlock(PASSPHRASE)
            vault.let_go()
        assert caught.value.code is ErrorCode.FOLDER_NOT_WRITABLE
