"""Proposing invented names: one from the first words when it is safe, and never a real one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balint_desktop.domain.naming import name_from_first_words, propose_names

PLAIN = frozenset(
    {"the", "i", "she", "he", "who", "a", "again", "and", "to", "my", "with", "was", "on", "don't"}
)
NAMES = frozenset({"mark", "anna", "obrien", "jones", "jose", "marie", "grace", "s"})
WORDS = sorted(PLAIN) + sorted(NAMES) + ["coat", "stairs", "waits", "counts", "quietly", "Mrs", "dr", "j"]
INVENTED = (
    "The coat on the chair",
    "The late caller",
    "Wednesday before lunch",
    "The open window",
    "The dog",
)


def first_words(text: str) -> str | None:
    """Return the name proposed from a text, with the small lists above."""
    return name_from_first_words(text, plain_words=PLAIN, names=NAMES)


@st.composite
def spelt_words(draw: st.DrawFn) -> str:
    """Make a word as people type it: any case, possessive, with a comma or quotes around."""
    word = draw(st.sampled_from(WORDS))
    word = draw(st.sampled_from([str, str.title, str.upper]))(word)
    return (
        draw(st.sampled_from(["", "“", "("]))
        + word
        + draw(st.sampled_from(["", "", "'s", "’s", ",", ")", "-marie"]))
    )


@given(st.lists(spelt_words(), max_size=12).map(" ".join))
def test_a_known_name_is_never_proposed(text: str) -> None:
    name = first_words(text) or ""
    assert not {part.removesuffix("s") for part in re.split(r"[^\w]+", name.lower())} & (NAMES - {"s"})


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_gives_a_short_name_or_none(text: str) -> None:
    name = first_words(text)
    assert name is None or 3 <= len(name.split()) <= 6


@given(st.text(), st.lists(st.sampled_from(INVENTED), unique=True), st.integers())
def test_proposals_are_few_and_differ(text: str, invented: list[str], start: int) -> None:
    offered = propose_names(text, plain_words=PLAIN, names=NAMES, invented=invented, start=start)
    assert len(offered) == len(set(offered)) <= 4


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the coat waits quietly", "The coat waits quietly"),
        ("She counts stairs again and again", "She counts stairs"),
        ("She counts the stairs, with Anna", "She counts the stairs"),
        ("The stairs counts coat waits quietly coat", "The stairs counts coat waits quietly"),
        ("She waits quietly. Mark came", "She waits quietly"),
        ("She and I", "She and I"),
        ("“She waits quietly”", "She waits quietly"),
    ],
)
def test_first_words_make_a_name_when_they_are_safe(text: str, name: str) -> None:
    assert first_words(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "She waits",
        "Mark counts the stairs",
        "Coat counts the stairs",
        "She and mark again",
        "She and Tilda again",
        "with anna's coat again",
        "with anna’s coat again",
        "the jones' coat waits",
        "with josé on the stairs",
        "with o'brien on the stairs",
        "with anne-marie on the stairs",
        "Mrs coat waits quietly",
        "with dr coat again",
        "with j on the stairs",
        "she was 42 and quietly waits",
    ],
)
def test_words_that_might_name_somebody_make_no_name(text: str) -> None:
    assert first_words(text) is None


def test_a_plain_word_that_is_also_a_name_counts_as_a_name() -> None:
    assert name_from_first_words("grace and I again", plain_words=PLAIN | {"grace"}, names=NAMES) is None


def test_the_list_is_offered_from_where_it_is_told_to_start() -> None:
    offered = propose_names("", plain_words=PLAIN, names=NAMES, invented=INVENTED, start=3)
    assert offered == ("The open window", "The dog", "The coat on the chair", "The late caller")


def test_the_first_words_come_before_the_list() -> None:
    offered = propose_names("she waits quietly", plain_words=PLAIN, names=NAMES, invented=INVENTED, start=0)
    assert offered == ("She waits quietly", *INVENTED[:3])


def test_a_name_from_the_first_words_is_not_offered_twice() -> None:
    invented = ("She waits quietly", "The dog")
    offered = propose_names("she waits quietly", plain_words=PLAIN, names=NAMES, invented=invented, start=0)
    assert offered == invented


def test_an_empty_list_offers_nothing() -> None:
    assert propose_names("", plain_words=PLAIN, names=NAMES, invented=(), start=5) == ()
