"""Asking the journal what the list shows, and letting only the answer to the last question in."""

from array import array
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.domain.case import CaseFilter, CaseId
from balint_desktop.domain.entry import EntryId
from balint_desktop.domain.errors import BalintError
from balint_desktop.services.journal import Journal
from balint_desktop.services.search import Found, is_search
from balint_desktop.ui.cases.list_model import CaseListModel
from balint_desktop.ui.cases.list_reload import Reload, Reloaded
from balint_desktop.ui.tasks import Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is to be listed: what is `typed`, or every case when that is nothing to search for, `within`."""

    typed: str
    within: CaseFilter

    @property
    def is_search(self) -> bool:
        """Whether there is anything to look for."""
        return is_search(self.typed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The order of the cases within one filter, remembered while a search covers it."""

    within: CaseFilter
    ids: "array[int]"


class CaseLookup(QObject):
    """Keeps the rows of a CaseListModel as they are in the journal.

    `listed` comes whenever other rows stand in the model, `failed` carries a BalintError. `case_gone` carries
    a case that was looked for in vain because it is deleted, and the row where it stood (None: in none).
    """

    listed = Signal()
    failed = Signal(object)
    case_gone = Signal(object, object)

    def __init__(
        self, *, journal: Journal, worker: Worker, model: CaseListModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._worker = worker
        self._model = model
        self._question = Question(typed="", within=CaseFilter())
        self._known: _Known | None = None
        self._is_stale = True
        self._last_hit: EntryId | None = None
        # Counts the questions, so that an answer to an earlier one is known as such.
        self._round = 0
        self._is_begun = False
        self._is_looking = False
        self._is_reloading = False
        self._watched: CaseId | None = None
        self._connect_signals()

    @property
    def is_looking(self) -> bool:
        """Whether the answer to the last question is still on its way."""
        return self._is_looking

    @property
    def is_busy(self) -> bool:
        """Whether what is listed isn't yet what was asked for."""
        return self._is_looking or self._is_reloading

    def ask(self, question: Question) -> None:
        """List the answer to `question`; until it comes, the rows stay as they are."""
        if question.is_search or self._known is None or self._known.within != question.within:
            self._ask(question)
        else:
            self._show_known(question, self._known)

    def follow(self, changed: frozenset[CaseId], *, is_order_changed: bool, selected: CaseId | None) -> None:
        """Read again what a change touched; rows stay where they are unless they really move."""
        self._model.mark_changed(changed)
        if is_order_changed or self._model.is_hits or not self._question.within.is_open:
            self._is_stale = True
            if self._is_begun:
                self._watched = selected
                self._reload()

    def clear(self) -> None:
        """Forget everything; nothing that is still on its way comes in."""
        self._round += 1
        self._is_begun = self._is_looking = self._is_reloading = False
        self._watched = None
        self._known, self._is_stale, self._last_hit = None, True, None
        self._question = Question(typed="", within=CaseFilter())
        self._model.clear()

    def _ask(self, question: Question) -> None:
        self._round += 1
        self._question, self._is_begun, self._is_looking = question, True, True
        if question.is_search:
            self._worker.submit(
                partial(self._journal.search.find, question.typed, within=question.within),
                done=partial(self._on_found, self._round),
                failed=partial(self._on_look_up_failed, self._round),
                topic="search",
            )
        else:
            self._worker.submit(
                partial(self._journal.cases.ids, question.within),
                done=partial(self._on_ids, self._round),
                failed=partial(self._on_look_up_failed, self._round),
                topic="search",
            )

    def _show_known(self, question: Question, known: _Known) -> None:
        """Put the cases back as they were before the search, then see whether they have changed."""
        self._round += 1
        self._question, self._is_looking = question, False
        if self._model.is_hits:
            self._model.show_cases(known.ids)
        self.listed.emit()
        if self._is_stale:
            self._reload()

    def _reload(self) -> None:
        self._is_reloading = True
        reload = Reload(
            cases=self._journal.cases,
            search=self._journal.search,
            typed=self._question.typed if self._model.is_hits else "",
            wanted=self._question.within,
            count=self._model.rowCount(),
            selected=self._watched,
        )
        self._worker.submit(
            reload.run,
            done=partial(self._on_reloaded, self._round),
            failed=self._on_reload_failed,
            topic="list-reload",
        )

    def _on_ids(self, round_number: int, ids: "array[int]") -> None:
        if round_number == self._round:
            self._known, self._is_stale = _Known(within=self._question.within, ids=ids), False
            self._is_looking = False
            self._model.show_cases(ids)
            self.listed.emit()

    def _on_found(self, round_number: int, found: Found) -> None:
        if round_number == self._round:
            self._last_hit = found.hits[-1].entry_id if found.hits else None
            self._is_looking = False
            self._model.show_hits(found.hits, is_last=found.is_last)
            self.listed.emit()

    def _on_look_up_failed(self, round_number: int, error: BalintError) -> None:
        if round_number == self._round:
            self._is_looking = False
            self.failed.emit(error)

    def _on_reloaded(self, round_number: int, reloaded: Reloaded) -> None:
        self._is_reloading, self._watched = False, None
        stood_at = self._model.row_of(reloaded.selected)
        if round_number == self._round:
            self._take(reloaded)
        if reloaded.selected is not None and not reloaded.is_selected_there:
            self.case_gone.emit(reloaded.selected, stood_at)

    def _take(self, reloaded: Reloaded) -> None:
        if reloaded.ids is not None:
            self._known = _Known(within=self._question.within, ids=reloaded.ids)
            self._is_stale = False
            self._model.follow_cases(reloaded.ids)
        else:
            self._last_hit = reloaded.hits[-1].entry_id if reloaded.hits else None
            self._model.follow_hits(reloaded.hits, is_last=reloaded.is_last)
        self.listed.emit()

    def _on_reload_failed(self, error: BalintError) -> None:
        self._is_reloading = False
        self.failed.emit(error)

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
        question = self._question
        self._worker.submit(
            partial(self._journal.search.find, question.typed, within=question.within, before=self._last_hit),
            done=partial(self._on_more_found, self._round),
            failed=self._on_rows_failed,
            topic="list-hits",
        )

    def _on_more_found(self, round_number: int, found: Found) -> None:
        if round_number == self._round and self._model.is_hits:
            self._last_hit = found.hits[-1].entry_id if found.hits else self._last_hit
            self._model.append_hits(found.hits, is_last=found.is_last)
            self.listed.emit()

    def _on_rows_failed(self, error: BalintError) -> None:
        self._model.fetching_failed()
        self.failed.emit(error)

    def _connect_signals(self) -> None:
        self._model.summaries_wanted.connect(self._on_summaries_wanted)
        self._model.hits_wanted.connect(self._on_hits_wanted)
