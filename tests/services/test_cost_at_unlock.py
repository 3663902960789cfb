"""What a derivation costs is raised at unlock when the policy has grown, and never keeps anybody out."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from balint_desktop.crypto.header_file import read_header
from balint_desktop.crypto.kdf import KdfParameters, KdfPolicy
from balint_desktop.crypto.slots import SlotType
from balint_desktop.domain.errors import ErrorCode
from balint_desktop.services import journal_keys
from balint_desktop.services.vault import Vault, VaultState
from tests.fakes import FakeClock
from tests.services.cheap_vault import CHEAP_COST, PASSPHRASE, files_of
from tests.services.conftest import Template
from tests.services.test_journal_keys import NEW, databases, refusal_of


def cost_of(folder: Path, slot_type: SlotType) -> KdfParameters:
    (slot,) = (slot for slot in read_header(folder).slots if slot.slot_type is slot_type)
    return slot.parameters


def policy_above_cheap() -> KdfPolicy:
    return KdfPolicy(minimum=KdfParameters(memory_kib=CHEAP_COST.memory_kib + 1024, passes=2, lanes=1))


def test_a_policy_that_grew_raises_the_cost_at_unlock(
    folder: Path, clock: FakeClock, template: Template
) -> None:
    policy = policy_above_cheap()
    before = databases(folder)
    vault = Vault(folder, clock=clock, cost=CHEAP_COST, policy=policy)
    vault.unlock(PASSPHRASE)
    assert cost_of(folder, SlotType.PASSPHRASE) == policy.minimum
    assert cost_of(folder, SlotType.RECOVERY) == CHEAP_COST
    vault.close()
    assert databases(folder) == before
    raised = files_of(folder)["vault.hdr"]
    vault.unlock(PASSPHRASE)
    assert files_of(folder)["vault.hdr"] == raised
    vault.close()
    assert refusal_of(vault, NEW) is ErrorCode.WRONG_PASSPHRASE
    vault.unlock_with_code(template.code)
    vault.close()
    vault.let_go()


def test_a_cost_that_the_policy_allows_is_left_alone(vault: Vault) -> None:
    before = files_of(vault.folder)["vault.hdr"]
    vault.unlock(PASSPHRASE)
    assert files_of(vault.folder)["vault.hdr"] == before


def test_raising_never_lowers_what_is_above_the_policy(folder: Path, clock: FakeClock) -> None:
    minimum = KdfParameters(memory_kib=CHEAP_COST.memory_kib, passes=1, lanes=2)
    cost = KdfParameters(memory_kib=CHEAP_COST.memory_kib + 512, passes=3, lanes=1)
    vault = Vault(folder, clock=clock, cost=cost, policy=KdfPolicy(minimum=CHEAP_COST))
    vault.unlock(PASSPHRASE)
    vault.journal_keys().change_passphrase(PASSPHRASE, new=NEW)
    vault.close()
    vault.let_go()
    later = Vault(folder, clock=clock, cost=CHEAP_COST, policy=KdfPolicy(minimum=minimum))
    later.unlock(NEW)
    later.close()
    later.let_go()
    assert cost_of(folder, SlotType.PASSPHRASE) == replace(cost, lanes=2)


def test_a_cost_that_cannot_be_raised_keeps_nobody_out(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = Vault(folder, clock=clock, cost=CHEAP_COST, policy=policy_above_cheap())
    before = files_of(folder)["vault.hdr"]
    with monkeypatch.context() as failing:
        failing.setattr(journal_keys, "write_header", _fail)
        vault.unlock(PASSPHRASE)
    assert vault.state is VaultState.OPEN
    vault.close()
    vault.let_go()
    assert files_of(folder)["vault.hdr"] == before


def _fail(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, "")
