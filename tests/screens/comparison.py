"""Comparing pictures, where the fonts are the same; on other fonts there is nothing to compare."""

import hashlib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QPainter

from balint_desktop.ui.theme.type_scale import serif_families

_FONTS_FILE = "fonts.txt"
_SAMPLE = "Sphinx of black quartz, judge my vow: 0123456789"
#: Two colours closer than this in each channel (of 255) look the same.
_SHADE = 24


def colours_in(image: QImage) -> int:
    """Return how many different colours a picture has, counted on every fourth pixel of every second line."""
    return len(
        {image.pixel(x, y) for y in range(0, image.height(), 2) for x in range(0, image.width(), 4)}
    )


def differing_share(image: QImage, other: QImage) -> float:
    """Return the share of pixels, 0 to 1, that look different; 1 for pictures of different sizes."""
    if image.size() != other.size():
        return 1.0
    first = _bytes_of(image)
    second = _bytes_of(other)
    if first == second:
        return 0.0
    differing = sum(
        any(abs(a - b) > _SHADE for a, b in zip(first[at : at + 3], second[at : at + 3], strict=True))
        for at in range(0, len(first), 4)
        if first[at : at + 4] != second[at : at + 4]
    )
    return differing / (image.width() * image.height())


def fonts_are_as_in(folder: Path) -> bool:
    """Whether letters look here as they did where the pictures in `folder` were taken."""
    file = folder / _FONTS_FILE
    return file.is_file() and file.read_text(encoding="ascii").strip() == fonts_fingerprint()


def write_fonts(folder: Path) -> None:
    """Note how letters look here beside the pictures in `folder`."""
    (folder / _FONTS_FILE).write_text(f"{fonts_fingerprint()}\n", encoding="ascii")


def fonts_fingerprint() -> str:
    """Return a digest of the sample in the fonts that the pages use."""
    image = QImage(1200, 120, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    serif = QFont()
    serif.setFamilies(list(serif_families()))
    for line, font in enumerate((serif, QFont())):
        font.setPixelSize(32)
        painter.setFont(font)
        painter.drawText(8, 44 + 56 * line, _SAMPLE)
    painter.end()
    return hashlib.sha256(_bytes_of(image)).hexdigest()


def _bytes_of(image: QImage) -> bytes:
    return bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())
