"""The one window: a door, the journal, or the cover, and never two of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from balint_desktop.ui.theme import spacing

if TYPE_CHECKING:
    from balint_desktop.ui.messages import Message
    from balint_desktop.ui.shell.cover import CoverPage


class Window(QMainWindow):
    """Its title is the program's name and nothing else. Closing it is a request: what is open locks first.

    `drawn` comes once, after its first picture is on the screen.
    """

    close_requested = Signal()
    drawn = Signal()

    def __init__(self, *, geometry: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Balint Desktop"))
        self.setMinimumSize(spacing.WINDOW_MIN_WIDTH, spacing.WINDOW_MIN_HEIGHT)
        self._stack = QStackedWidget(self)
        self.setCentralWidget(self._stack)
        self._cover: CoverPage | None = None
        self._may_close = False
        self._is_drawn = False
        self._take_geometry(geometry)

    def show_page(self, page: QWidget) -> None:
        """Show `page`; the one that was shown is dropped."""
        before = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None and before is not page:
            self._stack.removeWidget(before)
            before.deleteLater()
            if before is self._cover:
                self._cover = None

    def cover(self) -> None:
        """Hide everything behind the neutral page, painted before this returns; other windows are closed."""
        if self._cover is None:
            from balint_desktop.ui.shell.cover import CoverPage

            self._cover = CoverPage()
            self._stack.addWidget(self._cover)
        self._stack.setCurrentWidget(self._cover)
        for other in QGuiApplication.topLevelWindows():
            if other is not self.windowHandle():
                other.close()
        self.repaint()

    def tell_on_cover(self, message: Message | None) -> None:
        """Say on the cover why the lock can't end yet."""
        if self._cover is not None:
            self._cover.tell(message)

    @Slot()
    def come_to_front(self) -> None:
        """Show the window above others, as far as the system allows."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def geometry_text(self) -> str:
        """Return the window's size and place, to be remembered."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def close_for_good(self) -> None:
        """Close without asking again."""
        self._may_close = True
        self.close()

    @Slot()
    def _tell_drawn(self) -> None:
        self.drawn.emit()

    def _take_geometry(self, geometry: str) -> None:
        saved = QByteArray.fromBase64(geometry.encode("ascii", "ignore"))
        if not geometry or not self.restoreGeometry(saved):
            self.resize(spacing.WINDOW_WIDTH, spacing.WINDOW_HEIGHT)

    # Qt overrides

    def closeEvent(self, event: QCloseEvent) -> None:
        """Turn closing into a request until `close_for_good`."""
        if self._may_close:
            super().closeEvent(event)
            return
        event.ignore()
        self.close_requested.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Listen for the first time that the window is really on the screen."""
        super().showEvent(event)
        if not self._is_drawn:
            self.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell of the first picture: Qt paints within the event by which the system exposes the window."""
        if event.type() is QEvent.Type.Expose and not self._is_drawn and self.windowHandle().isExposed():
            self._is_drawn = True
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._tell_drawn)
        return False
