"""Drafts as one sealed file: the way out when the database can't take them while the journal is locking."""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from balint_desktop import log
from balint_desktop.crypto.keys import Secret
from balint_desktop.crypto.sealed_draft import open_draft, seal_draft
from balint_desktop.domain.case import CaseId
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryId, EntryKind, Feeling, Whose
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.disk_errors import disk_error
from balint_desktop.services.drafts import joined
from balint_desktop.services.works import Works
from balint_desktop.store.database_file import make_durable


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAside:
    """Drafts as they were sealed, and how often the database had been written then (None: it couldn't say)."""

    drafts: tuple[Draft, ...]
    write_seq: int | None


class SealedDrafts:
    """Writes and reads the file of sealed drafts of one open vault."""

    def __init__(self, file: Path, *, quarantine: Path, draft_key: Secret, vault_id: bytes) -> None:
        self._file = file
        self._quarantine = quarantine
        self._draft_key = draft_key
        self._vault_id = vault_id

    def write(self, drafts: tuple[Draft, ...], *, write_seq: int | None) -> None:
        """Make `drafts` durable beside the database, together with those that still lie there.

        Raises DISK_FULL, FOLDER_NOT_WRITABLE or DISK_FAILED when that fails too.
        """
        earlier = self._earlier()
        together = _together(earlier.drafts, drafts)
        is_of_one_time = not earlier.drafts or earlier.write_seq == write_seq
        content = json.dumps(
            {
                "write_seq": write_seq if is_of_one_time else None,
                "drafts": [_to_json(draft) for draft in together],
            }
        )
        sealed = seal_draft(content.encode(), draft_key=self._draft_key, vault_id=self._vault_id)
        temporary = self._file.with_suffix(".new")
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        try:
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as out:
                out.write(sealed)
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(self._file)
        except OSError as error:
            with suppress(OSError):  # what is left of an attempt is of no use
                temporary.unlink(missing_ok=True)
            raise disk_error(error) from None
        make_durable(self._file.parent)

    def read(self) -> PutAside:
        """Return the drafts of the file, none without one.

        Raises SEAL_BROKEN for a changed file, DISK_FAILED for one that can't be read now.
        """
        try:
            sealed = self._file.read_bytes()
        except FileNotFoundError:
            return PutAside(drafts=(), write_seq=None)
        except OSError:
            raise BalintError(ErrorCode.DISK_FAILED) from None
        content = open_draft(sealed, draft_key=self._draft_key, vault_id=self._vault_id)
        try:
            return _from_json(json.loads(content))
        except (ValueError, TypeError, KeyError, AttributeError):
            raise BalintError(ErrorCode.SEAL_BROKEN) from None

    def set_aside(self) -> None:
        """Move a file that can't be opened into the quarantine, where nothing is deleted or overwritten."""
        self._quarantine.mkdir(mode=0o700, exist_ok=True)
        number = 1
        while (target := self._quarantine / f"drafts-{number}.sealed").exists():
            number += 1
        self._file.rename(target)

    def remove(self) -> None:
        """Take the file away, once its drafts are in the database."""
        self._file.unlink(missing_ok=True)

    def _earlier(self) -> PutAside:
        try:
            return self.read()
        except BalintError as error:
            log.failure("sealed_drafts", error)
            try:
                self.set_aside()
            except OSError as unmovable:
                raise disk_error(unmovable) from None
        return PutAside(drafts=(), write_seq=None)


def take_in(sealed: SealedDrafts, *, works: Works) -> ErrorCode | None:
    """Bring drafts that were sealed at an earlier lock back into the open database, then drop their file.

    Whatever goes wrong, nothing of them is lost and the rest of the journal opens. Returns SEAL_BROKEN when
    the file couldn't be read and was set aside, which the doctor has to be told; else None.
    """
    try:
        aside = sealed.read()
        if aside.drafts:
            _store(aside, works=works)
        sealed.remove()
    except BalintError as error:
        log.failure("sealed_drafts", error)
        if error.code is ErrorCode.SEAL_BROKEN:
            with suppress(OSError):  # it stays where it is, and is moved by the next one that is written
                sealed.set_aside()
            return error.code
    except OSError as error:
        # Drafts that are taken in twice join with themselves.
        log.failure("sealed_drafts_left", error)
    return None


def _store(aside: PutAside, *, works: Works) -> None:
    with works.work() as work:
        is_newest = aside.write_seq == work.stamp.write_seq
        for draft in aside.drafts:
            stored = None if is_newest else work.drafts.get(draft.slot)
            work.drafts.put(draft if stored is None else joined(draft, stored))
        work.commit()


def _together(earlier: tuple[Draft, ...], later: tuple[Draft, ...]) -> tuple[Draft, ...]:
    by_slot = {draft.slot: draft for draft in earlier}
    for draft in later:
        before = by_slot.get(draft.slot)
        by_slot[draft.slot] = draft if before is None else joined(before, draft)
    return tuple(by_slot.values())


def _to_json(draft: Draft) -> dict[str, object]:
    return {
        "slot": draft.slot,
        "case_id": draft.case_id,
        "entry_id": draft.entry_id,
        "kind": draft.kind.value,
        "name": draft.name,
        "text": draft.text,
        "feelings": [[feeling.word, feeling.whose.value] for feeling in draft.feelings],
    }


def _from_json(stored: dict[str, object]) -> PutAside:
    write_seq, drafts = stored["write_seq"], stored["drafts"]
    if not isinstance(drafts, list):
        raise TypeError
    return PutAside(
        drafts=tuple(_draft_from_json(draft) for draft in drafts),
        write_seq=write_seq if isinstance(write_seq, int) else None,
    )


def _draft_from_json(stored: dict[str, object]) -> Draft:
    case_id, entry_id, feelings = stored["case_id"], stored["entry_id"], stored["feelings"]
    if not isinstance(feelings, list):
        raise TypeError
    return Draft(
        slot=str(stored["slot"]),
        case_id=CaseId(case_id) if isinstance(case_id, int) else None,
        entry_id=EntryId(entry_id) if isinstance(entry_id, int) else None,
        kind=EntryKind(stored["kind"]),
        name=str(stored["name"]),
        text=str(stored["text"]),
        feelings=tuple(Feeling(word=word, whose=Whose(whose)) for word, whose in feelings),
    )
