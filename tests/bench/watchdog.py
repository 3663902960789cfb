"""Sees how long the GUI thread serves nothing: a thread that knocks every few milliseconds and waits."""

import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, Qt, Signal, Slot

_KNOCK_SECONDS = 0.002
#: From here on it is noted what the GUI thread was doing.
_LOOK_SECONDS = 0.02
#: Shorter waits aren't worth a line.
_REPORT_MS = 8.0
_FRAMES = 6

Report = Callable[[str, str, str], None]


class Watchdog(QObject):
    """Reports each block as its length in ms, the GUI thread's own processor time in ms, and where it was.

    Processor time far below the length means that the thread waited: for Python's lock, or for a processor.
    """

    _knocked = Signal()

    def __init__(self, *, report: Report, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._served = threading.Event()
        self._gui_thread = threading.get_ident()
        self._knocked_at = time.monotonic()
        self._served_at = self._knocked_at
        self._used = time.thread_time()
        self._used_before = self._used
        self._where = "-"
        self._knocked.connect(self._serve, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._run, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to knock."""
        self._thread.start()

    def tell_open_block(self) -> None:
        """Report the block that lasts until now; on the GUI thread, when it is about to end for good."""
        self._tell(time.monotonic() - self._served_at, used=time.thread_time() - self._used)

    @Slot()
    def _serve(self) -> None:
        self._served_at = time.monotonic()
        self._used_before, self._used = self._used, time.thread_time()
        self._served.set()

    def _run(self) -> None:
        while True:
            self._served.clear()
            self._where = "-"
            self._knocked_at = time.monotonic()
            try:
                self._knocked.emit()
            except RuntimeError:
                return  # Qt is gone, and the program with it
            if not self._served.wait(_LOOK_SECONDS):
                self._where = _place_of(sys._current_frames().get(self._gui_thread))
                self._served.wait()
            self._tell(self._served_at - self._knocked_at, used=self._used - self._used_before)
            time.sleep(_KNOCK_SECONDS)

    def _tell(self, seconds: float, *, used: float) -> None:
        if seconds * 1000 >= _REPORT_MS:
            self._report(f"{seconds * 1000:.2f}", f"{used * 1000:.2f}", self._where)


def _place_of(frame: FrameType | None) -> str:
    """Return the innermost functions of a stack, the outer first."""
    places: list[str] = []
    while frame is not None and len(places) < _FRAMES:
        module = str(frame.f_globals.get("__name__", "?")).removeprefix("balint_desktop.")
        places.append(f"{module}.{frame.f_code.co_name}:{frame.f_lineno}")
        frame = frame.f_back
    return ">".join(reversed(places)) or "-"
