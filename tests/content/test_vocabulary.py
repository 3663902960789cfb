"""The shipped words: complete, unique, in their order, and never a label on a patient."""

from pathlib import Path

import pytest

from balint_desktop.content.vocabulary import load_vocabulary
from balint_desktop.domain.errors import BalintError
from balint_desktop.domain.vocabulary import TermList

#: shared/domain.md, "Vocabulary": how many terms each list has.
_COUNTS = {TermList.FEELING: 40, TermList.WHERE: 5, TermList.HARD: 21, TermList.STAYS: 10}
#: shared/design, picture 2: the feelings that are one click away.
_FIRST_CHIPS = ["guilty", "accused", "helpless", "angry", "sad", "bored", "tender", "afraid"]
#: shared/domain.md, "Feelings".
_FEELINGS = [
    "helpless", "angry", "irritated", "guilty", "accused", "ashamed", "bored", "tired", "sad", "hopeless",
    "afraid", "anxious", "disgusted", "trapped", "used", "attracted", "tender", "protective", "fond",
    "proud", "admired", "rejected", "envious", "confused", "detached", "numb", "hurried", "lonely", "moved",
    "curious", "relieved", "grateful", "playful", "hopeful", "responsible", "superior", "inadequate",
    "resentful", "worried", "steady",
]


@pytest.mark.parametrize("term_list", list(TermList))
def test_each_list_has_every_term_of_the_domain_page(resources: Path, term_list: TermList) -> None:
    terms = load_vocabulary(resources).of(term_list)
    assert len(terms) == _COUNTS[term_list]
    assert {term.list for term in terms} == {term_list}


@pytest.mark.parametrize("term_list", list(TermList))
def test_keys_and_words_are_unique_within_a_list(resources: Path, term_list: TermList) -> None:
    terms = load_vocabulary(resources).of(term_list)
    assert len({term.key for term in terms}) == len(terms)
    assert len({term.words for term in terms}) == len(terms)


def test_the_feelings_are_those_of_the_domain_page(resources: Path) -> None:
    assert {term.words for term in load_vocabulary(resources).feelings} == set(_FEELINGS)


def test_the_feelings_begin_with_the_eight_chips_of_the_design(resources: Path) -> None:
    feelings = load_vocabulary(resources).feelings
    assert [term.words for term in feelings[:8]] == _FIRST_CHIPS


def test_what_makes_it_hard_is_never_a_label_on_the_patient(resources: Path) -> None:
    vocabulary = load_vocabulary(resources)
    for term in vocabulary.hard:
        assert not term.words.lower().endswith("patient") or term.key == "many_doctors"
        assert not term.words.lower().startswith(("he ", "she ", "they ", "the patient"))


def test_words_are_found_by_their_key(resources: Path) -> None:
    vocabulary = load_vocabulary(resources)
    assert vocabulary.words_of(TermList.FEELING, "guilty") == "guilty"
    assert vocabulary.words_of(TermList.STAYS, "took_it_home") == "I took it home"


def test_a_key_that_is_no_longer_shipped_stays_readable(resources: Path) -> None:
    assert load_vocabulary(resources).words_of(TermList.HARD, "some_old_key") == "some old key"


def test_a_language_that_is_not_shipped_is_a_broken_resource(resources: Path) -> None:
    with pytest.raises(BalintError, match="resource_broken"):
        load_vocabulary(resources, language="xx")


@pytest.mark.parametrize(
    "file_name", ["feelings.toml", "difficulty_kinds.toml", "hard.toml", "stays.toml"]
)
def test_a_missing_list_is_a_broken_resource(breakable: Path, file_name: str) -> None:
    (breakable / "vocabulary" / "en" / file_name).unlink()
    with pytest.raises(BalintError, match="resource_broken"):
        load_vocabulary(breakable)


@pytest.mark.parametrize(
    "content",
    [
        "",
        '[[term]]\nkey = "one"',
        '[[term]]\nkey = "one"\nwords = 1',
        '[[term]]\nkey = "One Two"\nwords = "one"',
        '[[term]]\nkey = "one"\nwords = "one"\nhnit = "slip"',
        '[[term]]\nkey = "one"\nwords = "one"\n[[term]]\nkey = "one"\nwords = "other"',
        '[[term]]\nkey = "one"\nwords = "same"\n[[term]]\nkey = "two"\nwords = "same"',
        'extra = 1\n[[term]]\nkey = "one"\nwords = "one"',
    ],
)
def test_a_malformed_list_is_a_broken_resource(breakable: Path, content: str) -> None:
    (breakable / "vocabulary" / "en" / "stays.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BalintError, match="resource_broken"):
        load_vocabulary(breakable)


@pytest.mark.parametrize(
    "file_name", ["feelings.toml", "difficulty_kinds.toml", "hard.toml", "stays.toml"]
)
def test_each_list_begins_with_a_comment_naming_its_source(resources: Path, file_name: str) -> None:
    text = (resources / "vocabulary" / "en" / file_name).read_text(encoding="utf-8")
    head = text.split("[[term]]", maxsplit=1)[0]
    assert head.startswith("# ")
    assert "# Source: " in head
