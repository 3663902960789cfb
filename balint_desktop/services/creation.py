"""Before a journal is there: judging and offering passphrases, and the recovery code that has to be typed back."""

import unicodedata

from balint_desktop.crypto.passphrase import (
    MINIMUM_CHARACTERS,
    PassphraseAdvice,
    PassphraseStrength,
    estimate_strength,
    offer_words,
)
from balint_desktop.crypto.recovery_code import (
    GROUP_LETTERS,
    RecoveryCode,
    choose_groups_to_type_back,
    new_recovery_code,
)

__all__ = [
    "GROUP_LETTERS",
    "MINIMUM_CHARACTERS",
    "FreshCode",
    "PassphraseAdvice",
    "PassphraseStrength",
    "estimate_strength",
    "is_long_enough",
    "offer_words",
]


def is_long_enough(passphrase: str) -> bool:
    """Whether a passphrase has enough characters, counted as the vault counts them: composed (NFC)."""
    return len(unicodedata.normalize("NFC", passphrase)) >= MINIMUM_CHARACTERS


class FreshCode:
    """A recovery code that was just made, and the two of its groups that have to be typed back."""

    def __init__(self) -> None:
        self._code = new_recovery_code()
        self._positions = choose_groups_to_type_back()

    @property
    def code(self) -> RecoveryCode:
        """The code itself, for the vault."""
        return self._code

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of four letters, in order, to be shown once."""
        return self._code.groups

    @property
    def positions(self) -> tuple[int, ...]:
        """Which two groups are asked for, counted from 0."""
        return self._positions

    def is_typed_back(self, typed: tuple[str, ...]) -> bool:
        """Whether `typed` holds the asked groups, in order, however they are spaced or cased."""
        return len(typed) == len(self._positions) and all(
            self._code.is_group(text, position=position)
            for text, position in zip(typed, self._positions, strict=True)
        )

    def zero(self) -> None:
        """Wipe the code once the journal holds it."""
        self._code.zero()
