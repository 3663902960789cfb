"""Writing below a story, with real keys: nothing typed is lost, and nothing is asked."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from pytestqt.qtbot import QtBot

from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryKind, Feeling, Whose
from balint_desktop.ui.drafting import SaveStatus
from balint_desktop.ui.widgets.note_edit import NOTE_LIMIT
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.ui.cases.conftest import Works
from tests.ui.cases.story_page import Page, chosen

CTRL = Qt.KeyboardModifier.ControlModifier


def test_second_thoughts_are_written_and_kept_by_keys_alone(page: Page) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    page.press(page.view.add_line, Qt.Key.Key_Return)
    assert page.view.editor.isVisible()
    assert page.view.editor.note.hasFocus()
    page.write("She came without thanks.")
    page.press(page.view.editor.note, Qt.Key.Key_Return, CTRL)
    kept = page.stored(case_id)[-1]
    assert (kept.kind, kept.text) == (EntryKind.SECOND_THOUGHTS, "She came without thanks.")
    assert not page.view.editor.isVisible()
    assert page.heads()[-1] == "Second thoughts · 3 March"
    current = page.view.entries.current_row()
    assert current is not None
    assert current.key == kept.id
    assert page.journal.drafts.all() == ()


def test_a_reflection_with_feelings_and_a_word_of_ones_own(page: Page) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    page.click(page.view.add_line)
    editor = page.view.editor
    page.click(editor.kind_chips[EntryKind.REFLECTION])
    page.write("A year on.")
    page.click(editor.feelings.chip("sad"))
    field = editor.feelings._field
    page.qtbot.keyClicks(field, "wistful")
    page.click(editor.keep_button)
    kept = page.stored(case_id)[-1]
    assert kept.kind is EntryKind.REFLECTION
    assert kept.feelings == chosen(("sad", "wistful"))
    assert "wistful" in page.journal.words.feelings()


def test_an_edit_keeps_the_earlier_wording_and_what_is_imagined_in_the_patient(page: Page) -> None:
    case_id = page.keep("First.")
    feelings = (*chosen(("sad",)), Feeling(word="furious", whose=Whose.PATIENT))
    entry_id = page.journal.entries.add(
        case_id, kind=EntryKind.PRESENTATION, text="What stays.", feelings=feelings, draft_slot="none"
    ).entry_id
    page.open(case_id)
    page.view.entries.go_to(entry_id)
    page.press(page.view.entries, Qt.Key.Key_E)
    editor = page.view.editor
    assert editor.note.words() == "What stays."
    assert editor.feelings.chosen == ("sad",)
    assert page.presenter.editor.state.head == "Edit: Presented · 3 March. The earlier wording is kept."
    page.write(" And more.")
    page.press(editor.note, Qt.Key.Key_Return, CTRL)
    kept = page.stored(case_id)[-1]
    assert (kept.text, kept.kind) == ("What stays. And more.", EntryKind.PRESENTATION)
    assert set(kept.feelings) == set(feelings)
    (version,) = page.journal.entries.versions(entry_id)
    assert version.text == "What stays."


def test_an_edit_that_changes_nothing_leaves_no_version_and_no_draft(page: Page) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    page.presenter.edit_entry(page.stored(case_id)[0].id)
    page.write("x")
    page.qtbot.keyClick(page.view.editor.note, Qt.Key.Key_Backspace)
    page.click(page.view.editor.keep_button)
    assert page.stored(case_id)[0].version_count == 0
    assert not page.view.editor.isVisible()
    assert page.journal.drafts.all() == ()


def test_nothing_can_be_kept_by_mistake(page: Page) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    page.click(page.view.add_line)
    page.write("   ")
    page.click(page.view.editor.keep_button)
    assert "nothing to keep yet" in page.presenter.editor.state.problem
    assert len(page.stored(case_id)) == 1
    page.write("a")
    assert page.presenter.editor.state.problem == ""


def test_escape_puts_the_words_away_and_says_so(page: Page) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    page.click(page.view.add_line)
    page.write("Half a thought")
    page.press(page.view.editor.note, Qt.Key.Key_Escape)
    assert not page.view.editor.isVisible()
    assert page.view.entries.hasFocus()
    assert page.view.banner.sentence == "Put away, not kept yet. It is here when you come back."
    assert page.view.add_line.words() == "Go on with what you put away…"
    draft = page.journal.drafts.load(f"case-{case_id}")
    assert draft is not None
    assert draft.text == "Half a thought"
    page.click(page.view.add_line)
    assert page.view.editor.note.words() == "Half a thought"


def test_escape_in_an_empty_editor_says_nothing(page: Page) -> None:
    page.open(page.keep("First."))
    page.click(page.view.add_line)
    page.press(page.view.editor.note, Qt.Key.Key_Escape)
    assert not page.view.editor.isVisible()
    assert page.view.banner.isHidden()


def test_another_case_saves_the_draft_first_and_coming_back_shows_it(page: Page) -> None:
    case_id, other = page.keep("First."), page.keep("Another.")
    page.open(case_id)
    page.click(page.view.add_line)
    page.click(page.view.editor.kind_chips[EntryKind.REFLECTION])
    page.write("Half a thought")
    page.open(other)
    assert not page.view.editor.isVisible()
    stored = page.journal.drafts.load(f"case-{case_id}")
    assert stored is not None
    assert (stored.text, stored.kind, stored.case_id) == ("Half a thought", EntryKind.REFLECTION, case_id)
    page.view.entries.setFocus()
    page.open(case_id)
    assert page.view.editor.isVisible()
    assert page.view.editor.note.words() == "Half a thought"
    assert page.view.editor.kind_chips[EntryKind.REFLECTION].isChecked()
    assert page.view.editor.save_line.status_text() == "Saved, encrypted"
    # Whoever only looks through the cases keeps the keyboard where it was.
    assert not page.view.editor.note.hasFocus()


def test_an_edit_that_was_put_away_is_shown_at_its_entry_and_taken_up_again(page: Page) -> None:
    case_id = page.keep("First.")
    entry_id = page.stored(case_id)[0].id
    page.open(case_id)
    page.presenter.edit_entry(entry_id)
    page.write(" More.")
    page.presenter.editor.put_away()
    page.settle()
    assert page.presenter.state.rows[0].aside == "an edit of this was put away"
    page.open(None)
    page.open(case_id)
    assert page.view.editor.note.words() == "First. More."
    assert page.presenter.editor.state.is_edit


def test_a_new_thought_and_an_edit_wait_side_by_side(page: Page) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    page.click(page.view.add_line)
    page.write("New thought")
    page.presenter.edit_entry(page.stored(case_id)[0].id)
    page.settle()
    page.write(" Edited")
    page.settle()
    page.presenter.editor.put_away()
    page.settle()
    assert {draft.text for draft in page.journal.drafts.all()} == {"New thought", "First. Edited"}


def test_thrown_away_words_can_be_brought_back(page: Page) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    page.click(page.view.add_line)
    page.write("Half a thought")
    page.click(page.view.editor.throw_button)
    assert page.journal.drafts.all() == ()
    assert page.presenter.drafts() == ()
    page.click(page.view.banner.action_button)
    assert page.view.editor.note.words() == "Half a thought"
    assert [draft.text for draft in page.journal.drafts.all()] == ["Half a thought"]


def test_the_line_tells_the_truth_about_saving(page: Page) -> None:
    page.open(page.keep("First."))
    page.click(page.view.add_line)
    page.write("Two words")
    line = page.view.editor.save_line
    assert line.status_text() == "Not saved yet"
    page.clock.advance(seconds=2)
    page.presenter.editor.keeper.save_now()
    page.settle()
    assert line.status_text() == "Saved, encrypted"
    page.write("!")
    assert line.status_text() == "Not saved yet"


def test_a_draft_that_no_disk_takes_stays_until_it_is_saved(page: Page, works: Works) -> None:
    case_id, other = page.keep("First."), page.keep("Another.")
    page.open(case_id)
    page.click(page.view.add_line)
    page.write("Not to be lost")
    works.is_disk_full = True
    page.presenter.editor.keeper.save_now()
    page.settle()
    assert page.presenter.editor.keeper.status is SaveStatus.FAILED
    page.presenter.open(other)
    page.settle()
    assert "disk is full" in page.view.banner.sentence
    assert [draft.text for draft in page.presenter.drafts()] == ["Not to be lost"]
    works.is_disk_full = False
    page.open(case_id)
    assert page.view.editor.note.words() == "Not to be lost"
    stored = page.journal.drafts.load(f"case-{case_id}")
    assert stored is not None
    assert stored.text == "Not to be lost"


def test_words_that_could_not_be_kept_stay_in_the_editor(page: Page, works: Works) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    page.click(page.view.add_line)
    page.write("Not to be lost")
    works.is_disk_full = True
    page.click(page.view.editor.keep_button)
    assert page.view.editor.isVisible()
    assert page.view.editor.note.words() == "Not to be lost"
    assert "disk is full" in page.presenter.editor.state.problem
    works.is_disk_full = False
    page.click(page.view.editor.keep_button)
    assert page.stored(case_id)[-1].text == "Not to be lost"


def test_keeping_that_fails_after_the_case_was_left_becomes_a_draft(page: Page, works: Works) -> None:
    case_id, other = page.keep("First."), page.keep("Another.")
    page.open(case_id)
    page.click(page.view.add_line)
    page.write("Not to be lost")
    works.is_disk_full = True
    page.presenter.editor.keep()
    page.presenter.open(other)
    page.settle()
    assert [draft.text for draft in page.presenter.drafts()] == ["Not to be lost"]


def test_what_stands_in_the_editor_is_there_for_a_lock(page: Page) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    page.click(page.view.add_line)
    assert page.presenter.drafts() == ()
    page.write("Just typed")
    page.click(page.view.editor.feelings.chip("sad"))
    assert page.presenter.drafts() == (
        Draft(
            slot=f"case-{case_id}",
            case_id=case_id,
            kind=EntryKind.SECOND_THOUGHTS,
            text="Just typed",
            feelings=chosen(("sad",)),
        ),
    )


def test_clearing_leaves_nothing_to_undo(page: Page) -> None:
    page.open(page.keep("First."))
    page.click(page.view.add_line)
    page.write("Just typed")
    page.view.clear()
    note = page.view.editor.note
    assert note.words() == ""
    assert not note.document().isUndoAvailable()
    assert page.view.editor.feelings.chosen == ()


def test_too_long_a_paste_is_refused_in_words(page: Page) -> None:
    page.open(page.keep("First."))
    page.click(page.view.add_line)
    data = QMimeData()
    data.setText("x" * (NOTE_LIMIT + 1))
    page.view.editor.note.insertFromMimeData(data)
    assert "longer than one note can hold" in page.view.editor.save_line.status_text()
    assert page.view.editor.note.words() == ""


def test_words_are_counted(page: Page, qtbot: QtBot) -> None:
    page.open(page.keep("First."))
    page.click(page.view.add_line)
    page.write("Three small words")
    labels = page.view.editor.save_line.findChildren(TextLabel)
    qtbot.waitUntil(lambda: "3 words" in [label.text() for label in labels])


@pytest.mark.parametrize("height", [600, 640, 800])
def test_the_editor_has_room_in_every_window(page: Page, height: int) -> None:
    page.open(page.keep("First. " * 200))
    page.view.resize(396, height)
    page.click(page.view.add_line)
    page.settle()
    note = page.view.editor.note
    assert note.height() >= 3 * note.fontMetrics().height()
    bottom = page.view.editor.keep_button.mapTo(page.view, page.view.editor.keep_button.rect().bottomRight())
    assert page.view.rect().contains(bottom)
