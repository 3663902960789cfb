"""The doctor's own words beside those that are shipped: feelings, and terms for what they say of a case."""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from balint_desktop.domain.entry import Whose
from balint_desktop.domain.vocabulary import TermList
from balint_desktop.domain.wording import clean_line
from balint_desktop.store.feelings import fold
from balint_desktop.store.rows import ENTRY, ENTRY_FEELING, FEELING, OWN_TERM

#: How many of the latest entries are looked at, however long the journal.
_LATEST_ENTRIES = 1000

_OWN_FEELINGS = select(FEELING.c.word).where(FEELING.c.is_own.is_(True)).order_by(FEELING.c.id)
_INSERT = insert(FEELING).values(is_own=True)
_ADD_FEELING = _INSERT.on_conflict_do_update(index_elements=["folded"], set_={"is_own": True})
_COUNTS = (
    select(FEELING.c.word, func.count().label("times"))
    .join(ENTRY_FEELING, ENTRY_FEELING.c.feeling_id == FEELING.c.id)
    .where(
        ENTRY_FEELING.c.whose == bindparam("whose"),
        ENTRY_FEELING.c.entry_id > select(func.max(ENTRY.c.id)).scalar_subquery() - _LATEST_ENTRIES,
    )
    .group_by(FEELING.c.id)
)
_OWN_TERMS = select(OWN_TERM.c.words).where(OWN_TERM.c.list == bindparam("list")).order_by(OWN_TERM.c.id)
_ADD_TERM = insert(OWN_TERM).on_conflict_do_nothing()


class VocabularyRepository:
    """Keeps words the doctor added; shipped ones aren't in the journal until they are chosen."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def own_feelings(self) -> tuple[str, ...]:
        """Return the feeling words the doctor added, oldest first."""
        return tuple(self._connection.execute(_OWN_FEELINGS).scalars())

    def add_own_feeling(self, word: str) -> None:
        """Offer `word` among the feelings from now on; a blank one is ignored, a known one becomes their own."""
        line = clean_line(word)
        if line:
            self._connection.execute(_ADD_FEELING, {"word": line, "folded": fold(line)})

    def feeling_counts(self, *, whose: Whose = Whose.ME) -> Mapping[str, int]:
        """Return how often each feeling word was chosen for `whose` of late; only to order what is offered."""
        rows = self._connection.execute(_COUNTS, {"whose": whose})
        return {row.word: row.times for row in rows}

    def own_terms(self, list: TermList) -> tuple[str, ...]:
        """Return the terms the doctor added to one list, oldest first."""
        return tuple(self._connection.execute(_OWN_TERMS, {"list": list}).scalars())

    def add_own_term(self, list: TermList, *, words: str) -> None:
        """Offer `words` in one list from now on; blank or known ones change nothing."""
        line = clean_line(words)
        if line:
            self._connection.execute(_ADD_TERM, {"list": list, "words": line})
