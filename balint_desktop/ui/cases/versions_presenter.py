"""The earlier wordings of one entry: to read again, to use again, to delete for good."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.clock import Clock
from balint_desktop.domain.entry import Entry, EntryId, EntryVersion, VersionId
from balint_desktop.domain.errors import BalintError
from balint_desktop.services.changes import Changes
from balint_desktop.services.entries import EntryService, KeptEntry
from balint_desktop.ui.cases.story_rows import StoryRow, entry_head, version_row
from balint_desktop.ui.cases.story_state import Notice
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker

#: Using a wording again leaves every draft alone; no draft has this slot.
_NO_SLOT = "no draft"
_TOPIC = "versions"


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsState:
    """The sheet at one moment: wordings newest first; `asking` is the one that is about to be deleted."""

    is_open: bool = False
    head: str = ""
    rows: tuple[StoryRow, ...] = ()
    asking: VersionId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subject:
    case_id: CaseId
    entry_id: EntryId


class VersionsPresenter(QObject):
    """Opens and closes the sheet. `changed` carries Changes, `used` the KeptEntry, `said` a Notice."""

    state_changed = Signal(object)
    changed = Signal(object)
    used = Signal(object)
    said = Signal(object)

    def __init__(
        self, *, entries: EntryService, worker: Worker, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._entries = entries
        self._worker = worker
        self._clock = clock
        self._state = VersionsState()
        self._subject: _Subject | None = None
        self._versions: tuple[EntryVersion, ...] = ()

    @property
    def state(self) -> VersionsState:
        """What the sheet shows."""
        return self._state

    def open(self, entry: Entry, *, case_id: CaseId) -> None:
        """Open the sheet on the earlier wordings of `entry`."""
        self._subject = _Subject(case_id=case_id, entry_id=entry.id)
        head = self.tr("Earlier wordings of: {entry}")
        self._state = VersionsState(head=head.format(entry=entry_head(entry, today=self._clock.today())))
        self._read()

    @Slot()
    def close(self) -> None:
        """Close the sheet and forget the wordings."""
        self._subject = None
        self._versions = ()
        self._show(VersionsState())

    @Slot(int)
    def use_again(self, version_id: int) -> None:
        """Make an earlier wording the present one; the present one becomes an earlier one."""
        subject = self._subject
        version = next((version for version in self._versions if version.id == version_id), None)
        if subject is None or version is None:
            return
        job = partial(
            self._entries.edit,
            subject.entry_id,
            case_id=subject.case_id,
            text=version.text,
            feelings=version.feelings,
            draft_slot=_NO_SLOT,
        )
        self._worker.submit(job, done=self._on_used, failed=self._on_failed, topic="use-wording")

    @Slot(int)
    def ask_to_delete(self, version_id: int) -> None:
        """Ask once, in the sheet, whether a wording is to go for good."""
        self._show(replace(self._state, asking=VersionId(version_id)))

    @Slot()
    def leave_it(self) -> None:
        """Delete nothing."""
        self._show(replace(self._state, asking=None))

    @Slot()
    def delete(self) -> None:
        """Delete the wording that was asked about; this can't be undone."""
        version_id = self._state.asking
        if version_id is None or self._subject is None:
            return
        self._show(replace(self._state, asking=None))
        self._worker.submit(
            partial(self._entries.delete_version, version_id),
            done=partial(self._on_deleted, self._subject),
            failed=self._on_failed,
        )

    def _read(self) -> None:
        subject = self._subject
        if subject is not None:
            self._worker.submit(
                partial(self._entries.versions, subject.entry_id),
                done=partial(self._on_read, subject),
                failed=self._on_failed,
                topic=_TOPIC,
            )

    def _on_read(self, subject: _Subject, versions: tuple[EntryVersion, ...]) -> None:
        if subject is not self._subject:
            return
        if not versions:
            self.close()
            return
        self._versions = versions
        today = self._clock.today()
        rows = tuple(version_row(version, today=today) for version in versions)
        self._show(replace(self._state, is_open=True, rows=rows))

    def _on_used(self, kept: KeptEntry) -> None:
        self.close()
        self.said.emit(Notice(text=self.tr("That wording is back. The one it replaced is kept as well.")))
        self.used.emit(kept)

    def _on_deleted(self, subject: _Subject, _: None) -> None:
        self.changed.emit(Changes(cases=frozenset({subject.case_id})))
        if subject is self._subject:
            self._read()

    def _on_failed(self, error: BalintError) -> None:
        self.said.emit(Notice(text=message_for(error).whole, is_problem=True))

    def _show(self, state: VersionsState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)
