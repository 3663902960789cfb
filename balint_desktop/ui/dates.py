"""Days in words: vague on purpose, as the journal orders by a counter and never asks when somebody was seen."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_WEEK = 7
#: Weeks go on until the months, rounded, are two; months until they would round to a year.
_MONTHS_FROM_DAYS = 46
_YEARS_FROM_DAYS = 345
_DAYS_IN_MONTH = 30.44
_DAYS_IN_YEAR = 365.25


def relative(day: date, *, today: date) -> str:
    """Return how long ago `day` was, vaguely: "today", "3 weeks ago", "1 year ago"; a later day is "today"."""
    days = (today - day).days
    if days <= 0:
        return _tr("today")
    if days == 1:
        return _tr("yesterday")
    if days < 2 * _WEEK:
        return _count("%n day(s) ago", days)
    if days < _MONTHS_FROM_DAYS:
        return _count("%n week(s) ago", round(days / _WEEK))
    if days < _YEARS_FROM_DAYS:
        return _count("%n month(s) ago", round(days / _DAYS_IN_MONTH))
    return _count("%n year(s) ago", max(1, round(days / _DAYS_IN_YEAR)))


def day_line(day: date, *, today: date) -> str:
    """Return `day` as "2 October", with the year when it isn't this one."""
    pattern = "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def today_line(day: date) -> str:
    """Return `day` as "Friday 20 November"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "dddd d MMMM")


def _tr(text: str) -> str:
    return QCoreApplication.translate("dates", text)


def _count(text: str, number: int) -> str:
    counted = QCoreApplication.translate("dates", text, None, number)
    plural = "s" if number != 1 else ""
    return counted.replace("(s)", plural)
