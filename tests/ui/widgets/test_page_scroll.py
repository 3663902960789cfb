"""A page that scrolls only when the window is too low for it, and never sideways."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from balint_desktop.ui.widgets.line_edits import TextField
from balint_desktop.ui.widgets.page_scroll import PageScroll
from tests.ui.hands import press
from tests.ui.widgets.conftest import Show


def page_of(count: int) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for number in range(count):
        column.addWidget(TextField(name=f"Field {number}"))
    return page


def test_a_low_page_does_not_scroll_and_is_as_wide_as_the_window(show: Show) -> None:
    page = page_of(2)
    scroll = PageScroll(page)
    show(scroll)
    assert scroll.verticalScrollBar().maximum() == 0
    assert page.width() == scroll.viewport().width()


def test_a_high_page_scrolls_to_what_has_the_keyboard(show: Show) -> None:
    page = page_of(40)
    scroll = PageScroll(page)
    show(scroll)
    assert scroll.horizontalScrollBar().maximum() == 0 or not scroll.horizontalScrollBar().isVisible()
    page.findChildren(TextField)[0].setFocus()
    for _ in range(39):
        focused = QApplication.focusWidget()
        assert focused is not None
        press(focused, Qt.Key.Key_Tab)
    last = page.findChildren(TextField)[-1]
    assert QApplication.focusWidget() is last
    y = last.mapTo(scroll, QPoint(0, 0)).y()
    assert 0 <= y <= scroll.height() - last.height()


def test_the_page_itself_is_no_stop_for_the_keyboard(show: Show) -> None:
    scroll = PageScroll(page_of(1))
    show(scroll)
    assert scroll.focusPolicy() is Qt.FocusPolicy.NoFocus
