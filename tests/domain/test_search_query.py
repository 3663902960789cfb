"""What is typed into the search field, read as words and phrases."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from balint_desktop.domain.search_query import SearchTerm, is_searchable, parse_query

ANYTHING = st.text(st.characters(exclude_categories=()))


def word(text: str) -> SearchTerm:
    """Return a term that is the beginning of a word."""
    return SearchTerm(text=text, is_phrase=False)


def phrase(text: str) -> SearchTerm:
    """Return a term that is a whole phrase."""
    return SearchTerm(text=text, is_phrase=True)


@given(ANYTHING)
@example('"')
@example('""""')
@example('a"b"c"')
@example("\x00* NEAR( OR ^:-")
def test_nothing_typed_is_an_error(typed: str) -> None:
    for term in parse_query(typed):
        assert term.text == term.text.strip()
        assert '"' not in term.text
        assert any(is_searchable(character) for character in term.text)


@given(st.lists(st.sampled_from(["tired", "again", "Freitag", "42", "naïve"]), max_size=10))
def test_plain_words_come_back_in_their_order(words: list[str]) -> None:
    assert parse_query("  ".join(words)) == tuple(word(text) for text in words)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        ("   \n\t", ()),
        ("tired", (word("tired"),)),
        ('"on the stairs" tired', (phrase("on the stairs"), word("tired"))),
        ('tired "on the st', (word("tired"), phrase("on the st"))),
        ('say"no way"', (word("say"), phrase("no way"))),
        ('" blanks around "', (phrase("blanks around"),)),
        ('"" "  " -- *', ()),
        ("can't", (word("can't"),)),
        ("cafe\u0301", (word("caf\u00e9"),)),
        ("\U0001f642", (word("\U0001f642"),)),
        ("case AND NOT (me)", (word("case"), word("AND"), word("NOT"), word("(me)"))),
    ],
)
def test_a_query_is_read_as_words_and_phrases(typed: str, terms: tuple[SearchTerm, ...]) -> None:
    assert parse_query(typed) == terms


def test_more_terms_than_help_are_left_out() -> None:
    assert len(parse_query(" ".join(f"w{number}" for number in range(1000)))) == 24


def test_an_endless_word_is_cut() -> None:
    assert parse_query("a" * 10_000) == (word("a" * 200),)


@pytest.mark.parametrize("character", ["a", "é", "7", "Ⅷ", "あ", "☂", "\ue000"])
def test_letters_digits_and_signs_can_be_searched(character: str) -> None:
    assert is_searchable(character)


@pytest.mark.parametrize("character", [" ", ".", '"', "*", "-", "\u0301", "\n"])
def test_punctuation_and_blanks_cannot_be_searched(character: str) -> None:
    assert not is_searchable(character)
