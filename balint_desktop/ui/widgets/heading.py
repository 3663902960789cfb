"""The serif line that a page begins with."""

from PySide6.QtWidgets import QWidget

from balint_desktop.ui.widgets.text_label import PlainLabel


class Heading(PlainLabel):
    """A title in the serif; `is_display` is the largest size, for a clock."""

    def __init__(self, text: str = "", *, is_display: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setProperty("grade", "display" if is_display else "title")
        self.setWordWrap(not is_display)
