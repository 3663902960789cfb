"""A vault header that is cheap to open: what most tests of crypto start from."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from balint_desktop.crypto.header import Header, create_header
from balint_desktop.crypto.kdf import KdfParameters, KdfPolicy
from balint_desktop.crypto.keys import VaultKeys
from balint_desktop.crypto.recovery_code import RecoveryCode, new_recovery_code
from balint_desktop.domain.errors import BalintError, ErrorCode

#: Where a subprocess finds the package.
REPOSITORY = Path(__file__).resolve().parents[2]

_Given = TypeVar("_Given")
_Result = TypeVar("_Result")

#: The least cost that reading accepts; writing it takes `SMALL_POLICY`, handed in each time.
SMALL_COST = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
SMALL_POLICY = KdfPolicy(minimum=SMALL_COST)
PASSPHRASE = b"the long way round the lake"

BODY_START = 14
DIGEST_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedVault:
    """A header with everything that opens it."""

    header: Header
    keys: VaultKeys
    code: RecoveryCode

    @property
    def content(self) -> bytes:
        """The header's bytes."""
        return self.header.to_bytes()


def seal_vault() -> SealedVault:
    """Make a new vault, opened by `PASSPHRASE` and a fresh recovery code."""
    code = new_recovery_code()
    header, keys = create_header(
        bytearray(PASSPHRASE), recovery_code=code, parameters=SMALL_COST, policy=SMALL_POLICY
    )
    return SealedVault(header=header, keys=keys, code=code)


def repaired(content: bytes) -> bytes:
    """Return the content with a plain hash that fits, as an attacker would repair it."""
    return content[:-DIGEST_BYTES] + hashlib.sha256(content[:-DIGEST_BYTES]).digest()


def with_body(content: bytes, body: bytes) -> bytes:
    """Return the content with another body, its length and plain hash repaired; the MAC stays."""
    mac = content[-2 * DIGEST_BYTES : -DIGEST_BYTES]
    return repaired(content[:10] + len(body).to_bytes(4, "big") + body + mac + bytes(DIGEST_BYTES))


def body_of(content: bytes) -> bytes:
    """Return the JSON inside."""
    return content[BODY_START : -2 * DIGEST_BYTES]


def code_of(action: Callable[..., object], *given: object) -> ErrorCode:
    """Return the code of the BalintError that the action, called with what's given, has to raise."""
    try:
        action(*given)
    except BalintError as error:
        return error.code
    raise AssertionError("nothing was refused")


def tried(action: Callable[[_Given], _Result], given: _Given) -> _Result | ErrorCode:
    """Return what the action returns, or the code of the BalintError that it raises."""
    try:
        return action(given)
    except BalintError as error:
        return error.code


def names(folder: Path) -> list[str]:
    """Return what lies in a folder, by name."""
    return sorted(path.name for path in folder.iterdir())
