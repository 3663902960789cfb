"""Leads through choosing a passphrase and taking down a recovery code; what comes of them is a page's own."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.creation import (
    FreshCode,
    PassphraseStrength,
    estimate_strength,
    is_long_enough,
    offer_words,
)
from balint_desktop.ui.keys.steps_state import Step, StepsState
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker


class StepsPresenter(QObject):
    """Holds the chosen passphrase and the new code from their first typing until they are used, and no longer.

    A page says which steps there are, and overrides `_finish` for what happens after the last one.
    """

    state_changed = Signal(object)

    def __init__(self, *, steps: tuple[Step, ...], worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._steps = steps
        self._passphrase = ""
        self._code: FreshCode | None = None
        self._state = StepsState(step=steps[0])

    @property
    def state(self) -> StepsState:
        """What is shown now."""
        return self._state

    @property
    def is_busy(self) -> bool:
        """Whether what the steps were for is just being done."""
        return self._state.is_busy

    @Slot()
    def begin(self) -> None:
        """Go from the first step, which asks for nothing, to the next one."""
        self._go_on()

    @Slot()
    def offer_others(self) -> None:
        """Offer six other words."""
        self._worker.submit(offer_words, done=self._on_offered, failed=self._on_failed, topic="offer")

    @Slot(str)
    def judge(self, typed: str) -> None:
        """Say how strong the passphrase being typed is."""
        if self._state.message is not None:
            self._set(replace(self._state, message=None))
        if not typed:
            # A verdict that is still on its way is about words that are gone.
            self._worker.submit(_judge_nothing, topic="strength")
            self._set(replace(self._state, score=None, advice=None))
            return
        self._worker.submit(partial(estimate_strength, typed), done=self._on_judged, topic="strength")

    @Slot(str)
    def choose(self, typed: str) -> None:
        """Take a passphrase of at least 12 characters; it has to be typed again."""
        if not is_long_enough(typed):
            self._on_failed(BalintError(ErrorCode.PASSPHRASE_TOO_SHORT))
            return
        self._passphrase = typed
        self._go_on()

    @Slot(str)
    def confirm(self, typed: str) -> None:
        """Accept the passphrase only when it could be typed again."""
        if self._state.is_busy:
            return
        if typed != self._passphrase:
            self._set(replace(self._state, is_mismatch=True))
            return
        self._go_on()

    @Slot()
    def code_written_down(self) -> None:
        """Go from the shown code to typing two of its groups back."""
        self._go_on()

    @Slot(object)
    def type_back(self, typed: tuple[str, ...]) -> None:
        """Use the code when both groups were typed back rightly."""
        if self._state.is_busy or self._code is None:
            return
        if not self._code.is_typed_back(typed):
            self._set(replace(self._state, is_mismatch=True))
            return
        self._go_on()

    @Slot()
    def back(self) -> None:
        """Go one step back; nothing has been written yet."""
        place = self._steps.index(self._state.step)
        if place and not self._state.is_busy:
            self._enter(self._steps[place - 1])

    def clear(self) -> None:
        """Forget everything that was typed or shown, and be at the first step."""
        self._forget()
        self._set(StepsState(step=self._steps[0]))

    def _finish(self) -> None:
        """Do what the steps were for; called after the last of them."""
        raise NotImplementedError

    def _forget(self) -> None:
        self._passphrase = ""
        if self._code is not None:
            self._code.zero()
            self._code = None

    def _go_on(self) -> None:
        following = self._steps[self._steps.index(self._state.step) + 1 :]
        if following:
            self._enter(following[0])
        else:
            self._finish()

    def _enter(self, step: Step) -> None:
        if step is Step.CODE:
            self._code = self._code or FreshCode()
        code = self._code
        self._set(
            replace(
                self._state,
                step=step,
                groups=code.groups if code is not None and step is Step.CODE else (),
                positions=code.positions if code is not None else (),
                is_mismatch=False,
                is_busy=False,
                done=None,
                message=None,
            )
        )
        if step is Step.PASSPHRASE and not self._state.offered:
            self.offer_others()

    def _run(self, job: Callable[[], None], *, done: Callable[[None], None]) -> None:
        """Do `job` on the worker while the page is busy."""
        self._set(replace(self._state, is_busy=True, is_mismatch=False, message=None))
        self._worker.submit(job, done=done, failed=self._on_failed)

    def _on_offered(self, words: str) -> None:
        self._set(replace(self._state, offered=words))

    def _on_judged(self, strength: PassphraseStrength) -> None:
        self._set(replace(self._state, score=strength.score, advice=strength.advice))

    def _on_failed(self, error: BalintError) -> None:
        self._set(replace(self._state, is_busy=False, message=message_for(error)))

    def _set(self, state: StepsState) -> None:
        self._state = state
        self.state_changed.emit(state)


def _judge_nothing() -> None:
    """Take the place of a passphrase that was to be judged."""
