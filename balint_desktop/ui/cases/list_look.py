"""Fonts, colours and measures of a row in the list of cases, taken once from the theme that is on."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QApplication

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.theme.type_scale import Size, serif_font

#: A found sentence is shown in at most this many lines.
SENTENCE_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """How rows look; heights in pixels and as large as the text asks for."""

    name_font: QFont
    state_font: QFont
    sentence_font: QFont
    hit_format: QTextCharFormat
    ink: QColor
    muted: QColor
    bar: QColor
    accent: QColor
    accent_soft: QColor
    hover: QColor
    focus: QColor
    chosen_px: int
    case_height: int
    hit_height: int

    @classmethod
    def of(cls, theme: ThemeSwitch) -> "RowLook":
        """Return the look under the theme and text size that are on."""
        colours, font = theme.theme, QApplication.font()
        hit = QTextCharFormat()
        hit.setFontWeight(QFont.Weight.Bold)
        hit.setForeground(QColor(colours.accent))
        return cls(
            name_font=serif_font(Size.READING, scale=theme.scale),
            state_font=QFont(font),
            sentence_font=serif_font(Size.BODY, scale=theme.scale),
            hit_format=hit,
            ink=QColor(colours.ink),
            muted=QColor(colours.muted),
            bar=QColor(colours.pressed),
            accent=QColor(colours.accent),
            accent_soft=QColor(colours.accent_soft),
            hover=QColor(colours.hover),
            focus=QColor(colours.focus),
            # A row is large: its ground says most of it, and the line around may be thinner than a chip's.
            chosen_px=max(colours.line_px, colours.strong_px - 1),
            case_height=spacing.scaled(spacing.LIST_ROW_HEIGHT, font=font),
            hit_height=spacing.scaled(spacing.LIST_HIT_HEIGHT, font=font),
        )
