"""Motion: as long as the design says, and none where less is asked for."""

import pytest
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleHintReturn, QStyleOption, QWidget
from pytestqt.qtbot import QtBot

from balint_desktop.ui.theme.motion import LESS_MOTION_VARIABLE, Motion, motion_ms


class StillStyle(QProxyStyle):
    """A style as on a system whose animations are switched off."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint is QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returnData)


@pytest.fixture
def widget(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    monkeypatch.delenv(LESS_MOTION_VARIABLE, raising=False)
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_motion_lasts_120_to_180_milliseconds(widget: QWidget) -> None:
    assert [motion_ms(motion, widget=widget) for motion in Motion] == [120, 150, 180]


def test_nothing_moves_where_the_variable_asks_for_less(widget: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LESS_MOTION_VARIABLE, "1")
    assert motion_ms(Motion.USUAL, widget=widget) == 0
    monkeypatch.setenv(LESS_MOTION_VARIABLE, "0")
    assert motion_ms(Motion.USUAL, widget=widget) == 150


def test_nothing_moves_where_the_system_has_no_animations(widget: QWidget) -> None:
    style = StillStyle()
    style.setParent(widget)
    widget.setStyle(style)
    assert motion_ms(Motion.USUAL, widget=widget) == 0
