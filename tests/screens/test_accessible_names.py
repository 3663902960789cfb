"""Whatever the keyboard can reach has a name for those who can't see it, on every page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QScrollBar, QWidget

from tests.screens.pictures import USUAL
from tests.screens.scenes import SCENES
from tests.screens.studio import Studio, open_studio


@pytest.fixture(scope="module")
def studio(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    flash_time = qapp.cursorFlashTime()
    with open_studio(app=qapp, folder=tmp_path_factory.mktemp("names")) as opened:
        yield opened
    qapp.setCursorFlashTime(flash_time)


def _nameless(page: QWidget) -> list[str]:
    reachable = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(widget, QScrollBar)
    ]
    return [type(widget).__name__ for widget in reachable if not _name_of(widget)]


def _name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_every_control_has_a_name(studio: Studio, scene: str) -> None:
    page = SCENES[scene](studio)
    studio.picture(page, width=USUAL[0], height=USUAL[1])
    nameless = _nameless(page)
    studio.drop(page)
    assert nameless == []


def test_a_control_without_a_name_is_found(qapp: QApplication, tmp_path: Path) -> None:
    page = QWidget()
    control = QWidget(page)
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    label = QLabel("only looked at", page)
    assert label.focusPolicy() is Qt.FocusPolicy.NoFocus
    page.show()
    nameless = _nameless(page)
    page.close()
    page.deleteLater()
    assert nameless == ["QWidget"]
