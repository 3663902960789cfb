"""Copying a doctor's words: marked so that clipboard histories leave them out, and cleared after a while.

That holds for what is copied by Ctrl+C in any editor too: Qt puts it there unmarked, and it is marked at once.
"""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

#: After how long copied words are cleared, if they are still there (shared/vault.md, "What never happens").
CLEAR_AFTER_SECONDS = 60
#: The hints by which clipboard managers know to forget: KDE, Windows (two), and nspasteboard.org for macOS.
_HINTS = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("ExcludeClipboardContentFromMonitorProcessing", b"1"),
    ("CanIncludeInClipboardHistory", b"\0\0\0\0"),
    ("application/x-nspasteboard-concealed-type", b"1"),
)


class Clipboard(QObject):
    """Puts words onto the system's clipboard and takes them away again, if nobody else put something there."""

    def __init__(
        self, *, is_ours: Callable[[], bool] | None = None, parent: QObject | None = None
    ) -> None:
        """Begin to look after the clipboard; `is_ours` says whether this process filled it (for tests)."""
        super().__init__(parent)
        clipboard = QGuiApplication.clipboard()
        self._is_ours = is_ours or clipboard.ownsClipboard
        clipboard.dataChanged.connect(self._mark_ours)
        self._copied: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear_if_ours)

    def copy(self, text: str) -> None:
        """Copy `text`."""
        data = QMimeData()
        data.setText(text)
        for name, value in _HINTS:
            data.setData(name, value)
        QGuiApplication.clipboard().setMimeData(data)
        self._copied = text
        self._timer.start(CLEAR_AFTER_SECONDS * 1000)

    @Slot()
    def clear_if_ours(self) -> None:
        """Clear the clipboard if it still holds what was copied last."""
        clipboard = QGuiApplication.clipboard()
        if self._copied is not None and clipboard.text() == self._copied:
            clipboard.clear()
        if clipboard.ownsSelection():  # X11: what is only selected can be pasted elsewhere, too
            clipboard.clear(QClipboard.Mode.Selection)
        self._copied = None
        self._timer.stop()

    @Slot()
    def _mark_ours(self) -> None:
        """Mark what an editor of ours has just copied."""
        if self._is_ours():
            data: QMimeData | None = QGuiApplication.clipboard().mimeData()
            if data is not None and data.hasText() and not data.hasFormat(_HINTS[0][0]):
                self.copy(data.text())
