"""Turns what is typed, picked and chosen in the left column into look-ups, and their outcome into a state."""

from array import array
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.case import CaseFilter, CaseId
from balint_desktop.domain.clock import Clock
from balint_desktop.domain.entry import EntryId
from balint_desktop.domain.errors import BalintError
from balint_desktop.domain.vocabulary import TermList
from balint_desktop.services.changes import Changes
from balint_desktop.services.journal import Journal
from balint_desktop.services.search import Found, is_search
from balint_desktop.ui.cases.filter_choices import FilterChoice, active_choices, all_choices, toggled
from balint_desktop.ui.cases.list_model import CaseListModel
from balint_desktop.ui.cases.list_reload import Reload, Reloaded
from balint_desktop.ui.cases.list_state import CaseListState, Listed
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The order of the cases under one filter, remembered while a search covers it."""

    wanted: CaseFilter
    ids: "array[int]"


class CaseListPresenter(QObject):
    """Holds the column's state. `case_chosen` carries the CaseId whose story is to be shown, or None;
    `case_opened` says that the doctor wants to go on in that story.
    """

    state_changed = Signal(object)
    case_chosen = Signal(object)
    case_opened = Signal(object)

    def __init__(
        self, *, journal: Journal, worker: Worker, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._worker = worker
        self._clock = clock
        self._state = CaseListState()
        self._model = CaseListModel(today=clock.today(), parent=self)
        self._known: _Known | None = None
        self._is_stale = True
        self._last_hit: EntryId | None = None
        # Counts what was asked of the list, so that an answer to an earlier question is known as such.
        self._round = 0
        self._is_looking = False
        self._is_reloading = False
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
        return self._is_looking or self._is_reloading

    @Slot()
    def load(self) -> None:
        """Fetch the list unless it is there or on its way."""
        if self._state.listed is Listed.NOTHING_YET and not self._is_looking:
            self._look_up()

    @Slot(str)
    def set_typed(self, typed: str) -> None:
        """Search for what was typed, or show the cases again when that is nothing to search for."""
        if typed == self._state.typed:
            return
        self._replace(typed=typed)
        if is_search(typed):
            self._look_up()
        elif self._model.is_hits or self._is_looking:
            self._show_known()

    @Slot()
    def clear_search(self) -> None:
        """Show the cases again."""
        self.set_typed("")

    @Slot(object)
    def set_filter(self, wanted: CaseFilter) -> None:
        """List only the cases that pass `wanted`, also among those found by a search."""
        if wanted == self._state.wanted:
            return
        active = active_choices(wanted, vocabulary=self._journal.words.vocabulary)
        self._replace(wanted=wanted, active=active)
        self._look_up()

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
        vocabulary = self._journal.words.vocabulary
        shipped = tuple(term.words for term in vocabulary.of(TermList.FEELING))
        if not self._state.choices:
            self._replace(choices=all_choices(feelings=shipped, vocabulary=vocabulary))
        self._replace(is_choosing=True)
        job = self._journal.words.feelings
        self._worker.submit(job, done=self._on_feelings, failed=self._on_failed, topic="list-feelings")

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
        if self._is_looking:
            self._wants_first = True
        elif self._model.rowCount():
            self.open(self._model.case_id(0))

    @Slot(object)
    def refresh(self, changes: Changes) -> None:
        """Follow what was changed; the place and the chosen case stay."""
        self._model.mark_changed(changes.cases)
        if changes.order_changed or self._state.is_narrowed:
            self._is_stale = True
            if self._is_looking or self._state.listed is not Listed.NOTHING_YET:
                self._reload()

    @Slot()
    def today_changed(self) -> None:
        """Tell every "3 weeks ago" from today."""
        self._model.set_today(self._clock.today())

    @Slot()
    def clear(self) -> None:
        """Forget every word; nothing that is still on its way comes in. `load` begins again."""
        self._round += 1
        self._is_looking = self._is_reloading = self._wants_first = False
        self._known, self._is_stale, self._last_hit = None, True, None
        self._model.clear()
        self._state = CaseListState()
        self.state_changed.emit(self._state)

    def _look_up(self) -> None:
        """Ask for what is to be listed by the words and filters that stand now."""
        self._round += 1
        self._is_looking, self._wants_first = True, False
        typed, wanted = self._state.typed, self._state.wanted
        if is_search(typed):
            self._worker.submit(
                partial(self._journal.search.find, typed, within=wanted),
                done=partial(self._on_found, self._round),
                failed=partial(self._on_look_up_failed, self._round),
                topic="search",
            )
        else:
            self._worker.submit(
                partial(self._journal.cases.ids, wanted),
                done=partial(self._on_ids, self._round, wanted),
                failed=partial(self._on_look_up_failed, self._round),
                topic="search",
            )

    def _show_known(self) -> None:
        """Put the cases back as they were before the search, then see whether they have changed."""
        if self._known is None or self._known.wanted != self._state.wanted:
            self._look_up()
            return
        self._round += 1
        self._is_looking = self._wants_first = False
        if self._model.is_hits:
            self._model.show_cases(self._known.ids)
        self._listed(Listed.CASES)
        if self._is_stale:
            self._reload()

    def _reload(self) -> None:
        self._is_reloading = True
        typed = self._state.typed if self._model.is_hits else ""
        reload = Reload(
            cases=self._journal.cases,
            search=self._journal.search,
            typed=typed,
            wanted=self._state.wanted,
            count=self._model.rowCount(),
            selected=self._state.selected,
        )
        self._worker.submit(
            reload.run,
            done=partial(self._on_reloaded, self._round),
            failed=self._on_reload_failed,
            topic="list-reload",
        )

    def _on_ids(self, round_number: int, wanted: CaseFilter, ids: "array[int]") -> None:
        if round_number == self._round:
            self._known, self._is_stale = _Known(wanted=wanted, ids=ids), False
            self._model.show_cases(ids)
            self._arrived(Listed.CASES)

    def _on_found(self, round_number: int, found: Found) -> None:
        if round_number == self._round:
            self._last_hit = found.hits[-1].entry_id if found.hits else None
            self._model.show_hits(found.hits, is_last=found.is_last)
            self._arrived(Listed.HITS)

    def _on_look_up_failed(self, round_number: int, error: BalintError) -> None:
        if round_number == self._round:
            self._is_looking = self._wants_first = False
            self._on_failed(error)

    def _arrived(self, listed: Listed) -> None:
        wants_first = self._wants_first
        self._is_looking = self._wants_first = False
        self._listed(listed)
        if wants_first:
            self.open_first()

    def _on_reloaded(self, round_number: int, reloaded: Reloaded) -> None:
        self._is_reloading = False
        gone_from = self._model.row_of(reloaded.selected)
        if round_number == self._round:
            self._follow(reloaded)
        is_gone = reloaded.selected is not None and not reloaded.is_selected_there
        if is_gone and reloaded.selected == self._state.selected:
            self._choose_neighbour(gone_from)

    def _on_reload_failed(self, error: BalintError) -> None:
        self._is_reloading = False
        self._on_failed(error)

    def _follow(self, reloaded: Reloaded) -> None:
        if reloaded.ids is not None:
            self._known = _Known(wanted=self._state.wanted, ids=reloaded.ids)
            self._is_stale = False
            self._model.follow_cases(reloaded.ids)
        else:
            self._last_hit = reloaded.hits[-1].entry_id if reloaded.hits else None
            self._model.follow_hits(reloaded.hits, is_last=reloaded.is_last)
        self._listed(self._state.listed)

    def _choose_neighbour(self, row: int | None) -> None:
        """Choose what now stands where the chosen case was, or the last row, or nothing."""
        count = self._model.rowCount()
        has_neighbour = row is not None and count > 0
        self.choose(self._model.case_id(min(row or 0, count - 1)) if has_neighbour else None)

    def _on_feelings(self, feelings: tuple[str, ...]) -> None:
        if self._state.is_choosing:
            vocabulary = self._journal.words.vocabulary
            self._replace(choices=all_choices(feelings=feelings, vocabulary=vocabulary))

    def _on_failed(self, error: BalintError) -> None:
        self._replace(message=message_for(error).whole)

    @Slot(tuple)
    def _on_summaries_wanted(self, ids: tuple[int, ...]) -> None:
        self._worker.submit(
            partial(self._journal.cases.summaries, ids),
            done=partial(self._model.put_summaries, ids),
            failed=self._on_rows_failed,
            topic="list-rows",
        )

    @Slot()
    def _on_hits_wanted(self) -> None:
        state = self._state
        self._worker.submit(
            partial(self._journal.search.find, state.typed, within=state.wanted, before=self._last_hit),
            done=partial(self._on_more_found, self._round),
            failed=self._on_rows_failed,
            topic="list-hits",
        )

    def _on_more_found(self, round_number: int, found: Found) -> None:
        if round_number == self._round and self._model.is_hits:
            self._last_hit = found.hits[-1].entry_id if found.hits else self._last_hit
            self._model.append_hits(found.hits, is_last=found.is_last)
            self._listed(Listed.HITS)

    def _on_rows_failed(self, error: BalintError) -> None:
        self._model.fetching_failed()
        self._on_failed(error)

    def _listed(self, listed: Listed) -> None:
        count, has_more = self._model.rowCount(), self._model.has_more_hits
        self._replace(listed=listed, count=count, has_more=has_more, message="")

    def _replace(self, **changes: object) -> None:
        state = replace(self._state, **changes)  # type: ignore[arg-type]  # each caller names real fields
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _connect_signals(self) -> None:
        self._model.summaries_wanted.connect(self._on_summaries_wanted)
        self._model.hits_wanted.connect(self._on_hits_wanted)
