"""Real vaults that open at once: everything is as in a doctor's, but for what the key costs."""

from pathlib import Path

from balint_desktop.crypto.kdf import KdfParameters, KdfPolicy
from balint_desktop.crypto.recovery_code import RecoveryCode, new_recovery_code
from balint_desktop.domain.clock import Clock
from balint_desktop.services.vault import Vault

PASSPHRASE = "an invented passphrase"
#: The cheapest derivation that is accepted on reading.
CHEAP_COST = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
CHEAP_POLICY = KdfPolicy(minimum=CHEAP_COST)


def vault_in(folder: Path, *, clock: Clock) -> Vault:
    """Return the vault of the journal in `folder`, there or not."""
    return Vault(folder, clock=clock, cost=CHEAP_COST, policy=CHEAP_POLICY)


def typed_code(code: RecoveryCode) -> str:
    """Return what somebody types who has `code` on paper."""
    return "-".join(code.groups)


def make_journal(folder: Path, *, clock: Clock) -> str:
    """Make an empty journal in `folder`, lock it, and return its recovery code as it is typed."""
    vault = vault_in(folder, clock=clock)
    code = new_recovery_code()
    vault.create(PASSPHRASE, code=code)
    vault.close()
    vault.let_go()
    return typed_code(code)


def files_of(folder: Path) -> dict[str, bytes]:
    """Return what lies in `folder`, by relative path."""
    return {
        str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }
