"""Fields of one line: the usual one, the one to search with, and the one for an invented name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from balint_desktop.ui.theme import spacing

#: The doctor's words are nothing for a keyboard to learn. Best effort: systems may ignore it.
PRIVATE_HINTS = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


class TextField(QLineEdit):
    """A field of one line; `name` is what a screen reader says."""

    def __init__(self, *, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setInputMethodHints(PRIVATE_HINTS)

    def clear_completely(self) -> None:
        """Empty the field with all that undo could bring back."""
        # setText forgets the history of edits, which clear() keeps.
        self.setText("")


class SearchField(TextField):
    """A lower field to look for things with; Escape empties it, and is passed on when it is empty."""

    def __init__(self, *, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name=name, placeholder=placeholder, parent=parent)
        self.setProperty("compact", True)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape while there is something to empty."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class NameEdit(TextField):
    """A bare line in the serif with a hairline below, which thickens where the keyboard is."""

    def __init__(self, *, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name=name, placeholder=placeholder, parent=parent)
        # Flush with the note below it.
        self.setTextMargins(-spacing.LINE_EDIT_MARGIN, 0, -spacing.LINE_EDIT_MARGIN, 0)
