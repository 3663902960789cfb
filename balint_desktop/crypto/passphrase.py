"""Passphrases: from typed text to bytes, how strong they look, and six words on offer."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal, cast

from balint_desktop.domain.errors import BalintError, ErrorCode

# Source: shared/vault.md "Keys".
MINIMUM_CHARACTERS = 12
WORDS_OFFERED = 6

# zxcvbn refuses more, and what comes after 72 characters changes no verdict.
_STRENGTH_CHARACTERS = 72
# Source: https://www.eff.org/dice, long list: 6^5 words of 3 to 9 letters.
_EFF_LONG_WORDS = 7776
_EFF_LONG_LETTERS = (3, 9)


class PassphraseAdvice(Enum):
    """What to say about a passphrase, as a key; the sentence is the UI's."""

    TOO_SHORT = "too_short"
    EASILY_GUESSED = "easily_guessed"
    COMMON_PASSWORD = "common_password"
    NAMES = "names"
    KEYBOARD_ROW = "keyboard_row"
    REPEATS = "repeats"
    SEQUENCE = "sequence"
    DATES = "dates"
    GOOD = "good"
    STRONG = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseStrength:
    """How a passphrase would stand up to guessing: score 0 (at once) to 4 (very hard), and what to say."""

    score: Literal[0, 1, 2, 3, 4]
    advice: PassphraseAdvice


def encode_passphrase(text: str) -> bytearray:
    """Return the passphrase as NFC UTF-8 bytes of any length, to be wiped after use.

    Blanks at the ends count. A lone surrogate, which a broken paste can hold, is kept instead of failing.
    """
    return bytearray(_normalised(text).encode("utf-8", "surrogatepass"))


def encode_new_passphrase(text: str) -> bytearray:
    """Return the bytes of a passphrase that is about to be set.

    Raises: BalintError PASSPHRASE_TOO_SHORT below 12 characters (code points after NFC).
    """
    if len(_normalised(text)) < MINIMUM_CHARACTERS:
        raise BalintError(ErrorCode.PASSPHRASE_TOO_SHORT, least=MINIMUM_CHARACTERS)
    return encode_passphrase(text)


def estimate_strength(text: str) -> PassphraseStrength:
    """Estimate a passphrase's strength from its first 72 characters; it may take a second for odd ones.

    Loads dictionaries when first used (some 0.1 s): call it on the worker.
    """
    normalised = _normalised(text)
    if not normalised:
        return PassphraseStrength(score=0, advice=PassphraseAdvice.TOO_SHORT)
    from zxcvbn import zxcvbn

    result = zxcvbn(normalised[:_STRENGTH_CHARACTERS])
    score = cast(Literal[0, 1, 2, 3, 4], int(result["score"]))
    if len(normalised) < MINIMUM_CHARACTERS:
        return PassphraseStrength(score=score, advice=PassphraseAdvice.TOO_SHORT)
    return PassphraseStrength(score=score, advice=_advice(score, sequence=result["sequence"]))


def offer_words() -> str:
    """Return six random words of the EFF long list with blanks between: about 77 bits.

    Raises: BalintError RESOURCE_BROKEN when the word list isn't the whole one.
    """
    from xkcdpass import xkcd_password

    shortest, longest = _EFF_LONG_LETTERS
    words = xkcd_password.generate_wordlist("eff-long", min_length=shortest, max_length=longest)
    if len(words) != _EFF_LONG_WORDS:
        # Without its own list the package silently takes any dictionary of the system.
        raise BalintError(ErrorCode.RESOURCE_BROKEN, words=len(words))
    return str(xkcd_password.generate_xkcdpassword(words, numwords=WORDS_OFFERED, delimiter=" "))


def _normalised(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _advice(score: int, *, sequence: Sequence[Mapping[str, object]]) -> PassphraseAdvice:
    """Name what weighs most: the longest part that zxcvbn recognised."""
    if score >= 4:
        return PassphraseAdvice.STRONG
    if score == 3:
        return PassphraseAdvice.GOOD
    longest = max(sequence, key=lambda part: len(str(part["token"])))
    by_pattern = {
        "spatial": PassphraseAdvice.KEYBOARD_ROW,
        "repeat": PassphraseAdvice.REPEATS,
        "sequence": PassphraseAdvice.SEQUENCE,
        "regex": PassphraseAdvice.DATES,
        "date": PassphraseAdvice.DATES,
    }
    by_dictionary = {
        "passwords": PassphraseAdvice.COMMON_PASSWORD,
        "surnames": PassphraseAdvice.NAMES,
        "male_names": PassphraseAdvice.NAMES,
        "female_names": PassphraseAdvice.NAMES,
    }
    if longest["pattern"] == "dictionary":
        return by_dictionary.get(str(longest["dictionary_name"]), PassphraseAdvice.EASILY_GUESSED)
    return by_pattern.get(str(longest["pattern"]), PassphraseAdvice.EASILY_GUESSED)
