"""Words on offer: shipped feelings, the doctor's own, and invented names that are nobody's."""

import pytest

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.vocabulary import TermList
from balint_desktop.services.journal import Journal
from balint_desktop.services.words import OWN_WORD_CHARACTERS, KnownNames


def test_the_shipped_feelings_come_first_and_own_words_behind(journal: Journal) -> None:
    shipped = journal.words.feelings()
    assert shipped == tuple(term.words for term in journal.words.vocabulary.of(TermList.FEELING))
    assert journal.words.add_feeling("  like\tglass ") == "like glass"
    journal.words.add_feeling("like rain")
    assert journal.words.feelings() == (*shipped, "like glass", "like rain")


def test_an_own_word_that_is_shipped_too_is_offered_once(journal: Journal) -> None:
    shipped = journal.words.feelings()
    journal.words.add_feeling(shipped[0])
    journal.words.add_feeling("like glass")
    journal.words.add_feeling("like glass")
    assert journal.words.feelings() == (*shipped, "like glass")


def test_a_long_word_is_cut_and_a_blank_one_refused(journal: Journal) -> None:
    assert len(journal.words.add_feeling("x" * 100)) == OWN_WORD_CHARACTERS
    with pytest.raises(BalintError) as caught:
        journal.words.add_feeling(" \x00")
    assert caught.value.code is ErrorCode.NOTHING_WRITTEN


def test_names_are_proposed_with_and_without_words(journal: Journal) -> None:
    assert journal.words.propose_names("")
    names = journal.words.propose_names("The woman who came back")
    assert names
    assert len(set(names)) == len(names)


def test_first_and_last_names_are_known() -> None:
    names = KnownNames()
    assert "susan" in names
    assert "garcia" in names
    assert "umbrella-stand" not in names
