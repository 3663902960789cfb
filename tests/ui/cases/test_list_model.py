"""The rows of the list: what it asks for, what it forgets, and that Qt agrees with every step."""

from array import array
from datetime import date

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from balint_desktop.domain.case import CaseId, CaseSummary, Course
from balint_desktop.domain.entry import EntryId
from balint_desktop.domain.search_hit import SearchHit, Segment
from balint_desktop.ui.cases.list_model import PAGE_ROWS, ROWS_REMEMBERED, CaseListModel

_TODAY = date(2026, 3, 3)


def summary(number: int, *, name: str | None = None) -> CaseSummary:
    """Return what a list shows of an invented case."""
    return CaseSummary(
        id=CaseId(number),
        name=f"Case {number}" if name is None else name,
        opening="It began",
        course=Course.WITH_ME,
        wants_group=False,
        last_written_on=_TODAY,
        presented_on=None,
        feelings=("curious",),
    )


def hit(number: int) -> SearchHit:
    """Return an invented hit."""
    words = (Segment(text="was ", is_hit=False), Segment(text="found", is_hit=True))
    return SearchHit(case=summary(number), entry_id=EntryId(number), sentence=words)


def ids(*numbers: int) -> "array[int]":
    """Return numbers as the model holds them."""
    return array("q", numbers)


class Answering:
    """Answers each wish of a model as the worker would, at once, and keeps what was wished."""

    def __init__(self, model: CaseListModel) -> None:
        self.wishes: list[tuple[int, ...]] = []
        self._model = model
        model.summaries_wanted.connect(self.answer)

    def answer(self, wanted: tuple[int, ...]) -> None:
        """Bring the summaries."""
        self.wishes.append(wanted)
        self._model.put_summaries(wanted, [summary(number) for number in wanted])


@pytest.fixture
def model(qtmodeltester: ModelTester, qtbot: QtBot) -> CaseListModel:
    """A model that Qt's own tester watches from now on."""
    made = CaseListModel(today=_TODAY)
    qtmodeltester.check(made, force_py=False)
    return made


def test_a_list_of_many_cases_passes_the_tester_of_qt(model: CaseListModel) -> None:
    answering = Answering(model)
    model.show_cases(array("q", range(1, 301)))
    model.follow_cases(array("q", [300, *range(1, 300)]))
    model.follow_cases(array("q", [301, 300, *range(2, 300)]))
    model.show_hits([hit(5), hit(4)], is_last=False)
    model.append_hits([hit(4), hit(3)], is_last=True)
    model.clear()
    assert model.rowCount() == 0
    assert answering.wishes


def test_a_row_is_empty_until_its_summary_comes(model: CaseListModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.summaries_wanted) as wish:
        model.show_cases(ids(1, 2))
        model.row(0)
    assert model.data(model.index(0)) is None
    with qtbot.waitSignal(model.dataChanged):
        model.put_summaries(wish.args[0], [summary(1), summary(2)])
    assert model.data(model.index(0)) == "Case 1"


def test_what_is_on_screen_is_asked_for_before_what_is_around(qtbot: QtBot) -> None:
    model = CaseListModel(today=_TODAY)
    answering = Answering(model)
    model.show_cases(array("q", range(1_000)))
    model.look_at(400, 409)
    starts = [wish[0] for wish in answering.wishes]
    assert starts == [400, 450, 350]
    assert all(len(wish) == PAGE_ROWS for wish in answering.wishes)


def test_pages_that_went_by_while_one_was_fetched_are_never_asked_for(qtbot: QtBot) -> None:
    model = CaseListModel(today=_TODAY)
    wishes: list[tuple[int, ...]] = []
    model.summaries_wanted.connect(wishes.append)
    model.show_cases(array("q", range(10_000)))
    for first in range(0, 5_000, 10):
        model.look_at(first, first + 9)
    assert len(wishes) == 1
    model.put_summaries(wishes[0], [summary(number) for number in wishes[0]])
    assert wishes[1][0] == 4_950


def test_no_more_summaries_are_held_than_agreed(qtbot: QtBot) -> None:
    model = CaseListModel(today=_TODAY)
    answering = Answering(model)
    model.show_cases(array("q", range(10_000)))
    for first in range(0, 10_000, 10):
        model.look_at(first, first + 9)
    assert model.remembered <= ROWS_REMEMBERED
    assert model.row(9_999) is not None
    assert len(answering.wishes) == 10_000 // PAGE_ROWS


def test_an_answer_to_an_earlier_question_is_thrown_away(qtbot: QtBot) -> None:
    model = CaseListModel(today=_TODAY)
    wishes: list[tuple[int, ...]] = []
    model.summaries_wanted.connect(wishes.append)
    model.show_cases(ids(1))
    model.row(0)
    model.clear()
    model.put_summaries(wishes[0], [summary(1)])
    assert model.remembered == 0


def test_a_case_deleted_meanwhile_is_asked_for_once(qtbot: QtBot) -> None:
    model = CaseListModel(today=_TODAY)
    wishes: list[tuple[int, ...]] = []
    model.summaries_wanted.connect(wishes.append)
    model.show_cases(ids(1, 2))
    model.look_at(0, 1)
    model.put_summaries(wishes[0], [summary(1)])
    model.look_at(0, 1)
    assert model.row(1) is None
    assert len(wishes) == 1


def test_after_a_failure_the_rows_are_asked_for_when_looked_at_again(qtbot: QtBot) -> None:
    model = CaseListModel(today=_TODAY)
    wishes: list[tuple[int, ...]] = []
    model.summaries_wanted.connect(wishes.append)
    model.show_cases(ids(1))
    model.look_at(0, 0)
    model.fetching_failed()
    model.look_at(0, 0)
    assert wishes == [(1,), (1,)]


def test_a_moved_case_keeps_its_place_in_the_selection(model: CaseListModel) -> None:
    model.show_cases(ids(1, 2, 3))
    chosen = QPersistentModelIndex(model.index(2))
    model.follow_cases(ids(3, 1, 2))
    assert chosen.row() == 0


def test_a_changed_case_stays_on_screen_until_its_new_summary_comes(qtbot: QtBot) -> None:
    model = CaseListModel(today=_TODAY)
    answering = Answering(model)
    model.show_cases(ids(1, 2))
    model.look_at(0, 1)
    model.summaries_wanted.disconnect(answering.answer)
    model.mark_changed([2])
    assert model.data(model.index(1)) == "Case 2"
    with qtbot.waitSignal(model.dataChanged):
        model.put_summaries((2,), [summary(2, name="Renamed")])
    assert model.data(model.index(1)) == "Renamed"


def test_only_the_page_that_came_is_drawn_again(qtbot: QtBot) -> None:
    model = CaseListModel(today=_TODAY)
    model.show_cases(array("q", range(200)))
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.look_at(60, 69)
    model.put_summaries(tuple(range(50, 100)), [summary(number) for number in range(50, 100)])
    assert changed == [(50, 99)]


def test_more_hits_are_asked_for_once_before_the_end_is_reached(qtbot: QtBot) -> None:
    model = CaseListModel(today=_TODAY)
    wishes: list[bool] = []
    model.hits_wanted.connect(lambda: wishes.append(True))
    model.show_hits([hit(number) for number in range(50, 0, -1)], is_last=False)
    model.look_at(0, 9)
    assert not wishes
    model.look_at(20, 29)
    model.look_at(22, 31)
    assert len(wishes) == 1
    model.append_hits([hit(0)], is_last=True)
    model.look_at(40, 50)
    assert len(wishes) == 1
    assert not model.canFetchMore()


def test_the_same_search_again_changes_only_what_differs(model: CaseListModel) -> None:
    model.show_hits([hit(3), hit(2), hit(1)], is_last=True)
    chosen = QPersistentModelIndex(model.index(2))
    model.follow_hits([hit(4), hit(3), hit(2), hit(1)], is_last=True)
    assert chosen.row() == 3
    assert model.row_of(CaseId(4)) == 0


def test_a_screen_reader_is_told_name_and_state(qtbot: QtBot) -> None:
    model = CaseListModel(today=_TODAY)
    answering = Answering(model)
    model.show_cases(ids(1))
    model.row(0)
    assert answering.wishes == [(1,)]
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0), role) == "Case 1\nnoted today · curious"
    model.set_today(date(2026, 3, 4))
    assert model.data(model.index(0), role) == "Case 1\nnoted yesterday · curious"
    model.show_hits([hit(1)], is_last=True)
    assert model.data(model.index(0), role) == "Case 1\nwas found"
