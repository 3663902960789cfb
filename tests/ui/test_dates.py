"""Days in words, vague on purpose; the further away a day is, the further away it sounds."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale

from balint_desktop.ui.dates import day_line, relative, today_line

TODAY = date(2026, 3, 3)
_DAYS_IN = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}


def ago(days: int) -> str:
    return relative(TODAY - timedelta(days=days), today=TODAY)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-3, "today"),
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (13, "13 days ago"),
        (14, "2 weeks ago"),
        (18, "3 weeks ago"),
        (45, "6 weeks ago"),
        (46, "2 months ago"),
        (344, "11 months ago"),
        (345, "1 year ago"),
        (547, "1 year ago"),
        (549, "2 years ago"),
        (3_650, "10 years ago"),
    ],
)
def test_a_day_is_told_by_how_long_ago_it_was(days: int, words: str) -> None:
    assert ago(days) == words


def test_an_earlier_day_never_sounds_later() -> None:
    told = [_days_told(ago(days)) for days in range(2, 3_000)]
    assert told == sorted(told)


def test_what_is_told_is_never_off_by_more_than_a_third() -> None:
    for days in range(2, 3_000):
        assert abs(_days_told(ago(days)) - days) <= max(days / 3, 4)


def _days_told(words: str) -> float:
    number, unit, _ = words.split()
    return int(number) * _DAYS_IN[unit.removesuffix("s")]


def test_a_day_line_has_the_year_only_when_it_is_another_one() -> None:
    QLocale.setDefault(QLocale.Language.English)
    assert day_line(date(2026, 1, 2), today=TODAY) == "2 January"
    assert day_line(date(2025, 10, 2), today=TODAY) == "2 October 2025"
    assert today_line(TODAY) == "Tuesday 3 March"
