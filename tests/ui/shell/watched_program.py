"""`python -m tests.ui.shell.watched_program JOURNAL`: the real program, opened, that tells when it is covered.

It writes `open`, `covered TIME` (the cover was painted; TIME on the monotonic clock) and `locked`, each as a line.
In place of becoming a fresh process it then stays as it is until its input ends.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from balint_desktop import app as composition
from balint_desktop.app import Program
from balint_desktop.domain.clock import SystemClock
from balint_desktop.start_options import StartOptions
from balint_desktop.ui.shell.cover import CoverPage
from balint_desktop.ui.shell.journal_view import JournalView
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from tests.services.cheap_vault import PASSPHRASE
from tests.ui.hands import press, type_words


class Watch(QObject):
    """Types the passphrase at the door, and tells what is seen from then on."""

    def __init__(self) -> None:
        super().__init__()
        self._told: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        for window in QApplication.topLevelWidgets():
            field, journal = window.findChild(PassphraseEdit), window.findChild(JournalView)
            if journal is not None and journal.isVisible():
                self._tell("open")
            elif isinstance(field, PassphraseEdit) and field.isVisible() and "typed" not in self._told:
                self._told.add("typed")
                type_words(field, PASSPHRASE)
                press(field, Qt.Key.Key_Return)

    def _tell(self, what: str, more: str = "") -> None:
        if what not in self._told:
            self._told.add(what)
            say(f"{what}{more}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, CoverPage):
            self._tell("covered", f" {time.monotonic()}")
        return False


def stay(_arguments: Sequence[str]) -> None:
    say("locked")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    """Run until the lock, then wait."""
    composition.replace_process = stay
    app = composition.build_application()
    program = Program(StartOptions(journal=Path(sys.argv[1])), app=app, clock=SystemClock())
    watch = Watch()
    app.installEventFilter(watch)
    program.start()
    app.exec()
    program.stop()
    sys.stdin.read()


if __name__ == "__main__":
    main()
