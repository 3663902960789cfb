"""A line that ends in "…" when there is no room for all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class ElidedLabel(TextLabel):
    """Shows as much of its text as fits. Never a tool tip: those show a doctor's words outside of it."""

    def __init__(self, text: str = "", *, role: TextRole = TextRole.BODY, parent: QWidget | None = None) -> None:
        super().__init__(text, role=role, parent=parent)

    def shown_text(self) -> str:
        """Return what is drawn at the present width."""
        line = " ".join(self.text().split())
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, width)

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        """Return room for the "…" alone; the layout may take away all the rest."""
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one line of the text."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self.shown_text())
        painter.end()
