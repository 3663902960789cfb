"""The parser, fuzzed: one class of error, or a header that is spelt back to the same bytes."""

import json
import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from balint_desktop.crypto import canonical_json
from balint_desktop.crypto.header import Header, parse_header
from balint_desktop.domain.errors import ErrorCode
from tests.crypto.sealed_vault import SealedVault, body_of, repaired, tried, with_body

REFUSALS = {ErrorCode.HEADER_DAMAGED, ErrorCode.HEADER_NOT_OURS, ErrorCode.HEADER_NEWER}


def assert_header_or_refusal(content: bytes) -> None:
    header = tried(parse_header, content)
    if isinstance(header, Header):
        assert header.to_bytes() == content
    else:
        assert header in REFUSALS


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_one_way(content: bytes) -> None:
    assert_header_or_refusal(content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(value=JSON, path=st.sampled_from([(), ("slots",), ("slots", 0), ("slots", 0, "kdf")]), chance=st.randoms())
def test_any_value_in_any_place_is_refused_in_one_way(
    sealed: SealedVault, value: object, path: tuple[str | int, ...], chance: random.Random
) -> None:
    body = json.loads(body_of(sealed.content))
    place: Any = body
    for step in path:
        place = place[step]
    key = chance.randrange(len(place)) if isinstance(place, list) else chance.choice(sorted(place))
    place[key] = value
    assert_header_or_refusal(with_body(sealed.content, canonical_json.encode(body)))


@given(body=st.binary(max_size=300))
def test_any_body_in_a_right_frame_is_refused_in_one_way(sealed: SealedVault, body: bytes) -> None:
    assert_header_or_refusal(with_body(sealed.content, body))


@given(edits=st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_edits_under_a_repaired_hash_are_refused_in_one_way(
    sealed: SealedVault, edits: list[tuple[int, int]]
) -> None:
    content = bytearray(sealed.content)
    for position, value in edits:
        content[position % len(content)] = value
    assert_header_or_refusal(repaired(bytes(content)))
