"""Opens the journal with what was typed, on the worker, and says why when it doesn't open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.errors import BalintError
from balint_desktop.services.vault import Vault
from balint_desktop.ui.tasks import Worker

if TYPE_CHECKING:
    from balint_desktop.ui.messages import Message


class KeyKind(Enum):
    """With what the journal is to be opened."""

    PASSPHRASE = "passphrase"
    RECOVERY_CODE = "recovery_code"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlockState:
    """What the page shows; `shown_passphrase` is the demo journal's, which is no secret."""

    key_kind: KeyKind = KeyKind.PASSPHRASE
    is_opening: bool = False
    message: Message | None = None
    shown_passphrase: str = ""


class UnlockPresenter(QObject):
    """Holds no passphrase: each one goes to the worker and is forgotten here."""

    state_changed = Signal(object)
    opened = Signal()

    def __init__(
        self, *, vault: Vault, worker: Worker, shown_passphrase: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._worker = worker
        self._state = UnlockState(shown_passphrase=shown_passphrase)

    @property
    def state(self) -> UnlockState:
        """What is shown now."""
        return self._state

    @property
    def is_busy(self) -> bool:
        """Whether the journal is just being opened."""
        return self._state.is_opening

    @Slot(str)
    def open_with(self, typed: str) -> None:
        """Try to open the journal; nothing happens while an earlier try runs, or for an empty field."""
        if self._state.is_opening or not typed:
            return
        by_code = self._state.key_kind is KeyKind.RECOVERY_CODE
        job = partial(self._vault.unlock_with_code if by_code else self._vault.unlock, typed)
        self._set(replace(self._state, is_opening=True, message=None))
        self._worker.submit(job, done=self._on_opened, failed=self._on_failed)

    @Slot()
    def switch_key_kind(self) -> None:
        """Ask for the recovery code instead of the passphrase, or the other way round."""
        is_passphrase = self._state.key_kind is KeyKind.PASSPHRASE
        other = KeyKind.RECOVERY_CODE if is_passphrase else KeyKind.PASSPHRASE
        self._set(replace(self._state, key_kind=other, message=None))

    def say(self, error: BalintError) -> None:
        """Show an error that was met before anything was typed."""
        self._set(replace(self._state, message=_message(error)))

    def _on_opened(self, _: None) -> None:
        self.opened.emit()

    def _on_failed(self, error: BalintError) -> None:
        self._set(replace(self._state, is_opening=False, message=_message(error)))

    def _set(self, state: UnlockState) -> None:
        self._state = state
        self.state_changed.emit(state)


def _message(error: BalintError) -> Message:
    # Imported here: the unlock page has nothing to say until something went wrong.
    from balint_desktop.ui.messages import message_for

    return message_for(error)
