"""Fault test 33, by clocks: sleep, standing still and twelve hours are noticed without any signal."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from balint_desktop.domain.clock import SystemClock
from balint_desktop.ui.shell.wake_watch import GAP_SECONDS, SESSION_SECONDS, TICK_MS, WakeWatch
from tests.fakes import FakeClock

TICK_SECONDS = TICK_MS / 1000


@pytest.fixture
def parent(qapp: QApplication) -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def watch(clock: FakeClock, parent: QObject, told: list[str]) -> WakeWatch:
    made = WakeWatch(clock=clock, parent=parent)
    made.woke.connect(lambda: told.append("woke"))
    made.session_over.connect(lambda: told.append("over"))
    made.begin()
    return made


def timer_of(watch: WakeWatch) -> QTimer:
    timer = watch.findChild(QTimer)
    assert isinstance(timer, QTimer)
    return timer


def test_ordinary_ticks_tell_nothing(watch: WakeWatch, clock: FakeClock, told: list[str]) -> None:
    for _ in range(100):
        clock.advance(TICK_SECONDS)
        timer_of(watch).timeout.emit()
    assert told == []
    assert timer_of(watch).isActive()


def test_a_late_tick_of_a_busy_machine_tells_nothing(
    watch: WakeWatch, clock: FakeClock, told: list[str]
) -> None:
    clock.advance(GAP_SECONDS)
    watch.check()
    assert told == []


@pytest.mark.parametrize("seconds", [1, 60, 100_000])
def test_sleep_that_only_the_boot_clock_counts_is_told_once(
    watch: WakeWatch, clock: FakeClock, told: list[str], seconds: float
) -> None:
    clock.sleep(seconds)
    clock.advance(0.1)
    watch.check()
    assert told == ["woke"]
    assert not timer_of(watch).isActive()


def test_standing_still_is_told(watch: WakeWatch, clock: FakeClock, told: list[str]) -> None:
    clock.advance(GAP_SECONDS + 0.1)
    watch.check()
    assert told == ["woke"]


def test_sleep_before_the_journal_was_opened_is_nothing(
    watch: WakeWatch, clock: FakeClock, told: list[str]
) -> None:
    watch.stop()
    clock.sleep(5_000)
    watch.begin()
    clock.advance(TICK_SECONDS)
    watch.check()
    assert told == []


def test_after_twelve_hours_it_is_over_whatever_was_done(
    watch: WakeWatch, clock: FakeClock, told: list[str]
) -> None:
    for _ in range(int(SESSION_SECONDS / TICK_SECONDS) - 1):
        clock.advance(TICK_SECONDS)
        watch.check()
    assert told == []
    clock.advance(TICK_SECONDS)
    watch.check()
    assert told == ["over"]
    assert not timer_of(watch).isActive()


def test_a_stopped_watch_looks_no_more(watch: WakeWatch) -> None:
    watch.stop()
    assert not timer_of(watch).isActive()


def test_the_clock_of_this_machine_counts_from_its_boot() -> None:
    clock = SystemClock()
    first = clock.boot_seconds()
    assert first >= clock.monotonic_seconds() - 1
    assert clock.boot_seconds() >= first
