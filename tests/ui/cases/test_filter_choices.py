"""What can be picked behind "More filters", and what picking it does."""

import pytest

from balint_desktop import paths
from balint_desktop.content.vocabulary import load_vocabulary
from balint_desktop.domain.case import CaseFilter, Course, Mark
from balint_desktop.domain.vocabulary import TermList, Vocabulary
from balint_desktop.ui.cases.filter_choices import (
    FilterChoice,
    FilterPart,
    active_choices,
    all_choices,
    matching,
    toggled,
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The shipped words."""
    return load_vocabulary(paths.resources())


@pytest.fixture(scope="module")
def choices(vocabulary: Vocabulary) -> tuple[FilterChoice, ...]:
    """Everything that can be picked, with one word of the doctor's own."""
    return all_choices(feelings=("helpless", "guilty", "Émue"), vocabulary=vocabulary)


def words(choices: tuple[FilterChoice, ...]) -> list[str]:
    """Return what is shown."""
    return [choice.words for choice in choices]


def test_every_kind_of_filter_is_offered_in_order(choices: tuple[FilterChoice, ...]) -> None:
    parts = list(dict.fromkeys(choice.part for choice in choices))
    assert parts == list(FilterPart)


def test_every_shipped_mark_is_offered(choices: tuple[FilterChoice, ...], vocabulary: Vocabulary) -> None:
    lists = (TermList.WHERE, TermList.HARD, TermList.STAYS)
    shipped = {term.words for terms in lists for term in vocabulary.of(terms)}
    assert shipped <= set(words(choices))


def test_a_choice_is_found_by_the_beginnings_of_its_words(choices: tuple[FilterChoice, ...]) -> None:
    assert words(matching(choices, "GUI")) == ["guilty"]
    assert words(matching(choices, "emu")) == ["Émue"]
    assert matching(choices, "") == choices
    assert not matching(choices, "uilty")


def test_picking_another_feeling_takes_the_place_of_the_first(choices: tuple[FilterChoice, ...]) -> None:
    helpless, guilty = matching(choices, "helpless")[0], matching(choices, "guilty")[0]
    wanted = toggled(toggled(CaseFilter(), helpless), guilty)
    assert wanted == CaseFilter(feeling="guilty")
    assert toggled(wanted, guilty).is_open


def test_what_is_on_can_be_told_from_the_filter(vocabulary: Vocabulary, choices: tuple[FilterChoice, ...]) -> None:
    wanted = CaseFilter(
        course=Course.RESTING, feeling="helpless", mark=Mark(list=TermList.WHERE, key="relation")
    )
    active = active_choices(wanted, vocabulary=vocabulary)
    assert words(active) == ["resting", "helpless", "between the two of us"]
    assert set(active) <= set(choices)
    emptied = wanted
    for choice in active:
        emptied = toggled(emptied, choice)
    assert emptied.is_open
