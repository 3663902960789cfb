"""What a search finds: a case, its newest entry that holds every word, and the sentence around them."""

from dataclasses import dataclass

from balint_desktop.domain.case import CaseSummary
from balint_desktop.domain.entry import EntryId


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of a found sentence; `is_hit` when it is one of the words looked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One found case. `entry_id` is its newest entry that matches; a later page of hits begins before it.

    `sentence` is the wording around the words found, in order, on one line, and `…` where it was cut.
    """

    case: CaseSummary
    entry_id: EntryId
    sentence: tuple[Segment, ...]
