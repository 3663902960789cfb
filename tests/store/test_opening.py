"""Opening: what is refused, and by which name."""

import os
from pathlib import Path

import pytest

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.store.engine import checkpoint, close, create_database, is_read_only, open_engine
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork
from tests.store.journal import KEY, WRONG_KEY, find, keep


def code_of_opening(path: Path, key: bytes = KEY) -> ErrorCode:
    """Return the code with which opening is refused."""
    with pytest.raises(BalintError) as caught:
        open_engine(path, bytearray(key))
    return caught.value.code


def test_a_missing_file_is_missing_and_stays_so(tmp_path: Path) -> None:
    assert code_of_opening(tmp_path / "journal-1.db") is ErrorCode.DATABASE_MISSING
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [0, 1, 4095, 4097, 100_000])
def test_a_file_of_another_size_than_whole_pages_is_damaged(journal_path: Path, size: int) -> None:
    os.truncate(journal_path, size)
    before = journal_path.read_bytes()
    assert code_of_opening(journal_path) is ErrorCode.DATABASE_DAMAGED
    assert journal_path.read_bytes() == before


def test_a_file_cut_at_a_page_is_refused_by_name(journal_path: Path) -> None:
    os.truncate(journal_path, 4096 * 3)
    assert code_of_opening(journal_path) is ErrorCode.DATABASE_DAMAGED


def test_a_flipped_bit_on_the_first_page_is_damage(journal_path: Path) -> None:
    content = bytearray(journal_path.read_bytes())
    content[1000] ^= 1
    journal_path.write_bytes(content)
    assert code_of_opening(journal_path) is ErrorCode.DATABASE_DAMAGED


def test_a_file_that_was_never_encrypted_is_damaged(journal_path: Path) -> None:
    journal_path.write_bytes(b"SQLite format 3\x00".ljust(4096, b"\x00"))
    assert code_of_opening(journal_path) is ErrorCode.DATABASE_DAMAGED


def test_a_key_that_does_not_fit_means_damage_since_the_header_has_proven_it(journal_path: Path) -> None:
    before = journal_path.read_bytes()
    assert code_of_opening(journal_path, WRONG_KEY) is ErrorCode.DATABASE_DAMAGED
    assert journal_path.read_bytes() == before


def test_a_key_that_does_not_fit_writes_nothing_to_the_terminal(
    journal_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code_of_opening(journal_path, WRONG_KEY)
    assert capfd.readouterr() == ("", "")


def test_a_key_of_another_length_is_a_mistake_of_ours(journal_path: Path) -> None:
    assert code_of_opening(journal_path, b"short") is ErrorCode.UNEXPECTED


def test_a_link_is_not_followed(journal_path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(journal_path)
    assert code_of_opening(link) is ErrorCode.FOLDER_UNSAFE


def test_a_link_in_place_of_the_log_is_not_followed(journal_path: Path, tmp_path: Path) -> None:
    (tmp_path / "journal-1.db-wal").symlink_to(tmp_path / "elsewhere")
    assert code_of_opening(journal_path) is ErrorCode.FOLDER_UNSAFE


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "journal-1.db").mkdir()
    assert code_of_opening(tmp_path / "journal-1.db") is ErrorCode.FOLDER_UNSAFE


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_somebody_else_is_refused(journal_path: Path) -> None:
    os.chown(journal_path, 65534, 65534)
    assert code_of_opening(journal_path) is ErrorCode.FOLDER_UNSAFE


def test_what_lies_behind_a_file_can_not_be_looked_at(journal_path: Path) -> None:
    assert code_of_opening(journal_path / "journal-1.db") is ErrorCode.DISK_FAILED


def test_rights_of_group_and_others_are_taken_away(journal_path: Path) -> None:
    journal_path.chmod(0o664)
    close(open_engine(journal_path, bytearray(KEY)))
    assert journal_path.stat().st_mode & 0o777 == 0o600


def test_a_journal_open_in_another_connection_is_already_open(journal_path: Path) -> None:
    engine = open_engine(journal_path, bytearray(KEY))
    assert code_of_opening(journal_path) is ErrorCode.ALREADY_OPEN
    close(engine)


def test_a_new_journal_is_owner_only_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "journal-7.db"
    os.umask(0)
    create_database(path, bytearray(KEY), vault_id="v", epoch=1)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["journal-7.db"]


def test_a_new_journal_knows_which_it_is(tmp_path: Path) -> None:
    path = tmp_path / "50% of a folder" / "journal-7.db"
    path.parent.mkdir()
    create_database(path, bytearray(KEY), vault_id="v", epoch=5)
    engine = open_engine(path, bytearray(KEY))
    with ReadOnlyWork(engine) as work:
        assert (work.stamp.vault_id, work.stamp.epoch, work.stamp.write_seq) == ("v", 5, 0)
    close(engine)


def test_a_journal_is_never_made_over_another_file(journal_path: Path) -> None:
    before = journal_path.read_bytes()
    with pytest.raises(BalintError) as caught:
        create_database(journal_path, bytearray(KEY), vault_id="v", epoch=1)
    assert caught.value.code is ErrorCode.JOURNAL_EXISTS
    assert journal_path.read_bytes() == before


def test_a_journal_in_a_folder_that_is_gone_can_not_be_made(tmp_path: Path) -> None:
    with pytest.raises(BalintError) as caught:
        create_database(tmp_path / "gone" / "journal-1.db", bytearray(KEY), vault_id="v", epoch=1)
    assert caught.value.code is ErrorCode.DISK_FAILED


def test_a_journal_that_can_not_be_made_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(BalintError):
        create_database(tmp_path / "journal-1.db", bytearray(b"short"), vault_id="v", epoch=1)
    assert list(tmp_path.iterdir()) == []


def test_what_was_saved_is_there_after_closing_and_opening(journal_path: Path) -> None:
    engine = open_engine(journal_path, bytearray(KEY))
    keep(engine, "Snow on the road.", name="The carter")
    close(engine)
    engine = open_engine(journal_path, bytearray(KEY))
    assert [hit.case.name for hit in find(engine, "snow")] == ["The carter"]
    close(engine)


def test_what_was_saved_is_there_after_a_crash(journal_path: Path, tmp_path: Path) -> None:
    engine = open_engine(journal_path, bytearray(KEY))
    keep(engine, "Snow on the road.", name="The carter")
    (tmp_path / "crashed").mkdir()
    for file in (journal_path, journal_path.with_name("journal-1.db-wal")):
        (tmp_path / "crashed" / file.name).write_bytes(file.read_bytes())
    close(engine)
    engine = open_engine(tmp_path / "crashed" / "journal-1.db", bytearray(KEY))
    assert [hit.case.name for hit in find(engine, "snow")] == ["The carter"]
    close(engine)


def test_the_log_lies_beside_an_open_journal_and_no_shared_memory(journal_path: Path, tmp_path: Path) -> None:
    engine = open_engine(journal_path, bytearray(KEY))
    keep(engine, "Snow on the road.")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["journal-1.db", "journal-1.db-wal"]
    close(engine)
    assert [file.name for file in tmp_path.iterdir()] == ["journal-1.db"]


def test_a_checkpoint_empties_the_log(journal_path: Path, tmp_path: Path) -> None:
    engine = open_engine(journal_path, bytearray(KEY))
    keep(engine, "Snow on the road.")
    checkpoint(engine)
    assert (tmp_path / "journal-1.db-wal").stat().st_size == 0
    close(engine)


def test_a_closed_engine_says_that_the_vault_is_closed(journal_path: Path) -> None:
    engine = open_engine(journal_path, bytearray(KEY))
    close(engine)
    close(engine)
    with pytest.raises(BalintError) as caught, UnitOfWork(engine):
        pass
    assert caught.value.code is ErrorCode.VAULT_CLOSED
    with pytest.raises(BalintError) as caught:
        checkpoint(engine)
    assert caught.value.code is ErrorCode.VAULT_CLOSED


def test_the_key_can_be_wiped_after_opening(journal_path: Path) -> None:
    key = bytearray(KEY)
    engine = open_engine(journal_path, key)
    key[:] = bytes(32)
    assert not is_read_only(engine)
    keep(engine, "Snow on the road.")
    close(engine)
