"""A sealed draft opens under its key and in its vault alone."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balint_desktop.crypto.keys import Secret
from balint_desktop.crypto.sealed_draft import open_draft, seal_draft
from balint_desktop.domain.errors import ErrorCode
from tests.crypto.sealed_vault import code_of

VAULT_ID = bytes(range(16))


def key(first: int = 1) -> Secret:
    return Secret(bytearray(range(first, first + 32)))


@pytest.fixture
def draft() -> bytes:
    return seal_draft(b"not yet kept", draft_key=key(), vault_id=VAULT_ID)


@given(st.binary(max_size=300))
def test_what_was_sealed_is_opened(words: bytes) -> None:
    assert (
        open_draft(seal_draft(words, draft_key=key(), vault_id=VAULT_ID), draft_key=key(), vault_id=VAULT_ID)
        == words
    )


def test_every_flipped_byte_and_every_cut_breaks_the_seal(draft: bytes) -> None:
    for position in range(len(draft)):
        flipped = draft[:position] + bytes([draft[position] ^ 1]) + draft[position + 1 :]
        for broken in (flipped, draft[:position]):
            code = code_of(partial(open_draft, broken, draft_key=key(), vault_id=VAULT_ID))
            assert code is ErrorCode.SEAL_BROKEN


def test_another_key_or_another_vault_breaks_the_seal(draft: bytes) -> None:
    assert code_of(lambda: open_draft(draft, draft_key=key(2), vault_id=VAULT_ID)) is ErrorCode.SEAL_BROKEN
    assert code_of(lambda: open_draft(draft, draft_key=key(), vault_id=bytes(16))) is ErrorCode.SEAL_BROKEN


def test_a_draft_shows_nothing_and_never_looks_the_same_twice(draft: bytes) -> None:
    assert b"kept" not in draft
    assert draft != seal_draft(b"not yet kept", draft_key=key(), vault_id=VAULT_ID)
