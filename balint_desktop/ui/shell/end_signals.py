"""Logging out, shutting down or Ctrl+C in a terminal end the program as closing its window does: locked first."""

import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_ENDS = ("SIGTERM", "SIGINT", "SIGHUP")


class EndSignals(QObject):
    """Emits `end_requested` when the system asks the process to end. Windows sends a close event instead."""

    end_requested = Signal()

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier: QSocketNotifier | None = None
        if sys.platform == "win32":
            return
        self._read_end, write_end = os.pipe()
        for end in (self._read_end, write_end):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(write_end, warn_on_full_buffer=False)
        for name in _ENDS:
            signal.signal(getattr(signal, name), _leave_to_qt)
        self._notifier = QSocketNotifier(self._read_end, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    @Slot()
    def _on_signal(self) -> None:
        os.read(self._read_end, 64)
        self.end_requested.emit()


def _leave_to_qt(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: the number written to the pipe is what wakes Qt."""
