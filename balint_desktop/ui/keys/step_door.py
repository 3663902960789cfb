"""A door page that leads through steps: one card in the middle, one step at a time."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from balint_desktop.ui.keys.step_form import StepStack
from balint_desktop.ui.widgets.card import Card
from balint_desktop.ui.widgets.door import DoorColumn


class StepDoor(QWidget):
    """Shows the step that its steps are at, below a title and above a promise; a page calls `lay_out` once."""

    _steps: StepStack

    def lay_out(self, steps: StepStack, *, title: str, subtitle: str, promise: str) -> None:
        """Put `steps` onto the card."""
        self._steps = steps
        card = Card(parent=self)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(steps)
        column = DoorColumn(title=title, subtitle=subtitle, card=card, promise=promise, parent=self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)

    @Slot()
    def clear(self) -> None:
        """Forget everything that was typed or shown."""
        self._steps.clear()

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where this step begins."""
        super().showEvent(event)
        self._steps.focus_first()
