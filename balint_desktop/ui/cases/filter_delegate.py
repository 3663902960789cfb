"""Paints one row behind "More filters": a small bold heading, or a word that can be picked."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from balint_desktop.ui.cases.filter_model import FilterModel
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.theme.type_scale import Size


class FilterDelegate(QStyledItemDelegate):
    """Paints rows of a FilterModel; a choice that is on has a tick as well as a ground."""

    def __init__(self, *, theme: ThemeSwitch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def _draw_heading(self, painter: QPainter, box: QRect, words: str) -> None:
        font = QFont(QApplication.font())
        font.setPointSizeF(self._theme.scale.points(Size.SMALL))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.theme.muted))
        below = box.adjusted(0, 0, 0, -spacing.S1)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom, words)

    def _draw_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag, *, is_on: bool) -> None:
        theme = self._theme.theme
        is_current = bool(state & QStyle.StateFlag.State_HasFocus)
        is_lit = bool(state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))
        if not (is_on or is_current or is_lit):
            return
        painter.setBrush(QColor(theme.accent_soft if is_on else theme.hover))
        painter.setPen(Qt.PenStyle.NoPen)
        half = spacing.RING_WIDTH / 2
        if is_current:
            painter.setPen(QPen(QColor(theme.focus), spacing.RING_WIDTH))
        inner = QRectF(box).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inner, spacing.RADIUS_SMALL, spacing.RADIUS_SMALL)

    def _draw_tick(self, painter: QPainter, box: QRect) -> None:
        side = spacing.ICON_SMALL
        place = QRect(box.right() - side - spacing.S1, box.center().y() - side // 2, side, side)
        if self._theme_is_from_right():
            place.moveLeft(box.left() + spacing.S1)
        colour = QColor(self._theme.theme.accent)
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(
            place, self._theme.icons.pixmap("check", colour=colour, size_px=side, ratio=ratio)
        )

    def _draw_choice(self, painter: QPainter, box: QRect, words: str, *, is_on: bool) -> None:
        painter.setFont(QApplication.font())
        painter.setPen(QColor(self._theme.theme.ink))
        room = box.adjusted(spacing.S2, 0, -spacing.S2, 0)
        if is_on:
            room.adjust(0, 0, -spacing.ICON_SMALL, 0)
            self._draw_tick(painter, box)
        fitting = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter, fitting)

    def _theme_is_from_right(self) -> bool:
        return QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft

    # Qt overrides

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row of `index` into the option's rectangle."""
        model = index.model()
        if not isinstance(model, FilterModel):
            return
        row, box = model.row(index.row()), option.rect.adjusted(0, 0, -spacing.S4, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.choice is None:
            self._draw_heading(painter, box, row.words)
        else:
            is_on = model.is_active(row.choice)
            self._draw_ground(painter, box, option.state, is_on=is_on)
            self._draw_choice(painter, box, row.words, is_on=is_on)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the same height for every row."""
        height = spacing.scaled(spacing.FILTER_ROW_HEIGHT, font=QApplication.font())
        return QSize(spacing.LIST_WIDTH - 2 * spacing.S4, height)
