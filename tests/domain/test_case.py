"""Cases, their marks, and filtering them."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from balint_desktop.domain.case import Case, CaseFilter, CaseId, CaseSummary, Course, Mark
from balint_desktop.domain.vocabulary import TermList

TUESDAY = date(2026, 3, 3)


def a_case() -> Case:
    """Return a case of which only the first words are known."""
    return Case(
        id=CaseId(1),
        name="",
        course=Course.WITH_ME,
        wants_group=False,
        first_written_on=TUESDAY,
        last_written_on=TUESDAY,
        presented_on=None,
        marks=(),
    )


def test_a_case_is_a_value_that_cannot_be_changed() -> None:
    assert a_case() == a_case()
    with pytest.raises(FrozenInstanceError):
        a_case().name = "The late caller"  # type: ignore[misc]


def test_a_summary_needs_no_name() -> None:
    summary = CaseSummary(
        id=CaseId(1),
        name="",
        opening="She came again",
        course=Course.CARRIED,
        wants_group=True,
        last_written_on=TUESDAY,
        presented_on=TUESDAY,
        feelings=("tired",),
    )
    assert summary.name or summary.opening


def test_stored_courses_never_change_their_values() -> None:
    assert [course.value for course in Course] == ["with_me", "carried", "resting", "goodbye"]


def test_a_mark_of_the_doctor_has_words_and_no_key() -> None:
    assert Mark(list=TermList.HARD, key="", words="laughs at me") != Mark(list=TermList.HARD, key="angry")


def test_a_filter_without_conditions_is_open() -> None:
    assert CaseFilter().is_open


@pytest.mark.parametrize(
    "chosen",
    [
        CaseFilter(not_yet_presented=True),
        CaseFilter(waiting=True),
        CaseFilter(course=Course.RESTING),
        CaseFilter(feeling="tired"),
        CaseFilter(mark=Mark(list=TermList.WHERE, key="family")),
    ],
)
def test_a_filter_with_any_condition_is_not_open(chosen: CaseFilter) -> None:
    assert not chosen.is_open
