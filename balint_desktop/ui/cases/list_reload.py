"""Reading again what the list shows, after something in the journal changed."""

from array import array
from dataclasses import dataclass

from balint_desktop.domain.case import CaseFilter, CaseId
from balint_desktop.domain.search_hit import SearchHit
from balint_desktop.services.cases import CaseService
from balint_desktop.services.search import SearchService


@dataclass(frozen=True, slots=True, kw_only=True)
class Reloaded:
    """What stands in the list now: the `ids` of the cases, or, when that is None, the `hits` of a search.

    `is_selected_there` says whether the case `selected` is in the journal still, listed or not.
    """

    ids: "array[int] | None"
    hits: tuple[SearchHit, ...]
    is_last: bool
    selected: CaseId | None
    is_selected_there: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reload:
    """One reading, done on the worker: of the search `typed`, or of all that pass `wanted` when it is empty.

    `count` rows stand in the list; as many hits are read again, so that a list scrolled far stays as long.
    """

    cases: CaseService
    search: SearchService
    typed: str
    wanted: CaseFilter
    count: int
    selected: CaseId | None

    def run(self) -> Reloaded:
        """Read. Raises what the services raise."""
        hits, is_last = self._hits() if self.typed else ((), True)
        return Reloaded(
            ids=None if self.typed else self.cases.ids(self.wanted),
            hits=hits,
            is_last=is_last,
            selected=self.selected,
            is_selected_there=self.selected is not None and bool(self.cases.summaries([self.selected])),
        )

    def _hits(self) -> tuple[tuple[SearchHit, ...], bool]:
        found = self.search.find(self.typed, within=self.wanted)
        hits = {hit.case.id: hit for hit in found.hits}
        while not found.is_last and len(hits) < self.count:
            found = self.search.find(self.typed, within=self.wanted, before=found.hits[-1].entry_id)
            hits = {hit.case.id: hit for hit in found.hits} | hits
        return tuple(sorted(hits.values(), key=lambda hit: -hit.entry_id)), found.is_last
