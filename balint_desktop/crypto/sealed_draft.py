"""Sealed bytes under the draft key: what is saved of unkept words when the database can't take them."""

import secrets

from balint_desktop.crypto.keys import Secret
from balint_desktop.domain.errors import BalintError, ErrorCode

_MARK = b"BLD1"
_NONCE_BYTES = 12
_TAG_BYTES = 16
_BOUND_PREFIX = b"balint-desktop 1 draft\0"


def seal_draft(plaintext: bytes, *, draft_key: Secret, vault_id: bytes) -> bytes:
    """Seal with AES-256-GCM and a fresh nonce, bound to the vault: mark 4, nonce 12, ciphertext, tag 16."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _MARK + nonce + AESGCM(draft_key.buffer).encrypt(nonce, plaintext, _BOUND_PREFIX + vault_id)


def open_draft(sealed: bytes, *, draft_key: Secret, vault_id: bytes) -> bytes:
    """Open what `seal_draft` made.

    Raises: BalintError SEAL_BROKEN when it was changed, cut, or sealed for another vault.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    start = len(_MARK) + _NONCE_BYTES
    if sealed[: len(_MARK)] != _MARK or len(sealed) < start + _TAG_BYTES:
        raise BalintError(ErrorCode.SEAL_BROKEN)
    nonce = sealed[len(_MARK) : start]
    try:
        return AESGCM(draft_key.buffer).decrypt(nonce, sealed[start:], _BOUND_PREFIX + vault_id)
    except InvalidTag:
        raise BalintError(ErrorCode.SEAL_BROKEN) from None
