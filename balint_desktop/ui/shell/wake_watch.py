"""Notices by the clocks alone that the computer slept or the program stood still, and that a day is over.

It needs no signal of any system: a timer of a few seconds compares what it finds with when it should have come.
"""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from balint_desktop.domain.clock import Clock

#: How often the clocks are looked at.
TICK_MS = 2_000
#: More than this between two looks, the machine's sleep included, and nobody can say who sits there now.
GAP_SECONDS = 10.0
#: More than this by which the boot-time clock went ahead of the monotonic one is sleep, however short.
SLEPT_SECONDS = 0.5
#: How long a journal stays open whatever happens (the issue "A vault that can be trusted": 12 h).
SESSION_SECONDS = 12 * 60 * 60.0


class WakeWatch(QObject):
    """Emits `woke` after a gap and `session_over` after twelve hours, once each, from `begin` until `stop`."""

    woke = Signal()
    session_over = Signal()

    def __init__(self, *, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._opened_at = 0.0
        self._boot_at = 0.0
        self._monotonic_at = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.check)

    def begin(self) -> None:
        """Watch from now on: a journal was opened."""
        self._look()
        self._opened_at = self._boot_at
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    @Slot()
    def check(self) -> None:
        """Compare the clocks with what they said the last time."""
        boot_before, monotonic_before = self._boot_at, self._monotonic_at
        self._look()
        passed = self._boot_at - boot_before
        slept = passed - (self._monotonic_at - monotonic_before)
        if passed > GAP_SECONDS or slept > SLEPT_SECONDS:
            self.stop()
            self.woke.emit()
        elif self._boot_at - self._opened_at >= SESSION_SECONDS:
            self.stop()
            self.session_over.emit()

    def _look(self) -> None:
        self._boot_at = self._clock.boot_seconds()
        self._monotonic_at = self._clock.monotonic_seconds()
