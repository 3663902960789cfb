"""What the tests of the store share: a key, a day, and short ways to write and find."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Engine

from balint_desktop.domain.case import CaseFilter, CaseId
from balint_desktop.domain.entry import EntryId, EntryKind, Feeling
from balint_desktop.domain.search_hit import SearchHit
from balint_desktop.domain.search_query import parse_query
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork

KEY = bytes(range(32))
WRONG_KEY = bytes(32)
SOME_DAY = date(2026, 3, 3)
NEXT_DAY = date(2026, 3, 4)


def keep(
    engine: Engine,
    text: str,
    *,
    name: str = "",
    feelings: Iterable[Feeling] = (),
    kind: EntryKind = EntryKind.FIRST_NOTE,
) -> CaseId:
    """Keep a new case with one entry, as the page Today does."""
    with UnitOfWork(engine) as work:
        case_id = work.cases.add(name, on=SOME_DAY)
        work.entries.add(case_id, kind=kind, text=text, on=SOME_DAY, feelings=feelings)
        work.commit()
    return case_id


def write_more(engine: Engine, case_id: CaseId, text: str) -> EntryId:
    """Add second thoughts to a case."""
    with UnitOfWork(engine) as work:
        entry_id = work.entries.add(case_id, kind=EntryKind.SECOND_THOUGHTS, text=text, on=NEXT_DAY)
        work.commit()
    return entry_id


def find(engine: Engine, typed: str, *, case_filter: CaseFilter | None = None) -> list[SearchHit]:
    """Return what the search field shows for `typed`."""
    with ReadOnlyWork(engine) as work:
        return work.search.find(parse_query(typed), case_filter=case_filter or CaseFilter())


def found_names(engine: Engine, typed: str) -> list[str]:
    """Return the names of the cases found for `typed`."""
    return [hit.case.name for hit in find(engine, typed)]


def marked(hit: SearchHit) -> str:
    """Return the sentence of a hit with the words found in brackets."""
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in hit.sentence)
