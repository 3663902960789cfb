"""A doctor's words laid out for a painter: each paragraph in its own direction, on lines of even height."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from balint_desktop.ui.theme.type_scale import LINE_HEIGHT, font_pixels


class TextBlock:
    """Words in one font, wrapped at a width. Owns its layouts; cheap to draw again, dear to make."""

    def __init__(
        self, text: str, *, font: QFont, width_px: int, line_height: float = LINE_HEIGHT, lines_at_most: int = 0
    ) -> None:
        self._paragraphs: list[tuple[float, QTextLayout]] = []
        self._line_px = line_height * font_pixels(font)
        self._width_px = max(width_px, 1)
        self._font = font
        self.height_px = 0
        if lines_at_most:
            text = self._cut(text, lines_at_most=lines_at_most)
        top = 0.0
        for paragraph in text.split("\n"):
            layout = self._laid_out(paragraph)
            self._paragraphs.append((top, layout))
            top += layout.boundingRect().bottom() if layout.lineCount() else self._line_px
        self.height_px = round(top)

    def draw(self, painter: QPainter, *, at: QPointF, colour: QColor, clip: QRectF) -> None:
        """Draw what of the words lies inside `clip`."""
        painter.setPen(QPen(colour))
        for top, layout in self._paragraphs:
            place = at + QPointF(0, top)
            if place.y() > clip.bottom():
                break
            if place.y() + layout.boundingRect().bottom() >= clip.top():
                layout.draw(painter, place, [], clip)

    def _laid_out(self, paragraph: str) -> QTextLayout:
        layout = QTextLayout(paragraph, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width_px)
            # Emoji and some scripts are taller than the serif, and must not touch the next line.
            height = max(self._line_px, line.height())
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            top += height
        layout.endLayout()
        return layout

    def _cut(self, text: str, *, lines_at_most: int) -> str:
        layout = self._laid_out(text)
        if layout.lineCount() <= lines_at_most:
            return text
        last = layout.lineAt(lines_at_most - 1)
        units = text.encode("utf-16-le")
        kept = units[: last.textStart() * 2].decode("utf-16-le", "ignore")
        rest = units[last.textStart() * 2 :].decode("utf-16-le", "ignore")
        metrics = QFontMetricsF(self._font)
        # Half an em less, as the words are shaped anew together with those before them.
        room = self._width_px - font_pixels(self._font) / 2
        return kept + metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
