"""Windows' messages at their border, laid out as Windows does; Windows itself isn't run by any test."""

import ctypes
import ctypes.wintypes
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from balint_desktop.services.settings import LockSign
from balint_desktop.ui.shell import windows_signals as windows
from balint_desktop.ui.shell.system_signals import SystemSignals, system_signals, watched_signs

WM_KEYDOWN = 0x0100
WTS_SESSION_UNLOCK = 0x8
PBT_APMPOWERSTATUSCHANGE = 0xA


@pytest.fixture
def signals(qapp: QApplication) -> Iterator[windows.WindowsSignals]:
    made = system_signals(platform="win32", parent=qapp)
    assert isinstance(made, windows.WindowsSignals)
    yield made
    qapp.removeNativeEventFilter(made._filter)
    made.deleteLater()


@pytest.fixture
def noticed(signals: windows.WindowsSignals) -> list[LockSign]:
    told: list[LockSign] = []
    signals.noticed.connect(told.append)
    return told


def send(
    native: QAbstractNativeEventFilter, message: int, what: int, kind: bytes = b"windows_generic_MSG"
) -> object:
    """Hand a message over as Qt does: its kind, and its address."""
    laid_out = ctypes.wintypes.MSG(message=message, wParam=what)
    return native.nativeEventFilter(QByteArray(kind), ctypes.addressof(laid_out))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("message", "what", "sign"),
    [
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOCK, LockSign.SCREEN_LOCK),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_CONSOLE_DISCONNECT, LockSign.SCREEN_LOCK),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_REMOTE_DISCONNECT, LockSign.SCREEN_LOCK),
        (windows.WM_POWERBROADCAST, windows.PBT_APMSUSPEND, LockSign.SLEEP),
        (windows.WM_POWERBROADCAST, windows.PBT_APMRESUMEAUTOMATIC, LockSign.SLEEP),
    ],
)
def test_a_message_that_is_a_sign_is_told_and_left_to_windows(
    signals: windows.WindowsSignals, noticed: list[LockSign], message: int, what: int, sign: LockSign
) -> None:
    assert send(signals._filter, message, what) == (False, 0)
    assert noticed == [sign]


@pytest.mark.parametrize(
    ("message", "what", "kind"),
    [
        (windows.WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK, b"windows_generic_MSG"),
        (windows.WM_POWERBROADCAST, PBT_APMPOWERSTATUSCHANGE, b"windows_generic_MSG"),
        (WM_KEYDOWN, windows.WTS_SESSION_LOCK, b"windows_generic_MSG"),
        (windows.WM_WTSSESSION_CHANGE, windows.WTS_SESSION_LOCK, b"xcb_generic_event_t"),
    ],
)
def test_any_other_message_is_nothing(
    signals: windows.WindowsSignals, noticed: list[LockSign], message: int, what: int, kind: bytes
) -> None:
    assert send(signals._filter, message, what, kind) == (False, 0)
    assert noticed == []


def test_where_windows_gives_no_session_messages_the_program_goes_on(signals: windows.WindowsSignals) -> None:
    window = QWindow()
    signals.begin(window)
    signals.hold_sleep()
    signals.let_sleep()
    window.deleteLater()


def test_a_system_without_a_module_says_that_it_watches_clocks_alone(qapp: QApplication) -> None:
    made = system_signals(platform="darwin", parent=qapp)
    assert type(made) is SystemSignals
    window = QWindow()
    made.begin(window)
    made.hold_sleep()
    made.let_sleep()
    window.deleteLater()
    made.deleteLater()
    assert watched_signs("darwin") == {LockSign.WAKING}
    assert watched_signs("linux") == watched_signs("win32") == set(LockSign)
