"""What the left column of the page Cases shows at one moment."""

from dataclasses import dataclass, field
from enum import Enum

from balint_desktop.domain.case import CaseFilter, CaseId
from balint_desktop.ui.cases.filter_choices import FilterChoice


class Listed(Enum):
    """What stands in the list: nothing yet, cases, or what a search found."""

    NOTHING_YET = "nothing_yet"
    CASES = "cases"
    HITS = "hits"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseListState:
    """The column without its rows, which the model holds.

    `count` is how many rows there are so far, and `has_more` whether a search found more than those.
    `active` holds the filters that are on and were picked from `choices`; the two that have chips of their
    own are in `wanted` alone. `message` says what went wrong, and is empty when nothing did.
    """

    typed: str = ""
    wanted: CaseFilter = field(default_factory=CaseFilter)
    listed: Listed = Listed.NOTHING_YET
    count: int = 0
    has_more: bool = False
    selected: CaseId | None = None
    active: tuple[FilterChoice, ...] = ()
    choices: tuple[FilterChoice, ...] = ()
    is_choosing: bool = False
    message: str = ""

    @property
    def is_nothing_found(self) -> bool:
        """Whether a search or filter is on that no case passes."""
        return self._is_empty and self.is_narrowed

    @property
    def is_journal_empty(self) -> bool:
        """Whether there is no case at all."""
        return self._is_empty and not self.is_narrowed

    @property
    def is_narrowed(self) -> bool:
        """Whether what is listed is less than everything, by a search or a filter."""
        return self.listed is Listed.HITS or not self.wanted.is_open

    @property
    def _is_empty(self) -> bool:
        return self.listed is not Listed.NOTHING_YET and not self.count
