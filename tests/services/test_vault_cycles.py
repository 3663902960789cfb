"""Fault test 34: a hundred locks and unlocks in one process leave no file open."""

import os
import sys
from pathlib import Path

import pytest

from balint_desktop.services.vault import VaultState
from tests.fakes import FakeClock
from tests.services.cheap_vault import PASSPHRASE, make_journal, vault_in

CYCLES = 100
OPEN_FILES = Path("/proc/self/fd")


@pytest.mark.skipif(sys.platform != "linux", reason="counts open files where Linux lists them")
def test_a_hundred_locks_and_unlocks_leave_no_file_open(tmp_path: Path) -> None:
    folder, clock = tmp_path / "journal", FakeClock()
    make_journal(folder, clock=clock)
    counts = set()
    for _ in range(CYCLES):
        vault = vault_in(folder, clock=clock)
        vault.claim()
        vault.unlock(PASSPHRASE)
        assert vault.state is VaultState.OPEN
        vault.close()
        vault.let_go()
        counts.add(len(os.listdir(OPEN_FILES)))
    assert len(counts) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="counts open files where Linux lists them")
def test_the_same_vault_opened_again_and_again_leaves_no_file_open(tmp_path: Path) -> None:
    folder, clock = tmp_path / "journal", FakeClock()
    make_journal(folder, clock=clock)
    vault = vault_in(folder, clock=clock)
    vault.claim()
    counts = set()
    for _ in range(CYCLES):
        vault.unlock(PASSPHRASE)
        vault.close()
        counts.add(len(os.listdir(OPEN_FILES)))
    vault.let_go()
    assert len(counts) == 1
