"""A header opens for the right passphrase or code, tells what's wrong otherwise, and can be changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from balint_desktop.crypto.header import Header, create_header, parse_header
from balint_desktop.crypto.kdf import KdfParameters
from balint_desktop.crypto.keys import Secret, VaultKeys, derive_keys
from balint_desktop.crypto.letterbox import letterbox_public_key, open_letter
from balint_desktop.crypto.passphrase import encode_passphrase
from balint_desktop.crypto.recovery_code import new_recovery_code, parse_recovery_code
from balint_desktop.crypto.sealed_draft import open_draft
from balint_desktop.crypto.slots import SlotType
from balint_desktop.domain.errors import BalintError, ErrorCode
from tests.crypto.sealed_vault import (
    PASSPHRASE,
    SMALL_COST,
    SMALL_POLICY,
    SealedVault,
    body_of,
    code_of,
    repaired,
    seal_vault,
)

VECTORS = Path(__file__).parent / "vectors"


def test_a_new_header_opens_with_the_passphrase_and_with_the_code(sealed: SealedVault) -> None:
    header = parse_header(sealed.content)
    by_passphrase = header.unlock_with_passphrase(bytearray(PASSPHRASE))
    by_code = header.unlock_with_recovery_code(parse_recovery_code(sealed.code.format()))
    assert by_passphrase.keys.data_key == by_code.keys.data_key == sealed.keys.data_key
    assert by_passphrase.slot.slot_type is SlotType.PASSPHRASE
    assert by_code.slot.slot_type is SlotType.RECOVERY


def test_what_is_read_is_what_was_made(sealed: SealedVault) -> None:
    header = parse_header(sealed.content)
    assert header == sealed.header
    assert header.to_bytes() == sealed.content
    assert (header.epoch, header.key_version, header.database_name) == (1, 1, "journal-1.db")
    assert header.letterbox_public_key == letterbox_public_key(sealed.keys.letterbox_private)


def test_wrong_secrets_are_named_as_such(sealed: SealedVault) -> None:
    wrong = bytearray(PASSPHRASE + b"s")
    code = new_recovery_code()
    assert code_of(lambda: sealed.header.unlock_with_passphrase(wrong)) is ErrorCode.WRONG_PASSPHRASE
    assert code_of(lambda: sealed.header.unlock_with_recovery_code(code)) is ErrorCode.WRONG_RECOVERY_CODE


def test_the_code_does_not_pass_for_a_passphrase(sealed: SealedVault) -> None:
    material = sealed.code.secret.buffer
    assert code_of(lambda: sealed.header.unlock_with_passphrase(material)) is ErrorCode.WRONG_PASSPHRASE


def test_a_header_shows_no_key_in_its_bytes_or_its_repr(sealed: SealedVault) -> None:
    keys = sealed.keys
    shown = sealed.content + repr(sealed.header).encode()
    unlocked = repr(sealed.header.unlock_with_passphrase(bytearray(PASSPHRASE))).encode()
    for secret in (keys.data_key, keys.database, keys.header_mac, keys.letterbox_private, sealed.code.secret):
        for form in (bytes(secret.buffer), secret.buffer.hex().encode(), repr(bytes(secret.buffer)).encode()):
            assert form not in shown
            assert form not in unlocked


def test_unlocking_leaves_the_passphrase_to_its_owner(sealed: SealedVault) -> None:
    typed = bytearray(PASSPHRASE)
    sealed.header.unlock_with_passphrase(typed)
    assert typed == PASSPHRASE


def test_no_header_is_made_below_the_policy() -> None:
    with pytest.raises(ValueError, match="policy"):
        create_header(bytearray(PASSPHRASE), recovery_code=new_recovery_code(), parameters=SMALL_COST)


def test_no_slot_is_replaced_below_the_policy(sealed: SealedVault) -> None:
    with pytest.raises(ValueError, match="policy"):
        sealed.header.with_passphrase(bytearray(PASSPHRASE), keys=sealed.keys, parameters=SMALL_COST)
    with pytest.raises(ValueError, match="policy"):
        sealed.header.with_recovery_code(sealed.code, keys=sealed.keys, parameters=SMALL_COST)


def test_keys_are_zeroed_when_there_is_no_memory_to_wrap_them(monkeypatch: pytest.MonkeyPatch) -> None:
    from balint_desktop.crypto import header as module

    made: list[VaultKeys] = []

    def remember(data_key: Secret, *, vault_id: bytes) -> VaultKeys:
        made.append(derive_keys(data_key, vault_id=vault_id))
        return made[0]

    def starve(*_: object, **__: object) -> None:
        raise BalintError(ErrorCode.NOT_ENOUGH_MEMORY)

    monkeypatch.setattr(module, "derive_keys", remember)
    monkeypatch.setattr(module, "new_slot", starve)
    assert code_of(seal_vault) is ErrorCode.NOT_ENOUGH_MEMORY
    assert made[0].data_key.is_zeroed
    assert made[0].database.is_zeroed


def test_after_a_change_only_the_new_passphrase_opens(sealed: SealedVault) -> None:
    changed = sealed.header.with_passphrase(
        bytearray(b"another way home"), keys=sealed.keys, parameters=SMALL_COST, policy=SMALL_POLICY
    )
    header = parse_header(changed.to_bytes())
    opened = header.unlock_with_passphrase(bytearray(b"another way home"))
    assert opened.keys.data_key == sealed.keys.data_key
    old = bytearray(PASSPHRASE)
    assert code_of(lambda: header.unlock_with_passphrase(old)) is ErrorCode.WRONG_PASSPHRASE
    assert header.unlock_with_recovery_code(sealed.code).keys.data_key == sealed.keys.data_key


def test_after_a_change_only_the_new_code_opens(sealed: SealedVault) -> None:
    code = new_recovery_code()
    changed = sealed.header.with_recovery_code(code, keys=sealed.keys, parameters=SMALL_COST, policy=SMALL_POLICY)
    header = parse_header(changed.to_bytes())
    assert header.unlock_with_recovery_code(code).keys.data_key == sealed.keys.data_key
    assert code_of(lambda: header.unlock_with_recovery_code(sealed.code)) is ErrorCode.WRONG_RECOVERY_CODE
    assert header.unlock_with_passphrase(bytearray(PASSPHRASE)).keys.data_key == sealed.keys.data_key


def test_a_change_touches_its_slot_and_the_epoch_alone(sealed: SealedVault) -> None:
    dearer = KdfParameters(memory_kib=SMALL_COST.memory_kib, passes=2, lanes=1)
    changed = sealed.header.with_passphrase(
        bytearray(PASSPHRASE), keys=sealed.keys, parameters=dearer, policy=SMALL_POLICY
    )
    assert changed.epoch == sealed.header.epoch + 1
    assert [slot for slot in changed.slots if slot.slot_type is SlotType.RECOVERY] == [sealed.header.slots[1]]
    assert [slot.parameters for slot in changed.slots if slot.slot_type is SlotType.PASSPHRASE] == [dearer]
    same = replace(changed, epoch=1, slots=sealed.header.slots, mac=sealed.header.mac)
    assert same == sealed.header


def test_a_header_is_not_changed_with_the_keys_of_another_vault(sealed: SealedVault) -> None:
    other = seal_vault()
    change = [
        lambda: sealed.header.with_passphrase(
            bytearray(PASSPHRASE), keys=other.keys, parameters=SMALL_COST, policy=SMALL_POLICY
        ),
        lambda: sealed.header.with_recovery_code(
            sealed.code, keys=other.keys, parameters=SMALL_COST, policy=SMALL_POLICY
        ),
    ]
    assert [code_of(each) for each in change] == [ErrorCode.HEADER_DAMAGED] * 2


def test_with_two_passphrase_slots_either_opens(sealed: SealedVault) -> None:
    second = sealed.header.with_passphrase(
        bytearray(b"another way home"), keys=sealed.keys, parameters=SMALL_COST, policy=SMALL_POLICY
    )
    both = replace(second, slots=(*sealed.header.slots, second.slots[-1]))
    header = parse_header(both._sealed(sealed.keys).to_bytes())
    for words in (PASSPHRASE, b"another way home"):
        assert header.unlock_with_passphrase(bytearray(words)).keys.data_key == sealed.keys.data_key


def test_a_header_without_a_code_refuses_every_code(sealed: SealedVault) -> None:
    header = replace(sealed.header, slots=sealed.header.slots[:1])._sealed(sealed.keys)
    assert code_of(lambda: header.unlock_with_recovery_code(sealed.code)) is ErrorCode.WRONG_RECOVERY_CODE
    assert header.unlock_with_passphrase(bytearray(PASSPHRASE)).keys.data_key == sealed.keys.data_key


# The format, frozen: what this program once wrote has to open for ever.


@pytest.fixture(scope="module")
def frozen() -> Header:
    return parse_header((VECTORS / "header-1.hdr").read_bytes())


DATA_KEY = "6ef633e1fddef9358179f7c49b5ad1ea621319c98e672a0fea63ef18f9d7069d"
CODE = "H0A7-NBVW-ZY3Y-2D9R-9GFY-BZ1V-1CFY"


def test_a_header_of_the_first_version_opens(frozen: Header) -> None:
    by_passphrase = frozen.unlock_with_passphrase(encode_passphrase("the long way round the lake"))
    by_code = frozen.unlock_with_recovery_code(parse_recovery_code(CODE))
    assert by_passphrase.keys.data_key.buffer.hex() == DATA_KEY
    assert by_code.keys.data_key.buffer.hex() == DATA_KEY
    assert frozen.vault_id.hex() == "40ea936602ba4b7016f67707296a172f"
    assert (frozen.epoch, frozen.key_version, frozen.database_name) == (2, 1, "journal-1.db")
    assert frozen.letterbox_public_key.hex().startswith("e446b36553ba6645")


def test_a_letter_and_a_draft_of_the_first_version_open(frozen: Header) -> None:
    keys = derive_keys(Secret(bytearray.fromhex(DATA_KEY)), vault_id=frozen.vault_id)
    letter = (VECTORS / "letter-1.bin").read_bytes()
    draft = (VECTORS / "draft-1.bin").read_bytes()
    opened = open_letter(letter, private_key=keys.letterbox_private, context=b"letter 7")
    assert opened.decode() == "Für später"
    assert open_draft(draft, draft_key=keys.draft, vault_id=frozen.vault_id).decode() == "Für später"


def test_the_frame_of_the_first_version_is_laid_out_as_described() -> None:
    content = (VECTORS / "header-1.hdr").read_bytes()
    assert content[:14] == b"\x89BALINT\n" + b"\x00\x01" + (len(content) - 78).to_bytes(4, "big")
    assert body_of(content).startswith(b'{"database":"journal-1.db","epoch":2,"key_version":1,"letterbox":"')
    assert content == repaired(content)
