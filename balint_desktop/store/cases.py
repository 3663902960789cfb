"""Cases: adding, naming, marking, and taking them away and back; rows to `domain.case` and again."""

from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Update, bindparam, delete, func, insert, select, update

from balint_desktop.domain.case import Case, CaseFilter, CaseId, CaseSummary, Course, Mark
from balint_desktop.domain.entry import EntryKind
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.wording import clean_line, opening
from balint_desktop.store.case_list import CaseList
from balint_desktop.store.meta import MetaRepository
from balint_desktop.store.rows import CASE, ENTRY, MARK, new_id

_ALL = CaseFilter()
_ADD = insert(CASE)
_GET = select(CASE).where(CASE.c.id == bindparam("wanted"), CASE.c.trashed_on.is_(None))
_MARKS = (
    select(MARK.c.list, MARK.c.key, MARK.c.words).where(MARK.c.case_id == bindparam("wanted")).order_by(MARK.c.id)
)
_CHANGE = update(CASE).where(CASE.c.id == bindparam("wanted"))
_CHANGE_KEPT = _CHANGE.where(CASE.c.trashed_on.is_(None))
_CHANGE_TRASHED = _CHANGE.where(CASE.c.trashed_on.is_not(None))
_DROP_MARKS = delete(MARK).where(MARK.c.case_id == bindparam("wanted"))
_ADD_MARK = insert(MARK)
_PURGE = delete(CASE).where(CASE.c.trashed_on.is_not(None), CASE.c.trashed_on <= bindparam("until"))

_KEPT_ENTRIES = select(ENTRY).where(ENTRY.c.case_id == bindparam("wanted"), ENTRY.c.trashed_on.is_(None))
_FIRST_TEXT = (
    _KEPT_ENTRIES.with_only_columns(func.substr(ENTRY.c.text, 1, 4000)).order_by(ENTRY.c.written_order).limit(1)
)
_LAST = (
    _KEPT_ENTRIES.with_only_columns(ENTRY.c.written_order, ENTRY.c.written_on)
    .order_by(ENTRY.c.written_order.desc())
    .limit(1)
)
_PRESENTED = _KEPT_ENTRIES.with_only_columns(func.max(ENTRY.c.written_on)).where(
    ENTRY.c.kind == EntryKind.PRESENTATION
)


class CaseRepository:
    """Keeps cases; their story is with `EntryRepository`. A case in the trash is as good as gone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._list = CaseList(connection)

    def add(self, name: str, *, on: date, order: int | None = None) -> CaseId:
        """Add a case without entries and return its id; `order` is taken from the journal when not given."""
        if order is None:
            order = MetaRepository(self._connection).take_order()
        row = {
            "name": clean_line(name),
            "course": Course.WITH_ME,
            "wants_group": False,
            "first_order": order,
            "last_order": order,
            "first_written_on": on,
            "last_written_on": on,
            "presented_on": None,
            "opening": "",
            "trashed_on": None,
        }
        return CaseId(new_id(self._connection.execute(_ADD, row)))

    def get(self, case_id: CaseId) -> Case:
        """Return a case. Raises: BalintError NOT_THERE."""
        row = self._connection.execute(_GET, {"wanted": case_id}).one_or_none()
        if row is None:
            raise BalintError(ErrorCode.NOT_THERE)
        marks = self._connection.execute(_MARKS, {"wanted": case_id})
        return Case(
            id=CaseId(row.id),
            name=row.name,
            course=row.course,
            wants_group=row.wants_group,
            first_written_on=row.first_written_on,
            last_written_on=row.last_written_on,
            presented_on=row.presented_on,
            marks=tuple(Mark(list=kind, key=key, words=words) for kind, key, words in marks),
        )

    def rename(self, case_id: CaseId, *, name: str) -> None:
        """Give a case another name, or none. Raises: BalintError NOT_THERE."""
        self._change(_CHANGE_KEPT, case_id, name=clean_line(name))

    def set_course(self, case_id: CaseId, *, course: Course) -> None:
        """Say where a case stands with the doctor. Raises: BalintError NOT_THERE."""
        self._change(_CHANGE_KEPT, case_id, course=course)

    def set_wants_group(self, case_id: CaseId, *, wants_group: bool) -> None:
        """Say whether a case waits for the group. Raises: BalintError NOT_THERE."""
        self._change(_CHANGE_KEPT, case_id, wants_group=wants_group)

    def set_marks(self, case_id: CaseId, *, marks: Iterable[Mark]) -> None:
        """Put `marks` in place of those a case has; a repeated one counts once.

        Raises: BalintError NOT_THERE.
        """
        self.get(case_id)
        self._connection.execute(_DROP_MARKS, {"wanted": case_id})
        distinct = dict.fromkeys((mark.list, mark.key, clean_line(mark.words)) for mark in marks)
        rows = [{"case_id": case_id, "list": kind, "key": key, "words": words} for kind, key, words in distinct]
        if rows:
            self._connection.execute(_ADD_MARK, rows)

    def trash(self, case_id: CaseId, *, on: date) -> None:
        """Take a case and its entries away, so that it can be restored. Raises: BalintError NOT_THERE."""
        self._change(_CHANGE_KEPT, case_id, trashed_on=on)

    def restore(self, case_id: CaseId) -> None:
        """Bring a case back from the trash, as it was. Raises: BalintError NOT_THERE."""
        self._change(_CHANGE_TRASHED, case_id, trashed_on=None)

    def purge_trash(self, *, until: date) -> int:
        """Destroy the cases trashed on or before `until` with all they hold; return how many there were."""
        return self._connection.execute(_PURGE, {"until": until}).rowcount

    def ids(self, case_filter: CaseFilter = _ALL, *, limit: int | None = None) -> "array[int]":
        """Return the ids of the cases that pass the filter, the latest written first, as an array of type q.

        A feeling passes when it is the doctor's own in any entry of the case.
        """
        return self._list.ids(case_filter, limit=limit)

    def count(self, case_filter: CaseFilter = _ALL) -> int:
        """Return how many cases pass the filter."""
        return self._list.count(case_filter)

    def summaries(self, ids: Sequence[int]) -> list[CaseSummary]:
        """Return the summaries of cases in the order of `ids`; those that are gone are left out."""
        return self._list.summaries(ids)

    def tell_of_entries(self, case_id: CaseId) -> None:
        """Bring what a case repeats of its entries in line with them; for `EntryRepository`."""
        wanted = {"wanted": case_id}
        values: dict[str, Any] = {
            "opening": opening(self._connection.execute(_FIRST_TEXT, wanted).scalar_one_or_none() or ""),
            "presented_on": self._connection.execute(_PRESENTED, wanted).scalar_one(),
        }
        last = self._connection.execute(_LAST, wanted).one_or_none()
        if last is not None:
            values |= {"last_order": last.written_order, "last_written_on": last.written_on}
        self._change(_CHANGE, case_id, **values)

    def _change(self, statement: Update, case_id: CaseId, **values: Any) -> None:
        changed = self._connection.execute(statement.values(**values), {"wanted": case_id})
        if changed.rowcount != 1:
            raise BalintError(ErrorCode.NOT_THERE)
