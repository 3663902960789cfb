"""Reading one case from the journal, and what of it is shown."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from balint_desktop.domain.case import Case, CaseId
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import Whose
from balint_desktop.domain.wording import opening
from balint_desktop.services.cases import Story
from balint_desktop.services.journal import Journal
from balint_desktop.ui.cases.entry_editor_subject import edit_slot, new_slot
from balint_desktop.ui.cases.story_rows import entry_row
from balint_desktop.ui.cases.story_state import StoryState, then_and_now
from balint_desktop.ui.dates import day_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A case with its entries, the drafts that belong to it, and the feelings that can be chosen."""

    story: Story
    drafts: tuple[Draft, ...]
    feelings: tuple[str, ...]


def read(journal: Journal, case_id: CaseId) -> Reading:
    """Return everything to show of a case; for the worker. Raises NOT_THERE when it was deleted."""
    story = journal.cases.story(case_id)
    slots = {new_slot(case_id), *(edit_slot(entry.id) for entry in story.entries)}
    return Reading(
        story=story,
        drafts=tuple(draft for draft in journal.drafts.all() if draft.slot in slots),
        feelings=journal.words.feelings(),
    )


def shown(story: Story, *, today: date, put_away: Container[str]) -> StoryState:
    """Return what is shown of `story`; `put_away` holds the slots of drafts that aren't in the editor."""
    first = story.entries[0].text if story.entries else ""
    return StoryState(
        today=today,
        case=story.case,
        stand_in=opening(first) or _tr("Without a name"),
        line=case_line(story.case, today=today),
        entries=story.entries,
        rows=tuple(
            entry_row(entry, today=today, is_put_away=edit_slot(entry.id) in put_away) for entry in story.entries
        ),
        in_me=then_and_now(story.entries, whose=Whose.ME),
        in_patient=then_and_now(story.entries, whose=Whose.PATIENT),
        has_put_away=new_slot(story.case.id) in put_away,
    )


def case_line(case: Case, *, today: date) -> str:
    """Return the line below the name, as sentences on when it was noted, presented, and what it waits for."""
    sentences = [_tr("First noted {day}.").format(day=day_line(case.first_written_on, today=today))]
    if case.presented_on is not None:
        sentences.append(_tr("Presented {day}.").format(day=day_line(case.presented_on, today=today)))
    if case.wants_group:
        sentences.append(_tr("Waiting for the group."))
    return " ".join(sentences)


def _tr(text: str) -> str:
    return QCoreApplication.translate("story", text)
