"""The case that is open on the page Cases: reads it, shows it, and turns wishes into changes of the journal."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.case import Case, CaseId, Course, Mark
from balint_desktop.domain.clock import Clock
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import Entry, EntryId
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.vocabulary import Vocabulary
from balint_desktop.domain.wording import NAME_LIMIT_CHARACTERS, clean_line
from balint_desktop.services.cases import Story
from balint_desktop.services.changes import Changes
from balint_desktop.services.entries import KeptEntry
from balint_desktop.services.journal import Journal
from balint_desktop.ui.cases.entry_editor_presenter import EntryEditorPresenter
from balint_desktop.ui.cases.marks_words import ChosenWords, marks_from_words
from balint_desktop.ui.cases.story_reading import Reading, read, shown
from balint_desktop.ui.cases.story_sender import Sender
from balint_desktop.ui.cases.story_state import Notice, StoryState
from balint_desktop.ui.cases.versions_presenter import VersionsPresenter
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker


class StoryPresenter(QObject):
    """Holds one StoryState.

    `changed` carries the Changes that it made itself, `deleted` and `restored` a CaseId. Wishes of the editor
    and the versions sheet go to `editor` and `versions`.
    """

    state_changed = Signal(object)
    changed = Signal(object)
    deleted = Signal(object)
    restored = Signal(object)

    def __init__(self, *, journal: Journal, worker: Worker, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._worker = worker
        self._clock = clock
        self._state = StoryState(today=clock.today())
        self._wanted: CaseId | None = None
        self._wanted_entry: EntryId | None = None
        self._put_away: frozenset[str] = frozenset()
        self._sender = Sender(worker=worker, parent=self)
        self.editor = EntryEditorPresenter(journal=journal, worker=worker, clock=clock, parent=self)
        self.versions = VersionsPresenter(entries=journal.entries, worker=worker, clock=clock, parent=self)
        self._connect_signals()

    @property
    def state(self) -> StoryState:
        """What is shown now."""
        return self._state

    @property
    def vocabulary(self) -> Vocabulary:
        """The shipped terms."""
        return self._journal.words.vocabulary

    @Slot(object)
    def open(self, case_id: CaseId | None, *, entry_id: EntryId | None = None) -> None:
        """Show a case, at `entry_id` if given; None shows none. What stands in the editor is saved as a draft."""
        self._wanted_entry = entry_id
        if case_id is not None and case_id == self._wanted:
            self._read(case_id)
            return
        self.editor.leave()
        self.versions.close()
        self._wanted = case_id
        if case_id is None:
            self._show(StoryState(today=self._clock.today(), notice=self._lasting_notice()))
        else:
            self._read(case_id)

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Read the open case again when it is among those that changed."""
        if self._wanted is not None and self._wanted in changes.cases:
            self._read(self._wanted)

    @Slot(str)
    def rename(self, name: str) -> None:
        """Give the case another invented name, which can be taken back."""
        case = self._state.case
        line = clean_line(name)[:NAME_LIMIT_CHARACTERS]
        if case is None or line == case.name:
            return
        notice = Notice(text=self.tr("The case has another name."), undo=partial(self._rename, case.id, case.name))
        self._rename(case.id, line, notice)

    @Slot(object)
    def set_course(self, course: Course) -> None:
        """Say where the case stands."""
        case = self._state.case
        if case is not None and course is not case.course:
            self._show_case(replace(case, course=course))
            self._sender.send(partial(self._journal.cases.set_course, case.id, course=course))

    @Slot(bool)
    def set_wants_group(self, wants_group: bool) -> None:
        """Say whether the case waits for the group."""
        case = self._state.case
        if case is not None and wants_group is not case.wants_group:
            self._show_case(replace(case, wants_group=wants_group))
            self._sender.send(partial(self._journal.cases.set_wants_group, case.id, wants_group=wants_group))

    @Slot(object)
    def choose_marks(self, chosen: ChosenWords) -> None:
        """Say everything of one list that holds for the case: shipped words, or the doctor's own."""
        case, terms = self._state.case, chosen.terms
        if case is None:
            return
        others = tuple(mark for mark in case.marks if mark.list is not terms)
        marks: tuple[Mark, ...] = others + marks_from_words(chosen.words, terms=terms, vocabulary=self.vocabulary)
        if frozenset(marks) != frozenset(case.marks):
            self._show_case(replace(case, marks=marks))
            job = partial(self._journal.cases.set_marks, case.id, marks=marks)
            self._sender.send(job, topic=f"marks-{case.id}")

    @Slot()
    def delete_case(self) -> None:
        """Delete the case, which can be taken back. Its drafts stay with it."""
        case = self._state.case
        if case is not None:
            self.editor.leave()
            job = partial(self._journal.cases.delete, case.id)
            self._worker.submit(job, done=partial(self._on_case_deleted, case.id), failed=self._on_failed)

    @Slot()
    def add_entry(self) -> None:
        """Open the editor for a new entry."""
        case = self._state.case
        if case is not None:
            self.editor.begin_new(case.id)

    @Slot(int)
    def edit_entry(self, entry_id: int) -> None:
        """Open the editor on the wording of an entry."""
        case, entry = self._state.case, self.entry(entry_id)
        if case is not None and entry is not None:
            self.editor.begin_edit(entry, case_id=case.id)

    @Slot(int)
    def show_versions(self, entry_id: int) -> None:
        """Open the sheet with the earlier wordings of an entry, if it has any."""
        case, entry = self._state.case, self.entry(entry_id)
        if case is not None and entry is not None and entry.version_count:
            self.versions.open(entry, case_id=case.id)

    @Slot(int)
    def delete_entry(self, entry_id: int) -> None:
        """Delete an entry, which can be taken back."""
        case, entry = self._state.case, self.entry(entry_id)
        if case is None or entry is None:
            return
        restore = partial(self._journal.entries.restore, entry.id, case_id=case.id)
        notice = Notice(text=self.tr("The entry is deleted."), undo=partial(self._sender.send, restore))
        self._sender.send(partial(self._journal.entries.delete, entry.id, case_id=case.id), notice=notice)

    @Slot()
    def undo(self) -> None:
        """Take back what the notice speaks of."""
        notice = self._state.notice
        self.dismiss()
        if notice is not None and notice.undo is not None:
            notice.undo()

    @Slot()
    def dismiss(self) -> None:
        """Let the notice go, and with it the way back."""
        self._show(replace(self._state, notice=None))

    def entry(self, entry_id: int) -> Entry | None:
        """Return an entry of the open case, or None."""
        return next((entry for entry in self._state.entries if entry.id == entry_id), None)

    def drafts(self) -> tuple[Draft, ...]:
        """Return the drafts that stand in the editor or aren't on disk yet."""
        return self.editor.drafts()

    def clear(self) -> None:
        """Forget every word, because the journal locks."""
        self._wanted = None
        self._sender.reset()
        self.editor.clear()
        self.versions.close()
        self._show(StoryState(today=self._clock.today()))

    def _connect_signals(self) -> None:
        self.editor.kept.connect(self._on_kept)
        self.editor.said.connect(self._say)
        self.editor.shelf.changed.connect(self._show_put_away)
        self.editor.state_changed.connect(self._show_put_away)
        self.versions.said.connect(self._say)
        self.versions.used.connect(self._on_kept)
        self.versions.changed.connect(self._on_changed)
        self._sender.said.connect(self._say)
        self._sender.arrived.connect(self._on_changed)
        self._sender.failed.connect(self._on_send_failed)

    def _read(self, case_id: CaseId) -> None:
        self._worker.submit(
            partial(read, self._journal, case_id),
            done=partial(self._on_read, case_id),
            failed=partial(self._on_read_failed, case_id),
            topic="story",
        )

    def _on_read(self, case_id: CaseId, reading: Reading) -> None:
        if case_id != self._wanted:
            return
        is_new = self._state.case is None or self._state.case.id != case_id
        if is_new:
            self.editor.leave()
            # Later readings may be older than what was put away since; this one can't.
            self.editor.shelf.fill(reading.drafts)
        elif not self._sender.is_settled:
            return
        self.editor.offer(reading.feelings)
        latest, self._wanted_entry = self._wanted_entry, None
        notice = self._lasting_notice() if is_new else self._state.notice
        self._show_story(reading.story, notice=notice, latest=latest)
        if is_new:
            self.editor.resume(reading.story.entries, case_id=case_id)

    def _on_read_failed(self, case_id: CaseId, error: BalintError) -> None:
        if case_id == self._wanted and error.code is ErrorCode.NOT_THERE:
            self.open(None)
        self._on_failed(error)

    def _rename(self, case_id: CaseId, name: str, notice: Notice | None = None) -> None:
        case = self._state.case
        if case is not None and case.id == case_id:
            self._show_case(replace(case, name=name))
        self._sender.send(partial(self._journal.cases.rename, case_id, name=name), notice=notice)

    @Slot(object)
    def _on_send_failed(self, error: BalintError) -> None:
        if self._wanted is not None:
            self._read(self._wanted)
        self._on_failed(error)

    def _on_case_deleted(self, case_id: CaseId, changes: Changes) -> None:
        notice = Notice(
            text=self.tr("The case is deleted."), undo=partial(self._restore_case, case_id), is_lasting=True
        )
        if self._wanted == case_id:
            self._wanted = None
            self._show(StoryState(today=self._clock.today(), notice=notice))
        else:
            self._say(notice)
        self.changed.emit(changes)
        self.deleted.emit(case_id)

    def _restore_case(self, case_id: CaseId) -> None:
        job = partial(self._journal.cases.restore, case_id)
        self._worker.submit(job, done=partial(self._on_case_restored, case_id), failed=self._on_failed)

    def _on_case_restored(self, case_id: CaseId, changes: Changes) -> None:
        self.changed.emit(changes)
        self.open(case_id)
        self.restored.emit(case_id)

    @Slot(object)
    def _on_kept(self, kept: KeptEntry) -> None:
        self._wanted_entry = kept.entry_id
        self._on_changed(kept.changes)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.refresh(changes)

    def _on_failed(self, error: BalintError) -> None:
        self._say(Notice(text=message_for(error).whole, is_problem=True))

    @Slot(object)
    def _say(self, notice: Notice) -> None:
        self._show(replace(self._state, notice=notice))

    def _lasting_notice(self) -> Notice | None:
        notice = self._state.notice
        return notice if notice is not None and notice.is_lasting else None

    def _show_story(self, story: Story, *, notice: Notice | None, latest: EntryId | None = None) -> None:
        self._put_away = self._slots_put_away(story.case.id)
        state = shown(story, today=self._clock.today(), put_away=self._put_away)
        self._show(replace(state, latest=latest, notice=notice))

    def _show_case(self, case: Case) -> None:
        self._show_story(Story(case=case, entries=self._state.entries), notice=self._state.notice)

    @Slot()
    def _show_put_away(self) -> None:
        case = self._state.case
        if case is not None and self._slots_put_away(case.id) != self._put_away:
            self._show_case(case)

    def _slots_put_away(self, case_id: CaseId) -> frozenset[str]:
        return self.editor.shelf.slots(case_id=case_id) - {self.editor.slot}

    def _show(self, state: StoryState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
