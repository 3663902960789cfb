"""A quiet line above the pages: the journal was opened by the recovery code, and a new passphrase is due."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import LinkButton
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class PassphraseReminder(QWidget):
    """Hidden until it is wanted; `settings_requested` when the doctor wants to choose one now."""

    settings_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = TextLabel(
            self.tr("You opened the journal with your recovery code."), role=TextRole.MUTED, is_wrapped=True
        )
        choose = LinkButton(self.tr("Choose a new passphrase…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(spacing.S10, spacing.S3, spacing.S10, 0)
        row.setSpacing(spacing.S3)
        row.addWidget(line, 1)
        row.addWidget(choose)
        choose.clicked.connect(self.settings_requested)
        self.hide()
