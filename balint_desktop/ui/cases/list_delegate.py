"""Paints one case in the list: its name and where it stands, or the sentence in which it was found."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from balint_desktop.ui.cases.list_layout import Words, fitting, one_line, sentence
from balint_desktop.ui.cases.list_look import SENTENCE_LINES, RowLook
from balint_desktop.ui.cases.list_model import CaseListModel, CaseRow
from balint_desktop.ui.cases.list_wording import state_lines, title
from balint_desktop.ui.theme import spacing

#: Laid-out rows that are kept: some ten screenfuls.
_ROWS_KEPT = 200
#: How wide the quiet bars are that stand for a row not read yet, in parts of the row.
_BAR, _BAR_SMALL = 0.62, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """The words of one row at one width; good for as long as the row is the very same."""

    row: CaseRow
    width: int
    name: Words
    rest: Words


class CaseDelegate(QStyledItemDelegate):
    """Paints rows of a CaseListModel. The whole row is painted by hand, since a style knows no such row."""

    def __init__(self, *, look: RowLook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._laid: OrderedDict[int, _Laid] = OrderedDict()

    @property
    def kept(self) -> int:
        """How many laid-out rows are held."""
        return len(self._laid)

    def set_look(self, look: RowLook) -> None:
        """Paint in another theme or text size."""
        self._look = look
        self.forget()

    def forget(self) -> None:
        """Drop every laid-out word."""
        self._laid.clear()

    def row_height(self, *, is_hits: bool) -> int:
        """Return the height of every row: found sentences need more than names alone."""
        return self._look.hit_height if is_hits else self._look.case_height

    def _draw_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        look = self._look
        if state & QStyle.StateFlag.State_Selected:
            _draw_round(painter, box, ground=look.accent_soft, line=look.accent, width=look.chosen_px)
        elif state & QStyle.StateFlag.State_MouseOver:
            _draw_round(painter, box, ground=look.hover)
        if state & QStyle.StateFlag.State_HasFocus:
            inset = spacing.RING_INSET - 1
            ring = box.adjusted(inset, inset, -inset, -inset)
            radius = spacing.RADIUS - inset
            _draw_round(painter, ring, line=look.focus, width=spacing.RING_WIDTH, radius=radius)

    def _draw_words(self, painter: QPainter, box: QRect, laid: _Laid) -> None:
        left = box.left() + spacing.LIST_ROW_PADDING
        height = laid.name.height + spacing.LIST_LINE_GAP + laid.rest.height
        # Found sentences differ in length; their names stand at one distance all the same.
        top = box.top() + (spacing.S3 if laid.row.sentence else (box.height() - height) / 2)
        laid.name.draw(painter, left=left, top=top)
        laid.rest.draw(painter, left=left, top=top + laid.name.height + spacing.LIST_LINE_GAP)

    def _draw_placeholder(self, painter: QPainter, box: QRect) -> None:
        """Draw two quiet bars where the words will be."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.bar)
        left, width = box.left() + spacing.LIST_ROW_PADDING, box.width() - 2 * spacing.LIST_ROW_PADDING
        middle, gap = box.center().y(), spacing.S2
        upper = QRectF(left, middle - gap - spacing.LIST_BAR_HEIGHT, width * _BAR, spacing.LIST_BAR_HEIGHT)
        lower = QRectF(left, middle + gap, width * _BAR_SMALL, spacing.LIST_BAR_HEIGHT_SMALL)
        for bar in (upper, lower):
            painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)

    def _laid_out(self, model: CaseListModel, row: CaseRow, *, width: int) -> _Laid:
        laid = self._laid.get(row.case.id)
        if laid is None or laid.row is not row or laid.width != width:
            laid = self._lay_out(model, row, width=width)
            self._laid[row.case.id] = laid
            if len(self._laid) > _ROWS_KEPT:
                self._laid.popitem(last=False)
        return laid

    def _lay_out(self, model: CaseListModel, row: CaseRow, *, width: int) -> _Laid:
        look, case = self._look, row.case
        name_colour = look.ink if case.name else look.muted
        name = one_line(title(case), font=look.name_font, colour=name_colour, width=width)
        if row.sentence:
            rest = sentence(
                row.sentence,
                font=look.sentence_font,
                colour=look.muted,
                hit=look.hit_format,
                width=width,
                lines=SENTENCE_LINES,
            )
        else:
            texts = state_lines(case, today=model.today)
            text = fitting(texts, font=look.state_font, width=width)
            rest = one_line(text, font=look.state_font, colour=look.muted, width=width)
        return _Laid(row=row, width=width, name=name, rest=rest)

    # Qt overrides

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row of `index` into the option's rectangle."""
        model = index.model()
        if not isinstance(model, CaseListModel):
            return
        gap = spacing.LIST_ROW_GAP
        box: QRect = option.rect.adjusted(0, gap // 2, 0, gap // 2 - gap)
        self._draw_ground(painter, box, option.state)
        row = model.row(index.row())
        if row is None:
            self._draw_placeholder(painter, box)
        else:
            width = box.width() - 2 * spacing.LIST_ROW_PADDING
            self._draw_words(painter, box, self._laid_out(model, row, width=width))

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the same size for every row."""
        model = index.model()
        is_hits = isinstance(model, CaseListModel) and model.is_hits
        return QSize(spacing.LIST_WIDTH, self.row_height(is_hits=is_hits))


def _draw_round(
    painter: QPainter,
    box: QRect,
    *,
    ground: QColor | None = None,
    line: QColor | None = None,
    width: int = 0,
    radius: int = spacing.RADIUS_CARD,
) -> None:
    half = width / 2
    painter.setPen(Qt.PenStyle.NoPen if line is None else QPen(line, width))
    painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else ground)
    painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), radius, radius)
