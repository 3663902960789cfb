"""Whatever happens while a header is written, a whole one is there, and only its owner may read it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from balint_desktop.crypto.header import Header
from balint_desktop.crypto.header_file import read_header, read_previous_header, write_header
from balint_desktop.domain.errors import ErrorCode
from tests.crypto.sealed_vault import REPOSITORY, SealedVault, code_of, names, seal_vault


@pytest.fixture
def folder(tmp_path: Path, sealed: SealedVault) -> Path:
    """Return a journal's folder with a header in it."""
    write_header(tmp_path, header=sealed.header, keys=sealed.keys)
    return tmp_path


def test_the_first_header_is_written_and_read_back(folder: Path, sealed: SealedVault) -> None:
    assert read_header(folder) == sealed.header
    assert names(folder) == ["vault.hdr"]


def test_the_next_header_keeps_the_one_before(folder: Path, sealed: SealedVault, newer: Header) -> None:
    write_header(folder, header=newer, keys=sealed.keys)
    assert read_header(folder) == newer
    assert read_previous_header(folder) == sealed.header
    assert names(folder) == ["vault.hdr", "vault.hdr.prev"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_headers_are_for_their_owner_only_whatever_the_umask(
    folder: Path, sealed: SealedVault, newer: Header
) -> None:
    os.umask(0)
    write_header(folder, header=newer, keys=sealed.keys)
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600, 0o600]


def test_a_damaged_present_header_never_replaces_a_good_previous_one(
    folder: Path, sealed: SealedVault, newer: Header
) -> None:
    write_header(folder, header=newer, keys=sealed.keys)
    (folder / "vault.hdr").write_bytes(b"")
    write_header(folder, header=newer, keys=sealed.keys)
    assert read_header(folder) == newer
    assert read_previous_header(folder) == sealed.header


def test_what_a_crash_left_behind_is_in_nobodys_way(folder: Path, sealed: SealedVault, newer: Header) -> None:
    (folder / "vault.hdr.new").write_bytes(b"half")
    (folder / "vault.hdr.prev.new").write_bytes(b"half")
    write_header(folder, header=newer, keys=sealed.keys)
    assert names(folder) == ["vault.hdr", "vault.hdr.prev"]


def test_a_link_in_place_of_a_new_file_is_not_followed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, sealed: SealedVault, newer: Header
) -> None:
    victim = tmp_path_factory.mktemp("elsewhere") / "victim"
    victim.write_bytes(b"untouched")
    for name in ("vault.hdr.new", "vault.hdr.prev.new", "vault.hdr.prev"):
        (folder / name).symlink_to(victim)
    write_header(folder, header=newer, keys=sealed.keys)
    assert victim.read_bytes() == b"untouched"
    assert not (folder / "vault.hdr.prev").is_symlink()
    assert read_previous_header(folder) == sealed.header


def test_a_header_is_not_written_with_the_keys_of_another_vault(folder: Path, sealed: SealedVault) -> None:
    other = seal_vault()
    code = code_of(lambda: write_header(folder, header=other.header, keys=sealed.keys))
    assert code is ErrorCode.HEADER_DAMAGED
    assert read_header(folder) == sealed.header
    assert names(folder) == ["vault.hdr"]


def test_a_disk_that_returns_other_bytes_is_noticed_before_anything_is_replaced(
    folder: Path, sealed: SealedVault, newer: Header, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.write

    def write_the_old_one(descriptor: int, content: bytes) -> int:
        really(descriptor, sealed.content)
        return len(content)

    monkeypatch.setattr(os, "write", write_the_old_one)
    code = code_of(lambda: write_header(folder, header=newer, keys=sealed.keys))
    monkeypatch.undo()
    assert code is ErrorCode.HEADER_DAMAGED
    assert read_header(folder) == sealed.header
    assert names(folder) == ["vault.hdr"]


def test_a_disk_that_takes_a_byte_at_a_time_still_gets_all(
    folder: Path, sealed: SealedVault, newer: Header, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: really(descriptor, content[:1]))
    write_header(folder, header=newer, keys=sealed.keys)
    monkeypatch.undo()
    assert read_header(folder) == newer


# Reading.


def test_a_link_or_anything_but_a_file_is_not_ours(tmp_path: Path, folder: Path) -> None:
    places = {name: tmp_path / name for name in ("link", "dangling", "directory", "pipe")}
    for place in places.values():
        place.mkdir()
    (places["link"] / "vault.hdr").symlink_to(folder / "vault.hdr")
    (places["dangling"] / "vault.hdr").symlink_to(folder / "nowhere")
    (places["directory"] / "vault.hdr").mkdir()
    os.mkfifo(places["pipe"] / "vault.hdr")
    for place in places.values():
        assert code_of(read_header, place) is ErrorCode.HEADER_NOT_OURS


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts open files through Linux's own means")
def test_no_file_stays_open_after_a_refusal(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "directory" / "vault.hdr").mkdir(parents=True)
    before = len(os.listdir("/proc/self/fd"))
    code_of(read_header, tmp_path / "directory")
    read_header(folder)
    assert len(os.listdir("/proc/self/fd")) == before


def test_a_link_put_there_at_the_last_moment_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").write_bytes(b"x")
    (tmp_path / "vault.hdr").symlink_to(tmp_path / "elsewhere")
    monkeypatch.setattr(Path, "is_symlink", lambda _: False)
    assert code_of(lambda: read_header(tmp_path)) is ErrorCode.HEADER_NOT_OURS


def test_a_missing_header_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_header(tmp_path)


def test_a_huge_header_is_refused_without_being_read(tmp_path: Path, sealed: SealedVault) -> None:
    with (tmp_path / "vault.hdr").open("wb") as file:
        file.write(sealed.content)
        file.truncate(1 << 40)
    assert code_of(lambda: read_header(tmp_path)) is ErrorCode.HEADER_DAMAGED


def test_an_empty_header_is_damage(tmp_path: Path) -> None:
    (tmp_path / "vault.hdr").touch()
    assert code_of(lambda: read_header(tmp_path)) is ErrorCode.HEADER_DAMAGED


def test_reading_a_header_loads_no_cryptography() -> None:
    probe = """
import sys
from balint_desktop.crypto import header_file, letterbox, passphrase, sealed_draft
print(sorted({"cryptography", "zxcvbn", "xkcdpass"} & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, cwd=REPOSITORY, text=True, check=True)
    assert ran.stdout == "[]\n"
