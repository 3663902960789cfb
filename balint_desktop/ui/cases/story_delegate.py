"""Paints stretches of a story. Heights are guessed from the length of the words until a stretch is near."""

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from balint_desktop.ui.cases.story_layout import Look, RowLayout, StoryFonts, story_fonts
from balint_desktop.ui.cases.story_model import ROW_ROLE
from balint_desktop.ui.cases.story_rows import StoryRow
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.theme.type_scale import LINE_HEIGHT, font_pixels

#: Laid-out stretches kept for drawing again; about three screens of short ones.
_LAYOUTS_KEPT = 48

_Index = QModelIndex | QPersistentModelIndex


class StoryDelegate(QStyledItemDelegate):
    """Knows the height of each stretch at one width, exactly once it was measured.

    The thread goes on below the last stretch when it `is_open_ended`.
    """

    def __init__(self, *, theme: ThemeSwitch, is_open_ended: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_open_ended = is_open_ended
        self._width_px = 0
        self._has_ring = False
        self._is_right_to_left = False
        self._heights: dict[int, tuple[StoryRow, int]] = {}
        self._layouts: OrderedDict[int, tuple[StoryRow, RowLayout]] = OrderedDict()
        self._fonts = self._make_fonts(QApplication.font())

    @property
    def width_px(self) -> int:
        """The width that stretches are laid out at."""
        return self._width_px

    def set_width(self, width_px: int, *, is_right_to_left: bool) -> bool:
        """Lay out at another width; return whether it is another, so that every height has to be asked again."""
        if (width_px, is_right_to_left) == (self._width_px, self._is_right_to_left):
            return False
        self._width_px = width_px
        self._is_right_to_left = is_right_to_left
        self.forget()
        return True

    def set_ring(self, *, is_shown: bool) -> None:
        """Draw the ring around the current stretch, or not."""
        self._has_ring = is_shown

    def dress(self, font: QFont) -> None:
        """Take the fonts of another theme or text size; `font` is the list's own."""
        self._fonts = self._make_fonts(font)
        self.forget()

    def forget(self) -> None:
        """Forget every height and every word."""
        self._heights.clear()
        self._layouts.clear()

    def is_measured(self, row: StoryRow) -> bool:
        """Whether the height of `row` is exact."""
        found = self._heights.get(row.key)
        return found is not None and found[0] is row

    def measure(self, row: StoryRow, *, is_near: bool = True) -> bool:
        """Make the height of `row` exact; return whether it was another so far. `is_near`: it is drawn soon."""
        if self.is_measured(row):
            return False
        before = self._height_of(row)
        layout = self._layout_of(row) if is_near else self._make_layout(row)
        self._heights[row.key] = (row, layout.height_px)
        return layout.height_px != before

    def link_box(self, row: StoryRow) -> QRectF:
        """Return where the way to earlier wordings is, from the top left of the stretch; empty without one."""
        return self._layout_of(row).link_box if row.link else QRectF()

    def _make_fonts(self, font: QFont) -> StoryFonts:
        return story_fonts(font, scale=self._theme.scale)

    def _layout_of(self, row: StoryRow) -> RowLayout:
        found = self._layouts.get(row.key)
        if found is not None and found[0] is row:
            self._layouts.move_to_end(row.key)
            return found[1]
        layout = self._make_layout(row)
        self._layouts[row.key] = (row, layout)
        if len(self._layouts) > _LAYOUTS_KEPT:
            self._layouts.popitem(last=False)
        return layout

    def _make_layout(self, row: StoryRow) -> RowLayout:
        return RowLayout(row, fonts=self._fonts, width_px=self._width_px, is_right_to_left=self._is_right_to_left)

    def _height_of(self, row: StoryRow) -> int:
        found = self._heights.get(row.key)
        # A stretch that changed keeps the height it had until it is measured: nothing jumps.
        return found[1] if found is not None else self._guess(row)

    def _guess(self, row: StoryRow) -> int:
        fonts = self._fonts
        room = max(min(self._width_px - spacing.STORY_INDENT - spacing.S3, fonts.measure_px), 1)
        lines = 1 + row.text.count("\n") + int(len(row.text) * fonts.character_px / room)
        height = 2 * spacing.STORY_ROW_PADDING + fonts.head_px + spacing.S1
        return round(height + lines * LINE_HEIGHT * font_pixels(fonts.serif))

    # Qt overrides

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a stretch: exact when it was measured, a guess before."""
        return QSize(self._width_px, self._height_of(index.data(ROW_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a stretch."""
        state: QStyle.StateFlag = option.state
        place: QPoint = option.rect.topLeft()
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        look = Look(
            is_first=index.row() == 0,
            is_last=not self._is_open_ended and index.row() == index.model().rowCount() - 1,
            is_chosen=is_chosen,
            has_ring=is_chosen and self._has_ring,
        )
        clip = painter.clipBoundingRect() if painter.hasClipping() else QRectF(option.rect)
        layout = self._layout_of(index.data(ROW_ROLE))
        layout.draw(painter, at=QPointF(place), theme=self._theme.theme, look=look, clip=clip)
