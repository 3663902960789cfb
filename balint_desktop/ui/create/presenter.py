"""Leads through beginning a journal, one step at a time, and makes it on the worker."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.creation import (
    FreshCode,
    PassphraseAdvice,
    PassphraseStrength,
    estimate_strength,
    is_long_enough,
    offer_words,
)
from balint_desktop.services.vault import Vault
from balint_desktop.ui.messages import Message, message_for
from balint_desktop.ui.tasks import Worker


class Step(Enum):
    """Where in beginning a journal the doctor is."""

    WELCOME = "welcome"
    PASSPHRASE = "passphrase"
    AGAIN = "again"
    CODE = "code"
    CODE_BACK = "code_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateState:
    """What the page shows. `is_mismatch`: what was typed again differs; `score` 0 to 4 or None when unknown."""

    step: Step = Step.WELCOME
    score: int | None = None
    advice: PassphraseAdvice | None = None
    offered: str = ""
    groups: tuple[str, ...] = ()
    positions: tuple[int, ...] = ()
    is_mismatch: bool = False
    is_creating: bool = False
    message: Message | None = None


class CreatePresenter(QObject):
    """Holds the chosen passphrase from its first typing until the journal is made, and no longer."""

    state_changed = Signal(object)
    created = Signal()

    def __init__(self, *, vault: Vault, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._vault = vault
        self._worker = worker
        self._passphrase = ""
        self._code: FreshCode | None = None
        self._state = CreateState()

    @property
    def state(self) -> CreateState:
        """What is shown now."""
        return self._state

    @Slot()
    def begin(self) -> None:
        """Go from the welcome to choosing a passphrase."""
        self._set(replace(self._state, step=Step.PASSPHRASE))
        if not self._state.offered:
            self.offer_others()

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
            self._fail(BalintError(ErrorCode.PASSPHRASE_TOO_SHORT))
            return
        self._passphrase = typed
        self._set(replace(self._state, step=Step.AGAIN, is_mismatch=False, message=None))

    @Slot(str)
    def confirm(self, typed: str) -> None:
        """Accept the passphrase only when it could be typed again."""
        if typed != self._passphrase:
            self._set(replace(self._state, is_mismatch=True))
            return
        self._code = self._code or FreshCode()
        self._set(
            replace(
                self._state,
                step=Step.CODE,
                is_mismatch=False,
                groups=self._code.groups,
                positions=self._code.positions,
            )
        )

    @Slot()
    def code_written_down(self) -> None:
        """Go from the shown code to typing two of its groups back."""
        self._set(replace(self._state, step=Step.CODE_BACK, is_mismatch=False, groups=()))

    @Slot(object)
    def create(self, typed: tuple[str, ...]) -> None:
        """Make the journal when both groups were typed back rightly."""
        code = self._code
        if self._state.is_creating or code is None:
            return
        if not code.is_typed_back(typed):
            self._set(replace(self._state, is_mismatch=True))
            return
        self._set(replace(self._state, is_creating=True, is_mismatch=False, message=None))
        job = partial(self._vault.create, self._passphrase, code=code.code)
        self._worker.submit(job, done=self._on_created, failed=self._on_failed)

    @Slot()
    def back(self) -> None:
        """Go one step back; nothing has been written yet."""
        groups = self._code.groups if self._code else ()
        match self._state.step:
            case Step.AGAIN:
                step = Step.PASSPHRASE
            case Step.CODE:
                step = Step.AGAIN
            case Step.CODE_BACK:
                step = Step.CODE
            case _:
                step = Step.WELCOME
        shown = groups if step is Step.CODE else ()
        self._set(replace(self._state, step=step, groups=shown, is_mismatch=False, message=None))

    def _on_offered(self, words: str) -> None:
        self._set(replace(self._state, offered=words))

    def _on_judged(self, strength: PassphraseStrength) -> None:
        self._set(replace(self._state, score=strength.score, advice=strength.advice))

    def _on_created(self, _: None) -> None:
        self._passphrase = ""
        if self._code is not None:
            self._code.zero()
            self._code = None
        self._state = CreateState()
        self.created.emit()

    def _on_failed(self, error: BalintError) -> None:
        self._fail(error)

    def _fail(self, error: BalintError) -> None:
        self._set(replace(self._state, is_creating=False, message=message_for(error)))

    def _set(self, state: CreateState) -> None:
        self._state = state
        self.state_changed.emit(state)


def _judge_nothing() -> None:
    """Take the place of a passphrase that was to be judged."""
