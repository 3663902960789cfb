"""The left column as a doctor meets it: real keys, a real mouse, a real journal."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from balint_desktop.domain.case import CaseFilter, CaseId, Course
from balint_desktop.services.journal import Journal
from balint_desktop.ui.cases.list_delegate import CaseDelegate
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch
from tests.ui.cases.case_column import Column, column, keep

__all__ = ["column"]


@pytest.fixture
def three(journal: Journal) -> tuple[CaseId, CaseId, CaseId]:
    """Three cases, the oldest first."""
    return (
        keep(journal, "The neighbour", text="Four months of silence."),
        keep(journal, "The boy with nothing wrong", text="He waited in silence.", feelings=("guilty",)),
        keep(journal, "The man with the hiking maps", text="He spread them out."),
    )


def test_typing_finds_and_escape_brings_everything_back(three: tuple[CaseId, ...], column: Column) -> None:
    column.load()
    column.type("silen")
    assert column.names() == ["The boy with nothing wrong", "The neighbour"]
    assert column.view.result.text() == "2 cases"
    column.press(Qt.Key.Key_Escape)
    column.settle()
    assert len(column.names()) == 3
    assert column.view.field.text() == ""
    assert column.view.result.text() == ""


def test_down_leads_from_the_field_into_the_list(three: tuple[CaseId, ...], column: Column) -> None:
    column.load()
    column.view.focus_search()
    column.press(Qt.Key.Key_Down)
    assert column.view.rows.hasFocus()
    assert column.presenter.selected == three[2]
    column.press(Qt.Key.Key_Down)
    assert column.presenter.selected == three[1]
    column.press(Qt.Key.Key_End)
    assert column.presenter.selected == three[0]
    column.press(Qt.Key.Key_Home)
    assert column.presenter.selected == three[2]


def test_enter_in_the_field_opens_the_first_case(
    three: tuple[CaseId, ...], column: Column, qtbot: QtBot
) -> None:
    column.load()
    column.type("silence")
    with qtbot.waitSignal(column.presenter.case_opened) as opened:
        column.press(Qt.Key.Key_Return)
    assert opened.args == [three[1]]
    assert column.view.rows.selected_row() == 0


def test_enter_in_the_list_opens_the_case_there(
    three: tuple[CaseId, ...], column: Column, qtbot: QtBot
) -> None:
    column.load()
    column.presenter.choose(three[0])
    column.view.rows.setFocus()
    with qtbot.waitSignal(column.presenter.case_opened) as opened:
        column.press(Qt.Key.Key_Return)
    assert opened.args == [three[0]]


def test_a_click_chooses(three: tuple[CaseId, ...], column: Column, qtbot: QtBot) -> None:
    column.load()
    rows = column.view.rows
    place = rows.visualRect(column.presenter.model.index(1)).center()
    qtbot.mouseMove(rows.viewport(), place)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert column.presenter.selected == three[1]
    below = rows.visualRect(column.presenter.model.index(2)).bottomLeft() + QPoint(40, 40)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert column.presenter.selected == three[1]


def test_coming_through_by_tab_chooses_nothing(three: tuple[CaseId, ...], column: Column) -> None:
    column.load()
    column.view.focus_search()
    for _ in range(4):
        column.press(Qt.Key.Key_Tab)
    assert column.view.rows.hasFocus()
    assert column.presenter.selected is None
    column.press(Qt.Key.Key_Space)
    assert column.presenter.selected == three[2]


def test_the_search_is_marked_whole_when_the_keyboard_comes_back(
    three: tuple[CaseId, ...], column: Column
) -> None:
    column.load()
    column.type("maps")
    column.view.rows.setFocus()
    column.view.focus_search()
    assert column.view.field.selectedText() == "maps"


def test_the_chosen_case_stays_selected_through_a_search(three: tuple[CaseId, ...], column: Column) -> None:
    column.load()
    column.presenter.choose(three[0])
    assert column.view.rows.selected_row() == 2
    column.type("silence")
    assert column.view.rows.selected_row() == 1
    column.press(Qt.Key.Key_Escape)
    column.type("maps")
    assert column.view.rows.selected_row() is None
    column.press(Qt.Key.Key_Escape)
    assert column.view.rows.selected_row() == 2


def test_the_chosen_case_is_brought_on_screen(journal: Journal, column: Column) -> None:
    cases = [keep(journal, f"Case {number}") for number in range(60)]
    column.load()
    column.presenter.choose(cases[0])
    first, last = column.view.rows.seen_rows()
    assert first <= 59 <= last
    column.presenter.choose(cases[-1])
    assert column.view.rows.verticalOffset() == 0


def test_scrolling_by_wheel_brings_every_row(journal: Journal, column: Column) -> None:
    for number in range(120):
        keep(journal, f"Case {number}")
    column.load()
    column.view.rows.verticalScrollBar().setValue(column.view.rows.verticalScrollBar().maximum())
    column.settle()
    assert column.view.rows.seen_rows()[1] == 119


def test_when_nothing_is_found_the_search_can_be_cleared(
    three: tuple[CaseId, ...], column: Column, qtbot: QtBot
) -> None:
    column.load()
    column.type("xyzzy")
    nothing = column.view.nothing
    assert nothing.isVisible()
    assert nothing.action_button.words() == "Clear the search"
    qtbot.mouseClick(nothing.action_button, Qt.MouseButton.LeftButton)
    column.settle()
    assert column.view.rows.isVisible()
    assert column.view.field.hasFocus()
    assert len(column.names()) == 3


def test_when_no_case_passes_a_filter_all_can_be_shown_again(
    three: tuple[CaseId, ...], column: Column, qtbot: QtBot
) -> None:
    column.load()
    qtbot.mouseClick(column.view.filters.waiting, Qt.MouseButton.LeftButton)
    column.settle()
    assert column.view.nothing.action_button.words() == "Show all cases"
    qtbot.mouseClick(column.view.nothing.action_button, Qt.MouseButton.LeftButton)
    column.settle()
    assert not column.view.filters.waiting.isChecked()
    assert column.view.rows.isVisible()


def test_an_empty_journal_leads_to_today(column: Column, qtbot: QtBot) -> None:
    column.load()
    with qtbot.waitSignal(column.view.today_requested):
        qtbot.mouseClick(column.view.nothing.action_button, Qt.MouseButton.LeftButton)


def test_a_feeling_is_picked_and_taken_away_by_keys_alone(three: tuple[CaseId, ...], column: Column) -> None:
    column.load()
    column.view.filters.more.setFocus()
    column.press(Qt.Key.Key_Return)
    assert column.view.panel.field.hasFocus()
    column.qtbot.keyClicks(column.view.panel.field, "guil")
    column.press(Qt.Key.Key_Down)
    column.press(Qt.Key.Key_Return)
    column.settle()
    assert column.names() == ["The boy with nothing wrong"]
    (chip,) = column.view.filters.active_chips
    assert chip.accessibleName() == "Take away the filter guilty"
    column.press(Qt.Key.Key_Tab)
    assert chip.hasFocus()
    column.press(Qt.Key.Key_Space)
    column.settle()
    assert len(column.names()) == 3
    assert not column.view.filters.active_chips


def test_enter_picks_the_first_match_and_escape_goes_back(three: tuple[CaseId, ...], column: Column) -> None:
    column.load()
    column.view.filters.more.setFocus()
    column.press(Qt.Key.Key_Return)
    column.press(Qt.Key.Key_Escape)
    assert column.view.rows.isVisible()
    assert column.view.filters.more.hasFocus()
    column.press(Qt.Key.Key_Return)
    column.qtbot.keyClicks(column.view.panel.field, "rest")
    column.press(Qt.Key.Key_Return)
    assert column.presenter.state.wanted == CaseFilter(course=Course.RESTING)


def test_headings_among_the_filters_are_passed_over(three: tuple[CaseId, ...], column: Column) -> None:
    column.load()
    column.presenter.open_choices()
    column.press(Qt.Key.Key_Down)
    panel = column.view.panel
    for _ in range(3):
        column.press(Qt.Key.Key_Down)
    row = panel.model.row(panel.list.currentIndex().row())
    assert row.choice is not None
    assert row.choice.words == column.presenter.state.choices[3].words


def test_every_control_has_a_name(three: tuple[CaseId, ...], column: Column) -> None:
    column.load()
    column.presenter.set_filter(CaseFilter(feeling="guilty"))
    column.presenter.open_choices()
    controls: list[QWidget] = [
        *column.view.findChildren(QLineEdit),
        *column.view.findChildren(QAbstractButton),
        column.view.rows,
        column.view.panel.list,
    ]
    own = [control for control in controls if type(control).__module__.startswith("balint_desktop")]
    assert len(own) >= 8
    assert all(control.accessibleName() for control in own if control is not column.view.nothing.action_button)


def test_after_a_lock_no_word_is_left(three: tuple[CaseId, ...], column: Column) -> None:
    column.load()
    column.type("silence")
    column.presenter.open_choices()
    column.qtbot.keyClicks(column.view.panel.field, "guil")
    column.presenter.clear()
    delegate = column.view.rows.itemDelegate()
    assert isinstance(delegate, CaseDelegate)
    assert delegate.kept == 0
    assert column.view.field.text() == ""
    assert not column.view.field.isUndoAvailable()
    assert column.view.panel.field.text() == ""
    assert column.view.panel.model.rowCount() == 0


@pytest.mark.parametrize("choice", [ThemeChoice.PAPER, ThemeChoice.EVENING, ThemeChoice.CONTRAST])
def test_any_name_is_drawn_inside_its_row(
    journal: Journal, column: Column, switch: ThemeSwitch, choice: ThemeChoice
) -> None:
    keep(journal, "W" * 200, text="w" * 5_000)
    keep(journal, "האיש עם המפות", text="הוא פרש אותן")
    keep(journal, "🙂👩‍👩‍👧 " * 20, text="🙂 found 👩‍👩‍👧 " * 40)
    keep(journal, "", text="", feelings=("sad",))
    switch.choose(choice)
    column.load()
    rows = column.view.rows
    image = rows.viewport().grab().toImage()
    ground = image.pixelColor(1, 1)
    right = rows.visualRect(column.presenter.model.index(0)).right() + 2
    edge = [image.pixelColor(right, y) for y in range(0, image.height(), 3)]
    assert all(colour == ground for colour in edge)
    column.type("found")
    assert rows.viewport().grab().toImage() != image


def test_larger_text_makes_taller_rows(
    three: tuple[CaseId, ...], column: Column, switch: ThemeSwitch
) -> None:
    column.load()
    index = column.presenter.model.index(0)
    before = column.view.rows.visualRect(index).height()
    switch.set_text_percent(150)
    assert column.view.rows.visualRect(index).height() > before * 1.4
