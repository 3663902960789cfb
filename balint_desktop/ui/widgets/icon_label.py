"""An icon that is only looked at; what it means is said by the words beside it."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import IconSource


class IconLabel(QWidget):
    """Draws an icon in the colour of the text, at a size that grows with the text."""

    def __init__(
        self,
        icon_name: str,
        *,
        icons: IconSource,
        size_px: int = spacing.ICON_SIZE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._icons = icons
        self._size_px = size_px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon_name(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self.update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return the square of the icon."""
        side = spacing.scaled(self._size_px, font=self.font())
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        """Take the new size when text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        side = self.sizeHint().width()
        pixmap = self._icons.pixmap(self._icon_name, colour=colour, size_px=side, ratio=self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, pixmap)
        painter.end()
