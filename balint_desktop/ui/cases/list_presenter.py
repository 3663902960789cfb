"""Turns what is typed, picked and chosen in the left column into questions, and their answers into a state."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.case import CaseFilter, CaseId
from balint_desktop.domain.clock import Clock
from balint_desktop.domain.errors import BalintError
from balint_desktop.domain.vocabulary import TermList
from balint_desktop.services.changes import Changes
from balint_desktop.services.journal import Journal
from balint_desktop.services.search import is_search
from balint_desktop.ui.cases.filter_choices import FilterChoice, active_choices, all_choices, toggled
from balint_desktop.ui.cases.list_lookup import CaseLookup, Question
from balint_desktop.ui.cases.list_model import CaseListModel
from balint_desktop.ui.cases.list_state import CaseListState, Listed
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker


class CaseListPresenter(QObject):
    """Holds the column's state, and which case is chosen.

    `case_chosen` carries the CaseId whose story is to be shown, or None; `case_opened` carries the one in whose
    story the doctor wants to go on.
    """

    state_changed = Signal(object)
    case_chosen = Signal(object)
    case_opened = Signal(object)

    def __init__(
        self, *, journal: Journal, worker: Worker, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._words = journal.words
        self._worker = worker
        self._clock = clock
        self._state = CaseListState()
        self._model = CaseListModel(today=clock.today(), parent=self)
        self._lookup = CaseLookup(journal=journal, worker=worker, model=self._model, parent=self)
        self._wants_first = False
        self._connect_signals()

    @property
    def state(self) -> CaseListState:
        """What is shown now."""
        return self._state

    @property
    def model(self) -> CaseListModel:
        """The rows that are shown now."""
        return self._model

    @property
    def selected(self) -> CaseId | None:
        """The case whose story is shown; it may be outside of what is listed."""
        return self._state.selected

    @property
    def is_busy(self) -> bool:
        """Whether what is listed isn't yet what was asked for."""
        return self._lookup.is_busy

    @Slot()
    def load(self) -> None:
        """Fetch the list unless it is there or on its way."""
        if self._state.listed is Listed.NOTHING_YET and not self._lookup.is_looking:
            self._ask()

    @Slot(str)
    def set_typed(self, typed: str) -> None:
        """Search for what was typed, or show the cases again when that is nothing to search for."""
        before = self._state.typed
        if typed != before:
            self._replace(typed=typed)
            if is_search(typed) or is_search(before):
                self._ask()

    @Slot()
    def clear_search(self) -> None:
        """Show the cases again."""
        self.set_typed("")

    @Slot(object)
    def set_filter(self, wanted: CaseFilter) -> None:
        """List only the cases that pass `wanted`, also among those found by a search."""
        if wanted != self._state.wanted:
            active = active_choices(wanted, vocabulary=self._words.vocabulary)
            self._replace(wanted=wanted, active=active)
            self._ask()

    @Slot()
    def clear_filters(self) -> None:
        """Let every case pass."""
        self.set_filter(CaseFilter())

    @Slot()
    def toggle_not_yet_presented(self) -> None:
        """List only cases that no group has heard of, or no longer only those."""
        wanted = self._state.wanted
        self.set_filter(replace(wanted, not_yet_presented=not wanted.not_yet_presented))

    @Slot()
    def toggle_waiting(self) -> None:
        """List only cases that wait for the group, or no longer only those."""
        wanted = self._state.wanted
        self.set_filter(replace(wanted, waiting=not wanted.waiting))

    @Slot(object)
    def toggle_choice(self, choice: FilterChoice) -> None:
        """Put a filter on or off."""
        self.close_choices()
        self.set_filter(toggled(self._state.wanted, choice))

    @Slot()
    def open_choices(self) -> None:
        """Offer more filters: those shipped at once, the doctor's own feelings as soon as they are read."""
        vocabulary = self._words.vocabulary
        choices = self._state.choices
        if not choices:
            shipped = tuple(term.words for term in vocabulary.of(TermList.FEELING))
            choices = all_choices(feelings=shipped, vocabulary=vocabulary)
        self._replace(choices=choices, is_choosing=True)
        self._worker.submit(
            self._words.feelings, done=self._on_feelings, failed=self._on_failed, topic="list-feelings"
        )

    @Slot()
    def close_choices(self) -> None:
        """Show the list again."""
        self._replace(is_choosing=False)

    @Slot(object)
    def choose(self, case_id: CaseId | None) -> None:
        """Show the story of a case, listed or not."""
        if case_id != self._state.selected:
            self._replace(selected=case_id)
            self.case_chosen.emit(case_id)

    @Slot(object)
    def restore_selection(self, case_id: CaseId | None) -> None:
        """Come back to a case; the list need not be there yet."""
        self.choose(case_id)

    @Slot(object)
    def open(self, case_id: CaseId) -> None:
        """Show the story of a case and go on there."""
        self.choose(case_id)
        self.case_opened.emit(case_id)

    @Slot()
    def open_first(self) -> None:
        """Open the first case listed, or of the search under way as soon as it is done."""
        if self._lookup.is_looking:
            self._wants_first = True
        elif self._model.rowCount():
            self.open(self._model.case_id(0))

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Follow what was changed; the place and the chosen case stay."""
        self._lookup.follow(
            changes.cases, is_order_changed=changes.order_changed, selected=self._state.selected
        )

    @Slot()
    def today_changed(self) -> None:
        """Tell every "3 weeks ago" from today."""
        self._model.set_today(self._clock.today())

    @Slot()
    def clear(self) -> None:
        """Forget every word; nothing that is still on its way comes in. `load` begins again."""
        self._wants_first = False
        self._lookup.clear()
        self._state = CaseListState()
        self.state_changed.emit(self._state)

    def _ask(self) -> None:
        self._wants_first = False
        self._lookup.ask(Question(typed=self._state.typed, within=self._state.wanted))

    @Slot()
    def _on_listed(self) -> None:
        listed = Listed.HITS if self._model.is_hits else Listed.CASES
        count, has_more = self._model.rowCount(), self._model.has_more_hits
        self._replace(listed=listed, count=count, has_more=has_more, message="")
        if self._wants_first and not self._lookup.is_looking:
            self._wants_first = False
            self.open_first()

    @Slot(object, object)
    def _on_case_gone(self, case_id: CaseId, stood_at: int | None) -> None:
        """Choose what now stands where the chosen case was, or the last row, or nothing."""
        if case_id == self._state.selected:
            count = self._model.rowCount()
            has_neighbour = stood_at is not None and count > 0
            self.choose(self._model.case_id(min(stood_at or 0, count - 1)) if has_neighbour else None)

    def _on_feelings(self, feelings: tuple[str, ...]) -> None:
        if self._state.is_choosing:
            vocabulary = self._words.vocabulary
            self._replace(choices=all_choices(feelings=feelings, vocabulary=vocabulary))

    @Slot(object)
    def _on_failed(self, error: BalintError) -> None:
        self._wants_first = False
        self._replace(message=message_for(error).whole)

    def _replace(self, **changes: object) -> None:
        state = replace(self._state, **changes)  # type: ignore[arg-type]  # each caller names real fields
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _connect_signals(self) -> None:
        self._lookup.listed.connect(self._on_listed)
        self._lookup.failed.connect(self._on_failed)
        self._lookup.case_gone.connect(self._on_case_gone)
