"""Full-text search inside the encrypted file. The index is kept by triggers (migrations/), never from here.

Hits come newest first and are never ranked: ranking reads every match, 41 ms against 1 ms at 100,000 cases.
A query goes through the index twice: once for the newest entry of each case, once for the sentences of just
those. The first pass costs next to nothing, and a case with a hundred matches costs no more than one.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, column, func, literal_column, select, table
from sqlalchemy.exc import DBAPIError

from balint_desktop.domain.case import CaseFilter, CaseId
from balint_desktop.domain.entry import EntryId
from balint_desktop.domain.errors import ErrorCode
from balint_desktop.domain.search_hit import SearchHit, Segment
from balint_desktop.domain.search_query import SearchTerm
from balint_desktop.store.case_list import CaseList, conditions
from balint_desktop.store.failures import named
from balint_desktop.store.rows import CASE, ENTRY

#: Around each word found; no stored text holds control characters (domain/wording.py).
_OPEN, _CLOSE = "\x02", "\x03"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
#: How many words of an entry are shown around those found; FTS5 allows 64.
_SENTENCE_WORDS = 18
#: The text's place among the columns of the index; the name is 0, and is shown with the case anyway.
_TEXT = 1
_ALL = CaseFilter()

_INDEX = table("search", column("rowid"), column("search"))
_MATCHES = _INDEX.c.search.op("MATCH")(bindparam("query"))
_GIVEN = func.json_each(bindparam("given")).table_valued("value")
# A subquery and not a join, so that SQLite can't turn it round and ask the index once for each entry.
_CASE_OF_HIT = select(ENTRY.c.case_id).where(ENTRY.c.id == _INDEX.c.rowid).correlate(_INDEX).scalar_subquery()
_NEWEST = select(_INDEX.c.rowid, _CASE_OF_HIT).where(_MATCHES).order_by(_INDEX.c.rowid.desc())
_SENTENCE = func.snippet(_INDEX.c.search, _TEXT, _OPEN, _CLOSE, "…", _SENTENCE_WORDS).label("sentence")
_SENTENCES = select(_INDEX.c.rowid, _SENTENCE).where(
    _MATCHES,
    _INDEX.c.rowid.between(bindparam("oldest"), bindparam("newest")),
    # With the plus, FTS5 doesn't take this for itself and start afresh for each of them.
    literal_column("+search.rowid").in_(select(_GIVEN.c.value)),
)


class SearchIndex:
    """Finds cases by words of their name and entries; nothing in the trash is found."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(
        self,
        terms: Sequence[SearchTerm],
        *,
        limit_cases: int = 50,
        before_entry: EntryId | None = None,
        case_filter: CaseFilter = _ALL,
    ) -> list[SearchHit]:
        """Return the newest cases with an entry that, with the case's name, holds every one of `terms`.

        Newest entry first, one hit for each case. For the next page give the last hit's entry as
        `before_entry`; a case that was on an earlier page doesn't come again. No terms find nothing.
        """
        if not terms:
            return []
        query = _query(terms)
        hits = self._newest(query, before_entry=before_entry, case_filter=case_filter, limit=limit_cases)
        newest = dict(hits)
        if not newest:
            return []
        sentences = self._sentences(query, entry_ids=list(newest.values()))
        summaries = CaseList(self._connection).summaries(list(newest))
        return [
            SearchHit(case=case, entry_id=newest[case.id], sentence=_segments(sentences[newest[case.id]]))
            for case in summaries
        ]

    def merge(self, *, pages: int) -> None:
        """Bring the index's segments together a little: about `pages` pages of writing, often none."""
        self._command("merge", pages)

    def optimize(self) -> None:
        """Bring all segments together; seconds at 100,000 cases, so only after a bulk import."""
        self._command("optimize", None)

    def rebuild(self) -> None:
        """Make the index anew from the entries; for one that `check` found damaged."""
        self._command("rebuild", None)

    def check(self) -> bool:
        """Return whether the index is whole and says what the entries say; reads everything."""
        try:
            self._command("integrity-check", 1)
        except DBAPIError as error:
            if named(error).code is ErrorCode.DATABASE_DAMAGED:
                return False
            raise
        return True

    def _newest(
        self, query: str, *, before_entry: EntryId | None, case_filter: CaseFilter, limit: int
    ) -> Iterator[tuple[CaseId, EntryId]]:
        statement = _NEWEST
        if not case_filter.is_open:
            wanted = select(1).where(CASE.c.id == _CASE_OF_HIT, *conditions(case_filter)).correlate(_INDEX)
            statement = statement.where(wanted.exists())
        seen: set[CaseId] = set()
        result = self._connection.execute(statement, {"query": query})
        try:
            for entry_id, case_id in result:
                if case_id in seen:
                    continue
                seen.add(case_id)
                if before_entry is None or entry_id < before_entry:
                    yield case_id, entry_id
                    limit -= 1
                    if limit <= 0:
                        return
        finally:
            result.close()

    def _sentences(self, query: str, *, entry_ids: Sequence[EntryId]) -> Mapping[EntryId, str]:
        given = {
            "query": query,
            "oldest": min(entry_ids),
            "newest": max(entry_ids),
            "given": json.dumps(entry_ids),
        }
        return {row.rowid: row.sentence for row in self._connection.execute(_SENTENCES, given)}

    def _command(self, name: str, rank: int | None) -> None:
        self._connection.exec_driver_sql("INSERT INTO search(search, rank) VALUES (?, ?)", (name, rank))


def _query(terms: Sequence[SearchTerm]) -> str:
    """Return an FTS5 expression: each term a quoted string, in which no character has a meaning."""
    quoted = ((term.text.replace('"', '""'), "" if term.is_phrase else "*") for term in terms)
    return " ".join(f'"{words}"{prefix}' for words, prefix in quoted)


def _segments(marked: str) -> tuple[Segment, ...]:
    line = " ".join(marked.split())
    segments: list[Segment] = []
    start = 0
    for mark in _MARKS.finditer(line):
        if mark.start() > start:
            segments.append(Segment(text=line[start : mark.start()], is_hit=mark.group() == _CLOSE))
        start = mark.end()
    if start < len(line):
        segments.append(Segment(text=line[start:], is_hit=False))
    return tuple(segments)
