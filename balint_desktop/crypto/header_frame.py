"""The outer shape of a header file, which stays the same in every later version.

    magic 8 | version 2 | length of the body 4 | body | HMAC-SHA256 32 | SHA-256 of everything before 32

Numbers are big-endian. The SHA-256 needs no key: it tells a damaged file from a wrong passphrase and, as
every version has it, a damaged file from a newer one.
"""

import hashlib
import struct
from dataclasses import dataclass

from balint_desktop.domain.errors import BalintError, ErrorCode

MAGIC = b"\x89BALINT\n"
VERSION = 1
# Source: shared/vault.md "Keys".
MAXIMUM_BYTES = 64 * 1024

_PREFIX = struct.Struct(">8sHI")
_DIGEST_BYTES = 32
_MINIMUM_BYTES = _PREFIX.size + 2 * _DIGEST_BYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The parts of an undamaged header; the MAC isn't checked yet."""

    body: bytes
    mac: bytes


def authenticated_part(body: bytes) -> bytes:
    """Return what the MAC covers: the prefix and the body."""
    return _PREFIX.pack(MAGIC, VERSION, len(body)) + body


def join_frame(frame: Frame) -> bytes:
    """Return the whole file."""
    before = authenticated_part(frame.body) + frame.mac
    return before + hashlib.sha256(before).digest()


def split_frame(content: bytes) -> Frame:
    """Take a file apart, needing no key.

    Raises: BalintError HEADER_NOT_OURS, HEADER_DAMAGED (a cut-off one too) or HEADER_NEWER (whole, but of a
    later version).
    """
    if content[: len(MAGIC)] != MAGIC[: len(content)]:
        raise BalintError(ErrorCode.HEADER_NOT_OURS)
    if not _MINIMUM_BYTES <= len(content) <= MAXIMUM_BYTES:
        raise BalintError(ErrorCode.HEADER_DAMAGED)
    before, digest = content[:-_DIGEST_BYTES], content[-_DIGEST_BYTES:]
    if hashlib.sha256(before).digest() != digest:
        raise BalintError(ErrorCode.HEADER_DAMAGED)
    _, version, body_bytes = _PREFIX.unpack_from(content)
    if version > VERSION:
        raise BalintError(ErrorCode.HEADER_NEWER)
    if version != VERSION or body_bytes != len(content) - _MINIMUM_BYTES:
        raise BalintError(ErrorCode.HEADER_DAMAGED)
    body_and_mac = before[_PREFIX.size :]
    return Frame(body=body_and_mac[:-_DIGEST_BYTES], mac=body_and_mac[-_DIGEST_BYTES:])
