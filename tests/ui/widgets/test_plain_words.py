"""Plain words: every writing stays, everything that is none goes."""

from hypothesis import given
from hypothesis import strategies as st

from balint_desktop.ui.widgets.plain_words import as_plain_words, length_in_document


@given(st.text())
def test_plain_words_can_be_stored_and_are_plain_already(text: str) -> None:
    plain = as_plain_words(text)
    assert plain.encode("utf-8").decode("utf-8") == plain
    assert as_plain_words(plain) == plain


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn"), exclude_characters="\ufffc")))
def test_writing_of_every_kind_stays_as_it_is(text: str) -> None:
    assert as_plain_words(text) == text


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_length_is_counted_as_qt_counts(text: str) -> None:
    assert length_in_document(text) == len(text.encode("utf-16-le")) // 2


def test_a_surrogate_pair_in_two_halves_becomes_its_character() -> None:
    assert as_plain_words("\ud83c\udf27") == "🌧"
