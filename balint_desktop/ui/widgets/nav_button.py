"""One place of the navigation: its name, and at the end the key that goes there."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import RingButton
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class NavButton(RingButton):
    """A page to go to; checked while one is there, told by ground, line and bold type.

    `hint` is the key as it is shown ("Ctrl 1"), which a screen reader hears as a description.
    """

    def __init__(
        self, text: str, *, hint: str = "", is_checkable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent=parent)
        self.setCheckable(is_checkable)
        self.setAutoExclusive(is_checkable)
        self.setAccessibleDescription(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hint = TextLabel(hint, role=TextRole.SMALL, parent=self)
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._place_hint()

    def _place_hint(self) -> None:
        size = self._hint.sizeHint()
        start = spacing.NAV_PADDING
        left = start if self.isRightToLeft() else self.width() - start - size.width()
        self._hint.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return room for the name and the key beside each other."""
        size = super().sizeHint()
        return size + QSize(self._hint.sizeHint().width() + spacing.S2, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key at the end."""
        super().resizeEvent(event)
        self._place_hint()

    def changeEvent(self, event: QEvent) -> None:
        """Make room anew when text grows or the theme changes."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange)
        if event.type() in kinds and hasattr(self, "_hint"):
            self._place_hint()
