"""The system asks the process to end: that is a wish to lock and quit, and nothing is cut off."""

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from balint_desktop.ui.shell.end_signals import EndSignals

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@pytest.fixture
def end_signals(qapp: QApplication) -> Iterator[EndSignals]:
    before = {number: signal.getsignal(number) for number in SIGNALS}
    parent = QObject()
    made = EndSignals(parent=parent)
    wakeup = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(wakeup, warn_on_full_buffer=False)
    yield made
    signal.set_wakeup_fd(-1)
    for number, handler in before.items():
        signal.signal(number, handler)
    parent.deleteLater()
    os.close(wakeup)


@pytest.mark.parametrize("number", SIGNALS)
def test_each_signal_asks_for_the_end(end_signals: EndSignals, qtbot: QtBot, number: int) -> None:
    with qtbot.waitSignal(end_signals.end_requested):
        os.kill(os.getpid(), number)


def test_a_second_signal_asks_again(end_signals: EndSignals, qtbot: QtBot) -> None:
    for _ in range(2):
        with qtbot.waitSignal(end_signals.end_requested):
            os.kill(os.getpid(), signal.SIGTERM)
