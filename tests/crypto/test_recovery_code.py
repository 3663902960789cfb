"""A recovery code survives handwriting, and every slip of a hand is seen before anything is derived."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from balint_desktop.crypto.keys import Secret
from balint_desktop.crypto.recovery_code import (
    RecoveryCode,
    _syndromes,
    choose_groups_to_type_back,
    new_recovery_code,
    parse_recovery_code,
)
from balint_desktop.domain.errors import ErrorCode
from tests.crypto.sealed_vault import code_of, tried

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SAMPLES = (bytes(16), bytes(range(16)), b"\xff" * 16, bytes.fromhex("8f1d0c6a52e97b3340aa5ec1f7026b9d"))

VECTORS = (
    "0000-0000-0000-0000-0000-0000-0000",
    "000G-40R4-0M30-E209-185G-R38E-1WEC",
    "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZWBH",
    "HWEG-RTJJ-X5XK-6G5A-BV0Z-E0KB-KMVJ",
)


def code_from(content: bytes) -> RecoveryCode:
    return RecoveryCode(Secret(bytearray(content)))


def is_seen(text: str) -> bool:
    return tried(parse_recovery_code, text) is ErrorCode.RECOVERY_CODE_TYPO


@pytest.mark.parametrize(("content", "text"), list(zip(SAMPLES, VECTORS, strict=True)))
def test_these_bytes_are_this_code(content: bytes, text: str) -> None:
    assert code_from(content).format() == text
    assert parse_recovery_code(text).secret.buffer == content


@given(st.binary(min_size=16, max_size=16))
def test_what_was_written_down_is_read_back(content: bytes) -> None:
    code = code_from(content)
    assert parse_recovery_code(code.format()).secret.buffer == content
    assert [len(group) for group in code.groups] == [4] * 7


@pytest.mark.parametrize("content", SAMPLES)
def test_every_wrong_letter_is_seen(content: bytes) -> None:
    letters = "".join(code_from(content).groups)
    for position, wrong in itertools.product(range(28), LETTERS + "U!?Ä"):
        if wrong != letters[position]:
            assert is_seen(letters[:position] + wrong + letters[position + 1 :])


@pytest.mark.parametrize("content", SAMPLES)
def test_every_swap_of_two_letters_is_seen(content: bytes) -> None:
    letters = list("".join(code_from(content).groups))
    for one, other in itertools.combinations(range(28), 2):
        swapped = letters.copy()
        swapped[one], swapped[other] = swapped[other], swapped[one]
        if swapped != letters:
            assert is_seen("".join(swapped))


def test_no_two_single_slips_look_alike_which_proves_the_distance() -> None:
    # The check is linear: two wrong letters cancel out exactly if each alone leaves the same trace.
    traces = [
        _syndromes([0] * position + [slip] + [0] * (27 - position))
        for position, slip in itertools.product(range(28), range(1, 32))
    ]
    assert (0, 0) not in traces
    assert len(set(traces)) == len(traces) == 28 * 31


@pytest.mark.parametrize("content", SAMPLES)
def test_a_letter_too_few_or_too_many_is_seen(content: bytes) -> None:
    letters = "".join(code_from(content).groups)
    for position in range(28):
        assert is_seen(letters[:position] + letters[position + 1 :])
        assert is_seen(letters[:position] + "7" + letters[position:])


@given(st.binary(min_size=16, max_size=16), st.integers(0, 6), st.integers(0, 6))
def test_two_groups_in_the_wrong_order_are_a_typo_or_another_code(content: bytes, one: int, other: int) -> None:
    groups = list(code_from(content).groups)
    groups[one], groups[other] = groups[other], groups[one]
    typed = "-".join(groups)
    # Up to eight letters have moved, beyond what the distance proves: a miss is told as a wrong code.
    assert is_seen(typed) or parse_recovery_code(typed).format() == typed


def test_case_blanks_dashes_and_look_alikes_make_no_difference() -> None:
    text = code_from(SAMPLES[0]).format()
    assert text.count("0") == 28
    for typed in (
        text.lower(),
        text.replace("-", " "),
        text.replace("-", ""),
        text.replace("-", "–"),
        text.replace("-", "−"),
        f"  {text}\r\n",
        text.replace("0", "O"),
        text.replace("0", "o"),
        text.replace("-", "\u00a0\u00ad"),
    ):
        assert parse_recovery_code(typed).secret.buffer == SAMPLES[0]


def test_i_and_l_are_read_as_one() -> None:
    content = next(c for c in SAMPLES if "1" in code_from(c).format())
    text = code_from(content).format()
    for look_alike in "IiLl":
        assert parse_recovery_code(text.replace("1", look_alike)).secret.buffer == content


def test_full_width_letters_are_read_as_plain_ones() -> None:
    text = "".join(code_from(SAMPLES[3]).groups)
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in text)
    assert parse_recovery_code(wide).secret.buffer == SAMPLES[3]


@pytest.mark.parametrize("text", ["", "-", "U" * 28, "0" * 27, "0" * 29, "\ud800" * 28, "0" * 1_000_000])
def test_what_cannot_be_a_code_is_a_typo(text: str) -> None:
    assert code_of(lambda: parse_recovery_code(text)) is ErrorCode.RECOVERY_CODE_TYPO


@settings(max_examples=300)
@given(st.text(alphabet=LETTERS, min_size=28, max_size=28) | st.text())
def test_any_text_is_a_code_or_a_typo(text: str) -> None:
    code = tried(parse_recovery_code, text)
    if isinstance(code, RecoveryCode):
        assert parse_recovery_code(code.format()).secret == code.secret
    else:
        assert code is ErrorCode.RECOVERY_CODE_TYPO


def test_the_two_spare_bits_are_part_of_the_check() -> None:
    # A code word of zeros but for the spare bits: both syndromes vanish, and it's refused all the same.
    assert is_seen("0" * 25 + "168")


def test_a_group_is_typed_back_however_it_is_spelt() -> None:
    code = code_from(SAMPLES[1])
    for position, group in enumerate(code.groups):
        assert code.is_group(f" {group.lower()} ", position=position)
        assert not code.is_group(code.groups[position - 1], position=position)
        assert not code.is_group("", position=position)
    assert not code.is_group("\ud800", position=0)


def test_two_different_groups_are_asked_for() -> None:
    choices = {choose_groups_to_type_back() for _ in range(300)}
    assert all(0 <= one < other <= 6 for one, other in choices)
    assert len(choices) > 10


def test_each_new_code_is_another_and_shows_nothing_of_itself() -> None:
    code = new_recovery_code()
    assert code.format() != new_recovery_code().format()
    assert code.groups[0] not in repr(code)
    code.zero()
    assert code.secret.is_zeroed


def test_a_code_of_another_length_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        code_from(bytes(15))
