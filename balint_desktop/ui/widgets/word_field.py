"""A field in the shape of a chip, to type one word of one's own into."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.line_edits import TextField

#: A word or two, not a note.
WORD_LIMIT = 40

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AWAY = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class WordField(TextField):
    """Emits `word_entered` on Enter and on leaving, with blanks made single; grows with what is typed.

    Arrow keys that have nothing to do here are passed on to the parent. `focused` tells that the focus came.
    """

    word_entered = Signal(str)
    focused = Signal()

    def __init__(self, *, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name=name, placeholder=placeholder, parent=parent)
        self.setMaxLength(WORD_LIMIT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)

    def enter(self) -> None:
        """Emit what is typed, if anything, and empty the field."""
        word = " ".join(self.text().split())
        self.clear_completely()
        if word:
            self.word_entered.emit(word)

    @Slot()
    def _on_text_changed(self) -> None:
        self.updateGeometry()

    def _passes_on(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            return key in _ENTER
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Home):
            return self.cursorPosition() == 0 and not self.hasSelectedText()
        return key in _AWAY

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return room for the words, or for the placeholder while there are none."""
        text = self.text() or self.placeholderText()
        width = self.fontMetrics().horizontalAdvance(text)
        return QSize(width + 2 * spacing.CHIP_PADDING + spacing.S2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same, as a squeezed word can't be read."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the group where the focus is."""
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep a word that was typed and not confirmed."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter the word, empty the field on Escape, or pass the key on."""
        if self._passes_on(event):
            event.ignore()
        elif event.key() in _ENTER:
            self.enter()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_completely()
        else:
            super().keyPressEvent(event)
