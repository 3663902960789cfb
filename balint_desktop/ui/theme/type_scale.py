"""Type: a serif for the doctor's words, the system's sans for the app's, six sizes that follow the system.

Asks no font database while starting: families are handed to Qt as a list, and Qt takes the first it finds.
"""

import sys
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import QFont, QGuiApplication

#: Source: design/README.md, "Type", in its order.
_SERIF = ("Charter", "Iowan Old Style", "Georgia", "Source Serif 4", "Noto Serif", "DejaVu Serif")
#: Windows ships Georgia, macOS Charter: starting with one that is there spares a search for the others.
_SERIF_FROM = MappingProxyType({"win32": "Georgia", "darwin": "Charter"})

#: Line height over type size, and the longest line in characters (design/README.md, "Type").
LINE_HEIGHT = 1.55
MEASURE_CHARACTERS = 70

#: Point sizes that systems use as default: Windows 9; macOS 13; Linux 9 (bare Qt), 10 (KDE), 11 (GNOME).
_DEFAULT_POINTS = MappingProxyType({"win32": (9.0, 9.0), "darwin": (13.0, 13.0)})
_DEFAULT_POINTS_ELSEWHERE = (9.0, 11.0)
_SMALLEST_FACTOR, _LARGEST_FACTOR = 0.85, 3.0
_POINTS_PER_INCH = 72.0
_USUAL_DOTS_PER_INCH = 96.0


class Size:
    """The six sizes of the design, in pixels at the system's default text size."""

    SMALL = 12.0
    BODY = 13.5
    READING = 17.0
    NAME = 20.0
    TITLE = 28.0
    DISPLAY = 44.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeScale:
    """How much larger than designed text is drawn (`factor`), on a screen of `dots_per_inch` (logical)."""

    factor: float = 1.0
    dots_per_inch: float = _USUAL_DOTS_PER_INCH

    def points(self, size_px: float) -> float:
        """Return the point size of `size_px`, grown; points, as only they can be fractions in Qt."""
        return size_px * self.factor * _POINTS_PER_INCH / self.dots_per_inch

    def pixels(self, length_px: float) -> int:
        """Return a length that holds text, grown, in whole pixels."""
        return round(length_px * self.factor)


def system_factor(font: QFont, *, platform: str = sys.platform) -> float:
    """Return how much larger than usual the system's own `font` is; 1.0 for any of the usual defaults."""
    points = font.pointSizeF()
    if points <= 0:
        points = font.pixelSize() * _POINTS_PER_INCH / _USUAL_DOTS_PER_INCH
    smallest, largest = _DEFAULT_POINTS.get(platform, _DEFAULT_POINTS_ELSEWHERE)
    factor = points / largest if points > largest else points / smallest if points < smallest else 1.0
    return min(max(factor, _SMALLEST_FACTOR), _LARGEST_FACTOR)


def dots_per_inch() -> float:
    """Return the logical resolution that Qt turns points into pixels with."""
    screen = QGuiApplication.primaryScreen()
    # Without a screen Qt itself assumes the usual one.
    return screen.logicalDotsPerInchY() if screen is not None else _USUAL_DOTS_PER_INCH


def serif_families(*, platform: str = sys.platform) -> tuple[str, ...]:
    """Return the serif families to try, best first, from the first one that `platform` surely has."""
    first = _SERIF_FROM.get(platform)
    return _SERIF[_SERIF.index(first) :] if first else _SERIF


def sans_font(system_font: QFont, *, scale: TypeScale) -> QFont:
    """Return the font of the app's own words: the system's family at body size."""
    font = QFont(system_font)
    font.setPointSizeF(scale.points(Size.BODY))
    return font


def serif_font(size_px: float, *, scale: TypeScale) -> QFont:
    """Return the font of the doctor's words at `size_px`, for painters; widgets have the style sheet."""
    font = QFont()
    font.setFamilies(list(serif_families()))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(scale.points(size_px))
    return font


def font_pixels(font: QFont) -> float:
    """Return the size of `font` in pixels, as a fraction, without looking the font up."""
    if font.pixelSize() > 0:
        return float(font.pixelSize())
    return font.pointSizeF() * dots_per_inch() / _POINTS_PER_INCH
