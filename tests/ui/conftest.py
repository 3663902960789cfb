"""What tests of pages share: a real journal under a cheap key, the one worker, a clock, and the paper theme."""

import gc
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from balint_desktop import paths
from balint_desktop.services.journal import Journal, journal_on
from balint_desktop.services.vault import Vault
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch
from tests.fakes import FakeClock
from tests.services.cheap_vault import PASSPHRASE, make_journal, vault_in
from tests.ui.theme.application_look import restored_look

Settle = Callable[[], None]
ShowPage = Callable[[QWidget], QWidget]

#: Longer than anything takes, so that a test that waits for what never comes ends.
_PATIENCE_SECONDS = 20.0


class Gate:
    """Holds the worker up until it is opened, so that a test can act while a job runs."""

    def __init__(self, worker: Worker) -> None:
        self._entered = threading.Event()
        self._opened = threading.Event()
        worker.submit(self._wait)
        assert self._entered.wait(_PATIENCE_SECONDS)

    def open(self) -> None:
        """Let the worker go on."""
        self._opened.set()

    def _wait(self) -> None:
        self._entered.set()
        self._opened.wait(_PATIENCE_SECONDS)


class _Probe(QObject):
    arrived = Signal()

    def arrive(self, _: object) -> None:
        self.arrived.emit()


@pytest.fixture(autouse=True)
def collected_on_this_thread() -> Iterator[None]:
    """Keep Python's garbage collector, which runs on whichever thread calls for it, from Qt's objects.

    Pages have no window here that owns them, as they have in the program.
    """
    gc.collect(1)
    gc.disable()
    yield
    gc.enable()


@pytest.fixture
def clock() -> FakeClock:
    """A clock that the test moves."""
    return FakeClock()


@pytest.fixture
def switch(qapp: QApplication) -> Iterator[ThemeSwitch]:
    """The theme switch, with paper on."""
    with restored_look(qapp):
        made = ThemeSwitch(resources=paths.resources(), choice=ThemeChoice.PAPER, parent=qapp)
        made.apply(qapp)
        yield made


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a locked, empty journal that no test opens, and its recovery code as it is typed."""
    folder = tmp_path_factory.mktemp("template") / "journal"
    return folder, make_journal(folder, clock=FakeClock())


@pytest.fixture
def recovery_code(empty_folder: tuple[Path, str]) -> str:
    """The recovery code of the locked journal, as it is typed."""
    return empty_folder[1]


@pytest.fixture
def locked_vault(empty_folder: tuple[Path, str], tmp_path: Path, clock: FakeClock) -> Iterator[Vault]:
    """The vault of a locked, empty journal of this test's own; whatever becomes of it, it is closed after."""
    folder = Path(shutil.copytree(empty_folder[0], tmp_path / "journal"))
    vault = vault_in(folder, clock=clock)
    yield vault
    vault.close()
    vault.let_go()


@pytest.fixture
def vault(locked_vault: Vault) -> Vault:
    """The vault of an open, empty journal of this test's own."""
    locked_vault.unlock(PASSPHRASE)
    return locked_vault


@pytest.fixture
def worker(locked_vault: Vault, qtbot: QtBot) -> Iterator[Worker]:
    """The one worker; it ends before the journal closes."""
    made = Worker()
    yield made
    assert made.stop()


@pytest.fixture
def journal(vault: Vault, clock: FakeClock) -> Journal:
    """The services on that journal."""
    return journal_on(vault, resources=paths.resources(), clock=clock)


@pytest.fixture
def settle(worker: Worker, qtbot: QtBot, qapp: QApplication) -> Settle:
    """A function that waits until the worker has done all it was asked, and what it was asked because of that."""

    def wait() -> None:
        for _ in range(3):
            probe = _Probe()
            with qtbot.waitSignal(probe.arrived, timeout=int(_PATIENCE_SECONDS * 1000)):
                worker.submit(_nothing, done=probe.arrive, is_lasting=True)
            qapp.processEvents()

    return wait


@pytest.fixture
def show_page(switch: ThemeSwitch, qtbot: QtBot) -> Iterator[ShowPage]:
    """A function that shows a page as a window that has the keyboard."""
    shown: list[QWidget] = []

    def show(page: QWidget) -> QWidget:
        # pytest-qt holds it weakly only.
        shown.append(page)
        qtbot.addWidget(page)
        page.resize(1000, 800)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    yield show
    shown.clear()


def _nothing() -> None:
    """Be the last job in the worker's row."""
