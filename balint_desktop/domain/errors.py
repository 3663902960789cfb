"""Every failure this program can name.

An error carries a code and safe details (counts, limits), never a doctor's word, a path or a key. Whether it
is the world's doing (KNOWN, told calmly to the doctor) or ours (BUG) is decided where it is raised.
"""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType


class ErrorCode(Enum):
    """What went wrong, as a name that `ui/messages.py` turns into one calm sentence."""

    # opening
    WRONG_PASSPHRASE = "wrong_passphrase"
    WRONG_RECOVERY_CODE = "wrong_recovery_code"
    RECOVERY_CODE_TYPO = "recovery_code_typo"
    JOURNAL_MISSING = "journal_missing"
    JOURNAL_EXISTS = "journal_exists"
    HEADER_NOT_OURS = "header_not_ours"
    HEADER_NEWER = "header_newer"
    HEADER_DAMAGED = "header_damaged"
    DATABASE_MISSING = "database_missing"
    DATABASE_DAMAGED = "database_damaged"
    DATABASE_NEWER = "database_newer"
    ALREADY_OPEN = "already_open"
    FOLDER_UNSAFE = "folder_unsafe"
    FOLDER_SYNCED = "folder_synced"
    FOLDER_NOT_WRITABLE = "folder_not_writable"
    NOT_ENOUGH_MEMORY = "not_enough_memory"
    CIPHER_MISSING = "cipher_missing"
    PASSPHRASE_TOO_SHORT = "passphrase_too_short"
    # keeping
    DISK_FULL = "disk_full"
    DISK_FAILED = "disk_failed"
    READ_ONLY = "read_only"
    TEXT_TOO_LONG = "text_too_long"
    NOTHING_WRITTEN = "nothing_written"
    NOT_THERE = "not_there"
    VAULT_CLOSED = "vault_closed"
    SEAL_BROKEN = "seal_broken"
    LETTER_BROKEN = "letter_broken"
    LETTERBOX_CHANGED = "letterbox_changed"
    KEYS_NOT_WRITTEN = "keys_not_written"
    # ours
    RESOURCE_BROKEN = "resource_broken"
    UNEXPECTED = "unexpected"


class Blame(Enum):
    """Whose doing an error is: the world's (or the user's), or ours."""

    KNOWN = "known"
    BUG = "bug"


_OURS = frozenset({ErrorCode.RESOURCE_BROKEN, ErrorCode.UNEXPECTED})


class BalintError(Exception):
    """An error with a name; its text is the code alone, so that nothing can leak through `str()`.

    `details` holds only numbers: limits, counts and sizes that a sentence may mention.
    """

    def __init__(self, code: ErrorCode, **details: int) -> None:
        super().__init__(code.value)
        self.code = code
        self.details: Mapping[str, int] = MappingProxyType(details)

    @property
    def blame(self) -> Blame:
        """KNOWN when there is a sentence and a next step for it, BUG when it is our mistake."""
        return Blame.BUG if self.code in _OURS else Blame.KNOWN
