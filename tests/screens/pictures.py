"""Takes the pictures: every scene, in every theme, and some of them in the smallest window."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from balint_desktop.ui.theme.theme_choice import ThemeChoice
from tests.screens.scenes import SCENES
from tests.screens.studio import open_studio

THEMES = (ThemeChoice.PAPER, ThemeChoice.EVENING, ThemeChoice.CONTRAST)
#: The size of the pictures in the design, and the smallest window that has to be usable, in pixels.
USUAL = (1280, 800)
SMALLEST = (900, 600)


def take_pictures(
    *, app: QApplication, folder: Path, only: tuple[str, ...] = ()
) -> Iterator[tuple[str, QImage]]:
    """Yield each picture with its name, "scene-theme" or "scene-theme-small"; `folder` holds the journal."""
    with open_studio(app=app, folder=folder) as studio:
        for theme in THEMES:
            studio.theme.choose(theme)
            for name, scene in SCENES.items():
                if only and name not in only:
                    continue
                page = scene(studio)
                for size, suffix in ((USUAL, ""), (SMALLEST, "-small")):
                    if suffix and theme is not ThemeChoice.PAPER:
                        continue
                    yield (
                        f"{name}-{theme.value}{suffix}",
                        studio.picture(page, width=size[0], height=size[1]),
                    )
                studio.drop(page)
