"""What a page says while there is nothing on it: a sentence, a line, and perhaps a first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import QuietButton
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class EmptyState(QWidget):
    """A serif sentence, a quiet line below, and a button when `action` names one (`action_requested`)."""

    action_requested = Signal()

    def __init__(self, sentence: str, *, line: str = "", action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = TextLabel(sentence, role=TextRole.NAME, is_wrapped=True, parent=self)
        self._line = TextLabel(line, role=TextRole.MUTED, is_wrapped=True, parent=self)
        self._button = QuietButton(action, parent=self)
        self._lay_out()
        self._button.clicked.connect(self.action_requested)
        self.set_words(sentence, line=line, action=action)

    @property
    def action_button(self) -> QuietButton:
        """The button, hidden when there is no action."""
        return self._button

    def set_words(self, sentence: str, *, line: str = "", action: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self._button.set_words(action)
        self._button.setVisible(bool(action))

    def _lay_out(self) -> None:
        for label in (self._sentence, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(spacing.S6, spacing.S6, spacing.S6, spacing.S6)
        column.setSpacing(spacing.S2)
        column.addStretch()
        column.addWidget(self._sentence)
        column.addWidget(self._line)
        column.addSpacing(spacing.S4)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
