"""`--jot` as a program of its own: it opens no journal, holds no lock of the folder, and stands at once.

Until its window is drawn it imports Qt alone; what seals is loaded by the worker while one writes. It doesn't
wait for the main window and isn't one: another may be open, locked or not, or none at all.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from balint_desktop import paths
from balint_desktop.services.settings import SettingsFile
from balint_desktop.ui.application import build_application
from balint_desktop.ui.jot.presenter import JotPresenter
from balint_desktop.ui.jot.view import JotView
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.stylesheet import WRITING_TEMPLATES
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch

if TYPE_CHECKING:
    from balint_desktop.services.letterbox import Letterbox

_SECONDS_IN_MINUTE = 60


class _LateLetterbox:
    """The letterbox of the journal in `folder`, loaded by the worker when it is first asked for something."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def check(self) -> None:
        self._letterbox().check()

    def drop(self, text: str) -> None:
        self._letterbox().drop(text)

    def _letterbox(self) -> Letterbox:
        from balint_desktop.domain.clock import SystemClock
        from balint_desktop.services.letter_pins import LetterboxPins
        from balint_desktop.services.letterbox import Letterbox

        return Letterbox(
            self._folder, pins=LetterboxPins(paths.letterbox_pins_file()), clock=SystemClock()
        )


class JotProgram(QObject):
    """One window, one worker, one letter."""

    def __init__(self, journal: Path | None, *, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._settings = SettingsFile(paths.settings_file()).load()
        chosen = journal or (Path(self._settings.journal) if self._settings.journal else None)
        self._theme = ThemeSwitch(
            resources=paths.resources(),
            choice=ThemeChoice(self._settings.theme),
            text_percent=self._settings.text_percent,
            templates=WRITING_TEMPLATES,
            parent=self,
        )
        self._theme.apply(app)
        letterbox = _LateLetterbox(chosen or paths.journal_folder())
        self._worker = Worker(parent=self)
        self._presenter = JotPresenter(letterbox=letterbox, worker=self._worker, parent=self)
        self._view = JotView(presenter=self._presenter)
        self._view.drawn.connect(self._after_first_picture)
        self._presenter.finished.connect(self._end)

    @property
    def view(self) -> JotView:
        """The window."""
        return self._view

    def start(self) -> None:
        """Show the window."""
        self._view.show()

    def stop(self) -> None:
        """End the worker."""
        self._worker.stop()

    @Slot()
    def _after_first_picture(self) -> None:
        from balint_desktop import log
        from balint_desktop.domain.clock import SystemClock
        from balint_desktop.ui.shell.end_signals import EndSignals
        from balint_desktop.ui.shell.garbage import GarbageSteps
        from balint_desktop.ui.shell.idle import IdleWatch

        sys.excepthook = log.log_uncaught
        threading.excepthook = log.log_uncaught_in_thread
        log.start_log(paths.log_file())
        self._presenter.prepare()
        EndSignals(parent=self).end_requested.connect(self._view.request_seal)
        GarbageSteps(parent=self).begin()
        # Words that stand in a forgotten window are as open as a journal in one, and are locked up as soon.
        idle_seconds = self._settings.idle_minutes * _SECONDS_IN_MINUTE
        self._idle = IdleWatch(clock=SystemClock(), idle_seconds=idle_seconds, parent=self)
        self._idle.idled.connect(self._view.request_seal)
        self._idle.watch(self._view.windowHandle())

    @Slot()
    def _end(self) -> None:
        self._view.close()
        self._app.quit()


def run_jot(journal: Path | None) -> int:
    """Run until the jotting is sealed or was never written; return the exit code."""
    app = build_application()
    program = JotProgram(journal, app=app)
    program.start()
    code = app.exec()
    program.stop()
    return code
