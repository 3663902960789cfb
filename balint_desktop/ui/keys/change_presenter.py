"""Changes passphrase or recovery code of the open journal, or tests the code, one step at a time."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.services.journal_keys import JournalKeys
from balint_desktop.ui.keys.steps_presenter import StepsPresenter
from balint_desktop.ui.keys.steps_state import Done, Step, StepsState
from balint_desktop.ui.tasks import Worker


class KeyChangePresenter(StepsPresenter):
    """Asks for the present secret first, and again of the journal's header when the change is written.

    `passphrase_changed` comes when a new passphrase is in force.
    """

    passphrase_changed = Signal()

    def __init__(self, *, keys: JournalKeys, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(steps=(Step.CHOICE,), worker=worker, parent=parent)
        self._keys = keys
        self._present = ""
        self._state = replace(self._state, is_by_code=keys.is_opened_by_code)

    @Slot()
    def change_passphrase(self) -> None:
        """Lead to a new passphrase."""
        self._begin(Step.PRESENT, Step.PASSPHRASE, Step.AGAIN)

    @Slot()
    def renew_code(self) -> None:
        """Lead to a new recovery code."""
        self._begin(Step.PRESENT, Step.CODE, Step.CODE_BACK)

    @Slot()
    def test_code(self) -> None:
        """Lead to testing the recovery code."""
        self._begin(Step.TRIED)

    @Slot(str)
    def prove(self, typed: str) -> None:
        """Go on when `typed` is the present passphrase, or the recovery code if that opened the journal."""
        if typed and not self._state.is_busy:
            self._run(partial(self._keys.prove, typed), done=partial(self._on_proven, typed))

    @Slot(str)
    def try_code(self, typed: str) -> None:
        """Test whether `typed` is the recovery code."""
        if typed and not self._state.is_busy:
            self._run(partial(self._keys.test_code, typed), done=partial(self._on_done, Done.CODE_FITS))

    @Slot()
    def back(self) -> None:
        """Go one step back; at the beginning, forget what was typed."""
        super().back()
        if self._state.step is Step.CHOICE:
            self.clear()

    def clear(self) -> None:
        """Forget everything that was typed or shown, and offer the three choices."""
        self._finish_with(None)

    def _begin(self, *steps: Step) -> None:
        if self._state.step is Step.CHOICE:
            self._steps = (Step.CHOICE, *steps)
            self._enter(steps[0])

    def _finish(self) -> None:
        if self._code is not None:
            job = partial(self._keys.renew_code, self._present, code=self._code.code)
            self._run(job, done=partial(self._on_done, Done.CODE_RENEWED))
        else:
            job = partial(self._keys.change_passphrase, self._present, new=self._passphrase)
            self._run(job, done=partial(self._on_done, Done.PASSPHRASE_CHANGED))

    def _forget(self) -> None:
        super()._forget()
        self._present = ""

    def _on_proven(self, typed: str, _: None) -> None:
        self._present = typed
        self._go_on()

    def _on_done(self, done: Done, _: None) -> None:
        self._finish_with(done)
        if done is Done.PASSPHRASE_CHANGED:
            self.passphrase_changed.emit()

    def _finish_with(self, done: Done | None) -> None:
        self._forget()
        self._steps = (Step.CHOICE,)
        self._set(StepsState(step=Step.CHOICE, is_by_code=self._keys.is_opened_by_code, done=done))
