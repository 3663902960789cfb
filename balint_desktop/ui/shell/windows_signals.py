"""What Windows tells by messages: the session was locked (WTS), the computer goes to sleep or wakes (power).

Not run by any test on Windows itself: the tests hand it messages as Windows lays them out, and the release
checklist in packaging/README.md names what a person looks at.
"""

import ctypes
import ctypes.wintypes
import sys

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtGui import QWindow

from balint_desktop import log
from balint_desktop.services.settings import LockSign
from balint_desktop.ui.shell.system_signals import SystemSignals

#: Source: learn.microsoft.com, "WM_WTSSESSION_CHANGE" and "WM_POWERBROADCAST"; WtsApi32.h and WinUser.h.
WM_POWERBROADCAST = 0x0218
WM_WTSSESSION_CHANGE = 0x02B1
PBT_APMSUSPEND = 0x0004
PBT_APMRESUMEAUTOMATIC = 0x0012
WTS_CONSOLE_DISCONNECT = 0x2
WTS_REMOTE_DISCONNECT = 0x4
WTS_SESSION_LOCK = 0x7
_NOTIFY_FOR_THIS_SESSION = 0
_MESSAGE_KINDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
_LEAVES = (WTS_SESSION_LOCK, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT)
_SLEEPS = (PBT_APMSUSPEND, PBT_APMRESUMEAUTOMATIC)


class WindowsSignals(SystemSignals):
    """Looks at the messages that Windows sends to the window; it takes none away, and can't hold up sleep."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = _MessageFilter(self)

    def begin(self, window: QWindow) -> None:
        """Ask Windows for the messages of the session, and look at all that arrive from now on."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        if not _ask_for_session_messages(int(window.winId())):
            log.event("no_session_messages")

    def look_at(self, message: int, what: int) -> None:
        """Tell of a message that is a sign to lock; `what` is its `wParam`."""
        if message == WM_WTSSESSION_CHANGE and what in _LEAVES:
            self.noticed.emit(LockSign.SCREEN_LOCK)
        elif message == WM_POWERBROADCAST and what in _SLEEPS:
            self.noticed.emit(LockSign.SLEEP)


class _MessageFilter(QAbstractNativeEventFilter):
    def __init__(self, signals: WindowsSignals) -> None:
        super().__init__()
        self._signals = signals

    # Qt overrides

    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Look at the message at the address `message`; never takes it away."""
        kind = eventType.data() if isinstance(eventType, QByteArray) else bytes(eventType)
        if kind in _MESSAGE_KINDS:
            found = ctypes.wintypes.MSG.from_address(int(message))
            self._signals.look_at(found.message, found.wParam)
        return False, 0


def _ask_for_session_messages(window_handle: int) -> bool:
    """Register the window for the messages of its session; Windows forgets it with the window."""
    if sys.platform != "win32":
        return False
    wtsapi = ctypes.WinDLL("wtsapi32")
    return bool(
        wtsapi.WTSRegisterSessionNotification(ctypes.c_void_p(window_handle), _NOTIFY_FOR_THIS_SESSION)
    )
