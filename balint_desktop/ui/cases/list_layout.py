"""Laying out the words of one row: done once per row and width, drawn many times while it scrolls by."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from balint_desktop.domain.search_hit import Segment

_ELLIPSIS = "…"
_RIGHT_TO_LEFT = ("R", "AL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words laid out for one place, `height` tall; drawn in `colour` where they have none of their own."""

    layout: QTextLayout
    height: float
    colour: QColor

    def draw(self, painter: QPainter, *, left: float, top: float) -> None:
        """Draw them with their upper left corner at that place."""
        painter.setPen(self.colour)
        self.layout.draw(painter, QPointF(left, top))


def one_line(text: str, *, font: QFont, colour: QColor, width: float) -> Words:
    """Lay out `text` as one line, cut with an ellipsis; from the right when it is written so."""
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    layout = _layout(shown, font=font)
    height = _break(layout, width=width, lines=1)
    return Words(layout=layout, height=height, colour=colour)


def fitting(texts: Sequence[str], *, font: QFont, width: float) -> str:
    """Return the first of `texts` that fits into one line, or else the last."""
    metrics = QFontMetricsF(font)
    return next((text for text in texts if metrics.horizontalAdvance(text) <= width), texts[-1])


def sentence(
    segments: Sequence[Segment],
    *,
    font: QFont,
    colour: QColor,
    hit: QTextCharFormat,
    width: float,
    lines: int,
) -> Words:
    """Lay out a found sentence in at most `lines` lines, its hits in the format `hit`."""
    text = "".join(segment.text for segment in segments)
    layout = _layout(text, font=font, formats=_formats(segments, hit))
    height = _break(layout, width=width, lines=lines)
    cut = _end_of_text(layout)
    if cut < len(text):
        # The first words that don't fit make room for the ellipsis.
        shortened = text[:cut].rstrip()
        shortened = shortened.rsplit(" ", 1)[0] if " " in shortened else shortened[:-1]
        layout = _layout(shortened + _ELLIPSIS, font=font, formats=_formats(segments, hit))
        height = _break(layout, width=width, lines=lines)
    return Words(layout=layout, height=height, colour=colour)


def is_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is written from the right."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L" or direction in _RIGHT_TO_LEFT:
            return direction in _RIGHT_TO_LEFT
    return False


def _layout(text: str, *, font: QFont, formats: Sequence[QTextLayout.FormatRange] = ()) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setCacheEnabled(True)
    option = QTextOption()
    is_from_right = is_right_to_left(text)
    option.setAlignment(Qt.AlignmentFlag.AlignRight if is_from_right else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if is_from_right else Qt.LayoutDirection.LeftToRight
    )
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if formats:
        layout.setFormats(list(formats))
    return layout


def _formats(segments: Sequence[Segment], hit: QTextCharFormat) -> list[QTextLayout.FormatRange]:
    formats: list[QTextLayout.FormatRange] = []
    start = 0
    for segment in segments:
        # Qt counts in UTF-16, where an emoji is two.
        length = len(segment.text.encode("utf-16-le")) // 2
        if segment.is_hit:
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, length, hit
            formats.append(span)
        start += length
    return formats


def _break(layout: QTextLayout, *, width: float, lines: int) -> float:
    top = 0.0
    layout.beginLayout()
    for _ in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return top


def _end_of_text(layout: QTextLayout) -> int:
    """Return how many characters of the text are in the lines there are."""
    line = layout.lineAt(layout.lineCount() - 1)
    units = line.textStart() + line.textLength()
    encoded = layout.text().encode("utf-16-le")[: units * 2]
    return len(encoded.decode("utf-16-le", "ignore"))
