"""A row of chips of which exactly one is chosen, as Settings asks everything."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.chip import Chip
from balint_desktop.ui.widgets.flow_layout import FlowLayout
from balint_desktop.ui.widgets.roving_focus import RovingFocus


class ChoiceRow(QWidget):
    """Chips of which exactly one is chosen; `chosen` carries its value.

    The row is one stop of the Tab key, at the chip that is in force; arrows move inside, Space chooses.
    """

    chosen = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[object, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._values = [value for value, _ in choices]
        flow = FlowLayout(gap_px=spacing.CHIP_GAP, line_gap_px=spacing.S2, parent=self)
        for number, (_, words) in enumerate(choices):
            chip = Chip(words, parent=self)
            self._group.addButton(chip, number)
            flow.addWidget(chip)
            chip.focused.connect(self._on_chip_focused)
        self._roving = RovingFocus()
        self._roving.set_members(list(self._group.buttons()))
        self._group.idClicked.connect(self._on_clicked)

    def show_chosen(self, value: object) -> None:
        """Mark `value` as the one in force."""
        if value not in self._values:
            return
        chip = self._group.button(self._values.index(value))
        chip.setChecked(True)
        if not any(button.hasFocus() for button in self._group.buttons()):
            self._roving.set_current(chip)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._values[number])

    @Slot()
    def _on_chip_focused(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            self._roving.set_current(focused)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the chips by the arrows, Home and End."""
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._roving.move(
            event.key(), is_right_to_left=self.isRightToLeft()
        ):
            return
        super().keyPressEvent(event)
