"""Keeps what stands in one editor safe while it is being written, and says truthfully whether it is."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from balint_desktop.domain.clock import Clock
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.errors import BalintError
from balint_desktop.services.autosave import Autosave
from balint_desktop.services.drafts import DraftService
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker


class SaveStatus(Enum):
    """How safe the words in an editor are: SAVED only when the very words that stand there are on disk."""

    NOTHING = "nothing"
    WAITING = "waiting"
    SAVED = "saved"
    FAILED = "failed"


class DraftKeeper(QObject):
    """Saves the draft that `snapshot` returns soon after `typed`, and again after a failure."""

    status_changed = Signal(object)

    def __init__(
        self,
        *,
        worker: Worker,
        drafts: DraftService,
        clock: Clock,
        snapshot: Callable[[], Draft],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._drafts = drafts
        self._snapshot = snapshot
        self._autosave = Autosave(clock)
        self._status = SaveStatus.NOTHING
        self._message = ""
        self._round = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save_when_due)

    @property
    def status(self) -> SaveStatus:
        """How safe the words are now."""
        return self._status

    @property
    def message(self) -> str:
        """What went wrong with the last save, in words; empty unless the status is FAILED."""
        return self._message

    @property
    def is_dirty(self) -> bool:
        """Whether a save is wanted or on its way."""
        return self._autosave.is_dirty

    @Slot()
    def typed(self) -> None:
        """Note that the words changed."""
        self._autosave.typed()
        if self._status is not SaveStatus.FAILED:
            self._set_status(SaveStatus.WAITING)
        self._arm()

    @Slot()
    def save_now(self) -> None:
        """Save without waiting for a pause, if anything is unsaved."""
        if self._autosave.due_in_seconds() is not None:
            self._save()

    def reset(self, *, status: SaveStatus = SaveStatus.NOTHING) -> None:
        """Forget what was unsaved: the words were kept, discarded, or come from the disk (`status` SAVED)."""
        self._round += 1
        self._autosave.reset()
        self._timer.stop()
        self._set_status(status)

    def _arm(self) -> None:
        due_in_seconds = self._autosave.due_in_seconds()
        if due_in_seconds is not None:
            self._timer.start(int(due_in_seconds * 1000))

    @Slot()
    def _save_when_due(self) -> None:
        due_in_seconds = self._autosave.due_in_seconds()
        if due_in_seconds == 0:
            self._save()
        else:
            self._arm()

    def _save(self) -> None:
        self._autosave.begin()
        save = _Save(drafts=self._drafts, draft=self._snapshot(), keeper=self, round_number=self._round)
        self._worker.submit(save.run, done=save.done, failed=save.failed, topic=f"draft-{save.draft.slot}")

    def save_done(self, *, round_number: int, is_empty: bool) -> None:
        """Note that a save of this round is on disk; of an empty editor there is nothing to tell."""
        if round_number != self._round:
            return
        self._autosave.finished()
        saved = SaveStatus.NOTHING if is_empty else SaveStatus.SAVED
        self._set_status(SaveStatus.WAITING if self._autosave.is_dirty else saved)
        self._arm()

    def save_failed(self, error: BalintError, *, round_number: int) -> None:
        """Note that a save of this round failed; it is tried again."""
        if round_number != self._round:
            return
        self._autosave.failed()
        self._set_status(SaveStatus.FAILED, message=message_for(error).whole)
        self._arm()

    def _set_status(self, status: SaveStatus, *, message: str = "") -> None:
        if (status, message) != (self._status, self._message):
            self._status = status
            self._message = message
            self.status_changed.emit(status)


class _Save:
    """One save on its way: the draft as it stood, and to whom to tell the outcome."""

    def __init__(self, *, drafts: DraftService, draft: Draft, keeper: DraftKeeper, round_number: int) -> None:
        self._drafts = drafts
        self.draft = draft
        self._keeper = keeper
        self._round_number = round_number

    def run(self) -> None:
        self._drafts.save(self.draft)

    def done(self, _: None) -> None:
        self._keeper.save_done(round_number=self._round_number, is_empty=self.draft.is_empty)

    def failed(self, error: BalintError) -> None:
        self._keeper.save_failed(error, round_number=self._round_number)
