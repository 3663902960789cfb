"""What Linux tells over D-Bus: logind before sleep and for our session, the screensavers of the desktops.

The only file that imports QtDBus. Nothing waits for an answer: where there is no bus, no logind or no screensaver,
nothing is ever noticed and nothing is wrong.
"""

import os
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)
from PySide6.QtGui import QWindow

from balint_desktop import log
from balint_desktop.services.settings import LockSign
from balint_desktop.ui.shell.system_signals import SystemSignals

#: Source: org.freedesktop.login1(5), "The Manager Object" and "Session Objects"; systemd's inhibitor locks.
_LOGIND = "org.freedesktop.login1"
_LOGIND_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
#: Source: the freedesktop.org idle inhibition service, as KDE has it, and GNOME Shell's own.
_SCREENSAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
#: logind's word for the caller's session or, for a program started outside of one, the user's display session.
_OWN_SESSION = "auto"


class LinuxSignals(SystemSignals):
    """Listens on the system bus and on the session bus, as far as they are there."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system: QDBusConnection | None = None
        self._is_holding = False
        self._inhibitor_fd: int | None = None
        self._session_names = [name for name in (os.environ.get("XDG_SESSION_ID"), _OWN_SESSION) if name]

    def begin(self, window: QWindow) -> None:
        """Watch from now on."""
        self._listen_to_logind()
        self._listen_to_screensavers()

    def hold_sleep(self) -> None:
        """Take logind's delay inhibitor: it waits some seconds with sleeping, at most, until it is let go."""
        if self._system is None or self._is_holding:
            return
        self._is_holding = True
        reason = self.tr("It closes the open journal first.")
        self._ask("Inhibit", ["sleep", "Balint Desktop", reason, "delay"], self._on_inhibitor)

    def let_sleep(self) -> None:
        """Give the inhibitor back; one that is still on its way is given back when it arrives."""
        self._is_holding = False
        if self._inhibitor_fd is not None:
            os.close(self._inhibitor_fd)
            self._inhibitor_fd = None

    def _listen_to_logind(self) -> None:
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SystemBus, "balint-system")
        if not bus.isConnected():
            log.event("no_system_bus")
            return
        self._system = bus
        bus.connect(
            _LOGIND, _LOGIND_PATH, _MANAGER, "PrepareForSleep", self, _slot("on_prepare_for_sleep(bool)")
        )
        self._ask_for_session()

    def _ask_for_session(self) -> None:
        if self._session_names:
            self._ask("GetSession", [self._session_names.pop(0)], self._on_session)

    def _listen_to_screensavers(self) -> None:
        # Without an address libdbus would start a bus of its own, for which there is no use here.
        address = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or _usual_session_bus()
        bus = QDBusConnection.connectToBus(address, "balint-session") if address else None
        if bus is None or not bus.isConnected():
            log.event("no_session_bus")
            return
        for name in _SCREENSAVERS:
            bus.connect(name, "", name, "ActiveChanged", self, _slot("on_active_changed(bool)"))

    def _ask(self, method: str, arguments: list[str], answered: object) -> None:
        if self._system is None:
            return
        message = QDBusMessage.createMethodCall(_LOGIND, _LOGIND_PATH, _MANAGER, method)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(message), self)
        watcher.finished.connect(answered)

    @Slot(QDBusPendingCallWatcher)
    def _on_session(self, watcher: QDBusPendingCallWatcher) -> None:
        watcher.deleteLater()
        answer = _first_argument(watcher)
        if self._system is not None and isinstance(answer, QDBusObjectPath):
            self._system.connect(_LOGIND, answer.path(), _SESSION, "Lock", self, _slot("on_session_lock()"))
        else:
            self._ask_for_session()

    @Slot(QDBusPendingCallWatcher)
    def _on_inhibitor(self, watcher: QDBusPendingCallWatcher) -> None:
        watcher.deleteLater()
        answer = _first_argument(watcher)
        if not isinstance(answer, QDBusUnixFileDescriptor) or not answer.isValid():
            log.event("no_inhibitor")
            return
        descriptor = answer.takeFileDescriptor()
        if self._is_holding and self._inhibitor_fd is None:
            self._inhibitor_fd = descriptor
        else:
            os.close(descriptor)

    @Slot(bool)
    def on_prepare_for_sleep(self, _is_beginning: bool) -> None:
        """Tell of sleep; at its end too, in case that its beginning was missed."""
        self.noticed.emit(LockSign.SLEEP)

    @Slot()
    def on_session_lock(self) -> None:
        """Tell that our session is to be locked."""
        self.noticed.emit(LockSign.SCREEN_LOCK)

    @Slot(bool)
    def on_active_changed(self, is_active: bool) -> None:
        """Tell that the screen is locked; its unlocking is nothing to us."""
        if is_active:
            self.noticed.emit(LockSign.SCREEN_LOCK)


def _first_argument(watcher: QDBusPendingCallWatcher) -> object:
    """Return the first thing that was answered, or None for an error."""
    arguments = [] if watcher.isError() else watcher.reply().arguments()
    return arguments[0] if arguments else None


def _slot(signature: str) -> Any:
    """Return `signature` as QtDBus takes it: as text, while PySide6 6.11's own stubs ask for bytes."""
    return SLOT(signature)


def _usual_session_bus() -> str:
    """Return the address of the session bus where systemd puts it, or nothing."""
    socket = os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), "bus")
    return f"unix:path={socket}" if os.path.exists(socket) else ""
