"""The banner: one sentence, one action, and time enough to read it."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.banner import Banner, BannerKind
from balint_desktop.ui.widgets.buttons import IconButton
from tests.ui.widgets.conftest import Show


@pytest.fixture
def banner(show: Show, switch: ThemeSwitch) -> Banner:
    made = Banner(icons=switch.icons)
    show(made, QLineEdit())
    # An earlier test may have left the pointer where the banner comes up, and there it would stay.
    QTest.mouseMove(made.window(), made.window().rect().bottomRight())
    return made


def test_a_banner_is_not_there_until_it_has_something_to_say(banner: Banner) -> None:
    assert not banner.isVisible()
    banner.show_message("The note was put away.")
    assert banner.isVisible()
    assert banner.sentence == "The note was put away."
    assert not banner.action_button.isVisible()


def test_its_action_is_told_and_closes_it(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message("The note was put away.", action="Undo")
    with qtbot.waitSignals([banner.closed, banner.action_requested], order="strict"):
        qtbot.mouseClick(banner.action_button, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()
    assert banner.sentence == ""


def test_it_goes_by_itself_after_its_time(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message("The note was put away.", timeout_ms=1)
    qtbot.waitUntil(banner.isHidden)


def test_without_a_time_it_stays_until_closed(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message("first", timeout_ms=1_000)
    banner.show_message("second")
    assert not banner.findChildren(QTimer)[0].isActive()
    close = banner.findChildren(IconButton)[0]
    assert close.accessibleName() == "Close this message"
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)


def test_it_stays_while_the_keyboard_is_in_it(banner: Banner, qtbot: QtBot) -> None:
    banner.show_message("The note was put away.", action="Undo", timeout_ms=1)
    banner.action_button.setFocus()
    timer = banner.findChildren(QTimer)[0]
    with qtbot.waitSignals([timer.timeout, timer.timeout]):
        pass
    assert banner.isVisible()
    banner.window().findChildren(QLineEdit)[0].setFocus()
    qtbot.waitUntil(banner.isHidden)


def test_a_problem_looks_different_from_news(banner: Banner) -> None:
    banner.show_message("The same sentence.")
    news = banner.grab().toImage()
    banner.show_message("The same sentence.", kind=BannerKind.PROBLEM)
    assert banner.kind is BannerKind.PROBLEM
    assert banner.grab().toImage() != news


def test_closing_what_is_closed_tells_nobody(banner: Banner, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(banner.closed):
        banner.close_message()
