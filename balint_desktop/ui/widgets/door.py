"""The column in the middle of a door page: a title, a card, and a promise below it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.heading import Heading
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class DoorColumn(QScrollArea):
    """Centres `card` under `title`; scrolls when the window is too low for large text."""

    def __init__(
        self, *, title: str, subtitle: str, card: QWidget, promise: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._card = card
        self._column = QWidget()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = Heading(title)
        self._subtitle = TextLabel(subtitle, role=TextRole.MUTED, is_wrapped=True)
        self._promise = TextLabel(promise, role=TextRole.FAINT, is_wrapped=True)
        for label in (self._title, self._subtitle, self._promise):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()
        self._take_width()

    def set_title(self, title: str, *, subtitle: str) -> None:
        """Show other words above the card."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._column)
        inside.setContentsMargins(0, spacing.S6, 0, spacing.S6)
        inside.setSpacing(0)
        inside.addStretch(1)
        for widget, gap in (
            (self._title, spacing.S2),
            (self._subtitle, spacing.S8),
            (self._card, spacing.S6),
            (self._promise, 0),
        ):
            inside.addWidget(widget)
            inside.addSpacing(gap)
        inside.addStretch(1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(spacing.S4, 0, spacing.S4, 0)
        row.addStretch(1)
        row.addWidget(self._column)
        row.addStretch(1)
        self.setWidget(page)

    def _take_width(self) -> None:
        self._column.setFixedWidth(spacing.scaled(spacing.UNLOCK_CARD_WIDTH, font=self.font()))

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_promise"):
            self._take_width()
