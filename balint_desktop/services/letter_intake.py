"""Taking letters in: what was sealed while the journal was locked comes into the open journal, each once.

Each letter is stored together with its id in one unit of work, and only then its file is deleted: after a crash
in between it is found again, known by its id, and deleted. Whoever has the public key can write a letter, so a
letter isn't proof of who wrote it. Nothing in the letterbox can keep the journal from opening.
"""

import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from balint_desktop import log
from balint_desktop.crypto.keys import Secret
from balint_desktop.crypto.letterbox import open_letter
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.letter import Letter, LetterId
from balint_desktop.services.letterbox import LETTER_NAME, letter_context, letter_from
from balint_desktop.services.works import Works
from balint_desktop.store.journal_folder import JournalFolder

#: More than the longest letter can have, sealed, with each character at its longest.
_LARGEST_BYTES = 2_000_000
#: A letter that is being written has its own name only a moment later; one left by a crash is older.
_UNFINISHED_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How many letters came in, and how many couldn't be opened and were put aside."""

    taken: int = 0
    put_aside: int = 0


class LetterIntake:
    """Opens the letters of one open vault."""

    def __init__(self, folder: JournalFolder, *, private_key: Secret, vault_id: bytes, works: Works) -> None:
        self._folder = folder
        self._private_key = private_key
        self._vault_id = vault_id
        self._works = works

    def take_in(self) -> Intake:
        """Take every letter in; those that can't be stored now stay where they are, for the next time."""
        taken = put_aside = 0
        try:
            for file, letter_id in self._found():
                try:
                    letter = self._open(file, letter_id=letter_id)
                except BalintError as error:
                    log.failure("letter", error)
                    put_aside += self._put_aside(file)
                    continue
                except OSError as error:
                    # It can't be read now; the others can.
                    log.failure("letter_left", error)
                    continue
                taken += self._store(letter)
                file.unlink(missing_ok=True)
        except (BalintError, OSError) as error:
            log.failure("letters_left", error)
        if taken or put_aside:
            log.event("letters", taken=taken, put_aside=put_aside)
        return Intake(taken=taken, put_aside=put_aside)

    def _found(self) -> Iterator[tuple[Path, LetterId]]:
        """Yield the files of letters, the one written first first."""
        try:
            with os.scandir(self._folder.letterbox) as entries:
                files = [(entry.stat(follow_symlinks=False).st_mtime, entry.name) for entry in entries]
        except (FileNotFoundError, NotADirectoryError):
            return
        for written_at, name in sorted(files):
            match = LETTER_NAME.fullmatch(name)
            if match is None or (match[2] == "new" and time.time() - written_at < _UNFINISHED_SECONDS):
                continue
            yield self._folder.letterbox / name, LetterId(match[1])

    def _open(self, file: Path, *, letter_id: LetterId) -> Letter:
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        info = file.lstat()
        if not stat.S_ISREG(info.st_mode) or info.st_size > _LARGEST_BYTES:
            raise BalintError(ErrorCode.SEAL_BROKEN, size_bytes=info.st_size)
        with os.fdopen(os.open(file, flags), "rb") as sealed:
            content = sealed.read(_LARGEST_BYTES)
        context = letter_context(letter_id, vault_id=self._vault_id)
        opened = open_letter(content, private_key=self._private_key, context=context)
        return letter_from(opened, letter_id=letter_id)

    def _store(self, letter: Letter) -> bool:
        """Store `letter`; return False for one that came in before."""
        with self._works.work() as work:
            if work.letters.knows(letter.id):
                return False
            work.letters.add(letter)
            work.commit()
        return True

    def _put_aside(self, file: Path) -> bool:
        """Move what is no letter of this journal into the quarantine, where nothing is deleted or overwritten."""
        with suppress(OSError):  # it stays where it is, and is looked at again next time
            self._folder.quarantine.mkdir(mode=0o700, exist_ok=True)
            number = 1
            while os.path.lexists(target := self._folder.quarantine / f"letter-{number}.sealed"):
                number += 1
            file.rename(target)
            return True
        return False
