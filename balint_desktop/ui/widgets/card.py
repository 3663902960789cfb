"""Grounds to put things on: the card, and the sunken panel at the window's side."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QWidget

from balint_desktop.ui.theme import spacing


class _Ground(QFrame):
    """A frame that the style sheet paints; with `width_px` it keeps that width, grown as text grows."""

    def __init__(self, *, width_px: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width_px = width_px
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._keep_width()

    def _keep_width(self) -> None:
        if self._width_px is not None:
            self.setFixedWidth(spacing.scaled(self._width_px, font=self.font()))

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        """Follow text that grew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_width_px"):
            self._keep_width()


class Card(_Ground):
    """A sheet of paper on the desk: the surface colour, a line around, round corners."""


class Sunken(_Ground):
    """The ground of the navigation: a shade below the window, with a line on its right."""
