"""A slot opens for one secret, in one vault, for one key version."""

from dataclasses import replace
from functools import partial

import pytest

from balint_desktop.crypto.kdf import KdfParameters
from balint_desktop.crypto.keys import Secret
from balint_desktop.crypto.slots import Slot, SlotId, SlotPlace, SlotType, new_slot, read_slot
from balint_desktop.domain.errors import ErrorCode
from tests.crypto.sealed_vault import SMALL_COST, code_of

PLACE = SlotPlace(vault_id=bytes(range(16)), key_version=1)
WORDS = bytearray(b"the long way round")


@pytest.fixture(scope="module")
def slot() -> Slot:
    return new_slot(
        WORDS,
        slot_type=SlotType.PASSPHRASE,
        data_key=Secret(bytearray(range(32))),
        place=PLACE,
        parameters=SMALL_COST,
    )


def test_the_secret_that_closed_a_slot_opens_it(slot: Slot) -> None:
    opened = slot.unwrap(WORDS, place=PLACE)
    assert opened == Secret(bytearray(range(32)))


def test_another_secret_finds_that_the_slot_is_not_for_it(slot: Slot) -> None:
    assert slot.unwrap(bytearray(b"the short way"), place=PLACE) is None


@pytest.mark.parametrize(
    "place", [SlotPlace(vault_id=bytes(16), key_version=1), SlotPlace(vault_id=PLACE.vault_id, key_version=2)]
)
def test_a_slot_taken_elsewhere_is_damage(slot: Slot, place: SlotPlace) -> None:
    assert code_of(lambda: slot.unwrap(WORDS, place=place)) is ErrorCode.HEADER_DAMAGED


def test_every_part_of_a_slot_is_bound(slot: Slot) -> None:
    changed = [
        replace(slot, slot_id=SlotId("00" * 8)),
        replace(slot, slot_type=SlotType.RECOVERY),
        replace(slot, nonce=bytes(12)),
        replace(slot, wrapped=bytes(48)),
    ]
    for other in changed:
        assert code_of(partial(other.unwrap, WORDS, place=PLACE)) is ErrorCode.HEADER_DAMAGED


def test_another_salt_cost_or_commitment_opens_for_nobody(slot: Slot) -> None:
    dearer = KdfParameters(memory_kib=SMALL_COST.memory_kib, passes=2, lanes=1)
    changed = [
        replace(slot, salt=bytes(16)),
        replace(slot, parameters=dearer),
        replace(slot, commitment=bytes(32)),
    ]
    assert [other.unwrap(WORDS, place=PLACE) for other in changed] == [None, None, None]


def test_the_same_secret_gets_a_new_salt_nonce_and_id_each_time(slot: Slot) -> None:
    again = new_slot(
        WORDS,
        slot_type=SlotType.PASSPHRASE,
        data_key=Secret(bytearray(range(32))),
        place=PLACE,
        parameters=SMALL_COST,
    )
    for field in ("slot_id", "salt", "nonce", "wrapped", "commitment"):
        assert getattr(again, field) != getattr(slot, field)


def test_a_slot_is_read_as_it_was_spelt(slot: Slot) -> None:
    assert read_slot(slot.to_json()) == slot


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "00"),
        ("id", 1),
        ("type", "door"),
        ("type", None),
        ("type", ["passphrase"]),
        ("nonce", "00" * 11),
        ("wrapped", "00" * 47),
        ("wrapped", "zz" * 48),
        ("commitment", ""),
        ("kdf", None),
        ("kdf", {}),
        ("more", 1),
    ],
)
def test_a_slot_of_another_shape_is_damage(slot: Slot, field: str, value: object) -> None:
    assert code_of(lambda: read_slot({**slot.to_json(), field: value})) is ErrorCode.HEADER_DAMAGED


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "argon2d-1.3"),
        ("name", None),
        ("memory_kib", 19 * 1024 - 1),
        ("memory_kib", 2048 * 1024 + 1),
        ("memory_kib", 10**30),
        ("memory_kib", True),
        ("memory_kib", "19456"),
        ("passes", 0),
        ("passes", 65),
        ("passes", True),
        ("passes", 1.0),
        ("lanes", 0),
        ("lanes", 17),
        ("lanes", -1),
        ("salt", "00" * 15),
        ("salt", "00" * 17),
    ],
)
def test_an_absurd_cost_is_damage_before_any_derivation(slot: Slot, field: str, value: object) -> None:
    spelt = slot.to_json()
    kdf = spelt["kdf"]
    assert isinstance(kdf, dict)
    spelt["kdf"] = {**kdf, field: value}
    assert code_of(lambda: read_slot(spelt)) is ErrorCode.HEADER_DAMAGED
