"""Which theme is on: pinned by the doctor or following the system, put onto the application as a whole."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from balint_desktop.ui.theme.palette import build_palette
from balint_desktop.ui.theme.stylesheet import TEMPLATES, build_stylesheet
from balint_desktop.ui.theme.system_look import SystemLook
from balint_desktop.ui.theme.tokens import Theme, load_theme
from balint_desktop.ui.theme.type_scale import TypeScale, dots_per_inch, sans_font, system_factor

_USUAL_PERCENT = 100

if TYPE_CHECKING:
    from balint_desktop.ui.theme.icons import Icons


class ThemeChoice(StrEnum):
    """What can be chosen; the values are those of the settings and, but for SYSTEM, of the theme files."""

    SYSTEM = "system"
    PAPER = "paper"
    EVENING = "evening"
    CONTRAST = "contrast"


class ThemeSwitch(QObject):
    """Puts the chosen theme onto the application, and again whenever the choice or the system changes.

    `theme_changed` carries the new Theme, after the application wears it; also when only sizes changed.
    `icons` draws for as long as this lives, and forgets with each change what it drew before.
    """

    theme_changed = Signal(Theme)

    def __init__(
        self,
        *,
        resources: Path,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        text_percent: int = _USUAL_PERCENT,
        templates: tuple[str, ...] = TEMPLATES,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._resources = resources
        self._choice = choice
        self._text_percent = text_percent
        self._templates = templates
        self._app: QApplication | None = None
        self._system: SystemLook | None = None
        self._theme: Theme | None = None
        self._scale = TypeScale()
        self._icons: Icons | None = None

    @property
    def icons(self) -> "Icons":
        """What draws icons; imported with the first one, as the unlock page has none."""
        if self._icons is None:
            from balint_desktop.ui.theme.icons import Icons

            self._icons = Icons(resources=self._resources)
        return self._icons

    @property
    def theme(self) -> Theme:
        """The theme that is on. Only after `apply`."""
        if self._theme is None:
            raise RuntimeError("no theme was applied yet")
        return self._theme

    @property
    def scale(self) -> TypeScale:
        """The sizes that are on."""
        return self._scale

    @property
    def choice(self) -> ThemeChoice:
        """What was chosen, which may be to follow the system."""
        return self._choice

    def apply(self, app: QApplication, *, system: SystemLook | None = None) -> None:
        """Dress `app`, best before its first window, and from now on follow `system`. Call it once."""
        self._app = app
        self._system = system or SystemLook(app=app, parent=self)
        self._system.changed.connect(self._on_system_changed)
        if app.style().objectName() != "fusion":
            # Where it is on already, making it a second time would take a part of the start.
            app.setStyle("Fusion")
        self._ask_system()
        self._dress()

    def choose(self, choice: ThemeChoice) -> None:
        """Pin a theme, or follow the system."""
        self._choice = choice
        self._ask_system()
        self._dress()

    def set_text_percent(self, text_percent: int) -> None:
        """Draw all text at `text_percent` of the system's size."""
        self._text_percent = text_percent
        self._dress()

    @Slot()
    def _on_system_changed(self) -> None:
        self._dress()

    def _ask_system(self) -> None:
        if self._system is None:
            return
        is_pinned = self._choice is not ThemeChoice.SYSTEM
        self._system.ask_for_scheme(is_dark=self._choice is ThemeChoice.EVENING if is_pinned else None)

    def _dress(self) -> None:
        """Put onto the application what should be on, unless it is on already."""
        app, system = self._app, self._system
        if app is None or system is None:
            return
        name, scale = self._wanted_name(system), self._wanted_scale(system)
        if self._theme is not None and (self._theme.name, self._scale) == (name, scale):
            return
        self._theme = theme = load_theme(name, resources=self._resources)
        self._scale = scale
        if self._icons is not None:
            self._icons.forget()
        app.setPalette(build_palette(theme))
        app.setFont(sans_font(system.font(), scale=scale))
        sheet = build_stylesheet(theme, scale=scale, resources=self._resources, templates=self._templates)
        app.setStyleSheet(sheet)
        self.theme_changed.emit(theme)

    def _wanted_scale(self, system: SystemLook) -> TypeScale:
        factor = system_factor(system.font()) * self._text_percent / _USUAL_PERCENT
        return TypeScale(factor=factor, dots_per_inch=dots_per_inch())

    def _wanted_name(self, system: SystemLook) -> str:
        if self._choice is not ThemeChoice.SYSTEM:
            return self._choice.value
        if system.wants_contrast():
            return ThemeChoice.CONTRAST.value
        return (ThemeChoice.EVENING if system.is_dark() else ThemeChoice.PAPER).value
