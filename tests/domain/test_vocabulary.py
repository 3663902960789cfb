"""The words a doctor can choose from."""

import pytest

from balint_desktop.domain.vocabulary import Term, TermList, Vocabulary

VOCABULARY = Vocabulary(
    feelings=(Term(list=TermList.FEELING, key="tired", words="tired"),),
    kinds=(Term(list=TermList.WHERE, key="family", words="the patient's family"),),
    hard=(
        Term(list=TermList.HARD, key="angry", words="the angry meeting", hint="theirs or mine"),
        Term(list=TermList.HARD, key="dying", words="dying"),
    ),
    stays=(Term(list=TermList.STAYS, key="home", words="I took it home"),),
)


@pytest.mark.parametrize(
    ("which", "keys"),
    [
        (TermList.FEELING, ["tired"]),
        (TermList.WHERE, ["family"]),
        (TermList.HARD, ["angry", "dying"]),
        (TermList.STAYS, ["home"]),
    ],
)
def test_each_list_offers_its_own_terms_in_order(which: TermList, keys: list[str]) -> None:
    terms = VOCABULARY.of(which)
    assert [term.key for term in terms] == keys
    assert {term.list for term in terms} == {which}


def test_a_key_is_shown_in_its_words() -> None:
    assert VOCABULARY.words_of(TermList.HARD, "dying") == "dying"
    assert VOCABULARY.words_of(TermList.WHERE, "family") == "the patient's family"


def test_a_key_that_is_no_longer_shipped_stays_readable() -> None:
    assert VOCABULARY.words_of(TermList.HARD, "thick_file") == "thick file"


def test_stored_lists_never_change_their_values() -> None:
    assert [which.value for which in TermList] == ["feeling", "where", "hard", "stays"]
