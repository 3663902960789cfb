"""What the right side of the page Cases shows at one moment."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from balint_desktop.domain.case import Case
from balint_desktop.domain.entry import Entry, EntryId, Whose, words_of
from balint_desktop.ui.cases.story_rows import StoryRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A calm sentence for the banner; `undo` takes back what it speaks of, None when nothing can.

    It goes when another case is opened, unless it `is_lasting`.
    """

    text: str
    is_lasting: bool = False
    is_problem: bool = False
    undo: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenAndNow:
    """Feelings at the first entry that names any, and at the latest; `now` is empty when nothing changed."""

    then: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryState:
    """One case with its story, or none (`case` is None).

    `line` is the muted line below the name, `stand_in` the words for a missing name. `latest` is an entry to
    go to. `has_put_away` when a new entry was begun and lies in a draft.
    """

    today: date
    case: Case | None = None
    stand_in: str = ""
    line: str = ""
    entries: tuple[Entry, ...] = ()
    rows: tuple[StoryRow, ...] = ()
    in_me: ThenAndNow = field(default_factory=ThenAndNow)
    in_patient: ThenAndNow = field(default_factory=ThenAndNow)
    latest: EntryId | None = None
    has_put_away: bool = False
    notice: Notice | None = None


def then_and_now(entries: tuple[Entry, ...], *, whose: Whose) -> ThenAndNow:
    """Return the feelings of `whose`, first and latest; `entries` come in the order they were written."""
    named = [words for entry in entries if (words := words_of(entry.feelings, whose))]
    if not named:
        return ThenAndNow()
    changed = frozenset(named[0]) != frozenset(named[-1])
    return ThenAndNow(then=named[0], now=named[-1] if changed else ())
