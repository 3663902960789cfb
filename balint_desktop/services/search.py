"""Finding a case by what was written about it."""

from dataclasses import dataclass

from balint_desktop.domain.case import CaseFilter
from balint_desktop.domain.entry import EntryId
from balint_desktop.domain.search_hit import SearchHit
from balint_desktop.domain.search_query import parse_query
from balint_desktop.services.works import Works

#: How many cases one look-up brings; more are fetched as the list is scrolled.
HITS_AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The newest hits for what was `typed`; `is_last` when there are no more."""

    typed: str
    hits: tuple[SearchHit, ...]
    is_last: bool


class SearchService:
    """Searches every entry of every case. Called on the worker; nothing typed is an error."""

    def __init__(self, works: Works) -> None:
        self._works = works

    def find(self, typed: str, *, within: CaseFilter, before: EntryId | None = None) -> Found:
        """Return the newest cases that hold every word of `typed`; `before` asks for the next ones."""
        terms = parse_query(typed)
        if not terms:
            return Found(typed=typed, hits=(), is_last=True)
        with self._works.reading() as work:
            hits = work.search.find(
                terms, case_filter=within, limit_cases=HITS_AT_ONCE, before_entry=before
            )
        return Found(typed=typed, hits=tuple(hits), is_last=len(hits) < HITS_AT_ONCE)


def is_search(typed: str) -> bool:
    """Whether there is anything to look for in what was typed."""
    return bool(parse_query(typed))
