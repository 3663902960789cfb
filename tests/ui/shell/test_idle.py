"""Nobody there: told once, after the time that was set, counted from the last key or move."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication

from balint_desktop.ui.shell.idle import IdleWatch
from tests.fakes import FakeClock


@pytest.fixture
def window(qapp: QApplication) -> Iterator[QWindow]:
    made = QWindow()
    yield made
    made.deleteLater()


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def idled() -> list[str]:
    return []


@pytest.fixture
def watch(clock: FakeClock, window: QWindow, parent: QObject, idled: list[str]) -> IdleWatch:
    made = IdleWatch(clock=clock, idle_seconds=300, parent=parent)
    made.idled.connect(lambda: idled.append("idle"))
    made.watch(window)
    return made


def timer_of(watch: IdleWatch) -> QTimer:
    timer = watch.findChild(QTimer)
    assert isinstance(timer, QTimer)
    return timer


def pass_time(watch: IdleWatch, clock: FakeClock, seconds: float) -> None:
    clock.advance(seconds)
    timer_of(watch).timeout.emit()


def press_key(window: QWindow) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifiers))


def move_mouse(window: QWindow) -> None:
    none, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    QApplication.sendEvent(
        window, QMouseEvent(QEvent.Type.MouseMove, QPointF(1, 1), QPointF(1, 1), button, button, none)
    )


def test_after_the_time_it_is_told_once(watch: IdleWatch, clock: FakeClock, idled: list[str]) -> None:
    pass_time(watch, clock, 299)
    assert idled == []
    assert timer_of(watch).isActive()
    pass_time(watch, clock, 1)
    assert idled == ["idle"]
    assert not timer_of(watch).isActive()


@pytest.mark.parametrize("sign", [press_key, move_mouse])
def test_a_sign_of_life_begins_the_time_anew(
    watch: IdleWatch, clock: FakeClock, window: QWindow, idled: list[str], sign: object
) -> None:
    assert callable(sign)
    pass_time(watch, clock, 299)
    sign(window)
    pass_time(watch, clock, 299)
    assert idled == []
    pass_time(watch, clock, 1)
    assert idled == ["idle"]


def test_other_events_are_no_sign_of_life(
    watch: IdleWatch, clock: FakeClock, window: QWindow, idled: list[str]
) -> None:
    clock.advance(299)
    for kind in (QEvent.Type.UpdateRequest, QEvent.Type.Enter, QEvent.Type.WindowActivate):
        QApplication.sendEvent(window, QEvent(kind))
    pass_time(watch, clock, 1)
    assert idled == ["idle"]


def test_no_event_is_taken_away(watch: IdleWatch, window: QWindow) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    assert not watch.eventFilter(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifiers))


def test_another_patience_counts_from_the_last_sign(
    watch: IdleWatch, clock: FakeClock, idled: list[str]
) -> None:
    clock.advance(100)
    watch.set_idle_seconds(60)
    timer_of(watch).timeout.emit()
    assert idled == ["idle"]


def test_a_longer_patience_waits_longer(watch: IdleWatch, clock: FakeClock, idled: list[str]) -> None:
    watch.set_idle_seconds(600)
    pass_time(watch, clock, 599)
    assert idled == []
    pass_time(watch, clock, 1)
    assert idled == ["idle"]


def test_a_stopped_watch_tells_nothing(watch: IdleWatch) -> None:
    watch.stop()
    assert not timer_of(watch).isActive()


def test_waking_after_a_long_sleep_is_idle_at_once(watch: IdleWatch, clock: FakeClock, idled: list[str]) -> None:
    pass_time(watch, clock, 40_000)
    assert idled == ["idle"]
