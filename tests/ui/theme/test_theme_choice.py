"""Which theme is on: pinned, or the system's, and changed while the program runs."""

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from balint_desktop import paths
from balint_desktop.services.settings import THEMES
from balint_desktop.ui.theme.system_look import SystemLook
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch
from balint_desktop.ui.theme.type_scale import font_pixels


class FakeSystem(SystemLook):
    """A system whose wishes a test sets; Qt's offscreen platform has none and takes none."""

    def __init__(self, *, app: QApplication) -> None:
        super().__init__(app=app, parent=app)
        self.dark = False
        self.contrast = False
        self.points = 9.0
        self.asked: list[bool | None] = []

    def is_dark(self) -> bool:
        return self.dark

    def wants_contrast(self) -> bool:
        return self.contrast

    def font(self) -> QFont:
        font = QFont(super().font())
        font.setPointSizeF(self.points)
        return font

    def ask_for_scheme(self, *, is_dark: bool | None) -> None:
        self.asked.append(is_dark)


@pytest.fixture
def system(plain_app: QApplication) -> FakeSystem:
    return FakeSystem(app=plain_app)


def switch_for(app: QApplication, *, system: FakeSystem, choice: ThemeChoice = ThemeChoice.SYSTEM) -> ThemeSwitch:
    switch = ThemeSwitch(resources=paths.resources(), choice=choice, parent=app)
    switch.apply(app, system=system)
    return switch


def test_the_choices_are_those_of_the_settings() -> None:
    assert tuple(choice.value for choice in ThemeChoice) == THEMES


@pytest.mark.parametrize("choice", [ThemeChoice.PAPER, ThemeChoice.EVENING, ThemeChoice.CONTRAST])
def test_a_pinned_theme_dresses_the_application(
    plain_app: QApplication, system: FakeSystem, choice: ThemeChoice
) -> None:
    switch = switch_for(plain_app, system=system, choice=choice)
    window = plain_app.palette().color(QPalette.ColorRole.Window).name().upper()
    assert switch.theme.name == choice.value
    assert window == switch.theme.window
    assert switch.theme.accent in plain_app.styleSheet()
    assert font_pixels(plain_app.font()) == pytest.approx(13.5, abs=0.01)


def test_the_system_going_dark_turns_paper_into_evening(
    plain_app: QApplication, system: FakeSystem, qtbot: QtBot
) -> None:
    switch = switch_for(plain_app, system=system)
    assert switch.theme.name == "paper"
    system.dark = True
    with qtbot.waitSignal(switch.theme_changed) as changed:
        system.changed.emit()
    assert changed.args is not None
    assert changed.args[0].name == "evening"
    assert plain_app.palette().color(QPalette.ColorRole.Window).name().upper() == switch.theme.window


def test_a_system_of_high_contrast_gets_the_contrast_theme(plain_app: QApplication, system: FakeSystem) -> None:
    system.contrast = system.dark = True
    assert switch_for(plain_app, system=system).theme.name == "contrast"


def test_a_system_with_larger_text_gets_larger_text(plain_app: QApplication, system: FakeSystem) -> None:
    switch = switch_for(plain_app, system=system)
    system.points = 22.0
    system.changed.emit()
    assert switch.scale.factor > 1.5


def test_a_pinned_theme_stays_when_the_system_changes(plain_app: QApplication, system: FakeSystem) -> None:
    switch = switch_for(plain_app, system=system, choice=ThemeChoice.PAPER)
    system.dark = True
    system.changed.emit()
    assert switch.theme.name == "paper"


def test_the_title_bar_is_asked_to_match_a_pinned_theme(plain_app: QApplication, system: FakeSystem) -> None:
    switch = switch_for(plain_app, system=system)
    for choice in (ThemeChoice.EVENING, ThemeChoice.CONTRAST, ThemeChoice.SYSTEM):
        switch.choose(choice)
    assert system.asked == [None, True, False, None]


def test_the_real_system_can_be_asked_and_let_go_of(plain_app: QApplication) -> None:
    look = SystemLook(app=plain_app, parent=plain_app)
    look.ask_for_scheme(is_dark=True)
    look.ask_for_scheme(is_dark=None)
    assert look.font().pointSizeF() > 0
    assert not look.wants_contrast()
    assert not look.is_dark()


def test_choosing_a_theme_tells_once_and_choosing_it_again_not_at_all(
    plain_app: QApplication, system: FakeSystem
) -> None:
    switch = switch_for(plain_app, system=system, choice=ThemeChoice.PAPER)
    told: list[object] = []
    switch.theme_changed.connect(told.append)
    switch.choose(ThemeChoice.CONTRAST)
    switch.choose(ThemeChoice.CONTRAST)
    assert len(told) == 1
    assert switch.choice is ThemeChoice.CONTRAST


def test_pinned_and_back_to_the_system_is_the_systems_theme(plain_app: QApplication, system: FakeSystem) -> None:
    switch = switch_for(plain_app, system=system)
    switch.choose(ThemeChoice.EVENING)
    switch.choose(ThemeChoice.SYSTEM)
    assert switch.theme.name == "paper"


def test_larger_text_changes_fonts_and_heights_at_once(plain_app: QApplication, system: FakeSystem) -> None:
    switch = switch_for(plain_app, system=system, choice=ThemeChoice.PAPER)
    before = plain_app.styleSheet()
    switch.set_text_percent(150)
    assert switch.scale.factor == pytest.approx(1.5)
    assert font_pixels(plain_app.font()) == pytest.approx(20.25, abs=0.01)
    assert plain_app.styleSheet() != before


def test_a_new_theme_forgets_the_old_ones_icons(plain_app: QApplication, system: FakeSystem) -> None:
    switch = switch_for(plain_app, system=system, choice=ThemeChoice.PAPER)
    ink = plain_app.palette().color(QPalette.ColorRole.WindowText)
    first = switch.icons.pixmap("lock", colour=ink, size_px=20)
    assert switch.icons.pixmap("lock", colour=ink, size_px=20) is first
    switch.choose(ThemeChoice.EVENING)
    assert switch.icons.pixmap("lock", colour=ink, size_px=20) is not first


def test_before_it_is_applied_no_theme_is_on(plain_app: QApplication) -> None:
    switch = ThemeSwitch(resources=paths.resources())
    switch.choose(ThemeChoice.PAPER)
    with pytest.raises(RuntimeError):
        _ = switch.theme
