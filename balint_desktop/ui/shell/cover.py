"""The neutral page that hides everything while the journal locks."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from balint_desktop.ui.messages import Message
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.heading import Heading
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class CoverPage(QWidget):
    """One sentence in the middle, and a second one only when something keeps the lock from ending."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Heading(self.tr("Your notes are put away"))
        self._message = TextLabel(role=TextRole.WARM, is_wrapped=True)
        for label in (self._title, self._message):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[spacing.S10] * 4)
        column.setSpacing(spacing.S4)
        column.addStretch()
        column.addWidget(self._title)
        column.addWidget(self._message)
        column.addStretch()

    def tell(self, message: Message | None) -> None:
        """Show why the lock can't end yet, or nothing."""
        self._message.setText(message.whole if message else "")
        self._message.setVisible(message is not None)
