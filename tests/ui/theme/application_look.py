"""Putting the one QApplication of a test run back to how Qt made it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from balint_desktop.ui.theme.system_look import SystemLook
from balint_desktop.ui.theme.theme_choice import ThemeSwitch


@contextmanager
def restored_look(app: QApplication) -> Iterator[None]:
    """Take away what a test puts onto `app`: style sheet, font, palette, colour scheme, and the switches."""
    font = app.font()
    try:
        yield
    finally:
        for kind in (ThemeSwitch, SystemLook):
            for child in app.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly):
                _drop(child)
        app.setStyleSheet("")
        app.setFont(font)
        app.setPalette(QPalette())
        app.styleHints().unsetColorScheme()


def _drop(switch: QObject) -> None:
    switch.setParent(None)
    switch.deleteLater()
