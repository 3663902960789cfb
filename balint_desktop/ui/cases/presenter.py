"""The page Cases as a whole: what is chosen at the left is shown at the right, and changes go both ways."""

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.clock import Clock
from balint_desktop.domain.draft import Draft
from balint_desktop.services.changes import Changes
from balint_desktop.services.journal import Journal
from balint_desktop.ui.cases.list_presenter import CaseListPresenter
from balint_desktop.ui.cases.story_presenter import StoryPresenter
from balint_desktop.ui.tasks import Worker


class CasesPresenter(QObject):
    """Joins the list and the story. `changed` carries the Changes made here, for the other pages."""

    changed = Signal(object)

    def __init__(
        self, *, journal: Journal, worker: Worker, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.list = CaseListPresenter(journal=journal, worker=worker, clock=clock, parent=self)
        self.story = StoryPresenter(journal=journal, worker=worker, clock=clock, parent=self)
        self._connect_signals()

    @Slot(object)
    def open(self, case_id: CaseId) -> None:
        """Show a case."""
        self.list.choose(case_id)

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Follow what another page changed."""
        self.list.refresh(changes)
        self.story.refresh(changes)

    def drafts(self) -> tuple[Draft, ...]:
        """Return what a lock has to save."""
        return self.story.drafts()

    def clear(self) -> None:
        """Forget every word."""
        self.list.clear()
        self.story.clear()

    def _connect_signals(self) -> None:
        self.list.case_chosen.connect(self.story.open)
        self.story.changed.connect(self._on_changed)
        self.story.restored.connect(self.list.choose)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self.list.refresh(changes)
        self.changed.emit(changes)
