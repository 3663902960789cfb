"""Type: follows the system's size, finds the serif without asking, and stays a fraction where it has to."""

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.type_scale import (
    Size,
    TypeScale,
    font_pixels,
    sans_font,
    serif_families,
    serif_font,
    system_factor,
)


@pytest.mark.parametrize(
    ("platform", "points", "factor"),
    [
        ("win32", 9.0, 1.0),
        ("win32", 13.5, 1.5),
        ("darwin", 13.0, 1.0),
        ("linux", 9.0, 1.0),
        ("linux", 10.0, 1.0),
        ("linux", 11.0, 1.0),
        ("linux", 22.0, 2.0),
        ("linux", 90.0, 3.0),
        ("linux", 1.0, 0.85),
    ],
)
def test_text_is_as_much_larger_as_the_system_asks(
    qapp: QApplication, platform: str, points: float, factor: float
) -> None:
    font = QFont()
    font.setPointSizeF(points)
    assert system_factor(font, platform=platform) == pytest.approx(factor)


def test_a_system_font_in_pixels_is_understood_too(qapp: QApplication) -> None:
    font = QFont()
    font.setPixelSize(24)
    assert system_factor(font, platform="win32") == pytest.approx(2.0)


def test_a_point_size_gives_back_the_pixels_of_the_design(qapp: QApplication) -> None:
    scale = TypeScale(dots_per_inch=96.0)
    assert font_pixels(sans_font(QFont(), scale=scale)) == pytest.approx(13.5, abs=0.01)
    assert font_pixels(serif_font(Size.READING, scale=scale)) == pytest.approx(17.0, abs=0.01)


def test_a_screen_that_counts_otherwise_gets_other_points_for_the_same_pixels() -> None:
    assert TypeScale(dots_per_inch=72.0).points(Size.BODY) == pytest.approx(13.5)
    assert TypeScale(dots_per_inch=96.0).points(Size.BODY) == pytest.approx(10.125)


def test_the_serif_starts_with_a_family_the_platform_has() -> None:
    assert serif_families(platform="win32")[0] == "Georgia"
    assert serif_families(platform="darwin")[0] == "Charter"
    assert serif_families(platform="linux")[:2] == ("Charter", "Iowan Old Style")
    assert serif_families(platform="win32")[-1] == "DejaVu Serif"


def test_a_width_grows_with_the_font_it_is_measured_by(qapp: QApplication) -> None:
    usual, large = QFont(), QFont()
    usual.setPointSizeF(TypeScale().points(Size.BODY))
    large.setPointSizeF(TypeScale(factor=1.5).points(Size.BODY))
    assert spacing.scaled(spacing.NAV_WIDTH, font=usual) == spacing.NAV_WIDTH
    assert spacing.scaled(spacing.NAV_WIDTH, font=large) == 282
