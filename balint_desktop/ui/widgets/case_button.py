"""A card that is a button: a serif line and a quiet one below."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import RingButton
from balint_desktop.ui.widgets.elided_label import ElidedLabel
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class CaseButton(RingButton):
    """Opens what it names. `case_id` is whatever its page wants to know when it is pressed."""

    def __init__(self, *, name: str, line: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.case_id: object = None
        self.setAccessibleName(f"{name}, {line}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[spacing.SIDE_CARD_PADDING] * 4)
        column.setSpacing(spacing.S1)
        column.addWidget(ElidedLabel(name, role=TextRole.READING))
        column.addWidget(TextLabel(line, role=TextRole.MUTED))

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return the room that both lines need."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room; the name may be cut short."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()
