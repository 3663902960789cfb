"""Writing more about a case: second thoughts and reflections, edits that keep the earlier wording."""

from collections.abc import Sequence
from dataclasses import dataclass

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.clock import Clock
from balint_desktop.domain.entry import EntryId, EntryKind, EntryVersion, Feeling, VersionId
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.cases import checked_text
from balint_desktop.services.changes import Changes
from balint_desktop.services.works import Works


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEntry:
    """An entry that was just kept, and what that changed."""

    entry_id: EntryId
    changes: Changes


class EntryService:
    """What a doctor does with single entries. Called on the worker; the texts it takes are cleaned here."""

    def __init__(self, works: Works, *, clock: Clock) -> None:
        self._works = works
        self._clock = clock

    def add(
        self, case_id: CaseId, *, kind: EntryKind, text: str, feelings: Sequence[Feeling], draft_slot: str
    ) -> KeptEntry:
        """Add an entry to a case and drop its draft in the same unit of work.

        Raises NOTHING_WRITTEN without text and feelings, TEXT_TOO_LONG, NOT_THERE for a deleted case.
        """
        words = checked_text(text)
        if not words and not feelings:
            raise BalintError(ErrorCode.NOTHING_WRITTEN)
        with self._works.work() as work:
            entry_id = work.entries.add(
                case_id, kind=kind, text=words, feelings=tuple(feelings), on=self._clock.today()
            )
            work.drafts.delete(draft_slot)
            work.commit()
        return KeptEntry(entry_id=entry_id, changes=_written(case_id))

    def edit(
        self, entry_id: EntryId, *, case_id: CaseId, text: str, feelings: Sequence[Feeling], draft_slot: str
    ) -> KeptEntry:
        """Replace the wording of an entry; the earlier one is kept as a version.

        Raises TEXT_TOO_LONG, NOT_THERE for a deleted entry.
        """
        with self._works.work() as work:
            work.entries.edit(
                entry_id, text=checked_text(text), feelings=tuple(feelings), on=self._clock.today()
            )
            work.drafts.delete(draft_slot)
            work.commit()
        return KeptEntry(entry_id=entry_id, changes=_written(case_id))

    def delete(self, entry_id: EntryId, *, case_id: CaseId) -> Changes:
        """Put an entry into the trash, from where `restore` brings it back."""
        with self._works.work() as work:
            work.entries.trash(entry_id, on=self._clock.today())
            work.commit()
        return _written(case_id)

    def restore(self, entry_id: EntryId, *, case_id: CaseId) -> Changes:
        """Bring an entry back from the trash to its place in the story."""
        with self._works.work() as work:
            work.entries.restore(entry_id)
            work.commit()
        return _written(case_id)

    def versions(self, entry_id: EntryId) -> tuple[EntryVersion, ...]:
        """Return the earlier wordings of an entry, the newest first."""
        with self._works.reading() as work:
            return work.entries.versions(entry_id)

    def delete_version(self, version_id: VersionId) -> None:
        """Delete one earlier wording for good."""
        with self._works.work() as work:
            work.entries.delete_version(version_id)
            work.commit()


def _written(case_id: CaseId) -> Changes:
    return Changes(cases=frozenset({case_id}), order_changed=True)
