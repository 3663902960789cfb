"""Where the pictures are taken: a real journal, real pages, no screen, and time standing still."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from balint_desktop import paths
from balint_desktop.content.demo_year import load_demo_year
from balint_desktop.crypto.kdf import KdfParameters, KdfPolicy
from balint_desktop.crypto.recovery_code import new_recovery_code
from balint_desktop.services.demo import DEMO_PASSPHRASE, fill_with_year
from balint_desktop.services.journal import Journal, journal_on
from balint_desktop.services.vault import Vault
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch
from tests.fakes import FakeClock

#: The evening of the pictures in the design.
PICTURE_TIME = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
#: The cheapest derivation that is ever accepted; the pictures protect nothing.
CHEAP_COST = KdfParameters(memory_kib=19 * 1024, passes=1, lanes=1)
CHEAP_POLICY = KdfPolicy(minimum=CHEAP_COST)
_PATIENCE_MS = 20_000
_STEPS_AT_MOST = 6


class Studio:
    """Holds the open demo journal, its worker and the theme."""

    def __init__(self, *, app: QApplication, folder: Path) -> None:
        self.app = app
        self.clock = FakeClock(PICTURE_TIME)
        self.worker = Worker()
        self.theme = ThemeSwitch(resources=paths.resources(), choice=ThemeChoice.PAPER)
        self.theme.apply(app)
        app.setCursorFlashTime(0)
        self.vault = Vault(folder / "journal", clock=self.clock, cost=CHEAP_COST, policy=CHEAP_POLICY)
        self.empty_vault = Vault(folder / "none", clock=self.clock, cost=CHEAP_COST, policy=CHEAP_POLICY)
        self.vault.create(DEMO_PASSPHRASE, code=new_recovery_code())
        cases = load_demo_year(paths.resources())
        fill_with_year(self.vault, cases=cases, today=self.clock.today())
        self.journal: Journal = journal_on(self.vault, resources=paths.resources(), clock=self.clock)

    def close(self) -> None:
        """Close the journal and end the worker."""
        self.wait_for_worker()
        self.vault.close()
        self.vault.let_go()
        self.worker.stop()

    def wait_for_worker(self) -> None:
        """Wait until the worker has done all it was asked, and the pages show it."""
        for _ in range(3):
            loop = QEventLoop()
            self.worker.submit(_nothing, done=_Quit(loop), failed=_Quit(loop))
            QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
            loop.exec()
            self.app.processEvents()

    def picture(self, page: QWidget, *, width: int, height: int) -> QImage:
        """Return what `page` looks like at a size in pixels."""
        if not isinstance(page, QDialog):
            page.resize(width, height)
        page.show()
        page.activateWindow()
        image = self._grab(page)
        # Wrapped lines find their height in steps; the picture is the one after the last of them.
        for _ in range(_STEPS_AT_MOST):
            before, image = image, self._grab(page)
            if image == before:
                break
        return image

    def _grab(self, page: QWidget) -> QImage:
        self.wait_for_worker()
        return page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    def drop(self, page: QWidget) -> None:
        """Close `page` and let Qt delete it."""
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        page.close()
        # What it still waits for has to arrive while it is there.
        self.wait_for_worker()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class _Quit:
    """Ends a loop, whatever it is called with."""

    def __init__(self, loop: QEventLoop) -> None:
        self._loop = loop

    def __call__(self, _: object) -> None:
        self._loop.quit()


def _nothing() -> None:
    """Be the last job in the worker's row."""


@contextmanager
def open_studio(*, app: QApplication, folder: Path) -> Iterator[Studio]:
    """Give out a studio and close it."""
    studio = Studio(app=app, folder=folder)
    try:
        yield studio
    finally:
        studio.close()


Scene = Callable[[Studio], QWidget]
