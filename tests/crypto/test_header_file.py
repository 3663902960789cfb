"""Whatever happens while a header is written, a whole one is there, and only its owner may read it."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from balint_desktop.crypto.header import Header
from balint_desktop.crypto.header_file import read_header, read_previous_header, write_header
from balint_desktop.domain.errors import ErrorCode
from tests.crypto.sealed_vault import SMALL_COST, SMALL_POLICY, SealedVault, code_of, seal_vault

CALLS = ("open", "write", "fsync", "replace")


@pytest.fixture(scope="module")
def newer(sealed: SealedVault) -> Header:
    """Return the header after a change of the passphrase."""
    return sealed.header.with_passphrase(
        bytearray(b"another way home"), keys=sealed.keys, parameters=SMALL_COST, policy=SMALL_POLICY
    )


@pytest.fixture
def folder(tmp_path: Path, sealed: SealedVault) -> Path:
    """Return a journal's folder with a header in it."""
    write_header(tmp_path, header=sealed.header, keys=sealed.keys)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


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


# Faults at every call.


class FailingCalls:
    """Counts calls to the file system, and lets the chosen one (from 1; 0: none) fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, fails_at: int, number: int) -> None:
        self.count = 0
        self._fails_at = fails_at
        self._number = number
        for name in CALLS:
            monkeypatch.setattr(os, name, self._counted(getattr(os, name)))

    def _counted(self, really: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **more: object) -> object:
            self.count += 1
            if self.count == self._fails_at:
                raise OSError(self._number, "injected")
            return really(*args, **more)

        return call


def count_calls(folder: Path, *, header: Header, sealed: SealedVault) -> int:
    with pytest.MonkeyPatch.context() as monkeypatch:
        calls = FailingCalls(monkeypatch, fails_at=0, number=0)
        write_header(folder, header=header, keys=sealed.keys)
    return calls.count


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_an_error_at_any_call_leaves_a_whole_header_and_no_litter(
    tmp_path: Path, sealed: SealedVault, newer: Header, number: int
) -> None:
    for name in ("count", "fail"):
        (tmp_path / name).mkdir()
    write_header(tmp_path / "count", header=sealed.header, keys=sealed.keys)
    total = count_calls(tmp_path / "count", header=newer, sealed=sealed)
    assert total >= 12
    for at in range(1, total + 1):
        folder = tmp_path / f"fail-{at}"
        folder.mkdir()
        write_header(folder, header=sealed.header, keys=sealed.keys)
        with pytest.MonkeyPatch.context() as monkeypatch:
            FailingCalls(monkeypatch, fails_at=at, number=number)
            with pytest.raises(OSError, match="injected"):
                write_header(folder, header=newer, keys=sealed.keys)
        assert read_header(folder) in (sealed.header, newer)
        assert set(names(folder)) <= {"vault.hdr", "vault.hdr.prev"}
        write_header(folder, header=newer, keys=sealed.keys)
        assert read_header(folder) == newer


_KILLED = """
import os, sys
from pathlib import Path
from balint_desktop.crypto.header import parse_header
from balint_desktop.crypto.header_file import write_header
from balint_desktop.crypto.keys import Secret, derive_keys
folder, fails_at, key = Path(sys.argv[1]), int(sys.argv[2]), bytearray.fromhex(sys.stdin.read())
header = parse_header((folder / "next").read_bytes())
keys = derive_keys(Secret(key), vault_id=header.vault_id)
count = 0
def killed(really, before):
    def call(*args, **more):
        global count
        count += 1
        if count == fails_at and before:
            os._exit(9)
        dies = count == fails_at
        try:
            return really(*args, **more)
        finally:
            if dies:
                os._exit(9)
    return call
for name in ("open", "write", "fsync", "replace", "unlink"):
    setattr(os, name, killed(getattr(os, name), name == "write"))
write_header(folder, header=header, keys=keys)
"""


def killed_at(folder: Path, *, call: int, sealed: SealedVault) -> bool:
    """Write `folder/next` as the header in a process that dies at a call; return whether it died."""
    ran = subprocess.run(
        [sys.executable, "-c", _KILLED, str(folder), str(call)],
        input=sealed.keys.data_key.buffer.hex(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode in (0, 9), ran.stderr
    return ran.returncode == 9


def test_dying_at_any_call_leaves_the_old_header_or_the_new(
    tmp_path: Path, sealed: SealedVault, newer: Header
) -> None:
    seen = []
    for call in range(1, 40):
        folder = tmp_path / str(call)
        folder.mkdir()
        write_header(folder, header=sealed.header, keys=sealed.keys)
        (folder / "next").write_bytes(newer.to_bytes())
        died = killed_at(folder, call=call, sealed=sealed)
        found = read_header(folder)
        assert found in (sealed.header, newer)
        if (folder / "vault.hdr.prev").exists():
            assert read_previous_header(folder) == sealed.header
        seen.append(found == newer)
        if not died:
            break
    assert seen == sorted(seen)
    assert seen[0] is False
    assert seen[-1] is True
    assert len(seen) < 39


def test_reading_a_header_loads_no_cryptography() -> None:
    probe = """
import sys
from balint_desktop.crypto import header_file, letterbox, passphrase, sealed_draft
print(sorted({"cryptography", "zxcvbn", "xkcdpass"} & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
