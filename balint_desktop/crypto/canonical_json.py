"""The one spelling of JSON that the header uses, and readers that believe nothing.

Whatever is read has to be spelt back to the very same bytes: so doubled keys, blanks and other spellings of
the same thing are refused without a rule for each.
"""

import json
import re
from collections.abc import Mapping

from balint_desktop.domain.errors import BalintError, ErrorCode

_LOWER_HEX = re.compile(r"(?:[0-9a-f]{2})*", re.ASCII)


def encode(value: Mapping[str, object]) -> bytes:
    """Spell an object: ASCII, sorted keys, no blanks."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def decode(spelling: bytes) -> object:
    """Read an object that is spelt canonically; its size has to be bounded by the caller.

    Raises: BalintError HEADER_DAMAGED for anything else.
    """
    try:
        value = json.loads(spelling.decode("ascii"))
        is_canonical = isinstance(value, dict) and encode(value) == spelling
    except (ValueError, RecursionError):
        # ValueError covers bad JSON, bad ASCII and absurdly long numbers; RecursionError deep nesting.
        raise damaged() from None
    if not is_canonical:
        raise damaged()
    return value


def read_object(value: object, *, keys: frozenset[str]) -> dict[str, object]:
    """Return an object that has exactly these keys.

    Raises: BalintError HEADER_DAMAGED.
    """
    if not isinstance(value, dict) or value.keys() != keys:
        raise damaged()
    return value


def read_list(value: object, *, most: int) -> list[object]:
    """Return a list of one to `most` things.

    Raises: BalintError HEADER_DAMAGED.
    """
    if not isinstance(value, list) or not 1 <= len(value) <= most:
        raise damaged()
    return value


def read_integer(value: object, *, lowest: int, highest: int) -> int:
    """Return a whole number within limits; true and false are no numbers.

    Raises: BalintError HEADER_DAMAGED.
    """
    if type(value) is not int or not lowest <= value <= highest:
        raise damaged()
    return value


def read_text(value: object, *, pattern: re.Pattern[str]) -> str:
    """Return a text that matches the pattern as a whole.

    Raises: BalintError HEADER_DAMAGED.
    """
    if not isinstance(value, str) or pattern.fullmatch(value) is None:
        raise damaged()
    return value


def read_hex(value: object, *, length_bytes: int) -> bytes:
    """Return bytes that are spelt in lower-case hexadecimal.

    Raises: BalintError HEADER_DAMAGED.
    """
    text = read_text(value, pattern=_LOWER_HEX)
    if len(text) != 2 * length_bytes:
        raise damaged()
    return bytes.fromhex(text)


def damaged() -> BalintError:
    """Return the one error of every parser here, to be raised."""
    return BalintError(ErrorCode.HEADER_DAMAGED)
