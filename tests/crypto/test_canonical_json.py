"""One spelling only, and nothing but the expected types."""

import re
from collections.abc import Callable

import pytest

from balint_desktop.crypto import canonical_json
from balint_desktop.domain.errors import ErrorCode
from tests.crypto.sealed_vault import code_of


def test_keys_are_sorted_and_letters_are_ascii() -> None:
    assert canonical_json.encode({"b": 1, "a": "é"}) == b'{"a":"\\u00e9","b":1}'
    assert canonical_json.decode(b'{"a":"\\u00e9","b":1}') == {"a": "é", "b": 1}


@pytest.mark.parametrize(
    "spelling",
    [
        b"",
        b"{",
        b"[]",
        b"1",
        b"null",
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b'{"a":1.0e1}',
        b'{"a":1e1}',
        b'{"a":-0}',
        b'{"a":"\\u0061"}',
        b'{"a":"\xc3\xa9"}',
        b"\xef\xbb\xbf{}",
        b'{"a":' + b"9" * 60_000 + b"}",
        b'{"a":' + b"[" * 60_000 + b"}",
        b'{"a":' + b"[" * 20_000 + b"]" * 20_000 + b"}",
        b'{"a":1}{}',
    ],
)
def test_any_other_spelling_is_damage(spelling: bytes) -> None:
    assert code_of(lambda: canonical_json.decode(spelling)) is ErrorCode.HEADER_DAMAGED


@pytest.mark.parametrize(
    "read",
    [
        lambda: canonical_json.read_object([], keys=frozenset()),
        lambda: canonical_json.read_object({"a": 1}, keys=frozenset()),
        lambda: canonical_json.read_object({}, keys=frozenset({"a"})),
        lambda: canonical_json.read_list({}, most=8),
        lambda: canonical_json.read_list([], most=8),
        lambda: canonical_json.read_list([1] * 9, most=8),
        lambda: canonical_json.read_integer(True, lowest=0, highest=9),
        lambda: canonical_json.read_integer(1.0, lowest=0, highest=9),
        lambda: canonical_json.read_integer("1", lowest=0, highest=9),
        lambda: canonical_json.read_integer(10, lowest=0, highest=9),
        lambda: canonical_json.read_integer(-1, lowest=0, highest=9),
        lambda: canonical_json.read_text(1, pattern=re.compile("1")),
        lambda: canonical_json.read_text("11", pattern=re.compile("1")),
        lambda: canonical_json.read_text("1\n", pattern=re.compile("1")),
        lambda: canonical_json.read_hex("AA", length_bytes=1),
        lambda: canonical_json.read_hex("aaaa", length_bytes=1),
        lambda: canonical_json.read_hex("a", length_bytes=1),
        lambda: canonical_json.read_hex("٣٣", length_bytes=1),
        lambda: canonical_json.read_hex(None, length_bytes=0),
    ],
)
def test_anything_but_the_expected_type_is_damage(read: Callable[[], object]) -> None:
    assert code_of(read) is ErrorCode.HEADER_DAMAGED
