"""Python's cycle collector, on the GUI thread alone and in small steps.

Left to itself it runs on whichever thread happens to allocate. On the worker it could destroy a Qt object that
belongs to the GUI thread, and a full pass over everything that was imported holds every thread for 45 ms.
So it is off while the program starts; what was loaded by then is set aside (`gc.freeze`), as it never becomes
garbage; and from then on a timer collects the little that is new.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

#: Between two steps; a step takes well under a millisecond while little happens.
_STEP_MS = 5_000
#: Every so many steps all generations are looked at: once a minute.
_STEPS_TO_FULL = 12
_YOUNG = 1
_ALL = 2


class GarbageSteps(QObject):
    """Collects on the thread it lives on, from `begin` on."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self.step)

    def begin(self) -> None:
        """Set aside what is there, and collect from now on."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    @Slot()
    def step(self) -> None:
        """Collect what is young, and now and then everything that is new."""
        self._steps += 1
        gc.collect(_ALL if self._steps % _STEPS_TO_FULL == 0 else _YOUNG)
