"""Where drafts lie that aren't in the editor: on disk, and here for as long as their case is open.

A draft whose saving failed stays here whatever is opened, so that no word is lost before the journal locks.
"""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Signal

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.errors import BalintError
from balint_desktop.services.drafts import DraftService
from balint_desktop.ui.tasks import Worker


class DraftShelf(QObject):
    """Knows the drafts of the open case by slot. `failed` carries the BalintError of a save."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, *, worker: Worker, drafts: DraftService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._service = drafts
        self._known: dict[str, Draft] = {}
        self._unsaved: dict[str, Draft] = {}

    @property
    def unsaved(self) -> tuple[Draft, ...]:
        """The drafts that aren't known to be on disk yet."""
        return tuple(draft for draft in self._unsaved.values() if not draft.is_empty)

    def fill(self, drafts: Iterable[Draft]) -> None:
        """Know the drafts of another case, as they were read from disk; and try again what failed."""
        self._known = {draft.slot: draft for draft in drafts} | self._unsaved
        for draft in tuple(self._unsaved.values()):
            self._save(draft)
        self.changed.emit()

    def get(self, slot: str) -> Draft | None:
        """Return the draft of `slot`, or None when there is none with a word in it."""
        draft = self._known.get(slot)
        return None if draft is None or draft.is_empty else draft

    def slots(self, *, case_id: CaseId) -> frozenset[str]:
        """Return the slots of the drafts that belong to a case."""
        return frozenset(
            slot for slot, draft in self._known.items() if draft.case_id == case_id and not draft.is_empty
        )

    def take(self, slot: str) -> tuple[Draft | None, bool]:
        """Return the draft of `slot` for the editor, which saves it from now on, and whether it is on disk."""
        return self.get(slot), self._unsaved.pop(slot, None) is None

    def remember(self, draft: Draft) -> None:
        """Know `draft`, which is on disk already."""
        self._known[draft.slot] = draft
        self.changed.emit()

    def put(self, draft: Draft) -> None:
        """Know `draft` and save it; an empty one takes the stored one away."""
        self._known[draft.slot] = draft
        self._unsaved[draft.slot] = draft
        self._save(draft)
        self.changed.emit()

    def forget(self, slot: str) -> None:
        """Know nothing of `slot` any more: its words were kept, and the disk has dropped the draft."""
        self._known.pop(slot, None)
        self._unsaved.pop(slot, None)
        self.changed.emit()

    def throw_away(self, slot: str) -> None:
        """Drop the draft of `slot`, here and on disk."""
        self.forget(slot)
        # The topic of the keeper's saves: one that still waits must not bring the draft back.
        self._worker.submit(partial(self._service.discard, slot), failed=self.failed.emit, topic=f"draft-{slot}")

    def clear(self) -> None:
        """Forget every word."""
        self._known = {}
        self._unsaved = {}

    def _save(self, draft: Draft) -> None:
        self._worker.submit(
            partial(self._service.save, draft),
            done=partial(self._saved, draft),
            failed=self._save_failed,
            topic=f"draft-{draft.slot}",
        )

    def _saved(self, draft: Draft, _: None) -> None:
        if self._unsaved.get(draft.slot) is draft:
            del self._unsaved[draft.slot]

    def _save_failed(self, error: BalintError) -> None:
        self.failed.emit(error)
