"""The rows of the list of cases: up to 100,000 ids, and the summaries of those few that are looked at.

It holds no service. What it lacks it asks for by signal, one page at a time, the page on screen first; so a
list that is scrolled fast never waits for pages that have gone by.
"""

from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from balint_desktop.domain.case import CaseId, CaseSummary
from balint_desktop.domain.search_hit import SearchHit, Segment
from balint_desktop.ui.cases.list_diff import Move, difference
from balint_desktop.ui.cases.list_wording import sentence_of, state_line, title

#: How many summaries are asked for at once: five screenfuls.
PAGE_ROWS = 50
#: How many summaries are remembered; those looked at longest ago are forgotten first.
ROWS_REMEMBERED = 1_000
#: More hits are asked for when this many rows or fewer are left below the screen.
_ROWS_AHEAD = 25

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One row: a case and, when a search found it, the sentence around the words."""

    case: CaseSummary
    sentence: tuple[Segment, ...] = ()


class CaseListModel(QAbstractListModel):
    """Cases in their order, or what a search found; `row` is None for one whose summary isn't there yet.

    `summaries_wanted` carries the ids (a tuple) that `put_summaries` shall be called with; there is never
    more than one such wish open. `hits_wanted` asks for the hits after the last one, by `append_hits`.
    """

    summaries_wanted = Signal(tuple)
    hits_wanted = Signal()

    def __init__(self, *, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._ids: array[int] = array("q")
        self._cases: OrderedDict[int, CaseRow] = OrderedDict()
        self._stale: set[int] = set()
        self._gone: set[int] = set()
        self._asked: tuple[int, ...] = ()
        self._asked_row: int | None = None
        self._seen = (0, 0)
        self._hits: dict[int, CaseRow] | None = None
        self._has_more_hits = False
        self._is_asking_hits = False

    @property
    def is_hits(self) -> bool:
        """Whether the rows are what a search found."""
        return self._hits is not None

    @property
    def has_more_hits(self) -> bool:
        """Whether the search found more than the rows there are."""
        return self._has_more_hits

    @property
    def today(self) -> date:
        """The day that "3 weeks ago" is told from."""
        return self._today

    @property
    def remembered(self) -> int:
        """How many summaries are held."""
        return len(self._cases)

    def row(self, number: int) -> CaseRow | None:
        """Return a row, or None while its summary isn't there; it is asked for then."""
        case_id = self._ids[number]
        if self._hits is not None:
            return self._hits[case_id]
        row = self._cases.get(case_id)
        if row is None:
            self._fetch(number, number)
        else:
            self._cases.move_to_end(case_id)
        return row

    def case_id(self, number: int) -> CaseId:
        """Return whose row it is."""
        return CaseId(self._ids[number])

    def row_of(self, case_id: CaseId | None) -> int | None:
        """Return where a case stands, or None when it isn't in the list."""
        try:
            return self._ids.index(case_id) if case_id is not None else None
        except ValueError:
            return None

    def ids(self) -> "array[int]":
        """Return all ids in their order; a copy."""
        return self._ids[:]

    def show_cases(self, ids: "array[int]") -> None:
        """Begin anew with the cases `ids`."""
        self.beginResetModel()
        self._hits = None
        self._has_more_hits = self._is_asking_hits = False
        self._forget_wishes()
        self._ids = ids[:]
        self.endResetModel()

    def show_hits(self, hits: Sequence[SearchHit], *, is_last: bool) -> None:
        """Begin anew with what a search found."""
        self.beginResetModel()
        self._forget_wishes()
        self._hits = _rows_of(hits)
        self._has_more_hits, self._is_asking_hits = not is_last, False
        self._ids = array("q", self._hits)
        self.endResetModel()

    def follow_cases(self, ids: "array[int]") -> None:
        """Take a new order of the same list, in steps the eye can follow."""
        self._gone.clear()
        self._follow(ids)
        self._fetch(*self._seen)

    def follow_hits(self, hits: Sequence[SearchHit], *, is_last: bool) -> None:
        """Take the same search's newer outcome, in steps the eye can follow."""
        rows = _rows_of(hits)
        self._hits = {**(self._hits or {}), **rows}
        self._has_more_hits, self._is_asking_hits = not is_last, False
        self._follow(array("q", rows))
        self._hits = rows
        self._tell_changed(0, len(self._ids) - 1)

    def append_hits(self, hits: Sequence[SearchHit], *, is_last: bool) -> None:
        """Add the next hits at the end; a case that is there already stays where it is."""
        self._has_more_hits, self._is_asking_hits = not is_last, False
        held = self._hits
        if held is None:
            return
        rows = {case_id: row for case_id, row in _rows_of(hits).items() if case_id not in held}
        if rows:
            self.beginInsertRows(_NO_PARENT, len(self._ids), len(self._ids) + len(rows) - 1)
            held.update(rows)
            self._ids.extend(rows)
            self.endInsertRows()

    def put_summaries(self, asked: tuple[int, ...], summaries: Iterable[CaseSummary]) -> None:
        """Take the summaries of the ids `asked` for; what wasn't asked for last is thrown away."""
        if asked != self._asked:
            return
        found: dict[int, CaseRow] = {summary.id: CaseRow(case=summary) for summary in summaries}
        self._cases.update(found)
        self._stale.difference_update(asked)
        self._gone.update(set(asked) - set(found))
        while len(self._cases) > ROWS_REMEMBERED:
            self._cases.popitem(last=False)
        row, self._asked, self._asked_row = self._asked_row, (), None
        if row is None:
            self._tell_changed(0, len(self._ids) - 1)
        else:
            self._tell_changed(row, min(row + PAGE_ROWS, len(self._ids)) - 1)
        self._fetch(*self._seen)

    def fetching_failed(self) -> None:
        """Give up what was asked for; it is asked for again when it is looked at again."""
        self._forget_wishes()

    def look_at(self, first: int, last: int) -> None:
        """Note that the rows `first` to `last` are on screen: theirs come first, then those around."""
        self._seen = (first, last)
        self._fetch(first, last)
        if last + _ROWS_AHEAD >= len(self._ids):
            self._ask_for_hits()

    def mark_changed(self, case_ids: Iterable[int]) -> None:
        """Ask anew for the summaries of some cases; until then the old ones stay on screen."""
        self._stale.update(case_id for case_id in case_ids if case_id in self._cases)
        self._gone.difference_update(case_ids)
        self._fetch(*self._seen)

    def set_today(self, today: date) -> None:
        """Tell every "3 weeks ago" from another day."""
        if today != self._today:
            self._today = today
            self._tell_changed(0, len(self._ids) - 1)

    def clear(self) -> None:
        """Forget every word and every row."""
        self.beginResetModel()
        self._forget_wishes()
        self._ids = array("q")
        self._cases.clear()
        self._stale.clear()
        self._gone.clear()
        self._hits = None
        self._has_more_hits = self._is_asking_hits = False
        self._seen = (0, 0)
        self.endResetModel()

    def _follow(self, ids: "array[int]") -> None:
        if self._asked:
            self._asked_row = None
        step = difference(self._ids, ids)
        if step is None:
            self.beginResetModel()
            self._ids = ids[:]
            self.endResetModel()
            return
        if isinstance(step, Move):
            below = step.to_row + (1 if step.to_row > step.from_row else 0)
            self.beginMoveRows(_NO_PARENT, step.from_row, step.from_row, _NO_PARENT, below)
            self._ids = ids[:]
            self.endMoveRows()
            return
        if step.removed:
            self.beginRemoveRows(_NO_PARENT, step.row, step.row + step.removed - 1)
            del self._ids[step.row : step.row + step.removed]
            self.endRemoveRows()
        if step.inserted:
            self.beginInsertRows(_NO_PARENT, step.row, step.row + len(step.inserted) - 1)
            self._ids = ids[:]
            self.endInsertRows()

    def _fetch(self, first: int, last: int) -> None:
        """Ask for the first page around the rows that lacks something, unless a page is on its way."""
        if self._asked or self._hits is not None or not self._ids:
            return
        here = range(max(first, 0) // PAGE_ROWS, last // PAGE_ROWS + 1)
        for page in (*here, here[-1] + 1, here[0] - 1):
            start = page * PAGE_ROWS
            lacking = self._lacking(start) if page >= 0 else ()
            if lacking:
                self._asked, self._asked_row = lacking, start
                self.summaries_wanted.emit(lacking)
                return

    def _lacking(self, start: int) -> tuple[int, ...]:
        held, stale, gone = self._cases, self._stale, self._gone
        return tuple(
            case_id
            for case_id in self._ids[start : start + PAGE_ROWS]
            if (case_id not in held or case_id in stale) and case_id not in gone
        )

    def _ask_for_hits(self) -> None:
        if self.canFetchMore():
            self._is_asking_hits = True
            self.hits_wanted.emit()

    def _forget_wishes(self) -> None:
        self._asked, self._asked_row = (), None
        self._is_asking_hits = False

    def _tell_changed(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))

    # Qt overrides

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the case's name, or all a row says for a screen reader; None while it isn't there."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        row = self.row(index.row())
        if row is None:
            return None
        name = title(row.case)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        rest = sentence_of(row.sentence) if row.sentence else state_line(row.case, today=self._today)
        return f"{name}\n{rest}"

    def canFetchMore(self, parent: _Index = _NO_PARENT) -> bool:
        """Return whether more hits can be asked for now."""
        return not parent.isValid() and self._has_more_hits and not self._is_asking_hits

    def fetchMore(self, parent: _Index = _NO_PARENT) -> None:
        """Ask for the next hits."""
        if not parent.isValid():
            self._ask_for_hits()


def _rows_of(hits: Iterable[SearchHit]) -> dict[int, CaseRow]:
    return {hit.case.id: CaseRow(case=hit.case, sentence=hit.sentence) for hit in hits}
