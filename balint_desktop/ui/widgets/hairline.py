"""A line of one pixel between two things."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from balint_desktop.ui.theme import spacing


class Hairline(QFrame):
    """A horizontal line, or an upright one."""

    def __init__(
        self,
        *,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        policy = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        if orientation is Qt.Orientation.Vertical:
            policy = policy[1], policy[0]
        self.setSizePolicy(*policy)

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return one pixel; the layout stretches it along."""
        return QSize(spacing.HAIRLINE, spacing.HAIRLINE)

    def minimumSizeHint(self) -> QSize:
        """Return one pixel, as a frame would ask for more."""
        return self.sizeHint()
