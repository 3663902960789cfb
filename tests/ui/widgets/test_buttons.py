"""Buttons: pressed by mouse and by key, with a ring for the keyboard only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.buttons import IconButton, LinkButton, PrimaryButton, QuietButton, RingButton
from tests.ui.widgets.conftest import Show

KINDS = [PrimaryButton, QuietButton, LinkButton]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button(kind: type[RingButton], key: Qt.Key, show: Show, qtbot: QtBot) -> None:
    button = kind("Keep")
    show(button)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_control_enter_is_left_to_the_page(show: Show, qtbot: QtBot) -> None:
    button = QuietButton("Prepare")
    show(button)
    button.setFocus()
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_ring_shows_for_the_keyboard_and_not_for_the_mouse(show: Show, qtbot: QtBot) -> None:
    first, second = QuietButton("One"), QuietButton("Two")
    show(first, second)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert first.hasFocus()
    assert not first.shows_ring
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.shows_ring
    assert not first.shows_ring


@pytest.mark.parametrize("kind", [*KINDS])
def test_the_ring_changes_the_picture(kind: type[RingButton], show: Show) -> None:
    first, other = kind("Keep"), QuietButton("Other")
    show(first, other)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    before = first.grab().toImage()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert first.grab().toImage() != before


def test_an_ampersand_in_a_button_is_an_ampersand(show: Show) -> None:
    button = QuietButton("R&D")
    show(button)
    assert button.words() == "R&D"
    assert button.accessibleName() == "R&D"
    assert button.shortcut().isEmpty()


@pytest.mark.parametrize(("kind", "height"), [(PrimaryButton, 38), (QuietButton, 40)])
def test_a_button_is_as_high_as_in_the_design(kind: type[RingButton], height: int, show: Show) -> None:
    button = kind("Keep")
    show(button)
    assert button.sizeHint().height() == height


def test_a_button_grows_with_the_text(show: Show, switch: ThemeSwitch, qapp: QApplication) -> None:
    button = PrimaryButton("Keep")
    show(button)
    before = button.sizeHint()
    switch.set_text_percent(150)
    assert button.sizeHint().height() == 57
    assert button.sizeHint().width() > before.width()


def test_an_icon_button_says_its_name_and_takes_the_themes_colour(
    show: Show, switch: ThemeSwitch, qtbot: QtBot
) -> None:
    button = IconButton("close", name="Close this message", icons=switch.icons)
    show(button)
    assert button.accessibleName() == "Close this message"
    assert button.text() == ""
    assert button.sizeHint().width() == spacing.ICON_BUTTON
    paper = button.grab().toImage()
    button.set_icon_name("lock")
    assert button.grab().toImage() != paper
