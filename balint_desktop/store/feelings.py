"""Feelings chosen with entries: the words once, and links to them; and as text, for versions and drafts."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.entry import EntryId, Feeling, Whose
from balint_desktop.domain.wording import clean_line
from balint_desktop.store.rows import ENTRY_FEELING, FEELING, new_id

_GIVEN = func.json_each(bindparam("given")).table_valued("value")
_KNOWN = select(FEELING.c.folded, FEELING.c.id).where(FEELING.c.folded.in_(select(_GIVEN.c.value)))
_ADD_WORD = insert(FEELING)
_LINK = insert(ENTRY_FEELING)
_UNLINK = delete(ENTRY_FEELING).where(ENTRY_FEELING.c.entry_id == bindparam("entry"))
_OF_ENTRIES = (
    select(ENTRY_FEELING.c.entry_id, FEELING.c.word, ENTRY_FEELING.c.whose)
    .join(FEELING, FEELING.c.id == ENTRY_FEELING.c.feeling_id)
    .where(ENTRY_FEELING.c.entry_id.in_(select(_GIVEN.c.value)))
    .order_by(ENTRY_FEELING.c.entry_id, ENTRY_FEELING.c.position)
)


def fold(word: str) -> str:
    """Return what two spellings of one feeling word share: case and blanks don't matter, accents do."""
    return clean_line(word).casefold()


def cleaned(feelings: Iterable[Feeling]) -> tuple[Feeling, ...]:
    """Return the feelings as they are kept: words cleaned, blank ones and repetitions left out, in order."""
    kept: dict[tuple[str, Whose], Feeling] = {}
    for feeling in feelings:
        word = clean_line(feeling.word)
        if word:
            kept.setdefault((fold(word), feeling.whose), Feeling(word=word, whose=feeling.whose))
    return tuple(kept.values())


def to_json(feelings: Iterable[Feeling]) -> str:
    """Return the feelings as JSON text: a list of [word, whose]."""
    return json.dumps([[feeling.word, feeling.whose.value] for feeling in feelings], ensure_ascii=False)


def from_json(text: str) -> tuple[Feeling, ...]:
    """Return the feelings that `to_json` wrote."""
    return tuple(Feeling(word=word, whose=Whose(whose)) for word, whose in json.loads(text))


class FeelingLinks:
    """Ties feelings to entries. A word keeps the spelling it was first kept with."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def link(self, entry_id: EntryId, *, case_id: CaseId, feelings: Sequence[Feeling]) -> None:
        """Tie cleaned `feelings` to an entry of `case_id` that has none yet."""
        if not feelings:
            return
        ids = self._ids_of([feeling.word for feeling in feelings])
        links = [
            {
                "entry_id": entry_id,
                "whose": feeling.whose,
                "feeling_id": ids[fold(feeling.word)],
                "case_id": case_id,
                "position": position,
            }
            for position, feeling in enumerate(feelings)
        ]
        self._connection.execute(_LINK, links)

    def relink(self, entry_id: EntryId, *, case_id: CaseId, feelings: Sequence[Feeling]) -> None:
        """Tie cleaned `feelings` to an entry in place of those it has."""
        self._connection.execute(_UNLINK, {"entry": entry_id})
        self.link(entry_id, case_id=case_id, feelings=feelings)

    def of_entries(self, entry_ids: Sequence[EntryId]) -> Mapping[EntryId, tuple[Feeling, ...]]:
        """Return the feelings of each entry that has any, in the order they were chosen."""
        found: defaultdict[EntryId, list[Feeling]] = defaultdict(list)
        for entry_id, word, whose in self._connection.execute(_OF_ENTRIES, {"given": json.dumps(entry_ids)}):
            found[entry_id].append(Feeling(word=word, whose=whose))
        return {entry_id: tuple(feelings) for entry_id, feelings in found.items()}

    def _ids_of(self, words: Iterable[str]) -> dict[str, int]:
        spelling = {fold(word): word for word in words}
        given = {"given": json.dumps(list(spelling))}
        known: dict[str, int] = {row.folded: row.id for row in self._connection.execute(_KNOWN, given)}
        for folded, word in spelling.items():
            if folded not in known:
                row = {"word": word, "folded": folded, "is_own": False}
                known[folded] = new_id(self._connection.execute(_ADD_WORD, row))
        return known
