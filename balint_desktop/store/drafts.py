"""Drafts: what stands in the editors, so that neither a lock nor a crash takes it away."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from balint_desktop.domain.draft import Draft
from balint_desktop.domain.wording import clean_text
from balint_desktop.store.feelings import cleaned, from_json, to_json
from balint_desktop.store.rows import CASE, DRAFT, ENTRY, META

_ALL = select(DRAFT).order_by(DRAFT.c.saved_order, DRAFT.c.slot)
_GET = select(DRAFT).where(DRAFT.c.slot == bindparam("wanted"))
# A draft outlives what it was meant for, so it must not fail when that is gone already.
_CASE = select(CASE.c.id).where(CASE.c.id == bindparam("of_case")).scalar_subquery()
_ENTRY = select(ENTRY.c.id).where(ENTRY.c.id == bindparam("of_entry")).scalar_subquery()
_INSERT = insert(DRAFT).values(
    case_id=_CASE, entry_id=_ENTRY, saved_order=select(META.c.write_seq).scalar_subquery()
)
_PUT = _INSERT.on_conflict_do_update(
    index_elements=["slot"],
    set_={column.name: _INSERT.excluded[column.name] for column in DRAFT.c if column.name != "slot"},
)
_DELETE = delete(DRAFT).where(DRAFT.c.slot == bindparam("gone"))


class DraftRepository:
    """Keeps one draft for each slot."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, draft: Draft) -> None:
        """Keep `draft` in place of what its slot held."""
        self._connection.execute(
            _PUT,
            {
                "slot": draft.slot,
                "of_case": draft.case_id,
                "of_entry": draft.entry_id,
                "kind": draft.kind,
                "name": clean_text(draft.name),
                "feelings": to_json(cleaned(draft.feelings)),
                "text": clean_text(draft.text),
            },
        )

    def get(self, slot: str) -> Draft | None:
        """Return the draft in `slot`, or None."""
        row = self._connection.execute(_GET, {"wanted": slot}).one_or_none()
        return None if row is None else _draft(row)

    def delete(self, slot: str) -> None:
        """Empty `slot`; an empty one stays as it is."""
        self._connection.execute(_DELETE, {"gone": slot})

    def all(self) -> tuple[Draft, ...]:
        """Return every draft, the one saved longest ago first."""
        return tuple(_draft(row) for row in self._connection.execute(_ALL))


def _draft(row: Row[Any]) -> Draft:
    return Draft(
        slot=row.slot,
        case_id=row.case_id,
        entry_id=row.entry_id,
        kind=row.kind,
        name=row.name,
        text=row.text,
        feelings=from_json(row.feelings),
    )
