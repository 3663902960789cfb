"""Key slots: each holds the data key, wrapped for one passphrase or one recovery code.

AES-GCM doesn't commit to its key (one box can open under two keys), so half of what is derived is a
commitment, of which the SHA-256 is stored: a slot opens for exactly one secret.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from enum import Enum
from typing import NewType

from balint_desktop.crypto import canonical_json
from balint_desktop.crypto.canonical_json import damaged, read_hex, read_integer, read_object
from balint_desktop.crypto.kdf import SALT_BYTES, KdfParameters, derive, new_salt
from balint_desktop.crypto.keys import KEY_BYTES, Secret, wipe

SlotId = NewType("SlotId", str)

_SLOT_ID_BYTES = 8
_NONCE_BYTES = 12
_WRAPPED_BYTES = KEY_BYTES + 16
_COMMITMENT_BYTES = 32
_KDF_NAME = "argon2id-1.3"
_SLOT_KEYS = frozenset({"id", "type", "kdf", "nonce", "wrapped", "commitment"})
_KDF_KEYS = frozenset({"name", "memory_kib", "passes", "lanes", "salt"})
# Wider than any cost that is accepted; the cost itself is judged by KdfParameters.
_MOST = 2**31


class SlotType(Enum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotPlace:
    """Where a slot belongs: it opens in no other vault and for no other key version."""

    vault_id: bytes
    key_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One wrapped data key, as it stands in the header."""

    slot_id: SlotId
    slot_type: SlotType
    parameters: KdfParameters
    salt: bytes
    nonce: bytes
    wrapped: bytes
    commitment: bytes

    def to_json(self) -> dict[str, object]:
        """Return the slot as an object of the header's body."""
        return {
            "id": self.slot_id,
            "type": self.slot_type.value,
            "kdf": _kdf_json(self.parameters, salt=self.salt),
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
            "commitment": self.commitment.hex(),
        }

    def unwrap(self, material: bytearray, *, place: SlotPlace) -> Secret | None:
        """Return the data key, or None when the slot isn't for this passphrase or code.

        Raises: BalintError HEADER_DAMAGED when it is, and still doesn't open; NOT_ENOUGH_MEMORY.
        """
        with derive(material, salt=self.salt, parameters=self.parameters) as derived:
            if not hmac.compare_digest(_commit(derived), self.commitment):
                return None
            return _open(self, derived=derived, place=place)


def new_slot(
    material: bytearray,
    *,
    slot_type: SlotType,
    data_key: Secret,
    place: SlotPlace,
    parameters: KdfParameters,
) -> Slot:
    """Wrap the data key for a passphrase or code, with fresh salt, nonce and id; checked by opening it.

    Raises: BalintError NOT_ENOUGH_MEMORY.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot_id = SlotId(secrets.token_hex(_SLOT_ID_BYTES))
    salt = new_salt()
    nonce = secrets.token_bytes(_NONCE_BYTES)
    with derive(material, salt=salt, parameters=parameters) as derived:
        bound = _bound(slot_id, slot_type=slot_type, parameters=parameters, salt=salt, place=place)
        key = _wrapping_key(derived)
        wrapped = AESGCM(key).encrypt(nonce, data_key.buffer, bound)
        wipe(key)
        slot = Slot(
            slot_id=slot_id,
            slot_type=slot_type,
            parameters=parameters,
            salt=salt,
            nonce=nonce,
            wrapped=wrapped,
            commitment=_commit(derived),
        )
        _open(slot, derived=derived, place=place).zero()
    return slot


def read_slot(value: object) -> Slot:
    """Read a slot strictly, its cost included, before anything is derived.

    Raises: BalintError HEADER_DAMAGED.
    """
    fields = read_object(value, keys=_SLOT_KEYS)
    kdf = read_object(fields["kdf"], keys=_KDF_KEYS)
    parameters = KdfParameters(
        memory_kib=read_integer(kdf["memory_kib"], lowest=1, highest=_MOST),
        passes=read_integer(kdf["passes"], lowest=1, highest=_MOST),
        lanes=read_integer(kdf["lanes"], lowest=1, highest=_MOST),
    )
    if kdf["name"] != _KDF_NAME or not parameters.is_acceptable:
        raise damaged()
    return Slot(
        slot_id=SlotId(read_hex(fields["id"], length_bytes=_SLOT_ID_BYTES).hex()),
        slot_type=_read_slot_type(fields["type"]),
        parameters=parameters,
        salt=read_hex(kdf["salt"], length_bytes=SALT_BYTES),
        nonce=read_hex(fields["nonce"], length_bytes=_NONCE_BYTES),
        wrapped=read_hex(fields["wrapped"], length_bytes=_WRAPPED_BYTES),
        commitment=read_hex(fields["commitment"], length_bytes=_COMMITMENT_BYTES),
    )


def _read_slot_type(value: object) -> SlotType:
    for slot_type in SlotType:
        if value == slot_type.value:
            return slot_type
    raise damaged()


def _open(slot: Slot, *, derived: Secret, place: SlotPlace) -> Secret:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    bound = _bound(
        slot.slot_id, slot_type=slot.slot_type, parameters=slot.parameters, salt=slot.salt, place=place
    )
    key = _wrapping_key(derived)
    data_key = Secret(bytearray(KEY_BYTES))
    try:
        AESGCM(key).decrypt_into(slot.nonce, slot.wrapped, bound, data_key.buffer)
    except InvalidTag:
        data_key.zero()  # what was decrypted before the tag failed
        raise damaged() from None
    finally:
        wipe(key)
    return data_key


def _wrapping_key(derived: Secret) -> bytearray:
    return derived.buffer[:KEY_BYTES]


def _commit(derived: Secret) -> bytes:
    commitment = derived.buffer[KEY_BYTES:]
    digest = hashlib.sha256(commitment).digest()
    wipe(commitment)
    return digest


def _bound(
    slot_id: SlotId, *, slot_type: SlotType, parameters: KdfParameters, salt: bytes, place: SlotPlace
) -> bytes:
    """Spell what the wrapped key is bound to (GCM's associated data)."""
    return canonical_json.encode(
        {
            "vault": place.vault_id.hex(),
            "slot": slot_id,
            "type": slot_type.value,
            "kdf": _kdf_json(parameters, salt=salt),
            "key_version": place.key_version,
        }
    )


def _kdf_json(parameters: KdfParameters, *, salt: bytes) -> dict[str, object]:
    return {
        "name": _KDF_NAME,
        "memory_kib": parameters.memory_kib,
        "passes": parameters.passes,
        "lanes": parameters.lanes,
        "salt": salt.hex(),
    }
