"""The left column of the page Cases over a real journal, and the waiting that tests of it need."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.entry import Feeling
from balint_desktop.services.journal import Journal
from balint_desktop.ui.cases.list_presenter import CaseListPresenter
from balint_desktop.ui.cases.list_state import Listed
from balint_desktop.ui.cases.list_view import CaseListView
from balint_desktop.ui.cases.list_wording import title
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from tests.fakes import FakeClock

WIDTH, HEIGHT = 316, 800


def keep(journal: Journal, name: str, *, text: str = "A note.", feelings: tuple[str, ...] = ()) -> CaseId:
    """Keep a case with one entry and return its id; before the worker has anything to do."""
    chosen = tuple(Feeling(word=word) for word in feelings)
    return journal.cases.keep(text, name=name, feelings=chosen, draft_slot="today").summary.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A presenter with its view in a window that has the keyboard."""

    presenter: CaseListPresenter
    view: CaseListView
    journal: Journal
    qtbot: QtBot

    def load(self) -> None:
        """Fetch the list and wait until the rows on screen are there."""
        self.presenter.load()
        self.settle()

    def settle(self) -> None:
        """Wait until nothing asked for is on its way and every row on screen can be read."""
        self.qtbot.waitUntil(self._is_settled)

    def names(self) -> list[str]:
        """Return the names in the list, in their order; all of them have to be there."""
        model = self.presenter.model
        rows = [model.row(number) for number in range(model.rowCount())]
        return [title(row.case) for row in rows if row is not None]

    def type(self, words: str) -> None:
        """Type into the search field, key by key, and wait for the outcome of the last key."""
        self.view.focus_search()
        self.qtbot.keyClicks(self.view.field, words)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        focused = self.view.focusWidget()
        assert focused is not None
        self.qtbot.keyClick(focused, key)

    def _is_settled(self) -> bool:
        presenter = self.presenter
        if presenter.is_busy or presenter.state.listed is Listed.NOTHING_YET:
            return False
        first, last = self.view.rows.seen_rows()
        return all(presenter.model.row(number) is not None for number in range(first, last + 1))


@pytest.fixture
def column(
    journal: Journal, worker: Worker, clock: FakeClock, switch: ThemeSwitch, qtbot: QtBot
) -> Iterator[Column]:
    """The column, shown and empty; a test fills the journal, then calls `load`."""
    presenter = CaseListPresenter(journal=journal, worker=worker, clock=clock)
    view = CaseListView(presenter=presenter, theme=switch)
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    yield Column(presenter=presenter, view=view, journal=journal, qtbot=qtbot)
    presenter.clear()
