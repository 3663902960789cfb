"""One stretch of a story laid out for a painter: dot and thread, head, words, feelings, and what leads on."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from balint_desktop.ui.cases.story_pills import PillFlow
from balint_desktop.ui.cases.story_rows import Dot, StoryRow, imagined_label
from balint_desktop.ui.cases.story_text import TextBlock
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.tokens import Theme
from balint_desktop.ui.theme.type_scale import MEASURE_CHARACTERS, Size, TypeScale, serif_font

#: English as it is written, to know how wide a line of so many characters is in any font.
_SAMPLE = "the people who come to see us stay with us, and we seldom know why before we say it aloud"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFonts:
    """The fonts of a story, and what follows from them; made anew when theme or text size change."""

    sans: QFont
    small: QFont
    serif: QFont
    head_px: int
    character_px: float
    measure_px: int


def story_fonts(sans: QFont, *, scale: TypeScale) -> StoryFonts:
    """Return the fonts of a story whose app font is `sans`."""
    small = QFont(sans)
    small.setPointSizeF(scale.points(Size.SMALL))
    serif = serif_font(Size.READING, scale=scale)
    character_px = QFontMetrics(serif).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    return StoryFonts(
        sans=sans,
        small=small,
        serif=serif,
        head_px=QFontMetrics(sans).height(),
        character_px=character_px,
        measure_px=round(character_px * MEASURE_CHARACTERS),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a stretch is drawn just now; the thread ends at the last dot when it `is_last`."""

    is_first: bool
    is_last: bool
    is_chosen: bool
    has_ring: bool


class RowLayout:
    """A StoryRow at one width. `height_px` includes the room around it; `link_box` is relative to its top left."""

    def __init__(self, row: StoryRow, *, fonts: StoryFonts, width_px: int, is_right_to_left: bool = False) -> None:
        self._row = row
        self._fonts = fonts
        self._width_px = width_px
        self._is_right_to_left = is_right_to_left
        room = min(width_px - spacing.STORY_INDENT - spacing.S3, fonts.measure_px)
        self._text_px = room
        self._text = TextBlock(row.text, font=fonts.serif, width_px=room) if row.text else None
        self._mine = self._pills(row.feelings)
        self._imagined = self._pills(row.imagined)
        self._lay_out()

    def draw(self, painter: QPainter, *, at: QPointF, theme: Theme, look: Look, clip: QRectF) -> None:
        """Draw everything that lies inside `clip`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if look.is_chosen or look.has_ring:
            self._draw_ground(painter, at=at, theme=theme, look=look)
        self._draw_thread(painter, at=at, theme=theme, look=look)
        left = at + QPointF(self._text_left(), 0)
        self._draw_line(
            painter,
            self._head(),
            box=self._head_box.translated(at),
            font=self._fonts.sans,
            colour=QColor(theme.muted),
        )
        if self._text is not None:
            place = left + QPointF(0, self._text_top)
            self._text.draw(painter, at=place, colour=QColor(theme.ink), clip=clip)
        self._mine.draw(painter, at=left + QPointF(0, self._mine_top), theme=theme, is_strong=True)
        self._draw_imagined(painter, left=left, theme=theme)
        if self._row.link:
            self._draw_link(painter, box=self.link_box.translated(at), theme=theme)
        painter.restore()

    def _lay_out(self) -> None:
        fonts, row = self._fonts, self._row
        left, top = self._text_left(), spacing.STORY_ROW_PADDING
        self._head_box = QRectF(left, top, self._text_px, fonts.head_px)
        self._text_top = top = top + fonts.head_px + spacing.S1
        if self._text is not None:
            top += self._text.height_px
        self._mine_top = top = top + (spacing.S2 if self._mine.height_px else 0)
        top += self._mine.height_px
        small_px = QFontMetrics(fonts.small).height()
        self._label_top = top + spacing.S2
        self._imagined_top = self._label_top + small_px + spacing.S1
        if row.imagined:
            top = self._imagined_top + self._imagined.height_px
        link_px = QFontMetrics(fonts.small).horizontalAdvance(row.link)
        link_left = left + self._text_px - link_px if self._is_right_to_left else left
        self.link_box = QRectF(link_left, top + spacing.S1, link_px, small_px + spacing.S2)
        if row.link:
            top = round(self.link_box.bottom())
        self.height_px = top + spacing.STORY_ROW_PADDING

    def _text_left(self) -> int:
        if self._is_right_to_left:
            return self._width_px - spacing.STORY_INDENT - self._text_px
        return spacing.STORY_INDENT

    def _pills(self, words: tuple[str, ...]) -> PillFlow:
        return PillFlow(
            words, font=self._fonts.small, width_px=self._text_px, is_right_to_left=self._is_right_to_left
        )

    def _head(self) -> str:
        return " · ".join(part for part in (self._row.head, self._row.aside) if part)

    def _draw_line(self, painter: QPainter, text: str, *, box: QRectF, font: QFont, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(QPen(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, round(box.width()))
        side = Qt.AlignmentFlag.AlignRight if self._is_right_to_left else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_imagined(self, painter: QPainter, *, left: QPointF, theme: Theme) -> None:
        if not self._row.imagined:
            return
        height = self._imagined_top - self._label_top
        box = QRectF(left.x(), left.y() + self._label_top, self._text_px, height - spacing.S1)
        self._draw_line(painter, imagined_label(), box=box, font=self._fonts.small, colour=QColor(theme.muted))
        place = left + QPointF(0, self._imagined_top)
        self._imagined.draw(painter, at=place, theme=theme, is_strong=False)

    def _draw_link(self, painter: QPainter, *, box: QRectF, theme: Theme) -> None:
        font = QFont(self._fonts.small)
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(QPen(QColor(theme.muted)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._row.link)

    def _draw_ground(self, painter: QPainter, *, at: QPointF, theme: Theme, look: Look) -> None:
        width = spacing.RING_WIDTH if look.has_ring else theme.line_px
        inset = width / 2
        left = spacing.STORY_INDENT - spacing.S3
        box = QRectF(left, 0, self._width_px - left, self.height_px)
        if self._is_right_to_left:
            box.moveLeft(0)
        box = box.translated(at).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(QColor(theme.focus if look.has_ring else theme.line), width))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(box, spacing.RADIUS, spacing.RADIUS)

    def _draw_thread(self, painter: QPainter, *, at: QPointF, theme: Theme, look: Look) -> None:
        middle = at.x() + self._dot_middle()
        dot_y = at.y() + self._head_box.center().y()
        top = dot_y if look.is_first else at.y()
        bottom = dot_y if look.is_last else at.y() + self.height_px
        painter.setPen(QPen(QColor(theme.line), spacing.STORY_THREAD))
        painter.drawLine(QPointF(middle, top), QPointF(middle, bottom))
        draw_dot(painter, self._row.dot, middle=QPointF(middle, dot_y), theme=theme)

    def _dot_middle(self) -> float:
        middle = spacing.STORY_DOT / 2 + 1
        return self._width_px - middle if self._is_right_to_left else middle


def draw_dot(painter: QPainter, dot: Dot, *, middle: QPointF, theme: Theme) -> None:
    """Draw the mark beside a stretch: full or only a line, and warm to look at for a next meeting."""
    colour = QColor(theme.warm if dot is Dot.WARM else theme.accent)
    half = (spacing.STORY_DOT - spacing.STORY_THREAD) / 2
    painter.setPen(QPen(colour, spacing.STORY_THREAD))
    painter.setBrush(colour if dot is Dot.FILLED else QColor(theme.surface))
    box = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
    painter.drawRoundedRect(box, spacing.STORY_DOT_RADIUS, spacing.STORY_DOT_RADIUS)
