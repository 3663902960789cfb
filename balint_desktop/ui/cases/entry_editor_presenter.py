"""Writing below a story: a new entry, or another wording of one; nothing typed is ever lost or asked about."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.clock import Clock
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import Entry, EntryId, EntryKind, Whose, words_of
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.entries import KeptEntry
from balint_desktop.services.journal import Journal
from balint_desktop.ui.cases.entry_editor_shelf import DraftShelf
from balint_desktop.ui.cases.entry_editor_state import KINDS, EditorState
from balint_desktop.ui.cases.entry_editor_subject import Subject, edit_slot, new_slot
from balint_desktop.ui.cases.story_rows import entry_head
from balint_desktop.ui.cases.story_state import Notice
from balint_desktop.ui.drafting import DraftKeeper, SaveStatus
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker


class EntryEditorPresenter(QObject):
    """Holds what stands in the editor. `kept` carries a KeptEntry, `said` a Notice for the story's banner."""

    state_changed = Signal(object)
    kept = Signal(object)
    said = Signal(object)

    def __init__(self, *, journal: Journal, worker: Worker, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._worker = worker
        self._clock = clock
        self._state = EditorState()
        self._subject: Subject | None = None
        self._text = ""
        self.shelf = DraftShelf(worker=worker, drafts=journal.drafts, parent=self)
        self.keeper = DraftKeeper(
            worker=worker, drafts=journal.drafts, clock=clock, snapshot=self._snapshot, parent=self
        )
        self.shelf.failed.connect(self._on_failed)

    @property
    def state(self) -> EditorState:
        """What the editor shows."""
        return self._state

    @property
    def slot(self) -> str:
        """The slot of the draft that stands in the editor, empty when it is closed."""
        return self._subject.slot if self._subject is not None else ""

    @property
    def entry_id(self) -> EntryId | None:
        """The entry that is edited, if any."""
        return self._subject.entry_id if self._subject is not None else None

    def offer(self, feelings: tuple[str, ...]) -> None:
        """Offer `feelings` to choose from."""
        self._show(replace(self._state, offered=feelings))

    def begin_new(self, case_id: CaseId) -> None:
        """Open the editor for a new entry of `case_id`, with its draft if there is one."""
        self._begin(Subject(case_id=case_id))

    def begin_edit(self, entry: Entry, *, case_id: CaseId) -> None:
        """Open the editor on the wording of `entry`, or on an edit of it that was put away."""
        self._begin(self._edit_of(entry, case_id=case_id))

    def resume(self, entries: tuple[Entry, ...], *, case_id: CaseId) -> None:
        """Open the editor on what was put away for a case: a new entry before an edit of `entries`."""
        if self.shelf.get(new_slot(case_id)) is not None:
            self._begin(Subject(case_id=case_id), is_resumed=True)
            return
        for entry in reversed(entries):
            if self.shelf.get(edit_slot(entry.id)) is not None:
                self._begin(self._edit_of(entry, case_id=case_id), is_resumed=True)
                return

    @Slot(str)
    def write(self, text: str) -> None:
        """Note that `text` stands in the editor now."""
        if self._subject is not None and text != self._text:
            self._text = text
            self._typed(self._state)

    @Slot(object)
    def choose_kind(self, kind: EntryKind) -> None:
        """Say on which occasion the new entry is written."""
        if self._subject is not None and kind is not self._state.kind:
            self._typed(replace(self._state, kind=kind))

    @Slot(tuple)
    def choose_feelings(self, words: tuple[str, ...]) -> None:
        """Say what it leaves in the doctor."""
        if self._subject is not None and words != self._state.chosen:
            self._typed(replace(self._state, chosen=words))

    @Slot(str)
    def add_word(self, word: str) -> None:
        """Take a feeling word of the doctor's own into those that are offered everywhere."""
        if word not in self._state.offered:
            self.offer((*self._state.offered, word))
        self._worker.submit(partial(self._journal.words.add_feeling, word), failed=self._on_failed)

    @Slot()
    def keep(self) -> None:
        """Keep what stands in the editor; it closes when that is done, and not before."""
        subject = self._subject
        if subject is None or self._state.is_keeping:
            return
        draft = self._draft(subject)
        if draft.is_empty:
            self._say_problem(BalintError(ErrorCode.NOTHING_WRITTEN))
        elif subject.is_same(draft):
            self._close_without_draft(subject)
        else:
            self.keeper.reset()
            self._show(replace(self._state, is_keeping=True, problem=""))
            self._worker.submit(
                subject.keep_job(self._journal.entries, draft=draft),
                done=partial(self._on_kept, draft),
                failed=partial(self._on_keep_failed, draft),
                is_lasting=True,
            )

    @Slot()
    def put_away(self) -> None:
        """Close the editor; its words lie in a draft."""
        if self._subject is None or self._state.is_keeping:
            return
        has_words = not self._snapshot().is_empty
        self.leave()
        if has_words:
            self.said.emit(Notice(text=self.tr("Put away, not kept yet. It is here when you come back.")))

    @Slot()
    def throw_away(self) -> None:
        """Close the editor and drop its draft, until somebody wants it back."""
        subject = self._subject
        if subject is None or self._state.is_keeping:
            return
        draft = self._snapshot()
        self._close_without_draft(subject)
        if not draft.is_empty:
            undo = partial(self._bring_back, draft, subject)
            self.said.emit(Notice(text=self.tr("Your unkept words are thrown away."), undo=undo))

    def leave(self) -> None:
        """Close the editor without asking; what stands in it is saved as a draft first."""
        if self._subject is None:
            return
        # What is just being kept becomes a draft only when keeping fails.
        if not self._state.is_keeping:
            draft = self._snapshot()
            is_on_disk = self.keeper.status in (SaveStatus.NOTHING, SaveStatus.SAVED)
            self.keeper.reset()
            if is_on_disk:
                self.shelf.remember(draft)
            else:
                self.shelf.put(draft)
        self._close()

    def drafts(self) -> tuple[Draft, ...]:
        """Return what stands in the editor, and what couldn't be saved so far."""
        live = () if self._subject is None else (self._snapshot(),)
        return (*(draft for draft in live if not draft.is_empty), *self.shelf.unsaved)

    def clear(self) -> None:
        """Forget every word."""
        self.keeper.reset()
        self.shelf.clear()
        self._subject = None
        self._text = ""
        self._show(EditorState(round=self._state.round + 1))

    def _edit_of(self, entry: Entry, *, case_id: CaseId) -> Subject:
        head = self.tr("Edit: {entry}. The earlier wording is kept.")
        head = head.format(entry=entry_head(entry, today=self._clock.today()))
        return Subject(case_id=case_id, entry=entry, head=head)

    def _begin(self, subject: Subject, *, is_resumed: bool = False) -> None:
        if self.slot == subject.slot:
            return
        self.leave()
        draft, is_on_disk = self.shelf.take(subject.slot)
        source = draft or subject.entry
        self._text = source.text if source else ""
        self._subject = subject
        self.keeper.reset(status=SaveStatus.SAVED if draft else SaveStatus.NOTHING)
        self._show(
            EditorState(
                is_open=True,
                is_edit=subject.entry is not None,
                is_resumed=is_resumed,
                head=subject.head,
                kind=source.kind if source else KINDS[0],
                text=self._text,
                chosen=words_of(source.feelings, Whose.ME) if source else (),
                offered=self._state.offered,
                round=self._state.round + 1,
            )
        )
        if not is_on_disk:
            self.keeper.typed()

    def _bring_back(self, draft: Draft, subject: Subject) -> None:
        self.leave()
        self.shelf.put(draft)
        self._begin(subject)

    def _on_kept(self, draft: Draft, kept: KeptEntry) -> None:
        self.shelf.forget(draft.slot)
        if self._is_keeping(draft):
            self._close()
        self.kept.emit(kept)

    def _on_keep_failed(self, draft: Draft, error: BalintError) -> None:
        if self._is_keeping(draft):
            self._show(replace(self._state, is_keeping=False))
            self._say_problem(error)
            self.keeper.typed()
            return
        self.shelf.put(draft)
        self._on_failed(error)

    def _is_keeping(self, draft: Draft) -> bool:
        return self._state.is_keeping and self.slot == draft.slot

    def _on_failed(self, error: BalintError) -> None:
        self.said.emit(Notice(text=message_for(error).whole, is_problem=True))

    def _say_problem(self, error: BalintError) -> None:
        self._show(replace(self._state, problem=message_for(error).whole))

    def _typed(self, state: EditorState) -> None:
        self._show(replace(state, problem=""))
        self.keeper.typed()

    def _close_without_draft(self, subject: Subject) -> None:
        self.keeper.reset()
        self.shelf.throw_away(subject.slot)
        self._close()

    def _close(self) -> None:
        self._subject = None
        self._text = ""
        self._show(EditorState(offered=self._state.offered, round=self._state.round + 1))

    def _show(self, state: EditorState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _draft(self, subject: Subject) -> Draft:
        return subject.draft(self._text, kind=self._state.kind, chosen=self._state.chosen)

    def _snapshot(self) -> Draft:
        """Return the draft to save; an empty one when there is nothing that could be lost."""
        if self._subject is None:
            raise RuntimeError("the editor is closed")
        return self._subject.loss(self._text, kind=self._state.kind, chosen=self._state.chosen)
