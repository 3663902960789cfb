"""A card that is a button: pressed by mouse and keys, its name cut short rather than the page made wide."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.case_button import CaseButton
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.ui.hands import click, press
from tests.ui.widgets.conftest import Show


@pytest.fixture
def button(show: Show) -> CaseButton:
    made = CaseButton(name="The man & the maps", line="3 days ago")
    show(made)
    return made


def test_it_shows_both_lines_as_they_are(button: CaseButton) -> None:
    assert [label.text() for label in button.findChildren(TextLabel)] == ["The man & the maps", "3 days ago"]
    assert button.accessibleName() == "The man & the maps, 3 days ago"
    assert button.toolTip() == ""


def test_it_is_pressed_by_mouse_and_by_keys(button: CaseButton, qtbot: QtBot) -> None:
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    click(button)
    button.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
        press(button, key)
    assert len(pressed) == 4


def test_a_click_on_its_words_presses_it_too(button: CaseButton) -> None:
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    click(button.findChildren(TextLabel)[0])
    assert pressed == ["pressed"]


def test_a_long_name_makes_no_wide_button(show: Show) -> None:
    short, long = CaseButton(name="x", line="today"), CaseButton(name="a very long name " * 20, line="today")
    show(short, long, width=300)
    assert long.width() == short.width() <= 300
    assert long.height() == short.height()


def test_both_lines_fit_at_150_per_cent(button: CaseButton, switch: ThemeSwitch) -> None:
    before = button.sizeHint().height()
    switch.set_text_percent(150)
    assert button.sizeHint().height() > before
    switch.set_text_percent(100)
