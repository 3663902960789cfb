"""The pages before the journal: beginning one, opening one, and a new passphrase after the recovery code.

Each is imported when it is shown and not before, so that the first picture stands in a moment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.errors import BalintError
from balint_desktop.services.vault import Vault
from balint_desktop.ui.shell.window import Window
from balint_desktop.ui.tasks import Worker

if TYPE_CHECKING:
    from balint_desktop.ui.create.presenter import CreatePresenter
    from balint_desktop.ui.unlock.presenter import UnlockPresenter


class DoorPages(QObject):
    """Shows one door after the other; `passed` when the journal is open and nothing more is asked.

    `opened_by_code` comes before the page that asks for a new passphrase: the journal is open from then on.
    `folder_chosen` carries the folder of another journal that is wanted.
    """

    passed = Signal()
    opened_by_code = Signal()
    folder_chosen = Signal(str)
    lock_requested = Signal()

    def __init__(
        self,
        *,
        vault: Vault,
        worker: Worker,
        window: Window,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._worker = worker
        self._window = window
        self._door: CreatePresenter | UnlockPresenter | None = None

    def is_opening(self) -> bool:
        """Return whether a journal is just being opened or made."""
        return self._door is not None and self._door.is_busy

    def show_beginning(self) -> None:
        """Show the page on which a journal begins."""
        from balint_desktop.ui.create.presenter import CreatePresenter
        from balint_desktop.ui.create.view import CreateView

        presenter = CreatePresenter(vault=self._vault, worker=self._worker, parent=self)
        presenter.created.connect(self.passed)
        self._door = presenter
        view = CreateView(presenter=presenter)
        view.another_requested.connect(self._choose_another)
        self._window.show_page(view)

    def show_unlock(self, problem: BalintError | None, *, shown_passphrase: str = "") -> UnlockPresenter:
        """Show the unlock page, with a `problem` met before; return its presenter."""
        from balint_desktop.ui.unlock.presenter import UnlockPresenter
        from balint_desktop.ui.unlock.view import UnlockView

        presenter = UnlockPresenter(
            vault=self._vault, worker=self._worker, shown_passphrase=shown_passphrase, parent=self
        )
        presenter.opened.connect(self._on_unlocked)
        self._door = presenter
        view = UnlockView(presenter=presenter)
        view.another_requested.connect(self._choose_another)
        if problem is not None:
            presenter.say(problem)
        self._window.show_page(view)
        return presenter

    @Slot()
    def _choose_another(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("Choose the folder of a journal"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.folder_chosen)
        dialog.open()

    @Slot()
    def _on_unlocked(self) -> None:
        keys = self._vault.journal_keys()
        if not keys.is_opened_by_code:
            self.passed.emit()
            return
        from balint_desktop.ui.unlock.new_passphrase_presenter import NewPassphrasePresenter
        from balint_desktop.ui.unlock.new_passphrase_view import NewPassphraseView

        self.opened_by_code.emit()
        presenter = NewPassphrasePresenter(keys=keys, worker=self._worker, parent=self)
        presenter.left.connect(self.passed)
        view = NewPassphraseView(presenter=presenter)
        view.lock_requested.connect(self.lock_requested)
        self._window.show_page(view)
        presenter.load()
