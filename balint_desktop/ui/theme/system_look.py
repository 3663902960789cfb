"""What the system says about looks: dark or light, more contrast, larger text. The seam that tests replace."""

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication


class SystemLook(QObject):
    """Reads the system's wishes through Qt; `changed` comes when one of them is another."""

    changed = Signal()

    def __init__(self, *, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hints = app.styleHints()
        # Before anybody gives the application a font, its font is the system's; no font is looked up for it.
        self._font = app.font()
        self._is_scheme_asked = False
        self._connect_signals(app)

    def is_dark(self) -> bool:
        """Return whether the system is dark; False where it doesn't say."""
        return self._hints.colorScheme() is Qt.ColorScheme.Dark

    def wants_contrast(self) -> bool:
        """Return whether the system asks for high contrast; False where it doesn't say."""
        accessibility = _accessibility(self._hints)
        if accessibility is None:
            return False
        return bool(accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast)

    def font(self) -> QFont:
        """Return the font in which the system writes its own menus and labels."""
        return self._font

    def ask_for_scheme(self, *, is_dark: bool | None) -> None:
        """Ask the system to draw its part of our windows, the title bar, dark or light (None: as it likes)."""
        if is_dark is not None:
            self._is_scheme_asked = True
            self._hints.setColorScheme(Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light)
        elif self._is_scheme_asked:
            self._is_scheme_asked = False
            self._hints.unsetColorScheme()

    def _connect_signals(self, app: QApplication) -> None:
        self._hints.colorSchemeChanged.connect(self._on_hint_changed)
        accessibility = _accessibility(self._hints)
        if accessibility is not None:
            accessibility.contrastPreferenceChanged.connect(self._on_hint_changed)
        app.applicationStateChanged.connect(self._on_state_changed)

    @Slot()
    def _on_hint_changed(self) -> None:
        self.changed.emit()

    @Slot(Qt.ApplicationState)
    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        # Text size is changed in another program's window, so it is read again on coming back from there.
        if state is not Qt.ApplicationState.ApplicationActive:
            return
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        if font.pointSizeF() != self._font.pointSizeF():
            self._font = font
            self.changed.emit()


def _accessibility(hints: Any) -> Any:
    """Return Qt's accessibility hints, or None: they came with Qt 6.10, and 6.8 is our oldest."""
    return hints.accessibility() if hasattr(hints, "accessibility") else None
