"""The four kinds of button: the one that goes on, the quiet ones, links in words, and icons."""

from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from balint_desktop.ui.theme import focus_ring, spacing


class IconSource(Protocol):
    """Whatever draws icons by name; `ui.theme.icons.Icons` does."""

    def pixmap(self, name: str, *, colour: QColor, size_px: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon `name` in `colour`."""


class RingButton(QPushButton):
    """A button that shows a ring when the keyboard comes to it, and is pressed by Space and by Enter.

    Its words are shown as they are: an "&" in them is an "&" and never a shortcut.
    """

    def __init__(self, text: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shows_ring = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_words(text)

    @property
    def shows_ring(self) -> bool:
        """Whether the ring is drawn now."""
        return self._shows_ring and self.hasFocus()

    def words(self) -> str:
        """Return the button's words as they are read."""
        return self.accessibleName()

    def set_words(self, text: str) -> None:
        """Put `text` onto the button, for the eye and for the screen reader."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def ring_colour(self) -> QColor:
        """Return the colour of the ring; the theme's focus colour unless a kind of button says otherwise."""
        return self.palette().color(QPalette.ColorRole.Accent)

    def draw_focus(self) -> None:
        """Draw where the keyboard is; called at the end of painting while the ring shows."""
        focus_ring.draw_ring(self, colour=self.ring_colour(), radius_px=spacing.RADIUS)

    # Qt overrides

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Decide whether the ring shows."""
        self._shows_ring = focus_ring.shows_ring(event.reason(), showed_before=self._shows_ring)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw again without the ring."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button, and any key show the ring of one that was reached by mouse."""
        if not self._shows_ring:
            self._shows_ring = True
            self.update()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if is_enter and plain and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, then its ring."""
        super().paintEvent(event)
        if self.shows_ring:
            self.draw_focus()


class PrimaryButton(RingButton):
    """The one button of a page that takes the next step."""

    def ring_colour(self) -> QColor:
        """Return the colour of the words, as the accent can't be seen on itself."""
        return self.palette().color(QPalette.ColorRole.ButtonText)


class QuietButton(RingButton):
    """An outlined button for everything that isn't the next step."""


class LinkButton(RingButton):
    """Flat words that can be pressed; where the keyboard is shows as a bar under them.

    They are quiet, or in the accent when `is_accent`.
    """

    def __init__(self, text: str = "", *, is_accent: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setProperty("accent", is_accent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def draw_focus(self) -> None:
        """Draw a bar instead of a ring, so that the words may stand flush with what is above them."""
        focus_ring.draw_underline(self, colour=self.ring_colour())


class IconButton(RingButton):
    """A button with an icon and no words; `name` is what a screen reader says."""

    def __init__(self, icon_name: str, *, name: str, icons: IconSource, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._icon_name = icon_name
        self._icons = icons
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon_name(self, icon_name: str) -> None:
        """Show another icon."""
        self._icon_name = icon_name
        self.update()

    def draw_focus(self) -> None:
        """Draw the ring close to the edge, outside of the icon."""
        inset = spacing.RING_INSET - 1
        focus_ring.draw_ring(self, colour=self.ring_colour(), radius_px=spacing.RADIUS_SMALL, inset_px=inset)

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return a square that grows with the text around."""
        side = spacing.scaled(spacing.ICON_BUTTON, font=self.font())
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same square: an icon can't be squeezed."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new size when text grows."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, then the icon in the colour that words would have."""
        super().paintEvent(event)
        side = spacing.scaled(spacing.ICON_SIZE, font=self.font())
        colour = self.palette().color(QPalette.ColorRole.ButtonText)
        pixmap = self._icons.pixmap(self._icon_name, colour=colour, size_px=side, ratio=self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(QPoint((self.width() - side) // 2, (self.height() - side) // 2), pixmap)
        painter.end()
