"""Fault test 32 and every unasked lock of the real program: what locks, when, and what stays as it is."""

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QWindowStateChangeEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from balint_desktop import paths
from balint_desktop.app import Program, StartOptions
from balint_desktop.services.settings import LockSign, Settings, SettingsFile
from balint_desktop.services.vault import Vault
from balint_desktop.ui.shell.cover import CoverPage
from balint_desktop.ui.shell.idle import IdleWatch
from balint_desktop.ui.shell.journal_view import JournalView
from balint_desktop.ui.shell.shortcuts_sheet import ShortcutsSheet
from balint_desktop.ui.shell.system_signals import SystemSignals
from balint_desktop.ui.shell.wake_watch import GAP_SECONDS, SESSION_SECONDS, WakeWatch
from balint_desktop.ui.shell.window import Window
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from tests.fakes import FakeClock
from tests.services.cheap_vault import PASSPHRASE
from tests.ui.conftest import Gate
from tests.ui.hands import one, press, type_words
from tests.ui.shell.test_program import Begin, Restarts, begin, own_home, restarts, unlock

__all__ = ["begin", "own_home", "restarts"]

def part(kind: type[QObject]) -> QObject:
    """Return the one part of a kind that the running program has."""
    application = QCoreApplication.instance()
    assert application is not None
    program = application.findChild(Program)
    assert program is not None
    found = program.findChild(kind)
    assert found is not None
    return found


def notice(sign: LockSign) -> None:
    signals = part(SystemSignals)
    assert isinstance(signals, SystemSignals)
    signals.noticed.emit(sign)


def tick(kind: type[QObject]) -> None:
    timer = part(kind).findChild(QTimer)
    assert isinstance(timer, QTimer)
    timer.timeout.emit()


def minimise(window: Window) -> None:
    """Minimise as a window system does; the offscreen one tells nothing by itself."""
    before = window.windowState()
    window.setWindowState(Qt.WindowState.WindowMinimized)
    QApplication.sendEvent(window, QWindowStateChangeEvent(before))


@pytest.fixture
def opened(begin: Begin, locked_vault: Vault, qtbot: QtBot) -> Window:
    """The window of the program with its journal open, on a desktop without any bus."""
    window = begin(StartOptions(journal=locked_vault.folder))
    unlock(window, qtbot)
    return window


def test_without_any_bus_idleness_locks(
    opened: Window, clock: FakeClock, restarts: Restarts, qtbot: QtBot
) -> None:
    clock.advance(5 * 60)
    tick(IdleWatch)
    assert not one(opened, JournalView).isVisible()
    qtbot.waitUntil(lambda: restarts.was_free == [True])


def test_waking_up_locks_and_is_noted_as_seen(
    opened: Window, clock: FakeClock, restarts: Restarts, qtbot: QtBot
) -> None:
    clock.sleep(60)
    tick(WakeWatch)
    assert not one(opened, JournalView).isVisible()
    qtbot.waitUntil(lambda: restarts.was_free == [True])
    assert SettingsFile(paths.settings_file()).load().seen_on(LockSign.WAKING) == clock.today()


def test_twelve_hours_lock_also_somebody_who_writes(
    opened: Window, clock: FakeClock, restarts: Restarts, qtbot: QtBot
) -> None:
    watch = part(WakeWatch)
    assert isinstance(watch, WakeWatch)
    for _ in range(int(SESSION_SECONDS / GAP_SECONDS)):
        assert restarts.arguments == []
        clock.advance(GAP_SECONDS)
        watch.check()
    qtbot.waitUntil(lambda: restarts.was_free == [True])


def test_a_sign_while_the_sheet_of_keys_is_open_closes_it(
    opened: Window, restarts: Restarts, qtbot: QtBot
) -> None:
    one(opened, JournalView).show_shortcuts()
    assert one(opened, ShortcutsSheet).isVisible()
    notice(LockSign.SLEEP)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, ShortcutsSheet) and w.isVisible()]
    qtbot.waitUntil(lambda: restarts.was_free == [True])


def test_a_sign_while_unlocking_keeps_the_journal_from_opening(
    begin: Begin, locked_vault: Vault, restarts: Restarts, qtbot: QtBot
) -> None:
    window = begin(StartOptions(journal=locked_vault.folder))
    worker = part(Worker)
    assert isinstance(worker, Worker)
    gate = Gate(worker)
    type_words(one(window, PassphraseEdit), PASSPHRASE)
    press(one(window, PassphraseEdit), Qt.Key.Key_Return)
    notice(LockSign.SCREEN_LOCK)
    gate.open()
    qtbot.waitUntil(lambda: restarts.was_free == [True])
    assert window.findChild(JournalView) is None


def test_a_sign_at_the_closed_door_is_noted_and_starts_nothing_anew(
    begin: Begin, locked_vault: Vault, clock: FakeClock, restarts: Restarts, qtbot: QtBot
) -> None:
    window = begin(StartOptions(journal=locked_vault.folder))
    file = SettingsFile(paths.settings_file())
    notice(LockSign.SCREEN_LOCK)
    qtbot.waitUntil(lambda: file.load().seen_on(LockSign.SCREEN_LOCK) == clock.today())
    assert restarts.arguments == []
    assert one(window, PassphraseEdit).isVisible()


def test_two_signs_at_once_are_one_lock(opened: Window, restarts: Restarts, qtbot: QtBot) -> None:
    notice(LockSign.SCREEN_LOCK)
    notice(LockSign.SLEEP)
    qtbot.waitUntil(lambda: bool(restarts.arguments))
    assert len(restarts.arguments) == 1
    stored = SettingsFile(paths.settings_file()).load()
    assert [sign for sign in LockSign if stored.seen_on(sign)] == [LockSign.SCREEN_LOCK, LockSign.SLEEP]


def test_minimising_leaves_the_journal_open_unless_it_was_asked_for(
    opened: Window, restarts: Restarts
) -> None:
    minimise(opened)
    assert opened.findChild(CoverPage) is None
    assert one(opened, JournalView).isVisibleTo(opened)
    assert restarts.arguments == []


def test_minimising_locks_for_those_who_want_it(
    begin: Begin, locked_vault: Vault, restarts: Restarts, qtbot: QtBot
) -> None:
    SettingsFile(paths.settings_file()).save(Settings(lock_on_minimise=True))
    window = begin(StartOptions(journal=locked_vault.folder))
    unlock(window, qtbot)
    minimise(window)
    assert not one(window, JournalView).isVisible()
    qtbot.waitUntil(lambda: restarts.was_free == [True])
