"""Chips: chosen by mouse and key, one stop of Tab, words of one's own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch
from balint_desktop.ui.widgets.chip import Chip
from balint_desktop.ui.widgets.chip_flow import ChipFlow
from balint_desktop.ui.widgets.word_field import WORD_LIMIT, WordField
from tests.ui.widgets.conftest import Show

WORDS = ("guilty", "accused", "helpless", "angry", "sad", "bored")


@pytest.fixture
def flow(show: Show) -> ChipFlow:
    made = ChipFlow(name="Feelings")
    made.set_choices(WORDS)
    show(QLineEdit(), made, QLineEdit())
    return made


def field_of(flow: ChipFlow) -> WordField:
    return flow.findChildren(WordField)[0]


def test_a_click_chooses_and_another_lets_go(flow: ChipFlow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(flow.chosen_changed) as changed:
        qtbot.mouseClick(flow.chip("angry"), Qt.MouseButton.LeftButton)
    assert changed.args == [("angry",)]
    with qtbot.waitSignal(flow.chosen_changed) as changed:
        qtbot.mouseClick(flow.chip("angry"), Qt.MouseButton.LeftButton)
    assert changed.args == [()]


def test_the_chosen_come_in_the_order_of_the_choices(flow: ChipFlow, qtbot: QtBot) -> None:
    for word in ("sad", "guilty"):
        qtbot.mouseClick(flow.chip(word), Qt.MouseButton.LeftButton)
    assert flow.chosen == ("guilty", "sad")


def test_choosing_from_outside_tells_nobody(flow: ChipFlow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(flow.chosen_changed):
        flow.set_chosen(("sad", "my own"))
        flow.set_choices((*WORDS, "tender"))
    assert flow.chosen == ("sad",)


def test_a_chosen_word_that_is_not_offered_is_added(flow: ChipFlow) -> None:
    flow.set_chosen(("my own",))
    assert flow.choices == (*WORDS, "my own")
    assert flow.chosen == ("my own",)


def test_tab_stops_once_and_goes_on_behind_the_group(flow: ChipFlow, qtbot: QtBot) -> None:
    before, after = [field for field in flow.window().findChildren(QLineEdit) if field.parent() is not flow]
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert flow.chip("guilty").hasFocus()
    qtbot.keyClick(flow.chip("guilty"), Qt.Key.Key_Tab)
    assert after.hasFocus()
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert flow.chip("guilty").hasFocus()


def test_arrows_go_from_chip_to_chip_and_tab_comes_back_to_the_last(flow: ChipFlow, qtbot: QtBot) -> None:
    flow.chip("guilty").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(flow.chip("guilty"), Qt.Key.Key_Right)
    qtbot.keyClick(flow.chip("accused"), Qt.Key.Key_Right)
    assert flow.chip("helpless").hasFocus()
    assert flow.chip("helpless").shows_ring
    qtbot.keyClick(flow.chip("helpless"), Qt.Key.Key_Left)
    assert flow.chip("accused").hasFocus()
    qtbot.keyClick(flow.chip("accused"), Qt.Key.Key_Tab)
    assert not flow.chip("accused").hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert flow.chip("accused").hasFocus()


def test_space_and_enter_choose_the_chip_that_has_the_keyboard(flow: ChipFlow, qtbot: QtBot) -> None:
    chip = flow.chip("sad")
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert flow.chosen == ("sad",)
    qtbot.keyClick(chip, Qt.Key.Key_Return)
    assert flow.chosen == ()


def test_home_end_and_the_line_below_are_one_key_away(flow: ChipFlow, show: Show, qtbot: QtBot) -> None:
    flow.window().resize(200, 480)
    QApplication.processEvents()
    first = flow.chip("guilty")
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    below = QApplication.focusWidget()
    assert isinstance(below, Chip)
    assert below.y() > first.y()
    qtbot.keyClick(below, Qt.Key.Key_Up)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_End)
    assert field_of(flow).hasFocus()
    qtbot.keyClick(field_of(flow), Qt.Key.Key_Home)
    assert first.hasFocus()


def test_in_a_language_from_the_right_the_arrows_turn_round(flow: ChipFlow, qtbot: QtBot) -> None:
    flow.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert flow.chip("guilty").x() > flow.chip("accused").x()
    flow.chip("guilty").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(flow.chip("guilty"), Qt.Key.Key_Left)
    assert flow.chip("accused").hasFocus()


def test_a_word_of_ones_own_is_added_chosen_and_told(flow: ChipFlow, qtbot: QtBot) -> None:
    field = field_of(flow)
    field.setFocus()
    qtbot.keyClicks(field, "  worn   thin ")
    told: list[object] = []
    flow.word_added.connect(told.append)
    flow.chosen_changed.connect(told.append)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told == ["worn thin", ("worn thin",)]
    assert flow.choices[-1] == "worn thin"
    assert field.text() == ""
    assert field.hasFocus()


def test_a_word_that_is_there_already_is_only_chosen(flow: ChipFlow, qtbot: QtBot) -> None:
    field = field_of(flow)
    field.setFocus()
    qtbot.keyClicks(field, "Angry")
    with qtbot.assertNotEmitted(flow.word_added), qtbot.waitSignal(flow.chosen_changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert flow.chosen == ("angry",)
    assert flow.choices == WORDS


def test_a_word_typed_and_not_confirmed_is_taken_on_leaving(flow: ChipFlow, qtbot: QtBot) -> None:
    field = field_of(flow)
    field.setFocus()
    qtbot.keyClicks(field, "uneasy")
    with qtbot.waitSignal(flow.word_added):
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert flow.chosen == ("uneasy",)


def test_a_word_typed_and_not_confirmed_is_taken_before_keeping(flow: ChipFlow, qtbot: QtBot) -> None:
    field = field_of(flow)
    field.setFocus()
    qtbot.keyClicks(field, "uneasy")
    flow.enter_pending()
    flow.enter_pending()
    assert flow.chosen == ("uneasy",)


def test_escape_empties_the_field_and_blanks_are_no_word(flow: ChipFlow, qtbot: QtBot) -> None:
    field = field_of(flow)
    field.setFocus()
    qtbot.keyClicks(field, "uneasy")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClicks(field, "   ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert flow.choices == WORDS


def test_left_at_the_start_of_the_field_goes_back_to_the_chips(flow: ChipFlow, qtbot: QtBot) -> None:
    field = field_of(flow)
    field.setFocus()
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Left)
    assert field.hasFocus()
    field.clear_completely()
    qtbot.keyClick(field, Qt.Key.Key_Left)
    assert flow.chip("bored").hasFocus()


def test_a_word_has_a_length_a_chip_can_show(flow: ChipFlow, qtbot: QtBot) -> None:
    field = field_of(flow)
    field.setFocus()
    field.insert("x" * 1000)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert len(flow.choices[-1]) == WORD_LIMIT


def test_only_the_first_are_shown_until_more_is_asked_for(flow: ChipFlow, qtbot: QtBot) -> None:
    flow.set_choices(WORDS, first_shown=2)
    flow.set_chosen(("bored",))
    assert [word for word in WORDS if flow.chip(word).isVisible()] == ["guilty", "accused", "bored"]
    more = next(chip for chip in flow.findChildren(Chip) if chip.words() == "more…")
    more.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert all(flow.chip(word).isVisible() for word in WORDS)
    assert more.words() == "fewer"
    assert more.hasFocus()
    with qtbot.assertNotEmitted(flow.chosen_changed):
        qtbot.keyClick(more, Qt.Key.Key_Space)
    assert not flow.chip("sad").isVisible()


def test_hidden_chips_are_left_out_by_the_arrows(flow: ChipFlow, qtbot: QtBot) -> None:
    flow.set_choices(WORDS, first_shown=1)
    flow.chip("guilty").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(flow.chip("guilty"), Qt.Key.Key_Right)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Chip)
    assert focused.words() == "more…"


def test_clearing_leaves_no_word_typed_or_chosen(flow: ChipFlow, qtbot: QtBot) -> None:
    flow.set_chosen(("sad",))
    qtbot.keyClicks(field_of(flow), "half")
    with qtbot.assertNotEmitted(flow.word_added):
        flow.clear_completely()
    assert flow.chosen == ()
    assert field_of(flow).text() == ""
    assert not field_of(flow).isUndoAvailable()


def test_a_flow_that_takes_no_words_has_no_field(show: Show) -> None:
    flow = ChipFlow(name="Filters", can_add=False)
    flow.set_choices(("waiting",))
    show(flow)
    assert not field_of(flow).isVisible()
    with pytest.raises(KeyError):
        flow.chip("carried")


def test_chips_go_on_in_the_next_line_and_ask_for_its_height(flow: ChipFlow) -> None:
    assert flow.heightForWidth(200) > flow.heightForWidth(1000)
    assert flow.heightForWidth(1000) == 28


@pytest.mark.parametrize("choice", [ThemeChoice.PAPER, ThemeChoice.EVENING, ThemeChoice.CONTRAST])
def test_a_chosen_chip_keeps_its_size_and_changes_its_picture(
    flow: ChipFlow, switch: ThemeSwitch, choice: ThemeChoice
) -> None:
    switch.choose(choice)
    QApplication.processEvents()
    chip = flow.chip("sad")
    size, picture = chip.sizeHint(), chip.grab().toImage()
    chip.setChecked(True)
    assert chip.sizeHint() == size
    assert chip.size() == size
    assert chip.grab().toImage() != picture
