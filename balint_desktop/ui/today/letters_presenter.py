"""The letters on Today: opened into the jotting or kept as they are; until then they stay in the journal."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.draft import Draft
from balint_desktop.domain.errors import BalintError
from balint_desktop.domain.letter import Letter, LetterId
from balint_desktop.services.cases import Kept
from balint_desktop.services.letters import LetterService
from balint_desktop.ui.tasks import Worker


class LettersPresenter(QObject):
    """Holds the letters that wait, as a tuple in the order they came in.

    `open_requested` carries the Letter that is to be put into the jotting; whoever hears it answers with `opened`
    once it stands there. `kept` carries Kept, `failed` a BalintError.
    """

    letters_changed = Signal(object)
    open_requested = Signal(object)
    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, *, letters: LetterService, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = letters
        self._worker = worker
        self._letters: tuple[Letter, ...] = ()

    @property
    def letters(self) -> tuple[Letter, ...]:
        """The letters that wait now."""
        return self._letters

    @Slot()
    def load(self) -> None:
        """Fetch the letters that wait."""
        self._worker.submit(self._service.waiting, done=self._set, failed=self.failed.emit, topic="letters")

    @Slot(str)
    def open(self, letter_id: LetterId) -> None:
        """Ask for a letter to be put into the jotting."""
        for letter in self._letters:
            if letter.id == letter_id:
                self.open_requested.emit(letter)
                return

    def opened(self, letter: Letter, *, draft: Callable[[], Draft]) -> None:
        """Move `letter` into the stored jotting, which holds its words by now; it is gone from here at once."""
        self._send(partial(self._service.move_into, draft(), letter_id=letter.id), letter_id=letter.id)

    @Slot(str)
    def keep(self, letter_id: LetterId) -> None:
        """Keep a letter as a case of its own; it is gone from here at once."""
        if any(letter.id == letter_id for letter in self._letters):
            keep = partial(self._service.keep, letter_id)
            self._send(keep, letter_id=letter_id, done=self.kept.emit)

    def clear(self) -> None:
        """Forget every word."""
        self._set(())

    def _send(
        self,
        job: Callable[[], Kept | None],
        *,
        letter_id: LetterId,
        done: Callable[[Kept | None], None] | None = None,
    ) -> None:
        self._set(tuple(letter for letter in self._letters if letter.id != letter_id))
        self._worker.submit(job, done=done, failed=self._on_failed)

    def _on_failed(self, error: BalintError) -> None:
        # It is still in the journal, so it comes back.
        self.load()
        self.failed.emit(error)

    def _set(self, letters: tuple[Letter, ...]) -> None:
        if letters != self._letters:
            self._letters = letters
            self.letters_changed.emit(letters)
