"""What went wrong, in one calm sentence, and one next step; nowhere else are errors put into words."""

from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from balint_desktop.domain.errors import BalintError, ErrorCode

_TEXT = MappingProxyType(
    {
        ErrorCode.WRONG_PASSPHRASE: (
            "This passphrase doesn't open the journal.",
            "Nothing has changed. Try again, or use your recovery code.",
        ),
        ErrorCode.WRONG_RECOVERY_CODE: (
            "This recovery code belongs to another journal, or to an earlier code.",
            "Nothing has changed. Look for the newest one you wrote down.",
        ),
        ErrorCode.RECOVERY_CODE_TYPO: (
            "There is a slip in this recovery code.",
            "Compare it letter by letter with what you wrote down.",
        ),
        ErrorCode.PASSPHRASE_TOO_SHORT: (
            "A passphrase needs at least 12 characters.",
            "Six plain words are easier to remember than signs.",
        ),
        ErrorCode.JOURNAL_MISSING: (
            "There is no journal in this folder.",
            "Choose another folder, or begin a new journal here.",
        ),
        ErrorCode.JOURNAL_EXISTS: (
            "There is a journal in this folder already, and it was left as it is.",
            "Open it, or choose another folder.",
        ),
        ErrorCode.HEADER_NOT_OURS: (
            "What lies in this folder isn't a journal of Balint Desktop.",
            "It was left as it is. Choose another folder.",
        ),
        ErrorCode.HEADER_NEWER: (
            "This journal was written by a newer Balint Desktop.",
            "It was left as it is. Update the app, then open it again.",
        ),
        ErrorCode.DATABASE_NEWER: (
            "This journal was written by a newer Balint Desktop.",
            "It was left as it is. Update the app, then open it again.",
        ),
        ErrorCode.HEADER_DAMAGED: (
            "The file that holds this journal's lock is damaged.",
            "Your notes were left as they are. Don't delete anything; a copy of the folder may still open.",
        ),
        ErrorCode.DATABASE_MISSING: (
            "The notes of this journal aren't in its folder.",
            "Nothing was changed. If the folder was moved or synced, bring back all of its files.",
        ),
        ErrorCode.DATABASE_DAMAGED: (
            "The file with your notes is damaged.",
            "It was left as it is. Don't delete anything; copy the folder to a safe place first.",
        ),
        ErrorCode.ALREADY_OPEN: (
            "This journal is already open.",
            "Look for its window, or close it there first.",
        ),
        ErrorCode.FOLDER_UNSAFE: (
            "Others on this computer could change this folder, or it is only a link.",
            "Choose a folder of your own.",
        ),
        ErrorCode.FOLDER_SYNCED: (
            "This folder is copied to a cloud service.",
            "Choose a folder that stays on this computer.",
        ),
        ErrorCode.FOLDER_NOT_WRITABLE: (
            "This folder can't be written to.",
            "Choose another folder, or ask for the right to write there.",
        ),
        ErrorCode.NOT_ENOUGH_MEMORY: (
            "There isn't enough free memory to open the journal.",
            "Your passphrase was not judged. Close other programs and try again.",
        ),
        ErrorCode.CIPHER_MISSING: (
            "The part that encrypts your notes is missing, so nothing was written.",
            "Install Balint Desktop again.",
        ),
        ErrorCode.DISK_FULL: (
            "The disk is full. Your words are still here, but not saved.",
            "Free some space; saving is tried again by itself.",
        ),
        ErrorCode.DISK_FAILED: (
            "The disk didn't take this. Your words are still here, but not saved.",
            "Check that the disk is connected; saving is tried again by itself.",
        ),
        ErrorCode.READ_ONLY: (
            "This journal can only be read just now. Your words are still here, but not saved.",
            "Give its folder the right to be written to.",
        ),
        ErrorCode.TEXT_TOO_LONG: (
            "This is longer than one note can hold.",
            "Keep it in several notes.",
        ),
        ErrorCode.NOTHING_WRITTEN: (
            "There is nothing to keep yet.",
            "One sentence is enough.",
        ),
        ErrorCode.NOT_THERE: (
            "This isn't in the journal any more.",
            "Go back to the list.",
        ),
        ErrorCode.VAULT_CLOSED: (
            "The journal is locked.",
            "Open it with your passphrase.",
        ),
        ErrorCode.SEAL_BROKEN: (
            "A draft that was put aside can't be read.",
            "Everything you kept is still there.",
        ),
        ErrorCode.LETTER_BROKEN: (
            "Something that was written while the journal was locked can't be opened.",
            "It was put aside in the journal's folder. Everything you kept is still there.",
        ),
        ErrorCode.LETTERBOX_CHANGED: (
            "This isn't the letterbox of the journal that was open here last, so nothing was put into it.",
            "Your words are still here. Open the journal with your passphrase and write there.",
        ),
        ErrorCode.KEYS_NOT_WRITTEN: (
            "The disk didn't take this change, so what opened the journal before still opens it.",
            "Free some space, or check that the disk is connected, and try again.",
        ),
    }
)
_OURS = (
    "Something went wrong on our side. What you kept is safe.",
    "Try it once more. If it happens again, lock and open the journal.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One sentence on what happened, and one next step."""

    sentence: str
    next_step: str

    @property
    def whole(self) -> str:
        """Both sentences, for places that have one line."""
        return f"{self.sentence} {self.next_step}"


def message_for(error: BalintError) -> Message:
    """Return the words for `error`; for a mistake of ours, words that don't blame the doctor."""
    sentence, next_step = _TEXT.get(error.code, _OURS)
    return Message(sentence=_tr(sentence), next_step=_tr(next_step))


def _tr(text: str) -> str:
    return QCoreApplication.translate("messages", text)
