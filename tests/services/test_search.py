"""Searching: every word must occur, nothing typed is an error, and more hits come page by page."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from balint_desktop.domain.case import CaseFilter, Course
from balint_desktop.services.journal import Journal
from balint_desktop.services.search import HITS_AT_ONCE, is_search


def keep(journal: Journal, text: str) -> int:
    return journal.cases.keep(text, name="", feelings=(), draft_slot="today").summary.id


def test_every_word_has_to_occur(journal: Journal) -> None:
    both = keep(journal, "Snow fell on the café.")
    keep(journal, "Snow and nothing else.")
    found = journal.search.find("CAFE sno", within=CaseFilter())
    assert [hit.case.id for hit in found.hits] == [both]
    assert (found.typed, found.is_last) == ("CAFE sno", True)


def test_a_search_keeps_to_the_filter(journal: Journal) -> None:
    case_id = keep(journal, "Snow.")
    keep(journal, "More snow.")
    journal.cases.set_course(case_id, course=Course.CARRIED)  # type: ignore[arg-type]
    found = journal.search.find("snow", within=CaseFilter(course=Course.CARRIED))
    assert [hit.case.id for hit in found.hits] == [case_id]


def test_more_than_a_screenful_comes_in_parts(journal: Journal) -> None:
    ids = [keep(journal, f"Snow {number}.") for number in range(HITS_AT_ONCE + 3)]
    first = journal.search.find("snow", within=CaseFilter())
    rest = journal.search.find("snow", within=CaseFilter(), before=first.hits[-1].entry_id)
    assert (len(first.hits), first.is_last) == (HITS_AT_ONCE, False)
    assert rest.is_last
    assert [hit.case.id for hit in (*first.hits, *rest.hits)] == ids[::-1]


@pytest.mark.parametrize("typed", ["", "   ", '"', "\t\n", '""', "()"])
def test_nothing_to_look_for_finds_nothing(journal: Journal, typed: str) -> None:
    keep(journal, "Snow.")
    found = journal.search.find(typed, within=CaseFilter())
    assert found.hits == ()
    assert found.is_last
    assert not is_search(typed)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=40))
def test_nothing_typed_is_an_error(journal: Journal, typed: str) -> None:
    journal.search.find(typed, within=CaseFilter())
