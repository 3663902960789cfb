"""Copied words: marked for clipboard managers, cleared after a minute, and never somebody else's."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from pytestqt.qtbot import QtBot

from balint_desktop.ui.shell.clipboard import CLEAR_AFTER_SECONDS, Clipboard

HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": b"\0\0\0\0",
    "application/x-nspasteboard-concealed-type": b"1",
}


class Owner:
    """Says whose the clipboard is; Qt can't say it without a screen."""

    def __init__(self) -> None:
        self.is_us = True

    def __call__(self) -> bool:
        return self.is_us


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.fixture
def clipboard(qapp: QApplication, owner: Owner) -> Iterator[Clipboard]:
    QGuiApplication.clipboard().clear()
    parent = QObject()
    yield Clipboard(is_ours=owner, parent=parent)
    shiboken6.delete(parent)
    QGuiApplication.clipboard().clear()


def system() -> QClipboard:
    return QGuiApplication.clipboard()


def timer_of(clipboard: Clipboard) -> QTimer:
    timer = clipboard.findChild(QTimer)
    assert isinstance(timer, QTimer)
    return timer


def hints() -> dict[str, bytes]:
    data = system().mimeData()
    return {name: bytes(data.data(name).data()) for name in HINTS if data.hasFormat(name)}


def test_copied_words_carry_the_hints(clipboard: Clipboard) -> None:
    clipboard.copy("He wept.")
    assert system().text() == "He wept."
    assert hints() == HINTS


def test_they_are_cleared_after_a_minute(clipboard: Clipboard) -> None:
    clipboard.copy("He wept.")
    timer = timer_of(clipboard)
    assert (timer.isActive(), timer.interval()) == (True, CLEAR_AFTER_SECONDS * 1000)
    assert CLEAR_AFTER_SECONDS == 60
    timer.timeout.emit()
    assert system().text() == ""
    assert not timer.isActive()


def test_a_second_copy_begins_another_minute(clipboard: Clipboard) -> None:
    clipboard.copy("one")
    clipboard.copy("two")
    clipboard.clear_if_ours()
    assert system().text() == ""


def test_what_somebody_else_copied_meanwhile_stays(clipboard: Clipboard, owner: Owner) -> None:
    clipboard.copy("He wept.")
    owner.is_us = False
    system().setText("a shopping list")
    clipboard.clear_if_ours()
    assert system().text() == "a shopping list"


def test_nothing_copied_clears_nothing(clipboard: Clipboard, owner: Owner) -> None:
    owner.is_us = False
    system().setText("a shopping list")
    clipboard.clear_if_ours()
    assert system().text() == "a shopping list"


@pytest.mark.parametrize("is_cut", [False, True])
@pytest.mark.parametrize("kind", [QTextEdit, QLineEdit])
def test_what_an_editor_of_ours_copies_is_marked_and_cleared_too(
    clipboard: Clipboard, qtbot: QtBot, kind: type[QTextEdit | QLineEdit], is_cut: bool
) -> None:
    editor = kind("He wept.")
    qtbot.addWidget(editor)
    editor.selectAll()
    if is_cut:
        editor.cut()
    else:
        editor.copy()
    assert system().text() == "He wept."
    assert hints() == HINTS
    assert not system().mimeData().hasHtml()
    clipboard.clear_if_ours()
    assert system().text() == ""


def test_what_others_copy_is_left_as_it_is(clipboard: Clipboard, owner: Owner) -> None:
    owner.is_us = False
    system().setText("a shopping list")
    assert hints() == {}
    assert not timer_of(clipboard).isActive()


def test_a_picture_of_ours_is_left_as_it_is(clipboard: Clipboard) -> None:
    data = QMimeData()
    data.setData("image/png", b"x")
    system().setMimeData(data)
    assert hints() == {}
