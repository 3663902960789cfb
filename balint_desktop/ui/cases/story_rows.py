"""What one stretch of a story shows, in words: an entry, or an earlier wording of one."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import QCoreApplication

from balint_desktop.domain.entry import Entry, EntryKind, EntryVersion, Whose, words_of
from balint_desktop.ui.dates import day_line


class Dot(Enum):
    """The mark beside a stretch; what it stands for is said by the words of its head as well."""

    FILLED = "filled"
    OUTLINED = "outlined"
    WARM = "warm"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """One stretch of a story. `key` is an EntryId or a VersionId, unique in its list.

    `feelings` are the doctor's own, `imagined` those in the patient; `link` leads to the earlier wordings and
    is empty when there are none; `aside` says that unkept words lie beside it.
    """

    key: int
    head: str
    text: str
    feelings: tuple[str, ...]
    imagined: tuple[str, ...]
    dot: Dot
    link: str = ""
    aside: str = ""


def kind_words(kind: EntryKind) -> str:
    """Return the occasion of an entry in words, as its head begins."""
    match kind:
        case EntryKind.FIRST_NOTE:
            return _tr("First note")
        case EntryKind.TELLING:
            return _tr("Told from memory")
        case EntryKind.SECOND_THOUGHTS:
            return _tr("Second thoughts")
        case EntryKind.PRESENTATION:
            return _tr("Presented")
        case EntryKind.NEXT_MEETING:
            return _tr("Next time we met")
        case EntryKind.REFLECTION:
            return _tr("Reflection")


def entry_head(entry: Entry, *, today: date) -> str:
    """Return "First note · 2 October"."""
    return _tr("{kind} · {day}").format(kind=kind_words(entry.kind), day=day_line(entry.written_on, today=today))


def entry_row(entry: Entry, *, today: date, is_put_away: bool) -> StoryRow:
    """Return what is shown of `entry`; `is_put_away` when an edit of it was begun and lies in a draft."""
    return StoryRow(
        key=entry.id,
        head=entry_head(entry, today=today),
        text=entry.text,
        feelings=words_of(entry.feelings, Whose.ME),
        imagined=words_of(entry.feelings, Whose.PATIENT),
        dot=_dot(entry.kind),
        link=_wordings(entry.version_count),
        aside=_tr("an edit of this was put away") if is_put_away else "",
    )


def version_row(version: EntryVersion, *, today: date) -> StoryRow:
    """Return what is shown of an earlier wording."""
    day = day_line(version.replaced_on, today=today)
    return StoryRow(
        key=version.id,
        head=_tr("Until {day}").format(day=day),
        text=version.text,
        feelings=words_of(version.feelings, Whose.ME),
        imagined=words_of(version.feelings, Whose.PATIENT),
        dot=Dot.OUTLINED,
    )


def imagined_label() -> str:
    """Return what stands before feelings that are imagined in the patient."""
    return _tr("In the patient, I imagine")


def _dot(kind: EntryKind) -> Dot:
    match kind:
        case EntryKind.FIRST_NOTE | EntryKind.PRESENTATION:
            return Dot.FILLED
        case EntryKind.NEXT_MEETING:
            return Dot.WARM
        case EntryKind.TELLING | EntryKind.SECOND_THOUGHTS | EntryKind.REFLECTION:
            return Dot.OUTLINED


def _wordings(count: int) -> str:
    if count == 0:
        return ""
    if count == 1:
        return _tr("edited, 1 earlier wording")
    return _tr("edited, {count} earlier wordings").format(count=count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("story", text)
