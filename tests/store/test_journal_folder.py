"""The folder of a journal: what lies in it, and whether it is a safe place."""

import os
import stat
from pathlib import Path

import pytest

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.store.journal_folder import JournalFolder
from tests.rights import folder_for_anybody, give_away, without_roots_rights


def rights_of(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@pytest.fixture
def folder(tmp_path: Path) -> JournalFolder:
    made = JournalFolder(tmp_path / "journal")
    made.make()
    return made


def test_every_file_lies_in_the_folder_under_a_neutral_name(folder: JournalFolder) -> None:
    files = (folder.header, folder.lock, folder.sealed_drafts, folder.quarantine, folder.database("journal-1.db"))
    assert {file.parent for file in files} == {folder.path}
    assert {file.name for file in files} == {
        "vault.hdr", "lock", "drafts.sealed", "quarantine", "journal-1.db"
    }  # fmt: skip


@pytest.mark.parametrize("name", ["vault.hdr", "vault.hdr.prev", "journal-1.db", "journal-2.db-wal"])
def test_any_file_of_a_journal_makes_it_one(folder: JournalFolder, name: str) -> None:
    assert not folder.has_journal()
    (folder.path / name).write_bytes(b"")
    assert folder.has_journal()


@pytest.mark.parametrize(
    "name", ["lock", "vault.hdr.new", "journal-1.db.new", "journal-1.db.new-wal", "letter.txt"]
)
def test_what_a_broken_off_beginning_leaves_makes_none(folder: JournalFolder, name: str) -> None:
    (folder.path / name).write_bytes(b"")
    assert not folder.has_journal()


@pytest.mark.parametrize("odd", ["x" * 5_000, "loop/journal"])
def test_a_place_that_cannot_be_looked_at_counts_as_a_journal(tmp_path: Path, odd: str) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert JournalFolder(tmp_path / odd).has_journal()


def test_a_folder_that_may_not_be_read_counts_as_a_journal() -> None:
    with folder_for_anybody() as place:
        give_away(place)
        place.chmod(0o000)
        with without_roots_rights():
            assert JournalFolder(place).has_journal()


def test_a_new_folder_is_its_owners_alone(folder: JournalFolder) -> None:
    assert rights_of(folder.path) == 0o700
    folder.make()


def test_rights_of_others_are_taken_away_from_the_folder_and_all_in_it(folder: JournalFolder) -> None:
    folder.header.write_bytes(b"")
    folder.header.chmod(0o646)
    folder.quarantine.mkdir()
    folder.quarantine.chmod(0o755)
    folder.path.chmod(0o770)
    folder.check()
    assert [rights_of(path) for path in (folder.path, folder.header, folder.quarantine)] == [0o700, 0o600, 0o700]


def test_a_link_in_the_folder_is_not_followed(folder: JournalFolder, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"")
    outside.chmod(0o644)
    folder.header.symlink_to(outside)
    folder.check()
    assert rights_of(outside) == 0o644


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_rights_that_cannot_be_taken_away_make_it_unsafe() -> None:
    with folder_for_anybody() as place:
        folder = JournalFolder(place / "journal")
        folder.make()
        folder.header.write_bytes(b"")
        give_away(folder.path)
        os.chown(folder.header, 12_345, 12_345)
        with without_roots_rights(), pytest.raises(BalintError) as caught:
            folder.check()
    assert caught.value.code is ErrorCode.FOLDER_UNSAFE


def test_somebody_elses_folder_is_unsafe() -> None:
    with folder_for_anybody() as place:
        folder = JournalFolder(place / "journal")
        folder.make()
        folder.path.chmod(0o777)
        with without_roots_rights(), pytest.raises(BalintError) as caught:
            folder.check()
    assert caught.value.code is ErrorCode.FOLDER_UNSAFE


def test_a_missing_folder_has_no_journal(tmp_path: Path) -> None:
    with pytest.raises(BalintError) as caught:
        JournalFolder(tmp_path / "none").check()
    assert caught.value.code is ErrorCode.JOURNAL_MISSING


def test_a_folder_that_cannot_be_reached_is_not_writable(tmp_path: Path) -> None:
    for attempt in (JournalFolder(tmp_path / ("x" * 5_000)).check, JournalFolder(tmp_path / ("x" * 5_000)).make):
        with pytest.raises(BalintError) as caught:
            attempt()
        assert caught.value.code is ErrorCode.FOLDER_NOT_WRITABLE


def test_a_relative_place_in_a_synced_folder_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Dropbox").mkdir()
    monkeypatch.chdir(tmp_path / "Dropbox")
    with pytest.raises(BalintError) as caught:
        JournalFolder(Path("journal")).make()
    assert caught.value.code is ErrorCode.FOLDER_SYNCED


def test_a_link_into_a_synced_folder_is_known(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "notes").symlink_to(tmp_path / "OneDrive")
    with pytest.raises(BalintError) as caught:
        JournalFolder(tmp_path / "notes" / "journal").make()
    assert caught.value.code is ErrorCode.FOLDER_SYNCED


def test_an_unfinished_database_that_cannot_be_named_is_not_writable() -> None:
    with folder_for_anybody() as place:
        folder = JournalFolder(place / "journal")
        folder.make()
        folder.unfinished(folder.database("journal-1.db")).write_bytes(b"")
        give_away(folder.path)
        folder.path.chmod(0o500)
        with without_roots_rights(), pytest.raises(BalintError) as caught:
            folder.finished("journal-1.db")
    assert caught.value.code is ErrorCode.FOLDER_NOT_WRITABLE


def test_a_beginning_that_failed_is_forgotten_even_when_it_is_gone_already(folder: JournalFolder) -> None:
    unfinished = folder.unfinished(folder.database("journal-1.db"))
    folder.header.write_bytes(b"")
    unfinished.write_bytes(b"")
    folder.forget_new(unfinished)
    folder.forget_new(unfinished)
    assert list(folder.path.iterdir()) == []
