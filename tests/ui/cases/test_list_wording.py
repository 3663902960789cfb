"""What a row and the line above the rows say."""

from dataclasses import replace
from datetime import date

from balint_desktop.domain.case import CaseId, CaseSummary, Course
from balint_desktop.ui.cases.list_wording import result_line, state_line, state_lines, title

_TODAY = date(2026, 3, 3)
_CASE = CaseSummary(
    id=CaseId(1),
    name="The man with the hiking maps",
    opening="He came with maps",
    course=Course.WITH_ME,
    wants_group=False,
    last_written_on=_TODAY,
    presented_on=None,
    feelings=("guilty", "accused"),
)


def test_a_case_of_today_says_so_and_what_it_left() -> None:
    assert state_line(_CASE, today=_TODAY) == "noted today · guilty, accused"


def test_a_presented_case_says_when_and_that_it_waits() -> None:
    case = replace(_CASE, presented_on=date(2026, 2, 10), wants_group=True, feelings=())
    assert state_line(case, today=_TODAY) == "presented 3 weeks ago · waiting"


def test_a_course_other_than_the_usual_one_is_said() -> None:
    case = replace(_CASE, course=Course.RESTING, last_written_on=date(2025, 12, 30), feelings=())
    assert state_line(case, today=_TODAY) == "noted 2 months ago · resting"


def test_with_less_room_feelings_go_one_by_one_from_the_end() -> None:
    assert state_lines(_CASE, today=_TODAY) == (
        "noted today · guilty, accused",
        "noted today · guilty",
        "noted today",
    )


def test_opening_words_stand_in_for_a_name() -> None:
    assert title(replace(_CASE, name="")) == "He came with maps"
    assert title(replace(_CASE, name="", opening="")) == "Without a name"


def test_the_number_of_cases_is_said_in_whole_words() -> None:
    assert result_line(0, has_more=False) == ""
    assert result_line(1, has_more=False) == "1 case"
    assert result_line(23, has_more=False) == "23 cases"
    assert result_line(50, has_more=True) == "More than 50 cases"
