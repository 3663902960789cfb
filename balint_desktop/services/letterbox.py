"""The letterbox from outside: a jotting is sealed for the locked journal, and nothing in it can be read back.

No key, no lock and no database is needed. What is written goes through HPKE to the public key in the header, as
one file for each letter. Whose header it is can't be proven while the journal is locked; `letter_pins.py` says
what stands against that, and what doesn't. That letters lie there, how many, when they came and roughly how long
they are can be seen by whoever sees the folder; and whoever can write to the folder can delete them.
"""

import json
import os
import re
import secrets
import stat
from contextlib import suppress
from datetime import date
from pathlib import Path

from balint_desktop.domain.clock import Clock
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.letter import Letter, LetterId
from balint_desktop.domain.wording import TEXT_LIMIT_CHARACTERS, clean_text
from balint_desktop.services.disk_errors import disk_error
from balint_desktop.services.letter_pins import LetterboxPin, LetterboxPins
from balint_desktop.store.database_file import make_durable
from balint_desktop.store.journal_folder import JournalFolder

#: A letter's file, and the same while it is being written.
LETTER_NAME = re.compile(r"([0-9a-f]{32})\.(sealed|new)", re.ASCII)
_ID_BYTES = 16
#: Letters are filled up to a multiple of this, so that their files don't tell how much was written.
_STEP_BYTES = 2_048


class Letterbox:
    """Takes letters for the journal in `folder`, locked or open, by this process or another."""

    def __init__(self, folder: Path, *, pins: LetterboxPins, clock: Clock) -> None:
        self._folder = JournalFolder(folder)
        self._pins = pins
        self._clock = clock

    def check(self) -> None:
        """Load what sealing needs, and find out whether there is a letterbox to put anything into.

        Raises JOURNAL_MISSING, FOLDER_UNSAFE, FOLDER_NOT_WRITABLE, HEADER_DAMAGED, HEADER_NEWER, HEADER_NOT_OURS,
        LETTERBOX_CHANGED.
        """
        from balint_desktop.crypto.letterbox import seal_letter

        pin = self._proven()
        seal_letter(b"", public_key=pin.public_key, context=b"")

    def drop(self, text: str) -> LetterId:
        """Seal `text` and make it durable; when this returns, not even we can read it before the next unlock.

        Raises NOTHING_WRITTEN, TEXT_TOO_LONG, DISK_FULL, DISK_FAILED, FOLDER_NOT_WRITABLE, and what `check` raises;
        nothing was put in then.
        """
        from balint_desktop.crypto.letterbox import seal_letter

        words = clean_text(text).strip()
        if not words:
            raise BalintError(ErrorCode.NOTHING_WRITTEN)
        if len(words) > TEXT_LIMIT_CHARACTERS:
            raise BalintError(ErrorCode.TEXT_TOO_LONG, limit=TEXT_LIMIT_CHARACTERS)
        pin = self._proven()
        letter = Letter(
            id=LetterId(secrets.token_hex(_ID_BYTES)), written_on=self._clock.today(), text=words
        )
        context = letter_context(letter.id, vault_id=pin.vault_id)
        sealed = seal_letter(_to_bytes(letter), public_key=pin.public_key, context=context)
        self._write(letter.id, sealed=sealed)
        return letter.id

    def _proven(self) -> LetterboxPin:
        """Return the letterbox of the header, if it is the one that was here when the journal was last open."""
        from balint_desktop.crypto.header_file import read_header

        self._folder.check()
        if not self._folder.has_journal():
            raise BalintError(ErrorCode.JOURNAL_MISSING)
        try:
            header = read_header(self._folder.path)
        except FileNotFoundError:
            raise BalintError(ErrorCode.HEADER_DAMAGED) from None
        except OSError as error:
            raise disk_error(error) from None
        found = LetterboxPin(vault_id=header.vault_id, public_key=header.letterbox_public_key)
        remembered = self._pins.get(self._folder.path)
        if remembered is not None and remembered != found:
            raise BalintError(ErrorCode.LETTERBOX_CHANGED)
        return found

    def _write(self, letter_id: LetterId, *, sealed: bytes) -> None:
        box = self._folder.letterbox
        temporary, target = box / f"{letter_id}.new", box / f"{letter_id}.sealed"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        try:
            _make_box(box)
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as out:
                out.write(sealed)
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(target)
            make_durable(box)
        except (OSError, BalintError) as error:
            for left in (temporary, target):
                with suppress(OSError):  # else it would come in beside the one that is tried next
                    left.unlink(missing_ok=True)
            raise disk_error(error) from None


def letter_context(letter_id: LetterId, *, vault_id: bytes) -> bytes:
    """Return what a letter is bound to: moved to another journal or another name, it can't be opened."""
    return vault_id + bytes.fromhex(letter_id)


def letter_from(content: bytes, *, letter_id: LetterId) -> Letter:
    """Return the letter whose opened `content` this is. Raises SEAL_BROKEN when it is none that we wrote."""
    try:
        stored = json.loads(content)
        day, text = stored["day"], stored["text"]
        if not isinstance(text, str) or not text or len(text) > TEXT_LIMIT_CHARACTERS:
            raise ValueError
        return Letter(id=letter_id, written_on=date.fromisoformat(day), text=clean_text(text))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise BalintError(ErrorCode.SEAL_BROKEN) from None


def _to_bytes(letter: Letter) -> bytes:
    content = json.dumps({"day": letter.written_on.isoformat(), "text": letter.text}, ensure_ascii=False).encode()
    # JSON lets blanks follow.
    return content + b" " * (-len(content) % _STEP_BYTES)


def _make_box(box: Path) -> None:
    with suppress(FileExistsError):
        box.mkdir(mode=0o700)
        make_durable(box.parent)
    info = box.lstat()
    is_mine = os.name != "posix" or info.st_uid == os.geteuid()
    if not stat.S_ISDIR(info.st_mode) or not is_mine:
        raise BalintError(ErrorCode.FOLDER_UNSAFE)
