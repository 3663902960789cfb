"""What the system tells when the screen is locked or the computer goes to sleep, behind one small adapter.

Each system has a module of its own that is imported late, after the first picture. Where nothing is watched the
adapter says so; the wake-gap check (`wake_watch.py`) needs no system at all.
"""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QWindow

from balint_desktop.services.settings import LockSign


class SystemSignals(QObject):
    """Emits `noticed` with a sign to lock. This one, for systems without a module, never does."""

    noticed = Signal(object)

    def begin(self, window: QWindow) -> None:
        """Watch from now on; `window` is the one that Windows sends its messages to."""

    def hold_sleep(self) -> None:
        """Ask the system to wait with sleeping until `let_sleep`, where it can be asked."""

    def let_sleep(self) -> None:
        """Hold up sleep no longer; asking twice, or without having held it up, changes nothing."""


def watched_signs(platform: str) -> frozenset[LockSign]:
    """Return the signs that this program watches on `platform`, which says nothing of whether they arrive."""
    if platform in ("linux", "win32"):
        return frozenset(LockSign)
    return frozenset((LockSign.WAKING,))


def system_signals(*, platform: str = sys.platform, parent: QObject | None = None) -> SystemSignals:
    """Return the adapter for `platform`."""
    if platform == "linux":
        from balint_desktop.ui.shell.linux_signals import LinuxSignals

        return LinuxSignals(parent=parent)
    if platform == "win32":
        from balint_desktop.ui.shell.windows_signals import WindowsSignals

        return WindowsSignals(parent=parent)
    return SystemSignals(parent)
