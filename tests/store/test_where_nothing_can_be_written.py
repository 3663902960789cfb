"""A folder or file without the right to write: the journal opens to be read, and says so on saving."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.store.engine import checkpoint, close, create_database, is_read_only, open_engine
from tests.rights import give_away, without_roots_rights
from tests.store.journal import KEY, find, keep


@pytest.fixture
def folder(empty_journal: Path) -> Iterator[Path]:
    """A folder with a journal of one case and no log, outside of those that only root can enter."""
    folder = Path(tempfile.mkdtemp(prefix="balint-tests-"))
    shutil.copyfile(empty_journal, folder / "journal-1.db")
    engine = open_engine(folder / "journal-1.db", bytearray(KEY))
    keep(engine, "Snow on the road.", name="The carter")
    close(engine)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def shut(folder: Path) -> None:
    """Give the folder to whom the test goes on as, without the right to write in it."""
    give_away(folder)
    folder.chmod(0o500)


def crash(folder: Path) -> None:
    """Leave the journal as a crash does right after a save: with everything in the log."""
    path = folder / "journal-1.db"
    engine = open_engine(path, bytearray(KEY))
    keep(engine, "Rain.", name="The ferryman")
    files = {file: file.read_bytes() for file in folder.iterdir()}
    close(engine)
    for file, content in files.items():
        file.write_bytes(content)


def test_a_journal_in_a_shut_folder_can_be_read_and_nothing_is_made_beside_it(folder: Path) -> None:
    shut(folder)
    with without_roots_rights():
        engine = open_engine(folder / "journal-1.db", bytearray(KEY))
        assert is_read_only(engine)
        assert [hit.case.name for hit in find(engine, "snow")] == ["The carter"]
        checkpoint(engine)
        close(engine)
    assert [file.name for file in folder.iterdir()] == ["journal-1.db"]


def test_a_save_in_a_shut_folder_says_read_only(folder: Path) -> None:
    shut(folder)
    with without_roots_rights():
        engine = open_engine(folder / "journal-1.db", bytearray(KEY))
        with pytest.raises(BalintError) as caught:
            keep(engine, "Rain.")
        close(engine)
    assert caught.value.code is ErrorCode.READ_ONLY


def test_saves_that_a_crash_left_in_the_log_are_not_passed_over_in_a_shut_folder(folder: Path) -> None:
    crash(folder)
    shut(folder)
    with without_roots_rights(), pytest.raises(BalintError) as caught:
        open_engine(folder / "journal-1.db", bytearray(KEY))
    assert caught.value.code is ErrorCode.FOLDER_NOT_WRITABLE


def test_a_file_without_the_right_to_write_can_be_read(folder: Path) -> None:
    shut(folder)
    folder.chmod(0o700)
    (folder / "journal-1.db").chmod(0o400)
    with without_roots_rights():
        engine = open_engine(folder / "journal-1.db", bytearray(KEY))
        assert is_read_only(engine)
        close(engine)


def test_a_file_that_can_not_be_read_is_the_disks_doing(folder: Path) -> None:
    (folder / "journal-1.db").chmod(0)
    shut(folder)
    with without_roots_rights(), pytest.raises(BalintError) as caught:
        open_engine(folder / "journal-1.db", bytearray(KEY))
    assert caught.value.code is ErrorCode.DISK_FAILED


def test_no_journal_is_made_in_a_shut_folder(folder: Path) -> None:
    shut(folder)
    with without_roots_rights(), pytest.raises(BalintError) as caught:
        create_database(folder / "journal-2.db", bytearray(KEY), vault_id="v", epoch=1)
    assert caught.value.code is ErrorCode.FOLDER_NOT_WRITABLE
