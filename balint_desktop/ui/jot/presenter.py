"""A jotting on its way into the letterbox; sealed when the window is closed, however that comes about."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.ui.messages import Message, message_for
from balint_desktop.ui.tasks import Worker


class Box(Protocol):
    """What is asked of the letterbox, on the worker; `services.letterbox.Letterbox` is one."""

    def check(self) -> None:
        """Load what sealing needs. Raises BalintError where nothing can be sealed."""
        ...

    def drop(self, text: str) -> object:
        """Seal `text` and make it durable. Raises BalintError; nothing was put in then."""
        ...


class JotStage(Enum):
    """How far the jotting is."""

    WRITING = "writing"
    SEALING = "sealing"
    SEALED = "sealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class JotState:
    """What the window shows beside the words; `message` is why they couldn't be sealed."""

    stage: JotStage = JotStage.WRITING
    message: Message | None = None


class JotPresenter(QObject):
    """Seals what it is given, on the worker. `finished` comes when nothing is left that could be lost."""

    state_changed = Signal(object)
    finished = Signal()

    def __init__(self, *, letterbox: Box, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._letterbox = letterbox
        self._worker = worker
        self._state = JotState()

    @property
    def state(self) -> JotState:
        """What is shown now."""
        return self._state

    def prepare(self) -> None:
        """Load what sealing needs while something is being written, and say at once where it can't be sealed."""
        self._worker.submit(self._letterbox.check, failed=self._on_failed)

    @Slot(str)
    def seal(self, words: str) -> None:
        """Seal `words` and end; blanks are nothing, and simply end."""
        if self._state.stage is not JotStage.WRITING:
            return
        if not words.strip():
            self._on_sealed(None)
            return
        self._set(JotState(stage=JotStage.SEALING))
        self._worker.submit(
            partial(self._letterbox.drop, words), done=self._on_sealed, failed=self._on_failed, is_lasting=True
        )

    def _on_sealed(self, _: object) -> None:
        self._set(JotState(stage=JotStage.SEALED))
        self.finished.emit()

    def _on_failed(self, error: BalintError) -> None:
        # Told of a first look as well, while something is being sealed already: that will say the same.
        message = message_for(error)
        if error.code in (ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED):
            # Elsewhere the program tries again by itself; here it would take away what is being written.
            again = self.tr("Keep this window open, and press Ctrl Enter to try again.")
            message = replace(message, next_step=again)
        self._set(replace(self._state, stage=JotStage.WRITING, message=message))

    def _set(self, state: JotState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
