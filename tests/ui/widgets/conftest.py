"""What tests of widgets share: the application in the paper theme, and a window with the keyboard."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from balint_desktop import paths
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch
from tests.ui.theme.application_look import restored_look

Show = Callable[..., QWidget]


@pytest.fixture
def switch(qapp: QApplication) -> Iterator[ThemeSwitch]:
    """The theme switch, with paper on."""
    with restored_look(qapp):
        made = ThemeSwitch(resources=paths.resources(), choice=ThemeChoice.PAPER, parent=qapp)
        made.apply(qapp)
        yield made


@pytest.fixture
def show(switch: ThemeSwitch, qtbot: QtBot) -> Iterator[Show]:
    """A function that shows widgets one below the other in a window that has the keyboard."""
    windows: list[QWidget] = []

    def show_in_window(*widgets: QWidget, width: int = 640, height: int = 480) -> QWidget:
        window = QWidget()
        # pytest-qt holds it weakly only.
        windows.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        window.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield show_in_window
    windows.clear()
