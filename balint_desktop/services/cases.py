"""Keeping, reading and changing cases: each function is one unit of work and says what it changed."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from balint_desktop.domain.case import Case, CaseFilter, CaseId, CaseSummary, Course, Mark
from balint_desktop.domain.clock import Clock
from balint_desktop.domain.entry import Entry, EntryKind, Feeling
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.wording import NAME_LIMIT_CHARACTERS, TEXT_LIMIT_CHARACTERS, clean_line, clean_text
from balint_desktop.services.changes import Changes
from balint_desktop.services.works import Works


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A case with its entries, in the order they were written."""

    case: Case
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A case that was just kept, as a list shows it, and what that changed."""

    summary: CaseSummary
    changes: Changes


class CaseService:
    """What a doctor does with cases as wholes. Called on the worker; the texts it takes are cleaned here."""

    def __init__(self, works: Works, *, clock: Clock) -> None:
        self._works = works
        self._clock = clock

    def keep(self, text: str, *, name: str, feelings: Sequence[Feeling], draft_slot: str) -> Kept:
        """Keep a new case with its first note, and drop the draft it came from in the same unit of work.

        Raises NOTHING_WRITTEN for a note, name and feelings that are all empty, TEXT_TOO_LONG beyond the limit.
        """
        words, title = checked_text(text), clean_line(name)[:NAME_LIMIT_CHARACTERS]
        if not words and not title and not feelings:
            raise BalintError(ErrorCode.NOTHING_WRITTEN)
        today = self._clock.today()
        with self._works.work() as work:
            case_id = work.cases.add(title, on=today)
            work.entries.add(
                case_id, kind=EntryKind.FIRST_NOTE, text=words, feelings=tuple(feelings), on=today
            )
            work.drafts.delete(draft_slot)
            (summary,) = work.cases.summaries([case_id])
            work.commit()
        return Kept(summary=summary, changes=_reordered(case_id))

    def story(self, case_id: CaseId) -> Story:
        """Return a case with its entries. Raises NOT_THERE when it was deleted."""
        with self._works.reading() as work:
            return Story(case=work.cases.get(case_id), entries=work.entries.of_case(case_id))

    def ids(self, wanted: CaseFilter, *, limit: int | None = None) -> "array[int]":
        """Return the ids of the cases that pass `wanted`, the one written in last first; `limit` at most."""
        with self._works.reading() as work:
            return work.cases.ids(wanted, limit=limit)

    def summaries(self, ids: Sequence[int]) -> list[CaseSummary]:
        """Return what a list shows of the cases `ids`, in that order; deleted ones are left out."""
        with self._works.reading() as work:
            return work.cases.summaries([CaseId(number) for number in ids])

    def rename(self, case_id: CaseId, *, name: str) -> Changes:
        """Give a case another invented name; an empty one takes the name away."""
        with self._works.work() as work:
            work.cases.rename(case_id, name=clean_line(name)[:NAME_LIMIT_CHARACTERS])
            work.commit()
        return _changed(case_id)

    def set_course(self, case_id: CaseId, *, course: Course) -> Changes:
        """Say where a case stands."""
        with self._works.work() as work:
            work.cases.set_course(case_id, course=course)
            work.commit()
        return _changed(case_id)

    def set_wants_group(self, case_id: CaseId, *, wants_group: bool) -> Changes:
        """Say whether a case waits for the group."""
        with self._works.work() as work:
            work.cases.set_wants_group(case_id, wants_group=wants_group)
            work.commit()
        return _changed(case_id)

    def set_marks(self, case_id: CaseId, *, marks: Sequence[Mark]) -> Changes:
        """Say what makes a case hard, where the difficulty lies and why it stays, all at once."""
        with self._works.work() as work:
            work.cases.set_marks(case_id, marks=tuple(marks))
            work.commit()
        return _changed(case_id)

    def delete(self, case_id: CaseId) -> Changes:
        """Put a case into the trash, from where `restore` brings it back whole."""
        with self._works.work() as work:
            work.cases.trash(case_id, on=self._clock.today())
            work.commit()
        return _reordered(case_id)

    def restore(self, case_id: CaseId) -> Changes:
        """Bring a case back from the trash to where it was."""
        with self._works.work() as work:
            work.cases.restore(case_id)
            work.commit()
        return _reordered(case_id)


def checked_text(text: str) -> str:
    """Return `text` as it is stored, without blank lines at its ends. Raises TEXT_TOO_LONG beyond the limit."""
    cleaned = clean_text(text).strip()
    if len(cleaned) > TEXT_LIMIT_CHARACTERS:
        raise BalintError(ErrorCode.TEXT_TOO_LONG, limit=TEXT_LIMIT_CHARACTERS)
    return cleaned


def _changed(case_id: CaseId) -> Changes:
    return Changes(cases=frozenset({case_id}))


def _reordered(case_id: CaseId) -> Changes:
    return Changes(cases=frozenset({case_id}), order_changed=True)
