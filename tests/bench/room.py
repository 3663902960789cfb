"""An open journal in a real window inside this process, for what is timed from a key to a certain paint."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from balint_desktop import paths
from balint_desktop.domain.clock import SystemClock
from balint_desktop.services.cases import CaseService, Kept
from balint_desktop.services.journal import Journal, journal_on
from balint_desktop.services.settings import Settings, SettingsFile
from balint_desktop.services.vault import Vault
from balint_desktop.ui.shell.journal_builder import build_journal_view
from balint_desktop.ui.shell.journal_view import JournalView
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch
from tests.bench.journals import PASSPHRASE, open_vault

WIDTH, HEIGHT = 1280, 800
_PATIENCE_MS = 30_000


class TimedCases(CaseService):
    """The real service, which also notes when a keep was durable."""

    kept_at = 0.0

    def keep(self, *arguments: object, **named: object) -> Kept:
        """Keep, and note the time right after."""
        kept = super().keep(*arguments, **named)  # type: ignore[arg-type]  # handed through as given
        self.kept_at = time.perf_counter()
        return kept


class Room:
    """The pages of one journal, shown; `vault` and `cases` for what lies below them."""

    def __init__(self, *, app: QApplication, folder: Path) -> None:
        self.app = app
        self.clock = SystemClock()
        self.worker = Worker()
        self.vault: Vault = open_vault(folder)
        self.theme = ThemeSwitch(resources=paths.resources(), choice=ThemeChoice.PAPER)
        self.theme.apply(app)
        self.vault.unlock(PASSPHRASE)
        self.cases = TimedCases(self.vault, clock=self.clock)
        journal = journal_on(self.vault, resources=paths.resources(), clock=self.clock)
        self.journal: Journal = replace(journal, cases=self.cases)
        self.view: JournalView = build_journal_view(
            journal=self.journal,
            keys=self.vault.journal_keys(),
            worker=self.worker,
            clock=self.clock,
            theme=self.theme,
            settings=Settings(),
            settings_file=SettingsFile(folder / "nowhere.json"),
            folder="",
            version="",
            on_settings=_ignore,
        )
        self.view.resize(WIDTH, HEIGHT)
        self.view.show()
        self.view.activateWindow()
        self.settle()

    def settle(self) -> None:
        """Wait until the worker has done all it was asked for, and the pages show it."""
        for _ in range(3):
            loop = QEventLoop()
            self.worker.submit(_nothing, done=_Quit(loop), failed=_Quit(loop))
            QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
            loop.exec()
            self.app.processEvents()

    def close(self) -> None:
        """Lock the journal and end the worker."""
        self.settle()
        self.view.close()
        self.view.clear()
        self.vault.close()
        self.vault.let_go()
        self.worker.stop()


class NextPaint(QObject):
    """Waits until `widget` has been painted and the paint was handed over, once `is_ready` says so."""

    def __init__(self, widget: QWidget, *, is_ready: Callable[[], bool]) -> None:
        super().__init__()
        self._widget = widget
        self._is_ready = is_ready
        self._loop = QEventLoop()
        self._painted_at: float | None = None
        widget.installEventFilter(self)

    def wait(self) -> float:
        """Return when the paint was done. Raises: TimeoutError."""
        QTimer.singleShot(_PATIENCE_MS, self._loop, self._loop.quit)
        if self._painted_at is None:
            self._loop.exec()
        self._widget.removeEventFilter(self)
        if self._painted_at is None:
            raise TimeoutError("what was waited for was never painted")
        return self._painted_at

    def _done(self) -> None:
        if self._painted_at is None:
            self._painted_at = time.perf_counter()
            self._loop.quit()

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at paints; the backing store is flushed before the next event is served."""
        if event.type() is QEvent.Type.Paint and self._painted_at is None and self._is_ready():
            QTimer.singleShot(0, self, self._done)
        return False


class _Quit:
    """Ends a loop, whatever it is called with."""

    def __init__(self, loop: QEventLoop) -> None:
        self._loop = loop

    def __call__(self, _: object) -> None:
        self._loop.quit()


def _nothing() -> None:
    """Be the last job in the worker's row."""


def _ignore(_: object) -> None:
    """Take no notice: no measurement changes a setting."""


@contextmanager
def open_room(folder: Path) -> Iterator[Room]:
    """Open a journal of the benchmark in a window, and lock it afterwards."""
    app = QApplication([])
    room = Room(app=app, folder=folder)
    try:
        yield room
    finally:
        room.close()
