"""The one window: a neutral title, one page at a time, and closing it is only a wish."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.shell.cover import CoverPage
from balint_desktop.ui.shell.journal_view import JournalView
from balint_desktop.ui.shell.window import Window
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.line_edits import NameEdit
from balint_desktop.ui.widgets.note_edit import NoteEdit
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.ui.conftest import Settle
from tests.ui.hands import CTRL, one, press, type_words


def test_the_title_never_tells_what_is_written(view: JournalView, window: Window, settle: Settle) -> None:
    type_words(one(view, NameEdit), "Schwester")
    type_words(one(view, NoteEdit), "Schwester wept.")
    press(one(view, NoteEdit), Qt.Key.Key_Return, CTRL)
    settle()
    kept = view.today_presenter.state.kept
    assert kept is not None
    view.open_case(kept.id)
    settle()
    titles = {top.title() for top in QGuiApplication.topLevelWindows()}
    titles |= {widget.windowTitle() for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    assert titles == {"Balint Desktop"}
    for top in QApplication.topLevelWidgets():
        assert "Schwester" not in top.accessibleName() + top.accessibleDescription()
        for widget in top.findChildren(QWidget):
            assert "Schwester" not in widget.toolTip()


def test_one_page_is_shown_and_the_earlier_one_is_dropped(window: Window, qtbot: QtBot) -> None:
    first, second = QLabel("one"), QLabel("two")
    window.show_page(first)
    with qtbot.waitSignal(first.destroyed):
        window.show_page(second)
    assert second.isVisible()
    window.show_page(second)
    assert second.isVisible()


def test_closing_is_a_wish_until_it_is_meant(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.close_requested):
        window.close()
    assert window.isVisible()
    window.close_for_good()
    assert not window.isVisible()


def test_the_first_picture_is_told_once(switch: ThemeSwitch, qtbot: QtBot) -> None:
    window = Window()
    told: list[str] = []
    window.drawn.connect(lambda: told.append("drawn"))
    with qtbot.waitSignal(window.drawn):
        window.show()
    window.hide()
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    assert told == ["drawn"]
    window.close_for_good()
    window.deleteLater()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_cover_hides_the_page_and_closes_what_else_is_open(window: Window) -> None:
    page = QLabel("Schwester")
    window.show_page(page)
    menu = QMenu(page)
    menu.addAction("Schwester")
    menu.popup(window.pos())
    window.cover()
    window.cover()
    assert not page.isVisible()
    assert not menu.isVisible()
    assert window.isVisible()
    assert one(window, CoverPage).isVisible()


def test_the_cover_says_why_it_stays_and_nothing_else(window: Window) -> None:
    window.tell_on_cover(None)
    window.cover()
    cover = one(window, CoverPage)
    assert [label.text() for label in cover.findChildren(TextLabel) if label.isVisible()] == []
    message = message_for(BalintError(ErrorCode.DISK_FULL))
    window.tell_on_cover(message)
    assert [label.text() for label in cover.findChildren(TextLabel) if label.isVisible()] == [message.whole]
    window.tell_on_cover(None)
    assert not [label for label in cover.findChildren(TextLabel) if label.isVisible()]


def test_a_page_shown_after_a_cover_can_be_covered_again(window: Window) -> None:
    window.cover()
    page = QLabel("page")
    window.show_page(page)
    assert page.isVisible()
    window.cover()
    assert not page.isVisible()


def test_size_and_place_come_back(window: Window, switch: ThemeSwitch) -> None:
    window.resize(spacing.WINDOW_MIN_WIDTH, spacing.WINDOW_MIN_HEIGHT + 50)
    again = Window(geometry=window.geometry_text())
    assert again.size() == window.size()
    again.deleteLater()


@pytest.mark.parametrize("geometry", ["", "nonsense", "AdnQ", "é" * 50, "=" * 100, "A" * 4000])
def test_an_odd_geometry_gives_a_window_of_the_usual_size(switch: ThemeSwitch, geometry: str) -> None:
    window = Window(geometry=geometry)
    assert (window.width(), window.height()) == (spacing.WINDOW_WIDTH, spacing.WINDOW_HEIGHT)
    window.deleteLater()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_coming_to_the_front_brings_back_a_minimised_window(window: Window) -> None:
    window.showMinimized()
    window.come_to_front()
    assert not window.isMinimized()
    assert window.isVisible()
