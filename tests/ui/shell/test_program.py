"""The program put together: which door it shows, what it remembers, and how it goes on after a lock."""

import logging
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from balint_desktop import app as composition
from balint_desktop import paths
from balint_desktop.app import Program
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.settings import Settings, SettingsFile
from balint_desktop.services.vault import Vault
from balint_desktop.start_options import StartOptions
from balint_desktop.store.folder_lock import FolderLock
from balint_desktop.ui.create.view import CreateView
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.shell.journal_view import JournalView
from balint_desktop.ui.shell.single_instance import FirstInstance
from balint_desktop.ui.shell.window import Window
from balint_desktop.ui.unlock.view import UnlockView
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.fakes import FakeClock
from tests.services.cheap_vault import PASSPHRASE
from tests.ui.hands import CTRL, button, click, one, press, shown, type_words
from tests.ui.theme.application_look import restored_look

Begin = Callable[[StartOptions], Window]
_ENDS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Restarts:
    """Notes with which arguments a fresh process would have begun, and whether the journal was free for it."""

    def __init__(self, lock: Path) -> None:
        self.arguments: list[list[str]] = []
        self.was_free: list[bool] = []
        self._lock = lock

    def __call__(self, arguments: list[str]) -> None:
        self.arguments.append(arguments)
        lock = FolderLock(self._lock)
        try:
            lock.take()
        except BalintError:
            self.was_free.append(False)
        else:
            self.was_free.append(True)
            lock.give_back()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))


@pytest.fixture
def restarts(locked_vault: Vault, monkeypatch: pytest.MonkeyPatch) -> Restarts:
    made = Restarts(locked_vault.folder / "lock")
    monkeypatch.setattr(composition, "replace_process", made)
    return made


@pytest.fixture
def begin(qapp: QApplication, clock: FakeClock, qtbot: QtBot, restarts: Restarts) -> Iterator[Begin]:
    """A function that starts the program and returns its window, once its first picture is drawn."""
    programs: list[Program] = []
    windows: list[Window] = []
    handlers = list(logging.getLogger("balint_desktop").handlers)
    signals = {number: signal.getsignal(number) for number in _ENDS}

    def start(options: StartOptions) -> Window:
        before = set(QApplication.topLevelWidgets())
        programs.append(Program(options, app=qapp, clock=clock))
        (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, Window) and w not in before)
        windows.append(window)
        with qtbot.waitSignal(window.drawn):
            assert programs[-1].start()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    with restored_look(qapp):
        yield start
        for window, program in zip(windows, programs, strict=True):
            program.stop()
            QApplication.processEvents()
            window.close_for_good()
            shiboken6.delete(program)
            shiboken6.delete(window)
    signal.set_wakeup_fd(-1)
    for number, handler in signals.items():
        signal.signal(number, handler)
    for left in [left for left in logging.getLogger("balint_desktop").handlers if left not in handlers]:
        logging.getLogger("balint_desktop").removeHandler(left)
        left.close()


@pytest.fixture
def file() -> SettingsFile:
    return SettingsFile(paths.settings_file())


def said(window: Window) -> list[str]:
    return [label.text() for label in shown(window, TextLabel)]


def unlock(window: Window, qtbot: QtBot) -> JournalView:
    type_words(one(window, PassphraseEdit), PASSPHRASE)
    press(one(window, PassphraseEdit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(JournalView) is not None, timeout=20_000)
    return one(window, JournalView)


def choose_folder(window: Window, folder: Path, *, link: str) -> None:
    click(button(window, link))
    dialog = one(window, QFileDialog)
    dialog.fileSelected.emit(str(folder))
    dialog.close()


def test_without_a_journal_one_is_begun(begin: Begin) -> None:
    window = begin(StartOptions())
    assert one(window, CreateView).isVisible()
    assert not paths.journal_folder().exists()


def test_a_journal_is_opened_and_locked_into_a_fresh_process(
    begin: Begin, locked_vault: Vault, restarts: Restarts, qtbot: QtBot
) -> None:
    window = begin(StartOptions(journal=locked_vault.folder))
    unlock(window, qtbot)
    focused = QApplication.focusWidget()
    assert focused is not None
    press(focused, Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: bool(restarts.arguments))
    assert restarts.arguments == [["--journal", str(locked_vault.folder)]]
    assert restarts.was_free == [True]


def test_closing_the_window_locks_and_ends(
    begin: Begin, locked_vault: Vault, restarts: Restarts, file: SettingsFile, qtbot: QtBot
) -> None:
    window = begin(StartOptions(journal=locked_vault.folder))
    unlock(window, qtbot)
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert restarts.arguments == []
    assert file.load().geometry
    assert file.load().journal == ""


def test_a_remembered_journal_that_is_not_there_is_no_reason_to_begin_another(
    begin: Begin, tmp_path: Path, file: SettingsFile
) -> None:
    file.save(Settings(journal=str(tmp_path / "usb" / "journal")))
    window = begin(StartOptions())
    assert one(window, UnlockView).isVisible()
    assert message_for(BalintError(ErrorCode.JOURNAL_MISSING)).whole in said(window)
    assert not (tmp_path / "usb").exists()


def test_a_journal_asked_for_that_is_not_there_is_begun(begin: Begin, tmp_path: Path) -> None:
    assert one(begin(StartOptions(journal=tmp_path / "new")), CreateView).isVisible()


def test_a_folder_that_was_chosen_is_not_remembered_before_it_was_opened(
    begin: Begin, tmp_path: Path, locked_vault: Vault, restarts: Restarts, file: SettingsFile, qtbot: QtBot
) -> None:
    window = begin(StartOptions(journal=locked_vault.folder))
    choose_folder(window, tmp_path / "wrong", link="Another journal…")
    qtbot.waitUntil(lambda: bool(restarts.arguments))
    assert restarts.arguments == [["--chosen", str(tmp_path / "wrong")]]
    assert file.load().journal == ""


def test_a_folder_that_was_chosen_and_opened_is_the_one_next_time(
    begin: Begin, locked_vault: Vault, file: SettingsFile, qtbot: QtBot
) -> None:
    window = begin(StartOptions(journal=locked_vault.folder, is_chosen=True))
    unlock(window, qtbot)
    qtbot.waitUntil(lambda: file.load().journal == str(locked_vault.folder))


def test_whoever_has_not_the_journal_does_not_answer_in_its_name(begin: Begin, locked_vault: Vault) -> None:
    locked_vault.claim()
    window = begin(StartOptions(journal=locked_vault.folder))
    assert message_for(BalintError(ErrorCode.ALREADY_OPEN)).whole in said(window)
    program = QApplication.instance()
    assert program is not None
    assert program.findChildren(FirstInstance) == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_second_start_shows_the_first_window_and_ends(
    begin: Begin, locked_vault: Vault, qtbot: QtBot
) -> None:
    window = begin(StartOptions(journal=locked_vault.folder))
    window.hide()
    command = [sys.executable, "-m", "balint_desktop", "--journal", str(locked_vault.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)
        assert second.returncode == 0
        assert second.stdout is not None
        assert b"Traceback" not in second.stdout.read()
    assert window.isVisible()
