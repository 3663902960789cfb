"""Every reason to lock that nobody asked for: idleness, the system's signs, a gap, twelve hours, minimising.

Signs of the system are watched from the first picture on, as a journal that is just being opened must not open into
a locked screen; the rest while it is open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from balint_desktop import log
from balint_desktop.domain.clock import Clock
from balint_desktop.services.settings import LockSign, Settings
from balint_desktop.services.vault import Vault, VaultState
from balint_desktop.ui.shell.idle import IdleWatch
from balint_desktop.ui.shell.system_signals import SystemSignals, system_signals
from balint_desktop.ui.shell.wake_watch import WakeWatch

_SECONDS_IN_MINUTE = 60


class Door(Protocol):
    """What can be asked of the page at which a journal is opened or begun."""

    @property
    def is_busy(self) -> bool:
        """Whether a journal is just being opened or made."""
        ...


class LockWatch(QObject):
    """Emits `lock_requested`; before it, when the system gave a sign, `sign_seen` with the sign."""

    lock_requested = Signal()
    sign_seen = Signal(object)

    def __init__(
        self,
        *,
        vault: Vault,
        window: QWidget,
        clock: Clock,
        is_opening: Callable[[], bool],
        signals: SystemSignals | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._window = window
        self._is_opening = is_opening
        self._settings = Settings()
        self._idle = IdleWatch(clock=clock, idle_seconds=0, parent=self)
        self._wake = WakeWatch(clock=clock, parent=self)
        self._signals = signals or system_signals(parent=self)
        self._signals.setParent(self)
        self._is_looking = False
        self._connect_signals()

    def look_for_signs(self) -> None:
        """Watch the signs of the system from now on, as the window is on the screen; a second time does nothing."""
        if not self._is_looking:
            self._is_looking = True
            self._signals.begin(self._window.windowHandle())

    def begin(self, settings: Settings) -> None:
        """Watch a journal that was just opened."""
        self.look_for_signs()
        self.follow(settings)
        self._idle.watch(self._window.windowHandle())
        self._wake.begin()
        self._window.installEventFilter(self)
        self._signals.hold_sleep()

    def follow(self, settings: Settings) -> None:
        """Go by other settings from now on."""
        self._settings = settings
        self._idle.set_idle_seconds(settings.idle_minutes * _SECONDS_IN_MINUTE)

    def end(self) -> None:
        """Watch no more, as the journal is locked; the computer may sleep."""
        self._signals.let_sleep()
        self._idle.stop()
        self._wake.stop()
        self._window.removeEventFilter(self)

    def _connect_signals(self) -> None:
        self._idle.idled.connect(self.lock_requested)
        self._wake.session_over.connect(self.lock_requested)
        self._wake.woke.connect(self._on_woke)
        self._signals.noticed.connect(self._on_noticed)

    @Slot()
    def _on_woke(self) -> None:
        self._on_noticed(LockSign.WAKING)

    @Slot(object)
    def _on_noticed(self, sign: LockSign) -> None:
        log.event(f"noticed_{sign.name.lower()}")
        self.sign_seen.emit(sign)
        is_closed = self._vault.state in (VaultState.ABSENT, VaultState.LOCKED)
        if not is_closed or self._is_opening():
            # At a closed door there is nothing to lock: it would only start the process anew.
            self.lock_requested.emit()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lock when the window was minimised, for those who want that; never takes an event away."""
        is_change = event.type() is QEvent.Type.WindowStateChange
        if is_change and self._settings.lock_on_minimise and self._window.isMinimized():
            self.lock_requested.emit()
        return False
