"""A pill with a word that can be chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from balint_desktop.ui.theme import focus_ring
from balint_desktop.ui.widgets.buttons import RingButton

_ARROWS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class Chip(RingButton):
    """A word to choose or let go of. Chosen, it differs by ground, ink and a thicker line, not by hue alone.

    Arrow keys are passed on to the parent. `focused` tells that the focus came.
    """

    focused = Signal()

    def __init__(self, word: str, *, is_checkable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(word, parent=parent)
        self.setCheckable(is_checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    # Qt and RingButton overrides

    def draw_focus(self) -> None:
        """Draw the line in full strength, and a bar under the word."""
        width = self.fontMetrics().horizontalAdvance(self.words())
        focus_ring.draw_pill_focus(self, colour=self.ring_colour(), words_width_px=width)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the group where the focus is."""
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the group; Qt would treat them as Tab."""
        if event.key() in _ARROWS:
            event.ignore()
            return
        super().keyPressEvent(event)
