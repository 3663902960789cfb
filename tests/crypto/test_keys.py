"""Secrets are wiped, never shown, and each purpose has a key of its own."""

import copy
import hashlib
import hmac
import pickle

import pytest

from balint_desktop.crypto.keys import (
    Purpose,
    Secret,
    authenticate,
    derive_key,
    derive_keys,
    new_data_key,
    new_vault_id,
    wipe,
)

VAULT_ID = bytes(range(16))


def hkdf_sha256(key: bytes, *, salt: bytes, info: bytes) -> bytes:
    """Return 32 bytes by RFC 5869, written again from the text."""
    extracted = hmac.digest(salt, key, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


@pytest.mark.parametrize(
    ("purpose", "info"),
    [
        (Purpose.DATABASE, b"balint-desktop 1 database key"),
        (Purpose.HEADER_MAC, b"balint-desktop 1 header mac"),
        (Purpose.BACKUP_MAC, b"balint-desktop 1 backup mac"),
        (Purpose.HIGH_WATER_MAC, b"balint-desktop 1 high-water mac"),
        (Purpose.DRAFT, b"balint-desktop 1 draft key"),
        (Purpose.LETTERBOX, b"balint-desktop 1 letterbox private key"),
    ],
)
def test_each_purpose_derives_its_key_as_the_format_says(purpose: Purpose, info: bytes) -> None:
    data_key = Secret(bytearray(range(32)))
    derived = derive_key(data_key, purpose=purpose, vault_id=VAULT_ID)
    assert derived.buffer == hkdf_sha256(bytes(range(32)), salt=VAULT_ID, info=info)


def test_no_two_keys_of_a_vault_are_the_same() -> None:
    keys = derive_keys(Secret(bytearray(32)), vault_id=VAULT_ID)
    secrets = [keys.data_key, keys.database, keys.header_mac, keys.backup_mac, keys.high_water_mac]
    secrets += [keys.draft, keys.letterbox_private]
    assert len({bytes(secret.buffer) for secret in secrets}) == 7


def test_another_vault_derives_other_keys_from_the_same_data_key() -> None:
    one = derive_key(Secret(bytearray(32)), purpose=Purpose.DATABASE, vault_id=VAULT_ID)
    other = derive_key(Secret(bytearray(32)), purpose=Purpose.DATABASE, vault_id=bytes(16))
    assert one != other


def test_zeroing_overwrites_the_very_buffer() -> None:
    buffer = bytearray(b"k" * 32)
    secret = Secret(buffer)
    secret.zero()
    secret.zero()
    assert buffer == bytes(32)
    assert secret.is_zeroed


def test_a_zeroed_secret_refuses_to_be_used() -> None:
    secret = Secret(bytearray(b"k" * 32))
    secret.zero()
    with pytest.raises(RuntimeError):
        _ = secret.buffer


def test_leaving_a_with_block_zeroes_the_secret() -> None:
    with Secret(bytearray(b"k" * 32)) as secret:
        assert not secret.is_zeroed
    assert secret.is_zeroed


def test_zeroing_the_keys_of_a_vault_zeroes_each() -> None:
    keys = derive_keys(new_data_key(), vault_id=VAULT_ID)
    secrets = [keys.data_key, keys.database, keys.header_mac, keys.backup_mac, keys.high_water_mac]
    secrets += [keys.draft, keys.letterbox_private]
    buffers = [secret.buffer for secret in secrets]
    keys.zero()
    assert all(buffer == bytes(32) for buffer in buffers)
    assert all(secret.is_zeroed for secret in secrets)


def test_a_copy_outlives_its_original() -> None:
    secret = Secret(bytearray(b"k" * 32))
    second = secret.copy()
    secret.zero()
    assert second.buffer == b"k" * 32


def test_no_text_made_of_a_secret_shows_its_content() -> None:
    secret = Secret(bytearray(b"canary-key"))
    keys = derive_keys(Secret(bytearray(b"canary-key" + bytes(22))), vault_id=VAULT_ID)
    for text in (repr(secret), str(secret), f"{secret}", f"{[secret]}", repr(keys), str(keys)):
        assert "canary" not in text


def test_a_secret_is_neither_pickled_nor_copied_by_accident() -> None:
    secret = Secret(bytearray(8))
    with pytest.raises(TypeError):
        pickle.dumps(secret)
    with pytest.raises(TypeError):
        copy.deepcopy(secret)


def test_a_secret_equals_only_a_secret_with_the_same_content() -> None:
    secret = Secret(bytearray(b"same"))
    assert secret == Secret(bytearray(b"same"))
    assert secret != Secret(bytearray(b"else"))
    assert secret != b"same"
    assert len(secret) == 4


def test_fresh_keys_and_vault_ids_differ() -> None:
    assert new_data_key() != new_data_key()
    assert len(new_data_key()) == 32
    assert new_vault_id() != new_vault_id()
    assert len(new_vault_id()) == 16


def test_wiping_keeps_the_length() -> None:
    buffer = bytearray(b"words")
    wipe(buffer)
    assert buffer == bytes(5)


def test_a_message_is_authenticated_by_hmac_sha256() -> None:
    expected = hmac.new(b"k" * 32, b"message", hashlib.sha256).digest()
    assert authenticate(b"message", key=Secret(bytearray(b"k" * 32))) == expected
