"""The letterbox: what is written while the journal is locked, sealed for the unlocked journal alone.

HPKE (RFC 9180) in base mode: X25519, HKDF-SHA256, ChaCha20-Poly1305. Whoever has the public key can drop a
letter; who wrote it isn't proven.
"""

from typing import TYPE_CHECKING

from balint_desktop.crypto.keys import Secret
from balint_desktop.domain.errors import BalintError, ErrorCode

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite

_MARK = b"BLL1"
_INFO_PREFIX = b"balint-desktop 1 letter\0"


def letterbox_public_key(private_key: Secret) -> bytes:
    """Return the 32-byte X25519 public key that belongs to the derived private key."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private_key.buffer).public_key().public_bytes_raw()


def seal_letter(plaintext: bytes, *, public_key: bytes, context: bytes) -> bytes:
    """Seal a letter to the header's public key; opening needs the same `context` (vault and letter id).

    Raises: BalintError HEADER_DAMAGED when the public key can't be one.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    try:
        recipient = X25519PublicKey.from_public_bytes(public_key)
        return _MARK + _suite().encrypt(plaintext, recipient, _INFO_PREFIX + context)
    except ValueError:
        raise BalintError(ErrorCode.HEADER_DAMAGED) from None


def open_letter(sealed: bytes, *, private_key: Secret, context: bytes) -> bytes:
    """Open a letter.

    Raises: BalintError SEAL_BROKEN when it was changed, cut, or sealed to another key or context.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    if sealed[: len(_MARK)] != _MARK:
        raise BalintError(ErrorCode.SEAL_BROKEN)
    recipient = X25519PrivateKey.from_private_bytes(private_key.buffer)
    try:
        return _suite().decrypt(sealed[len(_MARK) :], recipient, _INFO_PREFIX + context)
    except (InvalidTag, ValueError):
        raise BalintError(ErrorCode.SEAL_BROKEN) from None


def _suite() -> "Suite":
    from cryptography.hazmat.primitives import hpke

    return hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
