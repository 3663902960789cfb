"""The right side of Cases in a real window, by keys and by mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QMenu, QTextEdit, QWidget

from balint_desktop.domain.case import Course
from balint_desktop.domain.entry import EntryKind
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch
from tests.ui.cases.story_page import NARROW, Page

#: The offscreen platform can't give a menu the whole keyboard; the menu is open all the same.
with_menus = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

CTRL = Qt.KeyboardModifier.ControlModifier


def menu_of(page: Page, title: str) -> None:
    """Choose `title` in the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text() == title)
    action.trigger()
    menu.close()
    page.settle()


def test_without_a_case_a_calm_sentence_stands_there(page: Page) -> None:
    assert page.view.empty.isVisible()
    assert not page.view.head.isVisible()


def test_f2_renames_in_place_and_enter_keeps(page: Page) -> None:
    case_id = page.keep("First.", name="The first name")
    page.open(case_id)
    page.press(page.view.entries, Qt.Key.Key_F2)
    name = page.view.head.name
    assert name.field.hasFocus()
    assert name.field.selectedText() == "The first name"
    page.qtbot.keyClicks(name.field, "The second name")
    page.press(name.field, Qt.Key.Key_Return)
    assert name.line.words() == "The second name"
    assert not name.is_renaming
    assert page.journal.cases.story(case_id).case.name == "The second name"
    page.click(page.view.banner.action_button)
    assert page.journal.cases.story(case_id).case.name == "The first name"


def test_escape_leaves_the_name_as_it_was(page: Page) -> None:
    case_id = page.keep("First.", name="The first name")
    page.open(case_id)
    page.click(page.view.head.name.line)
    field = page.view.head.name.field
    page.qtbot.keyClicks(field, "Something else")
    page.press(field, Qt.Key.Key_Escape)
    assert page.view.head.name.line.words() == "The first name"
    assert page.journal.cases.story(case_id).case.name == "The first name"
    assert field.text() == ""


def test_a_half_typed_name_never_reaches_another_case(page: Page) -> None:
    case_id, other = page.keep("First.", name="One"), page.keep("Second.", name="Two")
    page.open(case_id)
    page.view.head.name.rename()
    page.view.head.name.field.setText("Half")
    page.open(other)
    assert not page.view.head.name.is_renaming
    assert page.journal.cases.story(other).case.name == "Two"


def test_a_name_can_be_taken_away(page: Page) -> None:
    case_id = page.keep("He brought his wife.", name="One")
    page.open(case_id)
    page.view.head.name.rename()
    page.view.head.name.field.clear()
    page.press(page.view.head.name.field, Qt.Key.Key_Return)
    assert page.journal.cases.story(case_id).case.name == ""
    assert page.view.head.name.line.words() == "He brought his wife."


@with_menus
def test_where_a_case_stands_is_chosen_from_a_menu(page: Page) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    page.press(page.view.head.course_chip, Qt.Key.Key_Space)
    menu_of(page, "resting")
    assert page.journal.cases.story(case_id).case.course is Course.RESTING
    assert page.view.head.course_chip.accessibleName() == "Where this case stands: resting"
    page.press(page.view.head.waiting_chip, Qt.Key.Key_Space)
    assert page.journal.cases.story(case_id).case.wants_group
    assert page.view.head.waiting_chip.isChecked()


@with_menus
def test_a_case_is_deleted_from_its_menu_and_brought_back_from_the_banner(page: Page) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    page.click(page.view.head.more_button)
    menu_of(page, "Delete this case")
    assert page.view.empty.isVisible()
    assert page.view.banner.sentence == "The case is deleted."
    page.click(page.view.banner.action_button)
    assert page.view.head.isVisible()
    assert page.heads() == ["First note · 3 March"]


def test_keys_edit_copy_and_delete_the_chosen_entry(page: Page) -> None:
    case_id = page.keep("First.")
    second = page.add(case_id, "Second thoughts of mine.")
    page.open(case_id)
    entries = page.view.entries
    entries.setFocus(Qt.FocusReason.TabFocusReason)
    page.qtbot.keyClick(entries, Qt.Key.Key_Down)
    page.qtbot.keyClick(entries, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Second thoughts of mine."
    page.press(entries, Qt.Key.Key_Return)
    assert page.presenter.editor.entry_id == second
    page.presenter.editor.put_away()
    page.settle()
    page.press(entries, Qt.Key.Key_Delete)
    assert page.heads() == ["First note · 3 March"]
    page.click(page.view.banner.action_button)
    assert page.heads() == ["First note · 3 March", "Second thoughts · 3 March"]


def test_the_icons_beside_an_entry_do_what_they_say(page: Page) -> None:
    case_id = page.keep("First.")
    page.add(case_id, "Second.")
    page.open(case_id)
    entries = page.view.entries
    spot = entries.visualRect(entries.story.index(1)).center()
    page.qtbot.mouseMove(entries.viewport(), spot)
    actions = entries.row_actions
    page.qtbot.waitUntil(actions.isVisible)
    assert not actions.versions_button.isVisible()
    page.click(actions.edit_button)
    assert page.view.editor.note.words() == "Second."
    page.presenter.editor.put_away()
    page.settle()
    page.qtbot.mouseMove(entries.viewport(), entries.visualRect(entries.story.index(0)).center())
    page.click(actions.delete_button)
    assert page.heads() == ["Second thoughts · 3 March"]


@with_menus
def test_the_context_menu_offers_the_same(page: Page) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    entries = page.view.entries
    entries.setFocus(Qt.FocusReason.TabFocusReason)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(entries.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions()] == [
        "Edit",
        "Copy the words",
        "Earlier wordings",
        "Delete",
    ]
    assert not menu.actions()[2].isEnabled()
    menu_of(page, "Copy the words")
    assert QGuiApplication.clipboard().text() == "First."


def test_earlier_wordings_open_by_key_and_by_their_line(page: Page) -> None:
    case_id = page.keep("First.")
    entry_id = page.stored(case_id)[0].id
    page.journal.entries.edit(entry_id, case_id=case_id, text="Again.", feelings=(), draft_slot="none")
    page.open(case_id)
    entries = page.view.entries
    assert entries.story.rows[0].link == "edited, 1 earlier wording"
    page.press(entries, Qt.Key.Key_V)
    assert page.view.versions.isVisible()
    page.press(page.view.versions.list, Qt.Key.Key_Escape)
    assert not page.view.versions.isVisible()
    assert entries.hasFocus()
    row = entries.story.rows[0]
    spot = entries.visualRect(entries.story.index(0)).topLeft() + entries.delegate.link_box(row).center().toPoint()
    page.qtbot.mouseClick(entries.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    page.settle()
    assert page.view.versions.isVisible()


def test_what_is_said_of_a_case_goes_above_the_story_where_there_is_no_room_beside(page: Page) -> None:
    page.open(page.keep("First.", feelings=("sad",)))
    assert not page.view.about.isVisible()
    assert page.view.marks.isVisible()
    page.view.resize(*NARROW)
    QApplication.processEvents()
    assert page.view.about.isVisible()
    assert not page.view.marks.isVisible()
    page.click(page.view.about.button)
    assert page.view.marks.isVisible()
    page.view.resize(776, 800)
    QApplication.processEvents()
    assert page.view.marks.isVisible()
    assert page.view.marks.mapTo(page.view, QPoint()).x() > page.view.width() // 2


def test_nothing_is_cut_off_in_the_smallest_window(page: Page) -> None:
    case_id = page.keep("First. " * 100, name="The " + "w" * 120)
    page.open(case_id)
    page.view.resize(*NARROW)
    QApplication.processEvents()
    for widget in (page.view.head.name, page.view.head.more_button, page.view.add_line, page.view.entries):
        box = widget.rect().translated(widget.mapTo(page.view, QPoint()))
        assert page.view.rect().contains(box), type(widget).__name__


def test_the_scroll_position_is_remembered_and_set_before_the_story_is_there(page: Page) -> None:
    case_id = page.keep("First. " * 80)
    for _ in range(30):
        page.add(case_id, "More. " * 80)
    page.view.scroll_px = 1_500
    page.open(case_id)
    assert page.view.scroll_px == 1_500
    page.open(page.keep("Another."))
    assert page.view.scroll_px == 0


def test_another_case_begins_at_its_top_with_nothing_chosen(page: Page) -> None:
    first = page.keep("First. " * 80)
    for _ in range(20):
        page.add(first, "More. " * 80)
    page.open(first)
    page.view.entries.go_to(page.stored(first)[-1].id)
    assert page.view.scroll_px > 0
    second = page.keep("Second. " * 80)
    for _ in range(20):
        page.add(second, "More. " * 80)
    page.open(second)
    assert page.view.scroll_px == 0
    assert page.view.entries.current_row() is None


def test_five_hundred_entries_open(page: Page) -> None:
    case_id = page.keep("First.")
    with page.journal.cases._works.work() as work:
        for number in range(500):
            text = f"Entry {number}. " * 60
            work.entries.add(case_id, kind=EntryKind.REFLECTION, text=text, feelings=(), on=page.clock.today())
        work.commit()
    page.open(case_id)
    assert page.view.entries.story.rowCount() == 501
    assert not page.view.grab().isNull()


@pytest.mark.parametrize("choice", [ThemeChoice.PAPER, ThemeChoice.EVENING, ThemeChoice.CONTRAST])
def test_the_page_can_be_drawn_in_each_theme(page: Page, switch: ThemeSwitch, choice: ThemeChoice) -> None:
    page.open(page.keep("First.", feelings=("sad",)))
    switch.choose(choice)
    QApplication.processEvents()
    image = page.view.grab().toImage()
    assert image.pixelColor(2, image.height() - 2).name() == switch.theme.window.lower()


def test_text_twice_as_large_finds_room(page: Page, switch: ThemeSwitch) -> None:
    page.open(page.keep("First. " * 50, feelings=("sad",)))
    before = page.view.entries.content_px
    switch.set_text_percent(200)
    QApplication.processEvents()
    assert page.view.entries.content_px > before


def test_every_control_says_what_it_is(page: Page) -> None:
    case_id = page.keep("First.", feelings=("sad",))
    entry_id = page.stored(case_id)[0].id
    page.journal.entries.edit(entry_id, case_id=case_id, text="Again.", feelings=(), draft_slot="none")
    page.open(case_id)
    page.presenter.add_entry()
    page.presenter.show_versions(entry_id)
    page.settle()
    kinds = (QAbstractButton, QLineEdit, QTextEdit, QAbstractItemView)
    controls = [widget for widget in page.view.findChildren(QWidget) if isinstance(widget, kinds)]
    unnamed = [
        type(control).__name__
        for control in controls
        if not control.accessibleName() and control.objectName() != "qt_spinbox_lineedit"
    ]
    assert len(controls) > 50
    # Those without words yet: "more…" with nothing more to show, and actions that aren't offered.
    assert set(unnamed) <= {"Chip", "LinkButton", "QuietButton"}
    assert [control for control in controls if control.isVisible() and not control.accessibleName()] == []
    assert [control for control in controls if control.toolTip()] == []


def test_tab_reaches_everything_once_and_comes_back(page: Page) -> None:
    page.open(page.keep("First."))
    first = page.view.head.name.line
    first.setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        if reached and focused is first:
            break
        reached.append(focused)
        page.qtbot.keyClick(focused, Qt.Key.Key_Tab)
    view = page.view
    assert reached[:4] == [first, view.head.more_button, view.head.course_chip, view.head.waiting_chip]
    assert view.entries in reached
    assert view.add_line in reached
    assert [fold.button for fold in view.marks.folds.values()] == [
        widget for widget in reached if widget in [fold.button for fold in view.marks.folds.values()]
    ]


def test_a_lock_leaves_no_word_in_any_widget(page: Page) -> None:
    case_id = page.keep("Zebra words.", name="Zebra name", feelings=("zebrafeeling",))
    entry_id = page.stored(case_id)[0].id
    page.journal.entries.edit(
        case_id=case_id, entry_id=entry_id, text="Zebra again.", feelings=(), draft_slot="none"
    )
    page.open(case_id)
    page.presenter.add_entry()
    page.write("Zebra draft")
    page.presenter.show_versions(entry_id)
    page.settle()
    page.view.head.name.field.setText("Zebra")
    page.view.clear()
    seen = []
    for widget in page.view.findChildren(QWidget):
        for reader in ("text", "words", "accessibleName", "toPlainText"):
            said = getattr(widget, reader, "")
            seen.append(str(said() if callable(said) else said))
    assert [text for text in seen if "zebra" in text.lower()] == []
    assert page.view.entries.story.rows == page.view.versions.list.story.rows == ()
