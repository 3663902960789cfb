"""The passphrase field: hidden until asked, gone completely when cleared."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from tests.ui.widgets.conftest import Show

SECRET_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


@pytest.fixture
def edit(show: Show) -> PassphraseEdit:
    made = PassphraseEdit(name="Passphrase")
    show(made)
    made.setFocus()
    return made


def test_a_passphrase_is_dots_until_it_is_asked_for(edit: PassphraseEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "correct horse")
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    assert edit.displayText() == "•" * 13
    qtbot.mouseClick(edit.toggle_button, Qt.MouseButton.LeftButton)
    assert edit.displayText() == "correct horse"
    assert edit.toggle_button.text() == "Hide"
    assert edit.toggle_button.accessibleName() == "Hide the passphrase"


def test_showing_leaves_the_keyboard_in_the_field(edit: PassphraseEdit, qtbot: QtBot) -> None:
    qtbot.mouseClick(edit.toggle_button, Qt.MouseButton.LeftButton)
    assert edit.hasFocus()


def test_tab_comes_to_the_word_that_shows_and_space_presses_it(edit: PassphraseEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.toggle_button.hasFocus()
    qtbot.keyClick(edit.toggle_button, Qt.Key.Key_Space)
    assert edit.is_shown


def test_enter_in_the_field_is_told(edit: PassphraseEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.returnPressed):
        qtbot.keyClick(edit, Qt.Key.Key_Return)


def test_keyboards_are_told_that_it_is_a_secret_shown_or_not(edit: PassphraseEdit, qtbot: QtBot) -> None:
    assert edit.inputMethodHints() & SECRET_HINTS == SECRET_HINTS
    qtbot.mouseClick(edit.toggle_button, Qt.MouseButton.LeftButton)
    assert edit.inputMethodHints() & SECRET_HINTS == SECRET_HINTS


def test_clearing_leaves_nothing_to_undo_and_hides_again(edit: PassphraseEdit, qtbot: QtBot) -> None:
    qtbot.mouseClick(edit.toggle_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(edit, "correct horse")
    edit.clear_completely()
    edit.undo()
    assert edit.text() == ""
    assert not edit.isUndoAvailable()
    assert not edit.is_shown


@pytest.mark.parametrize(
    ("letter", "modifier", "is_hinted"),
    [
        ("A", Qt.KeyboardModifier.NoModifier, True),
        ("a", Qt.KeyboardModifier.ShiftModifier, True),
        ("a", Qt.KeyboardModifier.NoModifier, False),
        ("A", Qt.KeyboardModifier.ShiftModifier, False),
        ("1", Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_a_letter_in_the_wrong_case_hints_at_caps_lock(
    edit: PassphraseEdit, letter: str, modifier: Qt.KeyboardModifier, is_hinted: bool
) -> None:
    # qtbot.keyClick would add Shift for a capital by itself, so the event is made here.
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    key = Qt.Key(ord(letter.upper()))
    QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, key, modifier, letter))
    assert edit.is_caps_lock_hinted is is_hinted
    assert bool(edit.accessibleDescription()) is is_hinted


def test_the_dots_never_run_under_the_word_at_the_end(
    edit: PassphraseEdit, switch: ThemeSwitch, qtbot: QtBot
) -> None:
    for percent in (100, 150):
        switch.set_text_percent(percent)
        QApplication.processEvents()
        taken = edit.width() - edit.toggle_button.x()
        assert edit.toggle_button.geometry().right() < edit.width()
        assert edit.textMargins().right() >= taken - 20
        middle = edit.toggle_button.geometry().center().y()
        assert abs(middle - edit.rect().center().y()) <= 1


def test_the_field_is_44_pixels_high_with_and_without_the_keyboard(edit: PassphraseEdit) -> None:
    assert edit.sizeHint().height() == 44
    edit.clearFocus()
    assert edit.sizeHint().height() == 44


def test_in_a_language_from_the_right_the_word_stands_left(edit: PassphraseEdit) -> None:
    edit.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert edit.toggle_button.geometry().center().x() < edit.width() // 2
    assert edit.childAt(QPoint(edit.width() - 4, 10)) is None
