"""Whatever is written and whatever is typed: nothing raises, nothing is lost, everything is found."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from balint_desktop.domain.entry import EntryKind
from balint_desktop.domain.search_query import parse_query
from balint_desktop.domain.wording import clean_text
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork
from tests.store.journal import SOME_DAY, find, keep

#: The engine is shared by all examples of a test; each takes back what it writes.
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
SYNTAX = st.sampled_from(
    ['"', "*", "^", "(", ")", "{", "}", ":", "+", "-", " AND ", " OR ", " NOT ", "NEAR(", "%", "_"]
)
#: Latin letters and digits; beyond Latin Extended-A, SQLite leaves some accents where they are.
LETTERS = st.characters(categories=["L", "N"], max_codepoint=0x17F)
PLAIN_WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=6)


@pytest.fixture
def full_engine(engine: Engine) -> Iterator[Engine]:
    """A journal with a few cases to be found by accident."""
    for text in ("the snow", "a b c d 1 2 3", "é 你 😔 \u0301", 'say "NEAR(x)" AND not'):
        keep(engine, text, name=text[::-1])
    return engine


@SHARED
@given(typed=st.text() | st.lists(SYNTAX | st.text(max_size=4)).map("".join))
def test_no_search_raises(full_engine: Engine, typed: str) -> None:
    find(full_engine, typed)


@SHARED
@given(text=st.text(max_size=300), name=st.text(max_size=40))
def test_what_is_stored_equals_what_was_given_but_for_what_no_file_can_hold(
    engine: Engine, text: str, name: str
) -> None:
    with UnitOfWork(engine) as work:
        case_id = work.cases.add(name, on=SOME_DAY)
        work.entries.add(case_id, kind=EntryKind.FIRST_NOTE, text=text, on=SOME_DAY)
        (entry,) = work.entries.of_case(case_id)
        assert entry.text == clean_text(text)
        assert clean_text(entry.text) == entry.text


@SHARED
@given(text=st.text(min_size=1, max_size=60))
def test_every_text_is_found_by_itself(engine: Engine, text: str) -> None:
    terms = parse_query(text)
    with UnitOfWork(engine) as work:
        case_id = work.cases.add("", on=SOME_DAY)
        work.entries.add(case_id, kind=EntryKind.FIRST_NOTE, text=text, on=SOME_DAY)
        found = [hit.case.id for hit in work.search.find(terms)]
    assert found == ([case_id] if terms else [])


def without_accents(text: str) -> str:
    """Return `text` without its accents, where they can be taken off."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@SHARED
@given(words=PLAIN_WORDS, data=st.data())
def test_words_are_found_without_regard_to_case_accents_and_order(
    engine: Engine, words: list[str], data: st.DataObject
) -> None:
    plain = [word for word in words if without_accents(word).isascii() and word.isalnum()]
    typed = " ".join(
        data.draw(st.sampled_from([word, word.upper(), without_accents(word)])) for word in reversed(plain)
    )
    with UnitOfWork(engine) as work:
        case_id = work.cases.add("", on=SOME_DAY)
        work.entries.add(case_id, kind=EntryKind.FIRST_NOTE, text=" ".join(plain), on=SOME_DAY)
        hits = work.search.find(parse_query(typed))
    assert [hit.case.id for hit in hits] == ([case_id] if plain else [])
    for hit in hits:
        assert any(piece.is_hit for piece in hit.sentence)


@SHARED
@given(words=PLAIN_WORDS, length=st.integers(1, 12))
def test_a_beginning_of_each_word_finds_it_and_one_word_more_does_not(
    engine: Engine, words: list[str], length: int
) -> None:
    with UnitOfWork(engine) as work:
        case_id = work.cases.add("", on=SOME_DAY)
        work.entries.add(case_id, kind=EntryKind.FIRST_NOTE, text=" ".join(words), on=SOME_DAY)
        typed = " ".join(word[:length] for word in words)
        assert [hit.case.id for hit in work.search.find(parse_query(typed))] == [case_id]
        assert work.search.find(parse_query(f"{typed} beginnings0of0no0word")) == []


@SHARED
@given(words=st.lists(st.sampled_from("ab"), min_size=1, max_size=6), phrase=st.text("ab ", max_size=6))
def test_a_phrase_is_found_where_its_words_stand_together(engine: Engine, words: list[str], phrase: str) -> None:
    wanted = phrase.split()
    stands = any(words[start : start + len(wanted)] == wanted for start in range(len(words)))
    with ReadOnlyWork(engine) as work:
        case_id = work.cases.add("", on=SOME_DAY)
        work.entries.add(case_id, kind=EntryKind.FIRST_NOTE, text=" ".join(words), on=SOME_DAY)
        assert bool(work.search.find(parse_query(f'"{phrase}"'))) == (stands and bool(wanted))
