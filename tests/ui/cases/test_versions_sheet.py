"""Earlier wordings: to read, to use again, to delete for good."""

import pytest
from PySide6.QtCore import Qt

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.entry import EntryId
from tests.ui.cases.conftest import Works
from tests.ui.cases.story_page import Page, chosen


@pytest.fixture
def entry(page: Page) -> tuple[CaseId, EntryId]:
    """A case whose first note was reworded twice, open with its sheet."""
    case_id = page.keep("One.", feelings=("sad",))
    entry_id = page.stored(case_id)[0].id
    for text in ("Two.", "Three."):
        page.clock.advance(days=1)
        page.journal.entries.edit(
            entry_id, case_id=case_id, text=text, feelings=chosen(("sad",)), draft_slot="none"
        )
    page.open(case_id)
    page.presenter.show_versions(entry_id)
    page.settle()
    return case_id, entry_id


def test_wordings_are_shown_newest_first_with_their_day(page: Page, entry: tuple[CaseId, EntryId]) -> None:
    rows = page.view.versions.list.story.rows
    assert [(row.head, row.text) for row in rows] == [("Until 5 March", "Two."), ("Until 4 March", "One.")]
    assert rows[0].feelings == ("sad",)
    assert page.view.versions.list.hasFocus()
    assert page.presenter.versions.state.head == "Earlier wordings of: First note · 3 March"


def test_a_wording_used_again_makes_the_present_one_a_version(page: Page, entry: tuple[CaseId, EntryId]) -> None:
    case_id, entry_id = entry
    sheet = page.view.versions
    page.press(sheet.list, Qt.Key.Key_Down)
    page.click(sheet.use_button)
    assert page.stored(case_id)[0].text == "One."
    assert [version.text for version in page.journal.entries.versions(entry_id)] == ["Three.", "Two.", "One."]
    assert not sheet.isVisible()
    assert page.presenter.state.rows[0].text == "One."
    assert "That wording is back" in page.view.banner.sentence


def test_using_a_wording_again_leaves_a_put_away_edit_alone(page: Page, entry: tuple[CaseId, EntryId]) -> None:
    _, entry_id = entry
    page.presenter.versions.close()
    page.presenter.edit_entry(entry_id)
    page.write(" Half an edit")
    page.presenter.editor.put_away()
    page.presenter.show_versions(entry_id)
    page.settle()
    page.click(page.view.versions.use_button)
    assert [draft.text for draft in page.journal.drafts.all()] == ["Three. Half an edit"]


def test_deleting_a_wording_is_asked_once_in_the_sheet(page: Page, entry: tuple[CaseId, EntryId]) -> None:
    _, entry_id = entry
    sheet = page.view.versions
    page.press(sheet.list, Qt.Key.Key_Delete)
    assert sheet.leave_button.hasFocus()
    assert sheet.really_button.isVisible()
    page.click(sheet.leave_button)
    assert len(page.journal.entries.versions(entry_id)) == 2
    assert sheet.list.hasFocus()
    page.click(sheet.delete_button)
    page.press(sheet.really_button, Qt.Key.Key_Return)
    assert [version.text for version in page.journal.entries.versions(entry_id)] == ["One."]
    assert [row.text for row in sheet.list.story.rows] == ["One."]
    assert page.presenter.state.rows[0].link == "edited, 1 earlier wording"


def test_escape_takes_the_question_back_before_it_closes(page: Page, entry: tuple[CaseId, EntryId]) -> None:
    sheet = page.view.versions
    page.click(sheet.delete_button)
    page.press(sheet.leave_button, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert page.presenter.versions.state.asking is None
    page.press(sheet.list, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_sheet_closes_with_its_last_wording(page: Page, entry: tuple[CaseId, EntryId]) -> None:
    for _ in range(2):
        page.click(page.view.versions.delete_button)
        page.click(page.view.versions.really_button)
    assert not page.view.versions.isVisible()
    assert page.presenter.state.rows[0].link == ""


def test_another_case_closes_the_sheet(page: Page, entry: tuple[CaseId, EntryId]) -> None:
    page.open(page.keep("Another."))
    assert not page.view.versions.isVisible()
    assert page.view.versions.list.story.rows == ()


def test_an_entry_without_earlier_wordings_opens_no_sheet(page: Page) -> None:
    case_id = page.keep("One.")
    page.open(case_id)
    page.press(page.view.entries, Qt.Key.Key_V)
    assert not page.view.versions.isVisible()


def test_a_full_disk_is_said_and_nothing_changes(page: Page, works: Works, entry: tuple[CaseId, EntryId]) -> None:
    works.is_disk_full = True
    page.click(page.view.versions.use_button)
    assert "disk is full" in page.view.banner.sentence
    page.click(page.view.versions.delete_button)
    page.click(page.view.versions.really_button)
    works.is_disk_full = False
    case_id, entry_id = entry
    assert page.stored(case_id)[0].text == "Three."
    assert len(page.journal.entries.versions(entry_id)) == 2
