"""The page Today under real keys: writing, choosing, keeping, and what is left when it is cleared."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from balint_desktop.domain.case import CaseFilter, CaseId
from balint_desktop.services.journal import Journal
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.today.presenter import Jotting, TodayPresenter
from balint_desktop.ui.today.view import TodayView
from balint_desktop.ui.widgets.banner import Banner, BannerKind
from balint_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from balint_desktop.ui.widgets.case_button import CaseButton
from balint_desktop.ui.widgets.chip import Chip
from balint_desktop.ui.widgets.line_edits import NameEdit
from balint_desktop.ui.widgets.note_edit import NoteEdit
from balint_desktop.ui.widgets.save_line import SaveLine
from balint_desktop.ui.widgets.word_field import WordField
from tests.rights import files_of_at_most
from tests.ui.conftest import Settle
from tests.ui.hands import CTRL, click, one, press, type_words


def kept_texts(journal: Journal) -> list[str]:
    ids = [CaseId(number) for number in journal.cases.ids(CaseFilter())]
    return [journal.cases.story(case_id).entries[0].text for case_id in reversed(ids)]


def test_the_cursor_is_in_the_note(view: TodayView) -> None:
    assert QApplication.focusWidget() is one(view, NoteEdit)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_keeps_from_the_note(
    view: TodayView, journal: Journal, settle: Settle, key: Qt.Key
) -> None:
    note = one(view, NoteEdit)
    type_words(note, "He wept.")
    press(note, Qt.Key.Key_Return)
    type_words(note, "I waited.")
    press(note, key, CTRL)
    settle()
    assert kept_texts(journal) == ["He wept.\nI waited."]
    assert note.words() == ""
    assert not note.document().isUndoAvailable()
    assert QApplication.focusWidget() is note
    banner = one(view, Banner)
    assert not banner.isHidden()
    assert banner.sentence == "Kept, encrypted."


def test_ctrl_enter_keeps_from_the_name_and_takes_a_half_typed_word_along(
    view: TodayView, journal: Journal, settle: Settle
) -> None:
    type_words(one(view, NoteEdit), "He wept.")
    type_words(one(view, WordField), "like glass")
    name = one(view, NameEdit)
    name.setFocus()
    type_words(name, "The man")
    press(name, Qt.Key.Key_Return, CTRL)
    settle()
    (case,) = journal.cases.summaries(journal.cases.ids(CaseFilter()))
    assert (case.name, case.feelings) == ("The man", ("like glass",))
    assert "like glass" in journal.words.feelings()


def test_ctrl_enter_in_the_field_of_own_words_keeps_the_word(
    view: TodayView, journal: Journal, settle: Settle
) -> None:
    field = one(view, WordField)
    field.setFocus()
    type_words(field, "like glass")
    press(field, Qt.Key.Key_Return, CTRL)
    settle()
    (case,) = journal.cases.summaries(journal.cases.ids(CaseFilter()))
    assert case.feelings == ("like glass",)


def test_enter_alone_keeps_nothing(view: TodayView, journal: Journal, settle: Settle) -> None:
    for field in (one(view, NoteEdit), one(view, NameEdit)):
        type_words(field, "words")
        press(field, Qt.Key.Key_Return)
    settle()
    assert kept_texts(journal) == []


def test_a_chosen_feeling_is_kept(view: TodayView, journal: Journal, settle: Settle) -> None:
    chip = next(chip for chip in view.findChildren(Chip) if chip.isVisible() and chip.isCheckable())
    chip.setFocus()
    press(chip, Qt.Key.Key_Space)
    click(one(view, PrimaryButton))
    settle()
    (case,) = journal.cases.summaries(journal.cases.ids(CaseFilter()))
    assert case.feelings == (chip.words(),)
    assert not any(chip.isChecked() for chip in view.findChildren(Chip))


def test_tab_leads_through_the_page_and_back_to_its_beginning(view: TodayView) -> None:
    note = one(view, NoteEdit)
    seen: list[QWidget] = []
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is note and seen:
            break
        seen.append(focused)
        assert focused.accessibleName()
        press(focused, Qt.Key.Key_Tab)
    else:
        pytest.fail("the keyboard never came back to the note")
    assert {type(widget) for widget in seen} >= {NoteEdit, NameEdit, PrimaryButton, LinkButton}


def test_a_keep_that_fails_leaves_the_words_and_says_why(
    view: TodayView, journal: Journal, settle: Settle
) -> None:
    note = one(view, NoteEdit)
    type_words(note, "He wept.")
    with files_of_at_most(1_000):
        press(note, Qt.Key.Key_Return, CTRL)
        settle()
    assert note.words() == "He wept."
    banner = one(view, Banner)
    assert not banner.isHidden()
    assert banner.kind is BannerKind.PROBLEM
    press(note, Qt.Key.Key_Return, CTRL)
    settle()
    assert kept_texts(journal) == ["He wept."]


def test_the_line_below_tells_the_truth_about_saving(
    view: TodayView, presenter: TodayPresenter, settle: Settle
) -> None:
    line = one(view, SaveLine)
    assert line.status_text() == ""
    type_words(one(view, NoteEdit), "He wept.")
    assert line.status_text() == "Not saved yet"
    presenter.save_now()
    settle()
    assert line.status_text() == "Saved, encrypted"
    type_words(one(view, NoteEdit), "x")
    assert line.status_text() == "Not saved yet"


def test_opening_what_was_just_kept_is_one_key(view: TodayView, settle: Settle) -> None:
    asked: list[object] = []
    view.case_requested.connect(asked.append)
    type_words(one(view, NoteEdit), "He wept.")
    press(one(view, NoteEdit), Qt.Key.Key_Return, CTRL)
    settle()
    action = one(view, Banner).action_button
    action.setFocus()
    press(action, Qt.Key.Key_Return)
    assert len(asked) == 1


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_proposed_name_is_taken_from_the_menu_and_offered_again(
    view: TodayView, presenter: TodayPresenter, settle: Settle
) -> None:
    propose = next(button for button in view.findChildren(LinkButton) if button.words() == "Propose one")
    menu = one(view, QMenu)
    for _ in range(2):
        click(propose)
        settle()
        assert menu.isVisible()
        menu.close()
    click(propose)
    settle()
    press(menu, Qt.Key.Key_Down)
    press(menu, Qt.Key.Key_Return)
    assert one(view, NameEdit).text() in presenter.state.proposed_names
    assert presenter.jotting.name == one(view, NameEdit).text()
    assert QApplication.focusWidget() is one(view, NoteEdit)


def test_names_that_arrive_unasked_open_no_menu(
    view: TodayView, presenter: TodayPresenter, settle: Settle
) -> None:
    presenter.propose_names()
    settle()
    assert not one(view, QMenu).isVisible()


def test_a_draft_that_was_left_stands_in_the_page_with_the_cursor_behind_it(
    view: TodayView, presenter: TodayPresenter
) -> None:
    presenter.jotting_replaced.emit(Jotting(name="The man", text="He wept.", feelings=("like glass",)))
    note = one(view, NoteEdit)
    assert (note.words(), view.cursor_position()) == ("He wept.", 8)
    assert one(view, NameEdit).text() == "The man"
    assert [chip.words() for chip in view.findChildren(Chip) if chip.isChecked()] == ["like glass"]
    view.set_cursor_position(3)
    assert note.cursor_position() == 3


def test_a_feeling_that_is_no_longer_offered_stays_chosen(
    view: TodayView, presenter: TodayPresenter, journal: Journal, settle: Settle
) -> None:
    presenter.write(Jotting(text="He wept.", feelings=("like glass",)))
    presenter.jotting_replaced.emit(presenter.jotting)
    type_words(one(view, NoteEdit), " x")
    presenter.add_feeling("like rain")
    settle()
    type_words(one(view, NoteEdit), " y")
    press(one(view, NoteEdit), Qt.Key.Key_Return, CTRL)
    settle()
    (case,) = journal.cases.summaries(journal.cases.ids(CaseFilter()))
    assert case.feelings == ("like glass",)


def test_the_cases_written_last_stand_at_the_side_of_a_wide_page_only(
    view: TodayView, settle: Settle, presenter: TodayPresenter
) -> None:
    type_words(one(view, NoteEdit), "He wept.")
    press(one(view, NoteEdit), Qt.Key.Key_Return, CTRL)
    settle()
    presenter.load()
    settle()
    view.resize(1600, 800)
    button = one(view, CaseButton)
    assert button.isVisible()
    asked: list[object] = []
    view.case_requested.connect(asked.append)
    click(button)
    assert asked == [presenter.state.latest[0].id]
    view.resize(700, 800)
    assert not button.isVisible()


def test_clearing_leaves_no_word_in_any_widget(
    view: TodayView, presenter: TodayPresenter, settle: Settle
) -> None:
    note = one(view, NoteEdit)
    type_words(note, "Schwester")
    press(note, Qt.Key.Key_Return, CTRL)
    settle()
    presenter.load()
    settle()
    type_words(note, "Schwester again")
    type_words(one(view, NameEdit), "Schwester")
    type_words(one(view, WordField), "Schwester")
    presenter.propose_names()
    settle()
    presenter.clear()
    view.clear()
    QApplication.processEvents()
    texts = [note.words(), one(view, NameEdit).text(), one(view, WordField).text(), one(view, Banner).sentence]
    texts += [widget.accessibleName() for widget in view.findChildren(QWidget) if not widget.isHidden()]
    assert not [text for text in texts if "Schwester" in text]
    assert not one(view, NameEdit).isUndoAvailable()
    assert not note.document().isUndoAvailable()
    assert one(view, QMenu).actions() == []
    assert view.findChildren(CaseButton) == [] or not one(view, CaseButton).isVisible()


def test_no_tool_tip_or_title_tells_what_is_written(view: TodayView, settle: Settle) -> None:
    type_words(one(view, NoteEdit), "Schwester")
    press(one(view, NoteEdit), Qt.Key.Key_Return, CTRL)
    settle()
    for widget in (view, *view.findChildren(QWidget)):
        assert "Schwester" not in widget.toolTip() + widget.windowTitle() + widget.statusTip() + widget.whatsThis()


def test_text_at_150_per_cent_can_be_reached_in_the_smallest_window(
    view: TodayView, switch: ThemeSwitch, qapp: QApplication
) -> None:
    before = qapp.font().pointSizeF()
    switch.set_text_percent(150)
    view.resize(830, 600)
    QApplication.processEvents()
    assert qapp.font().pointSizeF() == pytest.approx(before * 1.5, rel=0.05)
    keep = one(view, PrimaryButton)
    assert keep.width() >= keep.minimumSizeHint().width()
    right = keep.mapTo(view, QPoint(keep.width(), 0)).x()
    assert right <= view.width()
    assert one(view, NoteEdit).font().pointSizeF() >= QFont(qapp.font()).pointSizeF()


def test_a_held_down_ctrl_enter_keeps_once(view: TodayView, journal: Journal, settle: Settle) -> None:
    note = one(view, NoteEdit)
    type_words(note, "He wept.")
    press(note, Qt.Key.Key_Return, CTRL)
    settle()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, CTRL, "\r", True)
    QApplication.sendEvent(note, held)
    settle()
    assert one(view, Banner).kind is BannerKind.INFO
    assert kept_texts(journal) == ["He wept."]
