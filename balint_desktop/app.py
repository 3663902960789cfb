"""The composition root: the one file that knows every layer, and builds the program out of them.

Until the first picture is drawn it imports Qt, the settings and the unlock page alone. What needs the store is
imported by the worker while the passphrase is typed.
"""

import sys
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from balint_desktop import __version__, log, paths
from balint_desktop.domain.clock import Clock, SystemClock
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.letter_pins import LetterboxPins
from balint_desktop.services.settings import LockSign, Settings, SettingsFile
from balint_desktop.services.vault import QUIET_SECONDS, Vault, VaultState
from balint_desktop.start_options import StartOptions
from balint_desktop.ui.application import build_application
from balint_desktop.ui.shell.door_pages import DoorPages
from balint_desktop.ui.shell.restart import replace_process
from balint_desktop.ui.shell.window import Window
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch

if TYPE_CHECKING:
    from balint_desktop.domain.place import Place
    from balint_desktop.services.journal import Journal
    from balint_desktop.ui.shell.journal_view import JournalView
    from balint_desktop.ui.shell.lock_watch import LockWatch
    from balint_desktop.ui.shell.locking import AfterLock, Locking


class Program(QObject):
    """The running program: one vault, one worker, one window, from the door to the lock."""

    def __init__(self, options: StartOptions, *, app: QApplication, clock: Clock) -> None:
        super().__init__(app)
        self._options = options
        self._app = app
        self._clock = clock
        self._settings_file = SettingsFile(paths.settings_file())
        self._settings = self._settings_file.load()
        self._theme = ThemeSwitch(
            resources=paths.resources(),
            choice=ThemeChoice(self._settings.theme),
            text_percent=self._settings.text_percent,
            parent=self,
        )
        self._theme.apply(app)
        self._vault = self._make_vault()
        self._worker = Worker(parent=self)
        self._window = Window(geometry=self._settings.geometry)
        self._made_locking: Locking | None = None
        self._made_lock_watch: LockWatch | None = None
        self._doors = DoorPages(vault=self._vault, worker=self._worker, window=self._window, parent=self)
        self._demo_folder = self._options.demo_folder
        self._is_claimed = False
        self._journal: Journal | None = None
        self._view: JournalView | None = None
        self._quiet_timer = QTimer(self)
        self._quiet_timer.setInterval(int(QUIET_SECONDS * 1000))
        self._connect_signals()

    def start(self) -> bool:
        """Show the door; return False when another process has the journal and showed itself instead."""
        problem = self._claim()
        # Where there is no journal yet, another start may be on its way to beginning one.
        is_taken = problem is not None and problem.code is ErrorCode.ALREADY_OPEN
        is_beginning = problem is None and self._vault.state is VaultState.ABSENT
        if (is_taken or is_beginning) and self._first_showed_itself(is_surely_there=is_taken):
            return False
        self._show_door(problem)
        self._window.show()
        return True

    def _claim(self) -> BalintError | None:
        is_remembered = self._options.journal is None and not self._options.is_demo and self._settings.journal
        if is_remembered and self._vault.state is VaultState.ABSENT:
            # Its disk isn't there today, say: never an empty journal where one was.
            return BalintError(ErrorCode.JOURNAL_MISSING)
        try:
            self._vault.claim()
        except BalintError as error:
            return error
        self._is_claimed = True
        return None

    def stop(self) -> None:
        """End the worker."""
        self._worker.stop()

    @property
    def _locking(self) -> "Locking":
        if self._made_locking is None:
            from balint_desktop.ui.shell.locking import Locking

            self._made_locking = Locking(
                vault=self._vault, worker=self._worker, cover=self._window, clock=self._clock, parent=self
            )
            self._made_locking.locked.connect(self._after_lock)
        return self._made_locking

    @property
    def _lock_watch(self) -> "LockWatch":
        if self._made_lock_watch is None:
            from balint_desktop.ui.shell.lock_watch import LockWatch

            watch = LockWatch(
                vault=self._vault,
                window=self._window,
                clock=self._clock,
                is_opening=self._doors.is_opening,
                parent=self,
            )
            watch.lock_requested.connect(self._lock)
            watch.sign_seen.connect(self._note_sign)
            self._made_lock_watch = watch
        return self._made_lock_watch

    def _make_vault(self) -> Vault:
        if self._options.is_demo:
            from balint_desktop.services.demo import demo_vault, make_demo

            folder = self._options.demo_folder or make_demo(resources=paths.resources(), clock=self._clock)
            self._options = replace(self._options, demo_folder=folder)
            return demo_vault(folder, clock=self._clock)
        chosen = self._options.journal or (Path(self._settings.journal) if self._settings.journal else None)
        pins = LetterboxPins(paths.letterbox_pins_file())
        return Vault(chosen or paths.journal_folder(), clock=self._clock, pins=pins)

    def _first_showed_itself(self, *, is_surely_there: bool) -> bool:
        from balint_desktop.ui.shell.single_instance import ask_first_to_show

        return ask_first_to_show(self._vault.folder, is_surely_there=is_surely_there)

    def _connect_signals(self) -> None:
        self._window.drawn.connect(self._after_first_picture)
        self._window.close_requested.connect(self._end)
        self._quiet_timer.timeout.connect(self._tidy)
        self._doors.passed.connect(self._on_opened)
        self._doors.opened_by_code.connect(self._watch)
        self._doors.folder_chosen.connect(self._open_another)
        self._doors.lock_requested.connect(self._lock)

    def _show_door(self, problem: BalintError | None) -> None:
        if self._vault.state is VaultState.ABSENT and problem is None:
            self._doors.show_beginning()
            return
        shown = ""
        if self._options.is_demo:
            from balint_desktop.services.demo import DEMO_PASSPHRASE as shown
        self._unlock = self._doors.show_unlock(problem, shown_passphrase=shown)

    @Slot()
    def _after_first_picture(self) -> None:
        from balint_desktop.ui.shell.end_signals import EndSignals
        from balint_desktop.ui.shell.single_instance import FirstInstance

        log.start_log(paths.log_file())
        EndSignals(parent=self).end_requested.connect(self._end)
        self._lock_watch.look_for_signs()
        if self._is_claimed:
            # Whoever couldn't take the journal must not answer in the place of the one that has it.
            first = FirstInstance(self._vault.folder, parent=self)
            first.show_requested.connect(self._window.come_to_front)
            first.listen()
        self._worker.submit(partial(_load_journal, self._vault, self._clock), done=self._on_loaded)
        if self._options.quits_after_first_page:
            self._open_demo_by_itself()

    def _open_demo_by_itself(self) -> None:
        if self._options.is_demo:
            from balint_desktop.services.demo import DEMO_PASSPHRASE

            self._unlock.open_with(DEMO_PASSPHRASE)
        else:
            self._say_first_page()

    def _on_loaded(self, journal: "Journal") -> None:
        from balint_desktop.ui.shell.garbage import GarbageSteps

        self._journal = journal
        GarbageSteps(parent=self).begin()

    @Slot()
    def _on_opened(self) -> None:
        from balint_desktop.ui.shell.journal_builder import build_journal_view

        if self._journal is None:
            self._journal = _load_journal(self._vault, self._clock)
        if self._options.is_chosen:
            self._settings = replace(self._settings, journal=str(self._vault.folder))
            self._worker.submit(partial(self._settings_file.save, self._settings), topic="settings")
        self._view = build_journal_view(
            journal=self._journal,
            keys=self._vault.journal_keys(),
            worker=self._worker,
            clock=self._clock,
            theme=self._theme,
            settings=self._settings,
            settings_file=self._settings_file,
            folder=str(self._vault.folder),
            version=__version__,
            on_settings=self._follow_settings,
        )
        self._view.lock_requested.connect(self._lock)
        self._view.quit_requested.connect(self._end)
        self._locking.set_pages(self._view)
        self._window.show_page(self._view)
        self._view.begin()
        if self._vault.trouble_at_opening is not None:
            self._view.today_presenter.tell(BalintError(self._vault.trouble_at_opening))
        self._worker.submit(self._journal.places.last, done=self._go_back)
        self._watch()

    @Slot()
    def _watch(self) -> None:
        if self._quiet_timer.isActive():
            return  # since the recovery code opened it
        self._lock_watch.begin(self._settings)
        self._quiet_timer.start()

    def _go_back(self, place: "Place") -> None:
        if self._view is not None:
            self._view.go_back_to(place)
        if self._options.quits_after_first_page:
            QTimer.singleShot(0, self, self._say_first_page)

    @Slot()
    def _say_first_page(self) -> None:
        sys.stdout.write("first page drawn\n")
        sys.stdout.flush()
        self._end()

    @Slot(object)
    def _note_sign(self, sign: LockSign) -> None:
        self._settings = self._settings.with_seen(sign, on=self._clock.today())
        if self._demo_folder is None:
            self._worker.submit(partial(self._settings_file.save, self._settings), topic="settings")

    @Slot(object)
    def _follow_settings(self, settings: Settings) -> None:
        self._settings = settings
        self._theme.choose(ThemeChoice(settings.theme))
        self._theme.set_text_percent(settings.text_percent)
        self._lock_watch.follow(settings)

    @Slot()
    def _tidy(self) -> None:
        self._worker.submit(self._vault.checkpoint_when_quiet, topic="tidy")
        self._worker.submit(self._vault.take_letters_in, done=self._on_letters)

    def _on_letters(self, count: int) -> None:
        if count and self._view is not None:
            self._view.today_presenter.letters.load()

    @Slot(str)
    def _open_another(self, folder: str) -> None:
        self._options = StartOptions(journal=Path(folder), is_chosen=True)
        self._locking.lock_to_door()

    @Slot()
    def _lock(self) -> None:
        self._locking.lock_to_door()

    @Slot()
    def _end(self) -> None:
        self._locking.lock_to_end()

    @Slot(object)
    def _after_lock(self, after: "AfterLock") -> None:
        if self._made_lock_watch is not None:
            self._made_lock_watch.end()
        self._settings = replace(self._settings, geometry=self._window.geometry_text())
        if self._demo_folder is None:
            self._settings_file.save(self._settings)
        self._vault.let_go()
        if self._demo_folder is not None and (after.is_end or not self._options.is_demo):
            from balint_desktop.services.demo import delete_demo

            delete_demo(self._demo_folder)
        if not after.is_end:
            replace_process(self._options.arguments_after_lock(self._vault.folder))
        self._window.close_for_good()
        self._app.quit()


def run(options: StartOptions) -> int:
    """Run the program until its window is closed; return the exit code."""
    sys.excepthook = log.log_uncaught
    threading.excepthook = log.log_uncaught_in_thread
    app = build_application()
    program = Program(options, app=app, clock=SystemClock())
    if not program.start():
        program.stop()
        return 0
    code = app.exec()
    program.stop()
    return code


def _load_journal(vault: Vault, clock: Clock) -> "Journal":
    """Import what the open journal needs, and build its services; on the worker."""
    import balint_desktop.ui.shell.journal_builder  # noqa: F401 - so that opening need not wait for it
    from balint_desktop.services.journal import journal_on

    return journal_on(vault, resources=paths.resources(), clock=clock)
