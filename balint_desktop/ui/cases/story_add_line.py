"""The last line of a story: where the next thought goes."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOption, QWidget

from balint_desktop.ui.cases.story_layout import draw_dot
from balint_desktop.ui.cases.story_rows import Dot
from balint_desktop.ui.theme import focus_ring, spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.buttons import RingButton


class AddLine(RingButton):
    """A button that looks like a line waiting to be written on, at the end of the thread."""

    def __init__(self, *, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_put_away(self, *, is_put_away: bool) -> None:
        """Say that something was begun already, or only invite."""
        begun = self.tr("Go on with what you put away…")
        self.set_words(begun if is_put_away else self.tr("Add: second thoughts, a reflection…"))

    # Qt and RingButton overrides

    def draw_focus(self) -> None:
        """Draw the ring close to the edge."""
        focus_ring.draw_ring(self, colour=self.ring_colour(), radius_px=spacing.RADIUS, inset_px=0)

    def sizeHint(self) -> QSize:
        """Return a line's height."""
        height = self.fontMetrics().height() + 2 * spacing.STORY_ROW_PADDING
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return next to nothing in width: the words are cut where there is no room."""
        return QSize(spacing.S16, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint thread, dot and words; the words are stronger under the pointer."""
        theme = self._theme.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = spacing.STORY_DOT / 2 + 1
        dot = QPointF(self.width() - middle if self.isRightToLeft() else middle, self.height() / 2)
        painter.setPen(QPen(QColor(theme.line), spacing.STORY_THREAD))
        painter.drawLine(QPointF(dot.x(), 0), dot)
        draw_dot(painter, Dot.OUTLINED, middle=dot, theme=theme)
        option = QStyleOption()
        option.initFrom(self)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(QColor(theme.accent if is_hovered else theme.faint))
        room = self.width() - spacing.STORY_INDENT
        box = QRectF(0 if self.isRightToLeft() else spacing.STORY_INDENT, 0, room, self.height())
        words = self.fontMetrics().elidedText(self.words(), Qt.TextElideMode.ElideRight, room)
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
        if self.shows_ring:
            self.draw_focus()
