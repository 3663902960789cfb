"""The column of a door page: in the middle, as wide as the design says, and reachable with large text."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.card import Card
from balint_desktop.ui.widgets.door import DoorColumn
from balint_desktop.ui.widgets.line_edits import TextField
from tests.ui.widgets.conftest import Show


@pytest.fixture
def card(switch: ThemeSwitch) -> Card:
    made = Card()
    column = QVBoxLayout(made)
    for number in range(3):
        column.addWidget(TextField(name=f"Field {number}"))
    return made


@pytest.fixture
def door(card: Card) -> DoorColumn:
    return DoorColumn(title="A title", subtitle="A subtitle", card=card, promise="A promise\nin two lines.")


def texts(door: DoorColumn) -> list[str]:
    return [label.text() for label in door.findChildren(QLabel) if label.isVisible()]


def test_the_column_is_in_the_middle_and_of_its_width(door: DoorColumn, card: Card, show: Show) -> None:
    show(door, width=1200, height=900)
    left = card.mapTo(door, QPoint(0, 0)).x()
    right = door.viewport().width() - left - card.width()
    assert abs(left - right) <= 1
    assert card.width() == spacing.scaled(spacing.UNLOCK_CARD_WIDTH, font=door.font())
    assert texts(door) == ["A title", "A subtitle", "A promise\nin two lines."]


def test_other_words_can_stand_above(door: DoorColumn, show: Show) -> None:
    show(door)
    door.set_title("Another", subtitle="")
    assert texts(door) == ["Another", "A promise\nin two lines."]


def test_large_text_in_a_low_window_can_be_scrolled_to(
    door: DoorColumn, card: Card, show: Show, switch: ThemeSwitch
) -> None:
    show(door, width=900, height=600)
    before = card.width()
    switch.set_text_percent(150)
    assert card.width() > before
    assert card.mapTo(door, QPoint(card.width(), 0)).x() <= door.width()
    door.resize(door.width(), 200)
    last = card.findChildren(QWidget)[-1]
    door.ensureWidgetVisible(last)
    assert 0 <= last.mapTo(door, QPoint(0, 0)).y() <= 200
    switch.set_text_percent(100)
