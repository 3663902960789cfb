"""The small bold line above a card or a group of chips."""

from PySide6.QtWidgets import QWidget

from balint_desktop.ui.widgets.text_label import PlainLabel


class SectionLabel(PlainLabel):
    """Names what follows; give it a buddy when that is a field."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
