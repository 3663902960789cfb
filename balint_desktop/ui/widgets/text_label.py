"""Words on a page, by the part they play. Always plain text: a note that looks like HTML stays as written."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class TextRole(StrEnum):
    """The parts words play; READING and NAME are the doctor's own, in the serif.

    FAINT is for the window and for cards only; on any other ground it would be too pale.
    """

    BODY = "body"
    MUTED = "muted"
    FAINT = "faint"
    SMALL = "small"
    WARM = "warm"
    READING = "reading"
    NAME = "name"


class PlainLabel(QLabel):
    """A label that never reads its text as HTML, so that it opens no picture and no link."""

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class TextLabel(PlainLabel):
    """Words of one role; they wrap when `is_wrapped`."""

    def __init__(
        self,
        text: str = "",
        *,
        role: TextRole = TextRole.BODY,
        is_wrapped: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent=parent)
        self.setProperty("role", role.value)
        self.setWordWrap(is_wrapped)
        if is_wrapped:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
