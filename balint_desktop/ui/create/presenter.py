"""Leads through beginning a journal, one step at a time, and makes it on the worker."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from balint_desktop.services.vault import Vault
from balint_desktop.ui.keys.steps_presenter import StepsPresenter
from balint_desktop.ui.keys.steps_state import Step
from balint_desktop.ui.tasks import Worker


class CreatePresenter(StepsPresenter):
    """Makes the journal when passphrase and code have been typed again; says `created` when it is open."""

    created = Signal()

    def __init__(self, *, vault: Vault, worker: Worker, parent: QObject | None = None) -> None:
        steps = (Step.WELCOME, Step.PASSPHRASE, Step.AGAIN, Step.CODE, Step.CODE_BACK)
        super().__init__(steps=steps, worker=worker, parent=parent)
        self._vault = vault

    def _finish(self) -> None:
        if self._code is not None:
            job = partial(self._vault.create, self._passphrase, code=self._code.code)
            self._run(job, done=self._on_created)

    def _on_created(self, _: None) -> None:
        self.clear()
        self.created.emit()
