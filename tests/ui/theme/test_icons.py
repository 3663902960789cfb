"""Icons: all there, of one colour, and drawn in the colour they are asked for."""

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from balint_desktop import paths
from balint_desktop.ui.theme.icons import Icons

FOLDER = paths.resources() / "icons"
NAMES = (
    *("today", "cases", "prepare", "session", "growth", "settings", "lock", "search", "plus", "close"),
    *("edit", "trash", "versions", "more", "chevron-down", "chevron-right", "check", "info", "warning"),
    *("eye", "eye-off", "mark"),
)


def test_every_icon_that_pages_need_is_there() -> None:
    assert {file.stem for file in FOLDER.glob("*.svg")} == {*NAMES, "app"}


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_names_no_colour_of_its_own(name: str) -> None:
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', text)) == {"none", "currentColor"}
    assert 'viewBox="0 0 24 24"' in text


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    image = (
        Icons(resources=paths.resources()).pixmap(name, colour=QColor("#A6542F"), size_px=24, ratio=2.0)
    ).toImage()
    drawn = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    full = [colour for colour in drawn if colour.alpha() == 255]
    assert full
    # Where two strokes meet, blending may round by one.
    assert all(abs(colour.red() - 0xA6) <= 1 and abs(colour.blue() - 0x2F) <= 1 for colour in full)


def test_an_icon_has_as_many_pixels_as_a_fine_screen_shows(qapp: QApplication) -> None:
    pixmap = Icons(resources=paths.resources()).pixmap("lock", colour=QColor("#000000"), size_px=20, ratio=1.5)
    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (30, 20)


def test_the_app_icon_has_its_own_colours(qapp: QApplication) -> None:
    icon = Icons(resources=paths.resources()).app_icon(size_px=64)
    image = icon.pixmap(64, 64).toImage()
    assert image.pixelColor(32, 6).name() == "#2f5d54"
    assert image.pixelColor(0, 0).alpha() == 0


def test_an_icon_that_is_not_there_is_our_mistake(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        Icons(resources=paths.resources()).pixmap("unicorn", colour=QColor("#000000"), size_px=20)
