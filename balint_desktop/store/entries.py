"""Entries: a case's story, each wording kept when it is changed; rows to `domain.entry` and again."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Update, bindparam, delete, func, insert, select, update

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.entry import Entry, EntryId, EntryKind, EntryVersion, Feeling, Stream, VersionId
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.wording import clean_text, opening
from balint_desktop.store.cases import CaseRepository
from balint_desktop.store.feelings import FeelingLinks, cleaned, from_json, to_json
from balint_desktop.store.meta import MetaRepository
from balint_desktop.store.rows import CASE, ENTRY, ENTRY_VERSION, new_id

_VERSIONS = select(ENTRY_VERSION).where(ENTRY_VERSION.c.entry_id == bindparam("wanted"))
_VERSION_COUNT = (
    select(func.count())
    .select_from(ENTRY_VERSION)
    .where(ENTRY_VERSION.c.entry_id == ENTRY.c.id)
    .correlate(ENTRY)
    .scalar_subquery()
    .label("version_count")
)
_ENTRIES = (
    select(ENTRY, _VERSION_COUNT)
    .join(CASE, CASE.c.id == ENTRY.c.case_id)
    .where(ENTRY.c.trashed_on.is_(None), CASE.c.trashed_on.is_(None))
)
_GET = _ENTRIES.where(ENTRY.c.id == bindparam("wanted"))
_OF_CASE = _ENTRIES.where(ENTRY.c.case_id == bindparam("wanted")).order_by(ENTRY.c.written_order)
_CASE_OF = select(ENTRY.c.case_id).where(ENTRY.c.id == bindparam("wanted"))
_OPENING_OF = select(CASE.c.opening).where(CASE.c.id == bindparam("wanted"), CASE.c.trashed_on.is_(None))
_ADD = insert(ENTRY)
_TELL = update(CASE).where(CASE.c.id == bindparam("wanted"))
_CHANGE = update(ENTRY).where(ENTRY.c.id == bindparam("wanted"))
_CHANGE_KEPT = _CHANGE.where(ENTRY.c.trashed_on.is_(None))
_CHANGE_TRASHED = _CHANGE.where(ENTRY.c.trashed_on.is_not(None))
_ADD_VERSION = insert(ENTRY_VERSION)
_DELETE_VERSION = delete(ENTRY_VERSION).where(ENTRY_VERSION.c.id == bindparam("gone"))
_PURGE = delete(ENTRY).where(ENTRY.c.trashed_on.is_not(None), ENTRY.c.trashed_on <= bindparam("until"))


class EntryRepository:
    """Keeps entries and their versions. An entry in the trash, or of a case there, is as good as gone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._feelings = FeelingLinks(connection)

    def add(
        self,
        case_id: CaseId,
        *,
        kind: EntryKind,
        text: str,
        on: date,
        feelings: Iterable[Feeling] = (),
        stream: Stream = Stream.MINE,
    ) -> EntryId:
        """Add an entry at the end of a case's story, which moves the case to the top of the list.

        Raises: BalintError NOT_THERE when there is no such case.
        """
        shown = self._connection.execute(_OPENING_OF, {"wanted": case_id}).scalar_one_or_none()
        if shown is None:
            raise BalintError(ErrorCode.NOT_THERE)
        order = MetaRepository(self._connection).take_order()
        row = {
            "case_id": case_id,
            "kind": kind,
            "stream": stream,
            "written_on": on,
            "written_order": order,
            "trashed_on": None,
            "text": clean_text(text),
        }
        entry_id = EntryId(new_id(self._connection.execute(_ADD, row)))
        self._feelings.link(entry_id, case_id=case_id, feelings=cleaned(feelings))
        told: dict[str, Any] = {"last_order": order, "last_written_on": on}
        if not shown:
            told["opening"] = opening(text)
        if kind is EntryKind.PRESENTATION:
            told["presented_on"] = on
        self._connection.execute(_TELL.values(**told), {"wanted": case_id})
        return entry_id

    def get(self, entry_id: EntryId) -> Entry:
        """Return an entry. Raises: BalintError NOT_THERE."""
        row = self._connection.execute(_GET, {"wanted": entry_id}).one_or_none()
        if row is None:
            raise BalintError(ErrorCode.NOT_THERE)
        return _entry(row, feelings=self._feelings.of_entries([entry_id]).get(entry_id, ()))

    def case_of(self, entry_id: EntryId) -> CaseId:
        """Return the case an entry belongs to, in the trash or not. Raises: BalintError NOT_THERE."""
        case_id = self._connection.execute(_CASE_OF, {"wanted": entry_id}).scalar_one_or_none()
        if case_id is None:
            raise BalintError(ErrorCode.NOT_THERE)
        return CaseId(case_id)

    def of_case(self, case_id: CaseId) -> tuple[Entry, ...]:
        """Return a case's story in the order it was written; empty when there is no such case."""
        rows = self._connection.execute(_OF_CASE, {"wanted": case_id}).all()
        feelings = self._feelings.of_entries([EntryId(row.id) for row in rows])
        return tuple(_entry(row, feelings=feelings.get(EntryId(row.id), ())) for row in rows)

    def edit(self, entry_id: EntryId, *, text: str, feelings: Iterable[Feeling], on: date) -> None:
        """Give an entry another wording; the earlier one becomes a version, if anything differs at all.

        The entry keeps its day and its place in the story. Raises: BalintError NOT_THERE.
        """
        before = self.get(entry_id)
        new_text, new_feelings = clean_text(text), cleaned(feelings)
        if new_text == before.text and new_feelings == before.feelings:
            return
        version = {
            "entry_id": entry_id,
            "replaced_on": on,
            "feelings": to_json(before.feelings),
            "text": before.text,
        }
        self._connection.execute(_ADD_VERSION, version)
        if new_text != before.text:
            self._change(_CHANGE_KEPT, entry_id, text=new_text)
        if new_feelings != before.feelings:
            case_id = self.case_of(entry_id)
            self._feelings.relink(entry_id, case_id=case_id, feelings=new_feelings)

    def versions(self, entry_id: EntryId) -> tuple[EntryVersion, ...]:
        """Return the earlier wordings of an entry, the latest replaced first."""
        rows = self._connection.execute(_VERSIONS.order_by(ENTRY_VERSION.c.id.desc()), {"wanted": entry_id})
        return tuple(
            EntryVersion(
                id=VersionId(row.id),
                replaced_on=row.replaced_on,
                text=row.text,
                feelings=from_json(row.feelings),
            )
            for row in rows
        )

    def delete_version(self, version_id: VersionId) -> None:
        """Destroy an earlier wording. Raises: BalintError NOT_THERE."""
        if self._connection.execute(_DELETE_VERSION, {"gone": version_id}).rowcount != 1:
            raise BalintError(ErrorCode.NOT_THERE)

    def trash(self, entry_id: EntryId, *, on: date) -> None:
        """Take an entry away, so that it can be restored. Raises: BalintError NOT_THERE."""
        self._change(_CHANGE_KEPT, entry_id, trashed_on=on)

    def restore(self, entry_id: EntryId) -> None:
        """Bring an entry back from the trash to its place. Raises: BalintError NOT_THERE."""
        self._change(_CHANGE_TRASHED, entry_id, trashed_on=None)

    def purge_trash(self, *, until: date) -> int:
        """Destroy the entries trashed on or before `until` and their versions; return how many there were."""
        return self._connection.execute(_PURGE, {"until": until}).rowcount

    def _change(self, statement: Update, entry_id: EntryId, **values: Any) -> None:
        changed = self._connection.execute(statement.values(**values), {"wanted": entry_id})
        if changed.rowcount != 1:
            raise BalintError(ErrorCode.NOT_THERE)
        CaseRepository(self._connection).tell_of_entries(self.case_of(entry_id))


def _entry(row: Row[Any], *, feelings: tuple[Feeling, ...]) -> Entry:
    return Entry(
        id=EntryId(row.id),
        kind=row.kind,
        stream=row.stream,
        written_on=row.written_on,
        order=row.written_order,
        text=row.text,
        feelings=feelings,
        version_count=row.version_count,
    )
