"""Letters: anybody may drop one, only the unlocked journal reads it, and no one changes it unseen."""

import hmac
from functools import partial

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from balint_desktop.crypto.keys import Secret
from balint_desktop.crypto.letterbox import letterbox_public_key, open_letter, seal_letter
from balint_desktop.domain.errors import ErrorCode
from tests.crypto.sealed_vault import SealedVault, code_of

WORDS = "She came back, and I was glad. 🌧".encode()
SUITE_ID = b"HPKE" + (0x20).to_bytes(2, "big") + (1).to_bytes(2, "big") + (3).to_bytes(2, "big")
KEM_ID = b"KEM" + (0x20).to_bytes(2, "big")


def private_key() -> Secret:
    return Secret(bytearray(range(32)))


def extract(salt: bytes, *, suite: bytes, label: bytes, key: bytes) -> bytes:
    return hmac.digest(salt, b"HPKE-v1" + suite + label + key, "sha256")


def expand(key: bytes, *, suite: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(key, labelled + b"\x01", "sha256")[:length]


def open_by_the_rfc(sealed: bytes, *, key: bytes, info: bytes) -> bytes:
    """Open a base-mode HPKE message, written again from RFC 9180 (sections 4.1, 5.1 and 5.2)."""
    private, sender = X25519PrivateKey.from_private_bytes(key), sealed[:32]
    shared = private.exchange(X25519PublicKey.from_public_bytes(sender))
    context = sender + private.public_key().public_bytes_raw()
    extracted = extract(b"", suite=KEM_ID, label=b"eae_prk", key=shared)
    secret = expand(extracted, suite=KEM_ID, label=b"shared_secret", info=context, length=32)
    schedule = b"\x00" + extract(b"", suite=SUITE_ID, label=b"psk_id_hash", key=b"")
    schedule += extract(b"", suite=SUITE_ID, label=b"info_hash", key=info)
    root = extract(secret, suite=SUITE_ID, label=b"secret", key=b"")
    cipher = expand(root, suite=SUITE_ID, label=b"key", info=schedule, length=32)
    nonce = expand(root, suite=SUITE_ID, label=b"base_nonce", info=schedule, length=12)
    return ChaCha20Poly1305(cipher).decrypt(nonce, sealed[32:], b"")


@pytest.fixture(scope="module")
def letter() -> bytes:
    return seal_letter(WORDS, public_key=letterbox_public_key(private_key()), context=b"vault 1 letter 7")


def test_a_letter_is_read_by_the_owner_of_the_private_key(letter: bytes) -> None:
    assert open_letter(letter, private_key=private_key(), context=b"vault 1 letter 7") == WORDS


def test_a_letter_is_hpke_as_rfc_9180_has_it(letter: bytes) -> None:
    info = b"balint-desktop 1 letter\0vault 1 letter 7"
    assert letter[:4] == b"BLL1"
    assert open_by_the_rfc(letter[4:], key=bytes(range(32)), info=info) == WORDS


def test_the_public_key_follows_from_the_private_one() -> None:
    # Source: https://www.rfc-editor.org/rfc/rfc7748, section 5.2, one iteration.
    expected = "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079"
    assert letterbox_public_key(Secret(bytearray([9, *bytes(31)]))).hex() == expected


def test_the_header_of_a_vault_seals_for_that_vault(sealed: SealedVault) -> None:
    letter = seal_letter(WORDS, public_key=sealed.header.letterbox_public_key, context=b"7")
    assert open_letter(letter, private_key=sealed.keys.letterbox_private, context=b"7") == WORDS
    other = private_key()
    assert code_of(lambda: open_letter(letter, private_key=other, context=b"7")) is ErrorCode.SEAL_BROKEN


def test_a_letter_shows_nothing_and_never_looks_the_same_twice(letter: bytes) -> None:
    again = seal_letter(WORDS, public_key=letterbox_public_key(private_key()), context=b"vault 1 letter 7")
    assert b"glad" not in letter
    assert letter != again


def test_every_flipped_byte_and_every_cut_breaks_the_seal(letter: bytes) -> None:
    for position in range(len(letter)):
        flipped = letter[:position] + bytes([letter[position] ^ 1]) + letter[position + 1 :]
        for broken in (flipped, letter[:position]):
            code = code_of(partial(open_letter, broken, private_key=private_key(), context=b"vault 1 letter 7"))
            assert code is ErrorCode.SEAL_BROKEN


def test_a_letter_under_another_name_is_broken(letter: bytes) -> None:
    code = code_of(lambda: open_letter(letter, private_key=private_key(), context=b"vault 1 letter 8"))
    assert code is ErrorCode.SEAL_BROKEN


@pytest.mark.parametrize("public_key", [bytes(32), b"", bytes(31), bytes(33)])
def test_a_public_key_that_is_none_is_a_damaged_header(public_key: bytes) -> None:
    code = code_of(lambda: seal_letter(WORDS, public_key=public_key, context=b""))
    assert code is ErrorCode.HEADER_DAMAGED


def test_an_empty_letter_is_a_letter() -> None:
    letter = seal_letter(b"", public_key=letterbox_public_key(private_key()), context=b"")
    assert open_letter(letter, private_key=private_key(), context=b"") == b""
