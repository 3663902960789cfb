"""What becomes of a doctor's words before they are stored."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balint_desktop.domain.wording import OPENING_CHARACTERS, clean_line, clean_text, opening

#: Any text at all, lone surrogates and control characters included.
ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(ANYTHING)
def test_clean_text_fits_any_file(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    controls = {character for character in cleaned if unicodedata.category(character) == "Cc"}
    assert controls <= {"\n", "\t"}


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"))))
def test_ordinary_words_stay_as_typed(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three\x85four", "one\ntwo\nthree\nfour"),
        ("a soft\x0bbreak and a page\x0cbreak", "a soft\nbreak and a page\nbreak"),
        ("a tab\tstays", "a tab\tstays"),
        ("no\x00thing\x1b[0m \x7fhidden\x9f", "nothing[0m hidden"),
        ("lone \ud83d and \ude00", "lone  and "),
        ("cafe\u0301", "caf\u00e9"),
        ("\ufffe\uffff", ""),
    ],
)
def test_only_what_no_file_can_hold_is_taken_out(text: str, kept: str) -> None:
    assert clean_text(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "she \U0001f642 smiled",
        "family \U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u05e9\u05dc\u05d5\u05dd\u200f!",
        "\u202bx\u202c",
    ],
)
def test_emoji_joiners_and_right_to_left_marks_stay(text: str) -> None:
    assert clean_text(text) == text


@given(ANYTHING)
def test_a_clean_line_is_one_line_without_blanks_around(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert "  " not in line
    assert line == line.strip()


@given(ANYTHING)
def test_an_opening_is_short_and_says_when_it_was_cut(text: str) -> None:
    found = opening(text)
    if found.endswith("…") and len(clean_line(text)) > OPENING_CHARACTERS:
        assert len(found) <= OPENING_CHARACTERS + 1
        assert clean_line(text).startswith(found.removesuffix("…"))
    else:
        assert found == clean_line(text)


def test_an_opening_ends_at_a_word() -> None:
    text = "She came again on Friday and did not say a word about what the hospital told her"
    assert opening(text) == "She came again on Friday and did not say a word about what…"


def test_an_opening_keeps_a_word_that_just_fits() -> None:
    text = "a" * 30 + " " + "b" * 29 + " c"
    assert opening(text) == "a" * 30 + " " + "b" * 29 + "…"


def test_an_opening_of_one_endless_word_is_cut_inside_it() -> None:
    assert opening("a" * 100) == "a" * OPENING_CHARACTERS + "…"


def test_blank_lines_before_the_first_word_are_no_opening() -> None:
    assert opening("\n" * 1000 + "He left.") == "He left."
