"""Fault tests 10, 16 and 17: nothing damaged, forged or absurd is accepted; there is one class of error."""

import gc
import json
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from balint_desktop.crypto import canonical_json
from balint_desktop.crypto.header import Header, parse_header
from balint_desktop.crypto.header_frame import MAXIMUM_BYTES
from balint_desktop.crypto.slots import SlotId
from balint_desktop.domain.errors import ErrorCode
from tests.crypto.sealed_vault import (
    PASSPHRASE,
    SealedVault,
    body_of,
    code_of,
    repaired,
    seal_vault,
    tried,
    with_body,
)

REFUSALS = {ErrorCode.HEADER_DAMAGED, ErrorCode.HEADER_NOT_OURS, ErrorCode.HEADER_NEWER}


def flipped(content: bytes, position: int, *, bits: int) -> bytes:
    return content[:position] + bytes([content[position] ^ bits]) + content[position + 1 :]


@pytest.mark.parametrize("bits", [0x01, 0x02, 0x10, 0x80, 0xFF])
def test_every_flipped_byte_is_seen_without_any_key(sealed: SealedVault, bits: int) -> None:
    for position in range(len(sealed.content)):
        code = code_of(parse_header, flipped(sealed.content, position, bits=bits))
        assert code is (ErrorCode.HEADER_NOT_OURS if position < 8 else ErrorCode.HEADER_DAMAGED)


@pytest.mark.parametrize("bits", [0x01, 0x02, 0x10, 0x80, 0xFF])
def test_every_flipped_byte_under_a_repaired_hash_is_seen_with_the_key(sealed: SealedVault, bits: int) -> None:
    for position in range(len(sealed.content) - 32):
        forged = repaired(flipped(sealed.content, position, bits=bits))
        header = tried(parse_header, forged)
        if isinstance(header, Header):
            assert code_of(header.verify, sealed.keys) is ErrorCode.HEADER_DAMAGED
        else:
            assert header in REFUSALS


def assert_never_unlocks(sealed: SealedVault, *, position: int) -> None:
    header = tried(parse_header, repaired(flipped(sealed.content, position, bits=0x01)))
    if not isinstance(header, Header):
        assert header in REFUSALS
        return
    by_passphrase = code_of(header.unlock_with_passphrase, bytearray(PASSPHRASE))
    assert by_passphrase in {ErrorCode.HEADER_DAMAGED, ErrorCode.WRONG_PASSPHRASE}
    by_code = code_of(header.unlock_with_recovery_code, sealed.code)
    assert by_code in {ErrorCode.HEADER_DAMAGED, ErrorCode.WRONG_RECOVERY_CODE}


def test_a_flipped_byte_under_a_repaired_hash_never_unlocks(sealed: SealedVault) -> None:
    for position in range(0, len(sealed.content) - 32, 11):
        assert_never_unlocks(sealed, position=position)


@pytest.mark.soak
def test_no_flipped_byte_under_a_repaired_hash_ever_unlocks(sealed: SealedVault) -> None:
    for position in range(len(sealed.content) - 32):
        assert_never_unlocks(sealed, position=position)


def test_every_cut_is_damage(sealed: SealedVault) -> None:
    for length in range(len(sealed.content)):
        assert code_of(parse_header, sealed.content[:length]) is ErrorCode.HEADER_DAMAGED


def test_a_longer_file_is_damage(sealed: SealedVault) -> None:
    for content in (sealed.content + b"\0", repaired(sealed.content + bytes(8)), sealed.content * 2):
        assert code_of(parse_header, content) is ErrorCode.HEADER_DAMAGED


@pytest.mark.parametrize(
    "content", [b"SQLite format 3\0" * 8, bytes(1024), b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"x"]
)
def test_another_kind_of_file_is_not_ours(content: bytes) -> None:
    assert code_of(lambda: parse_header(content)) is ErrorCode.HEADER_NOT_OURS


def test_a_whole_header_of_a_later_version_is_newer(sealed: SealedVault) -> None:
    for version in (2, 3, 0xFFFF):
        later = repaired(sealed.content[:8] + version.to_bytes(2, "big") + sealed.content[10:])
        assert code_of(parse_header, later) is ErrorCode.HEADER_NEWER


def test_a_later_version_may_have_any_body_of_any_length(sealed: SealedVault) -> None:
    later = repaired(sealed.content[:8] + b"\x00\x02" + b"something else" * 20 + bytes(32))
    assert code_of(lambda: parse_header(later)) is ErrorCode.HEADER_NEWER


def test_a_damaged_version_number_is_damage_and_not_newer(sealed: SealedVault) -> None:
    later = flipped(sealed.content, 9, bits=0x02)
    assert code_of(lambda: parse_header(later)) is ErrorCode.HEADER_DAMAGED


def test_version_zero_is_damage(sealed: SealedVault) -> None:
    zero = repaired(sealed.content[:8] + b"\0\0" + sealed.content[10:])
    assert code_of(lambda: parse_header(zero)) is ErrorCode.HEADER_DAMAGED


# Slots: fault test 16.


def forged_slots(sealed: SealedVault) -> dict[str, Header]:
    header = sealed.header
    stranger = seal_vault().header
    first, second = header.slots
    extra = replace(first, slot_id=SlotId("ab" * 8))
    return {
        "removed": replace(header, slots=(first,)),
        "added": replace(header, slots=(first, second, extra)),
        "reordered": replace(header, slots=(second, first)),
        "copied over": replace(header, slots=(first, replace(first, slot_id=second.slot_id))),
        "from elsewhere": replace(header, slots=(first, stranger.slots[1])),
        "all from elsewhere": replace(stranger, vault_id=header.vault_id, mac=header.mac),
        "mac from elsewhere": replace(header, mac=stranger.mac),
        "no mac": replace(header, mac=bytes(32)),
    }


@pytest.mark.parametrize(
    "forgery",
    [
        "removed",
        "added",
        "reordered",
        "copied over",
        "from elsewhere",
        "all from elsewhere",
        "mac from elsewhere",
        "no mac",
    ],
)
def test_slots_that_were_tampered_with_open_nothing(sealed: SealedVault, forgery: str) -> None:
    header = parse_header(forged_slots(sealed)[forgery].to_bytes())
    assert code_of(lambda: header.verify(sealed.keys)) is ErrorCode.HEADER_DAMAGED
    assert code_of(lambda: header.unlock_with_passphrase(bytearray(PASSPHRASE))) is ErrorCode.HEADER_DAMAGED


def test_another_database_or_epoch_or_letterbox_opens_nothing(sealed: SealedVault) -> None:
    for forged in (
        replace(sealed.header, database_name="journal-2.db"),
        replace(sealed.header, epoch=2),
        replace(sealed.header, letterbox_public_key=bytes(32)),
    ):
        header = parse_header(forged.to_bytes())
        code = code_of(header.unlock_with_passphrase, bytearray(PASSPHRASE))
        assert code is ErrorCode.HEADER_DAMAGED


def test_two_slots_with_one_id_are_damage(sealed: SealedVault) -> None:
    twice = replace(sealed.header, slots=(sealed.header.slots[0],) * 2)
    assert code_of(lambda: parse_header(twice.to_bytes())) is ErrorCode.HEADER_DAMAGED


# The body, wrongly filled: refused although frame and plain hash fit.

Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(slots=[]),
        lambda body: body.update(slots={}),
        lambda body: body.update(slots=None),
        lambda body: body.update(slots=body["slots"] * 5),
        lambda body: body.update(vault="00"),
        lambda body: body.update(vault=0),
        lambda body: body.update(epoch=True),
        lambda body: body.update(epoch=0),
        lambda body: body.update(epoch=-1),
        lambda body: body.update(epoch=1.5),
        lambda body: body.update(epoch=2**53),
        lambda body: body.update(epoch="1"),
        lambda body: body.update(key_version=0),
        lambda body: body.update(key_version=None),
        lambda body: body.update(letterbox="00" * 31),
        lambda body: body.update(database="../journal-1.db"),
        lambda body: body.update(database="journal-1.db\n"),
        lambda body: body.update(database="journal-٣.db"),
        lambda body: body.update(database="journal-.db"),
        lambda body: body.update(database="journal-" + "1" * 300 + ".db"),
        lambda body: body.update(database="journal-1.db/../x"),
        lambda body: body.update(database=["journal-1.db"]),
        lambda body: body.update(more=1),
        lambda body: body.pop("epoch"),
        lambda body: body["slots"][0].update(type="back door"),
        lambda body: body["slots"][0]["kdf"].update(memory_kib=2**31 - 1),
        lambda body: body["slots"][0]["kdf"].update(passes=2**31 - 1),
        lambda body: body["slots"][1]["kdf"].update(lanes=0),
    ],
)
def test_a_body_that_is_wrongly_filled_is_damage(sealed: SealedVault, change: Change) -> None:
    body = json.loads(body_of(sealed.content))
    change(body)
    forged = with_body(sealed.content, canonical_json.encode(body))
    assert code_of(lambda: parse_header(forged)) is ErrorCode.HEADER_DAMAGED


# Fault test 17: absurd, and refused at once.


def absurd_headers(sealed: SealedVault) -> dict[str, bytes]:
    body = json.loads(body_of(sealed.content))
    dear = json.loads(body_of(sealed.content))
    dear["slots"][0]["kdf"].update(memory_kib=2**31 - 1, passes=2**31 - 1, lanes=2**31 - 1)
    many = {**body, "slots": [{}] * 10_000}
    crowded = {**body, "slots": [{**body["slots"][0], "id": f"{number:016x}"} for number in range(10_000)]}
    nested = b'{"slots":' + b"[" * 30_000 + b"]" * 30_000 + b"}"
    return {
        "dear": with_body(sealed.content, canonical_json.encode(dear)),
        "many": with_body(sealed.content, canonical_json.encode(many)),
        "crowded": with_body(sealed.content, canonical_json.encode(crowded)),
        "nested": with_body(sealed.content, nested),
        "huge": repaired(sealed.content[:14] + bytes(20_000_000)),
        "lying length": repaired(sealed.content[:10] + b"\xff\xff\xff\xff" + sealed.content[14:]),
        "digits": with_body(sealed.content, b'{"epoch":' + b"9" * 60_000 + b"}"),
    }


@pytest.mark.parametrize("which", ["dear", "many", "crowded", "nested", "huge", "lying length", "digits"])
def test_an_absurd_header_is_refused_at_once_and_in_little_memory(sealed: SealedVault, which: str) -> None:
    content = absurd_headers(sealed)[which]
    assert code_of(lambda: parse_header(content)) is ErrorCode.HEADER_DAMAGED
    gc.collect()
    seconds = min(_seconds_to_refuse(content) for _ in range(3))
    assert seconds < 0.05
    tracemalloc.start()
    try:
        code_of(lambda: parse_header(content))
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak_bytes < 4_000_000


def _seconds_to_refuse(content: bytes) -> float:
    started = time.perf_counter()
    code_of(lambda: parse_header(content))
    return time.perf_counter() - started


def test_the_greatest_size_is_that_of_the_design() -> None:
    assert MAXIMUM_BYTES == 65_536
