"""The vault header: who can open the journal, and which database file is the journal.

A `Header` always carries the MAC of its content: one that isn't sealed never leaves this module. It
holds nothing secret.
"""

import hmac
import re
from dataclasses import dataclass, replace
from typing import Self

from balint_desktop.crypto import canonical_json
from balint_desktop.crypto.canonical_json import (
    damaged,
    read_hex,
    read_integer,
    read_list,
    read_object,
    read_text,
)
from balint_desktop.crypto.header_frame import Frame, authenticated_part, join_frame, split_frame
from balint_desktop.crypto.kdf import DEFAULT_PARAMETERS, DEFAULT_POLICY, KdfParameters, KdfPolicy
from balint_desktop.crypto.keys import (
    KEY_BYTES,
    VAULT_ID_BYTES,
    VaultKeys,
    authenticate,
    derive_keys,
    new_data_key,
    new_vault_id,
)
from balint_desktop.crypto.letterbox import letterbox_public_key
from balint_desktop.crypto.recovery_code import RecoveryCode
from balint_desktop.crypto.slots import Slot, SlotPlace, SlotType, new_slot, read_slot
from balint_desktop.domain.errors import BalintError, ErrorCode

FIRST_DATABASE_NAME = "journal-1.db"
# Source: shared/vault.md "Keys".
MAXIMUM_SLOTS = 8

_BODY_KEYS = frozenset({"vault", "epoch", "key_version", "database", "letterbox", "slots"})
# Nine digits at most: a name stays a short name.
_DATABASE_NAME = re.compile(r"journal-\d{1,9}\.db", re.ASCII)
_MOST_CHANGES = 2**53 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """What a right passphrase or code gives: the keys, now the caller's to zero, and the slot that opened."""

    keys: VaultKeys
    slot: Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The content of `vault.hdr`.

    `epoch` grows with every change of the header, so that an old one put back is noticed; `key_version` with
    every new data key. Until `verify` or an unlock has passed, none of it is more than a claim.
    """

    vault_id: bytes
    epoch: int
    key_version: int
    database_name: str
    letterbox_public_key: bytes
    slots: tuple[Slot, ...]
    mac: bytes

    def to_bytes(self) -> bytes:
        """Return the file's whole content."""
        return join_frame(Frame(body=self._body(), mac=self.mac))

    def verify(self, keys: VaultKeys) -> None:
        """Prove with the keys in hand that nothing was added, removed, swapped or taken from elsewhere.

        Raises: BalintError HEADER_DAMAGED.
        """
        if not hmac.compare_digest(self._expected_mac(keys), self.mac):
            raise damaged()

    def unlock_with_passphrase(self, passphrase: bytearray) -> Unlocked:
        """Open with an encoded passphrase (`passphrase.encode_passphrase`), which stays the caller's to wipe.

        Takes as long as Argon2id takes. The keys given are proven: slot, commitment and the header's MAC fit.

        Raises: BalintError WRONG_PASSPHRASE, HEADER_DAMAGED, NOT_ENOUGH_MEMORY.
        """
        unlocked = self._unlock(passphrase, slot_type=SlotType.PASSPHRASE)
        if unlocked is None:
            raise BalintError(ErrorCode.WRONG_PASSPHRASE)
        return unlocked

    def unlock_with_recovery_code(self, code: RecoveryCode) -> Unlocked:
        """Open with a recovery code, which stays the caller's to zero.

        Raises: BalintError WRONG_RECOVERY_CODE, HEADER_DAMAGED, NOT_ENOUGH_MEMORY.
        """
        unlocked = self._unlock(code.secret.buffer, slot_type=SlotType.RECOVERY)
        if unlocked is None:
            raise BalintError(ErrorCode.WRONG_RECOVERY_CODE)
        return unlocked

    def with_passphrase(
        self,
        passphrase: bytearray,
        *,
        keys: VaultKeys,
        parameters: KdfParameters = DEFAULT_PARAMETERS,
        policy: KdfPolicy = DEFAULT_POLICY,
    ) -> Self:
        """Return a header of the next epoch that only this passphrase opens; recovery codes stay as they are.

        Raises: BalintError HEADER_DAMAGED when `keys` aren't this header's; NOT_ENOUGH_MEMORY.
        """
        policy.require(parameters)
        return self._with_slot(passphrase, slot_type=SlotType.PASSPHRASE, keys=keys, parameters=parameters)

    def with_recovery_code(
        self,
        code: RecoveryCode,
        *,
        keys: VaultKeys,
        parameters: KdfParameters = DEFAULT_PARAMETERS,
        policy: KdfPolicy = DEFAULT_POLICY,
    ) -> Self:
        """Return a header of the next epoch that only this recovery code opens; passphrases stay as they are.

        Raises: BalintError HEADER_DAMAGED when `keys` aren't this header's; NOT_ENOUGH_MEMORY.
        """
        policy.require(parameters)
        material = code.secret.buffer
        return self._with_slot(material, slot_type=SlotType.RECOVERY, keys=keys, parameters=parameters)

    def _unlock(self, material: bytearray, *, slot_type: SlotType) -> Unlocked | None:
        for slot in self.slots:
            if slot.slot_type is not slot_type:
                continue
            data_key = slot.unwrap(material, place=self._place())
            if data_key is None:
                continue
            keys = derive_keys(data_key, vault_id=self.vault_id)
            try:
                self.verify(keys)
            except BalintError:
                keys.zero()
                raise
            return Unlocked(keys=keys, slot=slot)
        return None

    def _with_slot(
        self, material: bytearray, *, slot_type: SlotType, keys: VaultKeys, parameters: KdfParameters
    ) -> Self:
        self.verify(keys)
        slot = new_slot(
            material,
            slot_type=slot_type,
            data_key=keys.data_key,
            place=self._place(),
            parameters=parameters,
        )
        others = tuple(other for other in self.slots if other.slot_type is not slot_type)
        return replace(self, epoch=self.epoch + 1, slots=(*others, slot))._sealed(keys)

    def _sealed(self, keys: VaultKeys) -> Self:
        return replace(self, mac=self._expected_mac(keys))

    def _expected_mac(self, keys: VaultKeys) -> bytes:
        return authenticate(authenticated_part(self._body()), key=keys.header_mac)

    def _place(self) -> SlotPlace:
        return SlotPlace(vault_id=self.vault_id, key_version=self.key_version)

    def _body(self) -> bytes:
        return canonical_json.encode(
            {
                "vault": self.vault_id.hex(),
                "epoch": self.epoch,
                "key_version": self.key_version,
                "database": self.database_name,
                "letterbox": self.letterbox_public_key.hex(),
                "slots": [slot.to_json() for slot in self.slots],
            }
        )


def create_header(
    passphrase: bytearray,
    *,
    recovery_code: RecoveryCode,
    parameters: KdfParameters = DEFAULT_PARAMETERS,
    policy: KdfPolicy = DEFAULT_POLICY,
) -> tuple[Header, VaultKeys]:
    """Make the header of a new vault with fresh keys, opened by either secret; takes two derivations.

    The keys are the caller's to zero, and so are the two secrets. Raises: BalintError NOT_ENOUGH_MEMORY.
    """
    policy.require(parameters)
    vault_id = new_vault_id()
    keys = derive_keys(new_data_key(), vault_id=vault_id)
    place = SlotPlace(vault_id=vault_id, key_version=1)
    materials = ((SlotType.PASSPHRASE, passphrase), (SlotType.RECOVERY, recovery_code.secret.buffer))
    try:
        slots = tuple(
            new_slot(material, slot_type=kind, data_key=keys.data_key, place=place, parameters=parameters)
            for kind, material in materials
        )
    except BalintError:
        keys.zero()
        raise
    unsealed = Header(
        vault_id=vault_id,
        epoch=1,
        key_version=place.key_version,
        database_name=FIRST_DATABASE_NAME,
        letterbox_public_key=letterbox_public_key(keys.letterbox_private),
        slots=slots,
        mac=b"",
    )
    return unsealed._sealed(keys), keys


def parse_header(content: bytes) -> Header:
    """Read a header strictly; nothing is derived, and nothing of it proven but that it's whole.

    Raises: BalintError HEADER_NOT_OURS, HEADER_NEWER, HEADER_DAMAGED.
    """
    frame = split_frame(content)
    fields = read_object(canonical_json.decode(frame.body), keys=_BODY_KEYS)
    slots = tuple(read_slot(value) for value in read_list(fields["slots"], most=MAXIMUM_SLOTS))
    if len({slot.slot_id for slot in slots}) != len(slots):
        raise damaged()
    return Header(
        vault_id=read_hex(fields["vault"], length_bytes=VAULT_ID_BYTES),
        epoch=read_integer(fields["epoch"], lowest=1, highest=_MOST_CHANGES),
        key_version=read_integer(fields["key_version"], lowest=1, highest=_MOST_CHANGES),
        database_name=read_text(fields["database"], pattern=_DATABASE_NAME),
        letterbox_public_key=read_hex(fields["letterbox"], length_bytes=KEY_BYTES),
        slots=slots,
        mac=frame.mac,
    )
