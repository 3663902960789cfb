"""Keys as buffers that can be wiped, and the keys that grow out of the one data key.

Python can't wipe `bytes`; so a key lives in a `bytearray` from birth to `zero()`. What OpenSSL copies inside,
OpenSSL wipes.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from enum import Enum
from types import TracebackType
from typing import NoReturn, Self

KEY_BYTES = 32
VAULT_ID_BYTES = 16

_INFO_PREFIX = b"balint-desktop 1 "


class Purpose(Enum):
    """What a derived key is for; the value is part of the format and never changes."""

    DATABASE = "database key"
    HEADER_MAC = "header mac"
    BACKUP_MAC = "backup mac"
    HIGH_WATER_MAC = "high-water mac"
    DRAFT = "draft key"
    LETTERBOX = "letterbox private key"


class Secret:
    """Secret bytes in one buffer that `zero()` overwrites; it never shows its content.

    It owns the bytearray it's given: the caller keeps no other use for it. Leaving a `with` block zeroes it.
    """

    __slots__ = ("_buffer", "_is_zeroed")

    def __init__(self, buffer: bytearray) -> None:
        self._buffer = buffer
        self._is_zeroed = False

    @property
    def buffer(self) -> bytearray:
        """The bytes themselves, not a copy.

        Raises: RuntimeError when zeroed, since a key of zeros would seal without protecting.
        """
        if self._is_zeroed:
            raise RuntimeError("a secret was used after it was zeroed")
        return self._buffer

    @property
    def is_zeroed(self) -> bool:
        """Whether the content is gone."""
        return self._is_zeroed

    def zero(self) -> None:
        """Overwrite the content in place; may be called again."""
        wipe(self._buffer)
        self._is_zeroed = True

    def copy(self) -> "Secret":
        """Return a second secret with the same content, to be zeroed on its own."""
        return Secret(bytearray(self.buffer))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.zero()

    def __len__(self) -> int:
        return len(self._buffer)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self.buffer, other.buffer)

    __hash__ = None  # type: ignore[assignment]  # its content changes when zeroed

    def __repr__(self) -> str:
        return "<Secret>"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a secret is never pickled or copied by the copy module")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class VaultKeys:
    """The data key of one vault and every key derived from it; whoever unlocked owns and zeroes them."""

    data_key: Secret
    database: Secret
    header_mac: Secret
    backup_mac: Secret
    high_water_mac: Secret
    draft: Secret
    letterbox_private: Secret

    def zero(self) -> None:
        """Overwrite all of them; may be called again."""
        for secret in (
            self.data_key,
            self.database,
            self.header_mac,
            self.backup_mac,
            self.high_water_mac,
            self.draft,
            self.letterbox_private,
        ):
            secret.zero()


def wipe(buffer: bytearray) -> None:
    """Overwrite a buffer with zeros in place, keeping its length."""
    buffer[:] = bytes(len(buffer))


def new_data_key() -> Secret:
    """Return 32 fresh random bytes, the data key (DEK) of one key version."""
    return Secret(bytearray(secrets.token_bytes(KEY_BYTES)))


def new_vault_id() -> bytes:
    """Return 16 random bytes that name a vault for its whole life."""
    return secrets.token_bytes(VAULT_ID_BYTES)


def derive_keys(data_key: Secret, *, vault_id: bytes) -> VaultKeys:
    """Derive the key of each purpose; the result owns `data_key` from now on."""
    return VaultKeys(
        data_key=data_key,
        database=derive_key(data_key, purpose=Purpose.DATABASE, vault_id=vault_id),
        header_mac=derive_key(data_key, purpose=Purpose.HEADER_MAC, vault_id=vault_id),
        backup_mac=derive_key(data_key, purpose=Purpose.BACKUP_MAC, vault_id=vault_id),
        high_water_mac=derive_key(data_key, purpose=Purpose.HIGH_WATER_MAC, vault_id=vault_id),
        draft=derive_key(data_key, purpose=Purpose.DRAFT, vault_id=vault_id),
        letterbox_private=derive_key(data_key, purpose=Purpose.LETTERBOX, vault_id=vault_id),
    )


def derive_key(data_key: Secret, *, purpose: Purpose, vault_id: bytes) -> Secret:
    """Derive one 32-byte key by HKDF-SHA256 with the vault id as salt and the purpose as info."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    derived = bytearray(KEY_BYTES)
    info = _INFO_PREFIX + purpose.value.encode("ascii")
    HKDF(SHA256(), KEY_BYTES, vault_id, info).derive_into(data_key.buffer, derived)
    return Secret(derived)


def authenticate(message: bytes, *, key: Secret) -> bytes:
    """Return the HMAC-SHA256 of a message, 32 bytes; used for header, backup and high-water marks."""
    return hmac.digest(key.buffer, message, hashlib.sha256)
