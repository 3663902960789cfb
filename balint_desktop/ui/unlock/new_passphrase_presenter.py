"""After the recovery code opened the journal: a new passphrase, now or later."""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.services.journal_keys import JournalKeys
from balint_desktop.ui.keys.steps_presenter import StepsPresenter
from balint_desktop.ui.keys.steps_state import Step
from balint_desktop.ui.tasks import Worker


class NewPassphrasePresenter(StepsPresenter):
    """Says `left` once a new passphrase is in force, or when the doctor puts it off."""

    left = Signal()

    def __init__(self, *, keys: JournalKeys, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(steps=(Step.PASSPHRASE, Step.AGAIN), worker=worker, parent=parent)
        self._keys = keys

    def load(self) -> None:
        """Fetch six words to offer."""
        self.offer_others()

    @Slot()
    def back(self) -> None:
        """Go one step back; from the first one, leave it for later."""
        if self._state.step is Step.PASSPHRASE:
            self._leave()
        else:
            super().back()

    def _finish(self) -> None:
        job = partial(self._keys.set_passphrase_after_code, self._passphrase)
        self._run(job, done=self._on_set)

    def _on_set(self, _: None) -> None:
        self._leave()

    def _leave(self) -> None:
        self.clear()
        self.left.emit()
