"""The ring that shows where the keyboard is, drawn inside a widget so that no layout leaves room for it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from balint_desktop.ui.theme import spacing

#: Ways to get the focus after which a ring helps; a click knows where it went (as :focus-visible on the web).
_BY_KEY = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.OtherFocusReason,
    }
)
_KEEPS = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


def shows_ring(reason: Qt.FocusReason, *, showed_before: bool) -> bool:
    """Return whether a widget that got the focus for `reason` shows its ring."""
    return showed_before if reason in _KEEPS else reason in _BY_KEY


def draw_ring(widget: QWidget, *, colour: QColor, radius_px: float, inset_px: float = spacing.RING_INSET) -> None:
    """Draw the ring inside `widget`, whose outer corners are round by `radius_px`; for its paintEvent."""
    inset = inset_px + spacing.RING_WIDTH / 2
    box = QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset)
    radius = max(min(radius_px - inset, box.height() / 2), 0)
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, spacing.RING_WIDTH))
    painter.drawRoundedRect(box, radius, radius)
    painter.end()


def draw_pill_focus(widget: QWidget, *, colour: QColor, words_width_px: int) -> None:
    """Draw the focus of a pill: its line in full strength, and a bar under its words.

    A second ring would cut through the words, and the line alone is also how a chosen pill looks.
    """
    draw_ring(widget, colour=colour, radius_px=widget.height() / 2, inset_px=0)
    width = min(words_width_px, widget.width() - 2 * spacing.S2)
    left = (widget.width() - width) // 2
    painter = QPainter(widget)
    painter.fillRect(left, widget.height() - spacing.PILL_BAR_FROM_BELOW, width, spacing.RING_WIDTH, colour)
    painter.end()


def draw_underline(widget: QWidget, *, colour: QColor) -> None:
    """Draw the ring of a widget that is nothing but words: a bar under all of them."""
    box = widget.rect()
    bar = QRect(box.left(), box.bottom() - spacing.RING_WIDTH + 1, box.width(), spacing.RING_WIDTH)
    painter = QPainter(widget)
    painter.fillRect(bar, colour)
    painter.end()
