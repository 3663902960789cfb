"""What somebody at the keyboard and the mouse does, and finding what they do it to."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

W = TypeVar("W", bound=QWidget)

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def type_words(widget: QWidget, text: str) -> None:
    """Type `text`, key by key."""
    QTest.keyClicks(widget, text)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key and let it go."""
    QTest.keyClick(widget, key, modifiers)


def click(widget: QWidget) -> None:
    """Click in the middle of `widget`."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def one(view: QWidget, kind: type[W]) -> W:
    """Return the one widget of a kind in `view`; the first when there are several."""
    found = view.findChild(kind)
    assert isinstance(found, kind)
    return found


def shown(view: QWidget, kind: type[W]) -> list[W]:
    """Return the widgets of a kind in `view` that can be seen."""
    return [widget for widget in view.findChildren(kind) if widget.isVisible()]


def button(view: QWidget, words: str) -> QAbstractButton:
    """Return the visible button in `view` that says `words`."""
    found = [each for each in shown(view, QAbstractButton) if each.accessibleName() == words]
    assert len(found) == 1, [each.accessibleName() for each in shown(view, QAbstractButton)]
    return found[0]
