"""Fault tests 2, 3 and 19 for the header: an error or a death at any call leaves the old or the new."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from balint_desktop.crypto.header import Header
from balint_desktop.crypto.header_file import read_header, read_previous_header, write_header
from tests.crypto.sealed_vault import REPOSITORY, SealedVault, names

CALLS = ("open", "write", "fsync", "replace")


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
        cwd=REPOSITORY,
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
