"""The page Today, loaded and shown, on a real journal."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject

from balint_desktop.services.journal import Journal
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.today.presenter import TodayPresenter
from balint_desktop.ui.today.view import TodayView
from tests.fakes import FakeClock
from tests.ui.conftest import Settle, ShowPage

MakePresenter = Callable[[], TodayPresenter]
ShowToday = Callable[[], TodayView]


@pytest.fixture
def make_presenter(journal: Journal, worker: Worker, clock: FakeClock, qapp: QObject) -> MakePresenter:
    """A function that returns a presenter that has not asked for anything yet."""

    def make() -> TodayPresenter:
        return TodayPresenter(journal=journal, worker=worker, clock=clock)

    return make


@pytest.fixture
def presenter(make_presenter: MakePresenter, settle: Settle) -> TodayPresenter:
    """A presenter that has loaded what it shows."""
    made = make_presenter()
    made.load()
    settle()
    return made


@pytest.fixture
def view(presenter: TodayPresenter, switch: ThemeSwitch, show_page: ShowPage) -> TodayView:
    """The page, shown."""
    page = TodayView(presenter=presenter, theme=switch)
    presenter.setParent(page)
    show_page(page)
    return page
