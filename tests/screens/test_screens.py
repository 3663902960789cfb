"""The pictures are made, show something, and look as they did when somebody last looked at them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.screens.comparison import colours_in, differing_share, fonts_are_as_in
from tests.screens.pictures import THEMES, USUAL, take_pictures
from tests.screens.scenes import SCENES

_BASELINES = Path(__file__).with_name("baselines")
#: Antialiasing may differ by a shade between builds of Qt; a word that moved differs by far more.
_TOLERATED_SHARE = 0.002
#: An empty window has one colour; even the cover has the shades of its letters.
_COLOURS_AT_LEAST = 8


@pytest.fixture(scope="module")
def pictures(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, QImage]]:
    """Take all pictures once."""
    folder = tmp_path_factory.mktemp("pictures")
    flash_time = qapp.cursorFlashTime()
    yield dict(take_pictures(app=qapp, folder=folder))
    qapp.setCursorFlashTime(flash_time)


def test_there_is_a_picture_of_every_page_in_every_theme(pictures: Mapping[str, QImage]) -> None:
    wanted = {f"{scene}-{theme.value}" for scene in SCENES for theme in THEMES}
    assert wanted <= pictures.keys()


def test_no_picture_is_blank(pictures: Mapping[str, QImage]) -> None:
    blank = [name for name, image in pictures.items() if colours_in(image) < _COLOURS_AT_LEAST]
    assert blank == []


def test_no_page_asks_for_more_room_than_the_window_has(pictures: Mapping[str, QImage]) -> None:
    # The sheet of keys and the window for a jotting have sizes of their own.
    pages = {name: image for name, image in pictures.items() if not name.startswith(("shortcuts", "jot"))}
    usual = {name for name, image in pages.items() if not name.endswith("-small") and image.width() == USUAL[0]}
    small = {name for name, image in pages.items() if name.endswith("-small") and image.height() <= 600}
    assert usual | small == pages.keys()


def test_the_pictures_look_as_they_did(pictures: Mapping[str, QImage]) -> None:
    # Other fonts draw every letter elsewhere; then there is nothing to compare with.
    if fonts_are_as_in(_BASELINES):
        assert {path.stem for path in _BASELINES.glob("*.png")} == pictures.keys()
        differing = {
            name: round(share, 4)
            for name, image in pictures.items()
            if (share := differing_share(image, QImage(str(_BASELINES / f"{name}.png")))) > _TOLERATED_SHARE
        }
        assert differing == {}


def test_a_picture_in_which_a_word_moved_is_seen_to_differ(pictures: Mapping[str, QImage]) -> None:
    image = pictures["today-paper"]
    moved = image.copy(1, 0, image.width(), image.height())
    assert differing_share(image, moved) > _TOLERATED_SHARE
