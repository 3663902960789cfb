"""A line that opens and closes what is below it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.buttons import LinkButton
from balint_desktop.ui.widgets.icon_label import IconLabel


class Fold(QWidget):
    """Holds `content` under `title`; folded at first. A word beside the title says how much is inside."""

    toggled = Signal(bool)

    def __init__(self, title: str, *, content: QWidget, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._content = content
        self._is_open = False
        self._arrow = IconLabel("chevron-right", icons=theme.icons, size_px=spacing.ICON_SMALL, parent=self)
        self.button = LinkButton(title, parent=self)
        self._lay_out()
        self.button.clicked.connect(self._on_clicked)
        self.set_open(is_open=False)

    @property
    def is_open(self) -> bool:
        """Whether the content shows."""
        return self._is_open

    def set_open(self, *, is_open: bool) -> None:
        """Show the content, or fold it away."""
        self._is_open = is_open
        self._arrow.set_icon_name("chevron-down" if is_open else "chevron-right")
        self._content.setVisible(is_open)
        self.button.setAccessibleDescription(self.tr("Unfolded") if is_open else self.tr("Folded away"))

    def set_count(self, count: int) -> None:
        """Say how many words are chosen inside; nothing for none."""
        self.button.set_words(self._title if not count else f"{self._title} · {count}")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(spacing.S1)
        head.addWidget(self._arrow)
        head.addWidget(self.button)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.S1)
        column.addLayout(head)
        column.addWidget(self._content)

    @Slot()
    def _on_clicked(self) -> None:
        self.set_open(is_open=not self._is_open)
        self.toggled.emit(self._is_open)
