"""Notices when nobody is there: no key, no mouse, no wheel for some minutes."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow

from balint_desktop.domain.clock import Clock

_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Emits `idled` once when a watched window had no sign of life for `idle_seconds`.

    It listens to the native window and not to the whole application, so that it costs nothing while painting.
    """

    idled = Signal()

    def __init__(self, *, clock: Clock, idle_seconds: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._idle_seconds = idle_seconds
        self._last_at = clock.monotonic_seconds()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check)

    def watch(self, window: QWindow) -> None:
        """Watch `window` from now on, as if somebody had just been there."""
        window.installEventFilter(self)
        self._last_at = self._clock.monotonic_seconds()
        self._arm()

    def set_idle_seconds(self, idle_seconds: float) -> None:
        """Take another patience, counted from the last sign of life."""
        self._idle_seconds = idle_seconds
        self._arm()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    @Slot()
    def check(self) -> None:
        """Emit `idled` when the time is up, else wait for what is left of it."""
        if self._left_seconds() <= 0:
            self._timer.stop()
            self.idled.emit()
        else:
            self._arm()

    def _left_seconds(self) -> float:
        return self._last_at + self._idle_seconds - self._clock.monotonic_seconds()

    def _arm(self) -> None:
        self._timer.start(max(0, int(self._left_seconds() * 1000)) + 1)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a sign of life; never takes an event away."""
        if event.type() in _SIGNS_OF_LIFE:
            self._last_at = self._clock.monotonic_seconds()
        return False
