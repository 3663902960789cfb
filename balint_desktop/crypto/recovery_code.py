"""The recovery code: 128 random bits that a hand can copy, and a checksum that sees the slips of a hand.

Twenty-eight letters of Crockford's base32 in seven groups of four. Twenty-six carry 128 bits and two zero
bits; two more are a Reed-Solomon check over GF(32), x^5 + x^2 + 1. Its distance is 3 up to a length of 31, so
any one or two wrong letters are seen, and with them every swap of two letters; of other garblings 1 in 4096
slips by.
"""

import hmac
import secrets
import unicodedata
from collections.abc import Iterator, Sequence
from functools import reduce

from balint_desktop.crypto.keys import Secret
from balint_desktop.domain.errors import BalintError, ErrorCode

CODE_BYTES = 16
GROUPS = 7
GROUP_LETTERS = 4
GROUPS_TO_TYPE_BACK = 2

# Source: https://www.crockford.com/base32.html (no I, L, O, U).
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_DATA_LETTERS = 26
_CODE_LETTERS = GROUPS * GROUP_LETTERS
# More than any spacing of a code needs; a pasted book isn't worth reading.
_MOST_TYPED = 1_000
_SPARE_BITS = _DATA_LETTERS * 5 - CODE_BYTES * 8
_FIELD_POLYNOMIAL = 0b100101
_ALPHA = 0b00010
_ALPHA_SQUARED = 0b00100


class RecoveryCode:
    """A recovery code with a right checksum; whether it is the right code only the vault can say."""

    __slots__ = ("_secret",)

    def __init__(self, secret: Secret) -> None:
        if len(secret) != CODE_BYTES:
            raise ValueError("a recovery code has 16 bytes")
        self._secret = secret

    @property
    def secret(self) -> Secret:
        """The 16 bytes that go into the derivation."""
        return self._secret

    @property
    def groups(self) -> tuple[str, ...]:
        """The seven groups of four letters, in order, for showing and printing."""
        letters = "".join(_LETTERS[symbol] for symbol in _encode(self._secret.buffer))
        return tuple(letters[at : at + GROUP_LETTERS] for at in range(0, _CODE_LETTERS, GROUP_LETTERS))

    def format(self) -> str:
        """Return the code as it is written down: groups with dashes between."""
        return "-".join(self.groups)

    def is_group(self, typed: str, *, position: int) -> bool:
        """Whether `typed` is the group at `position` (0 to 6), however it's spaced or cased."""
        expected = self.groups[position].encode("ascii")
        return hmac.compare_digest(_plain_letters(typed[:_MOST_TYPED]).encode("utf-8", "replace"), expected)

    def zero(self) -> None:
        """Wipe the code; strings made from it before remain until Python lets them go."""
        self._secret.zero()


def new_recovery_code() -> RecoveryCode:
    """Return a fresh random code."""
    return RecoveryCode(Secret(bytearray(secrets.token_bytes(CODE_BYTES))))


def parse_recovery_code(text: str) -> RecoveryCode:
    """Read a code as typed: any case, blanks and dashes anywhere, O for 0, I or L for 1.

    Raises: BalintError RECOVERY_CODE_TYPO when it can't be a code, before anything is derived.
    """
    letters = _plain_letters(text) if len(text) <= _MOST_TYPED else ""
    symbols = [_LETTERS.find(letter) for letter in letters]
    if len(symbols) != _CODE_LETTERS or min(symbols) < 0 or any(_syndromes(symbols)):
        raise BalintError(ErrorCode.RECOVERY_CODE_TYPO)
    number = reduce(lambda value, symbol: value << 5 | symbol, symbols[:_DATA_LETTERS], 0)
    if number & ((1 << _SPARE_BITS) - 1):
        raise BalintError(ErrorCode.RECOVERY_CODE_TYPO)
    return RecoveryCode(Secret(bytearray((number >> _SPARE_BITS).to_bytes(CODE_BYTES, "big"))))


def choose_groups_to_type_back() -> tuple[int, ...]:
    """Return the positions (0 to 6, ascending) of two different random groups."""
    return tuple(sorted(secrets.SystemRandom().sample(range(GROUPS), GROUPS_TO_TYPE_BACK)))


def _plain_letters(text: str) -> str:
    """Drop blanks and every kind of dash, and undo look-alikes and full-width letters."""
    kept = (
        letter
        for letter in unicodedata.normalize("NFKC", text)
        if not letter.isspace() and unicodedata.category(letter) not in {"Pd", "Cf", "Cc"} and letter != "−"
    )
    return "".join(kept).upper().translate(_LOOK_ALIKES)


def _encode(code: bytearray) -> list[int]:
    """Return 28 symbols: 26 of data and the two that make both syndromes zero."""
    number = int.from_bytes(code, "big") << _SPARE_BITS
    data = [number >> 5 * (_DATA_LETTERS - 1 - at) & 31 for at in range(_DATA_LETTERS)]
    return data + list(_check_symbols(data))


def _check_symbols(data: Sequence[int]) -> Iterator[int]:
    """Yield the remainder of data * x^2 by (x - a)(x - a^2), highest power first."""
    high_factor = _ALPHA ^ _ALPHA_SQUARED
    low_factor = _multiply(_ALPHA, _ALPHA_SQUARED)
    high = low = 0
    for symbol in data:
        feedback = symbol ^ high
        high = low ^ _multiply(feedback, high_factor)
        low = _multiply(feedback, low_factor)
    yield from (high, low)


def _syndromes(symbols: Sequence[int]) -> tuple[int, int]:
    """Evaluate the symbols as a polynomial at a and a^2; both are 0 for a code word."""
    at_alpha = reduce(lambda value, symbol: _multiply(value, _ALPHA) ^ symbol, symbols, 0)
    at_square = reduce(lambda value, symbol: _multiply(value, _ALPHA_SQUARED) ^ symbol, symbols, 0)
    return at_alpha, at_square


def _multiply(left: int, right: int) -> int:
    """Multiply in GF(32)."""
    product = 0
    for bit in range(5):
        if right >> bit & 1:
            product ^= left << bit
    for bit in range(8, 4, -1):
        if product >> bit & 1:
            product ^= _FIELD_POLYNOMIAL << (bit - 5)
    return product
