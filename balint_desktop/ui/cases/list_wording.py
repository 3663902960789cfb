"""The words of one row in the list of cases, and of the line that says how many there are."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from balint_desktop.domain.case import CaseSummary, Course
from balint_desktop.domain.search_hit import Segment
from balint_desktop.ui import dates
from balint_desktop.ui.cases.filter_choices import course_words

_SEPARATOR = " · "


def title(summary: CaseSummary) -> str:
    """Return the case's name, the opening words that stand in for one, or a word for neither."""
    return summary.name or summary.opening or _tr("Without a name")


def state_line(summary: CaseSummary, *, today: date) -> str:
    """Return when the case was last written in or presented, where it stands, and the latest feelings."""
    return state_lines(summary, today=today)[0]


def state_lines(summary: CaseSummary, *, today: date) -> tuple[str, ...]:
    """Return the same line, whole first, then with one feeling less each, for where there is less room."""
    facts = [_when(summary, today=today)]
    if summary.wants_group:
        facts.append(_tr("waiting"))
    if summary.course is not Course.WITH_ME:
        facts.append(course_words(summary.course))
    feelings = (", ".join(summary.feelings[:count]) for count in range(len(summary.feelings), 0, -1))
    return (*(_SEPARATOR.join((*facts, words)) for words in feelings), _SEPARATOR.join(facts))


def sentence_of(segments: Iterable[Segment]) -> str:
    """Return a found sentence as plain text."""
    return "".join(segment.text for segment in segments)


def result_line(count: int, *, has_more: bool) -> str:
    """Return how many cases passed a search or filter; empty for none."""
    if not count:
        return ""
    text = "More than %n case(s)" if has_more else "%n case(s)"
    return QCoreApplication.translate("cases", text, None, count).replace("(s)", "s" if count != 1 else "")


def _when(summary: CaseSummary, *, today: date) -> str:
    if summary.presented_on is not None:
        when = dates.relative(summary.presented_on, today=today)
        return _tr("presented {when}").replace("{when}", when)
    return _tr("noted {when}").replace("{when}", dates.relative(summary.last_written_on, today=today))


def _tr(text: str) -> str:
    return QCoreApplication.translate("cases", text)
