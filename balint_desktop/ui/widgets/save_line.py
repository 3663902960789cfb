"""The line below an editor: how safe the words are, and how many there are."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from balint_desktop.ui.drafting import SaveStatus
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class SaveLine(QWidget):
    """Says "Saved, encrypted" only while the very words in the editor are on disk."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = TextLabel(role=TextRole.SMALL)
        self._problem = TextLabel(role=TextRole.WARM, is_wrapped=True)
        self._count = TextLabel(role=TextRole.SMALL)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.S4)
        row.addWidget(self._status)
        row.addWidget(self._problem, 1)
        row.addStretch()
        row.addWidget(self._count)
        self.show_status(SaveStatus.NOTHING, message="")

    def status_text(self) -> str:
        """Return what is said about saving."""
        return self._problem.text() or self._status.text()

    def show_status(self, status: SaveStatus, *, message: str) -> None:
        """Say how safe the words are; `message` says why they aren't."""
        self._status.setText(
            {
                SaveStatus.NOTHING: "",
                SaveStatus.WAITING: self.tr("Not saved yet"),
                SaveStatus.SAVED: self.tr("Saved, encrypted"),
                SaveStatus.FAILED: "",
            }[status]
        )
        self._show_problem(message if status is SaveStatus.FAILED else "")

    def show_count(self, words: int) -> None:
        """Say how many words there are; nothing for none."""
        text = self.tr("1 word") if words == 1 else self.tr("{count} words").format(count=words)
        self._count.setText(text if words else "")

    @Slot(int)
    def show_limit(self, limit: int) -> None:
        """Say that something was too long to be put in."""
        self._show_problem(
            self.tr(
                "That is longer than one note can hold ({limit} characters), so nothing was put in. "
                "What you wrote is unchanged."
            ).format(limit=f"{limit:,}".replace(",", " "))
        )

    def _show_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self._status.setVisible(not text)
