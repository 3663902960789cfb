"""Searching, filtering, choosing and following changes, over a real journal and without any widget."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from balint_desktop.domain.case import CaseFilter, CaseId, Course
from balint_desktop.domain.entry import EntryKind
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.journal import Journal
from balint_desktop.ui.cases.filter_choices import FilterPart, matching
from balint_desktop.ui.cases.list_presenter import CaseListPresenter
from balint_desktop.ui.cases.list_state import Listed
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker
from tests.fakes import FakeClock
from tests.ui.cases.case_column import keep


class Heard(QObject):
    """Keeps which cases were chosen."""

    def __init__(self, presenter: CaseListPresenter) -> None:
        super().__init__(presenter)
        self.chosen: list[CaseId | None] = []
        presenter.case_chosen.connect(self.hear)

    @Slot(object)
    def hear(self, case_id: CaseId | None) -> None:
        """Keep one."""
        self.chosen.append(case_id)


@pytest.fixture
def three(journal: Journal) -> tuple[CaseId, CaseId, CaseId]:
    """Three cases, the oldest first."""
    return (
        keep(journal, "The neighbour", text="Four months of silence.", feelings=("bored",)),
        keep(journal, "The boy with nothing wrong", text="He was waiting in silence.", feelings=("guilty",)),
        keep(journal, "The man with the hiking maps", text="He spread them out.", feelings=("guilty",)),
    )


@pytest.fixture
def presenter(journal: Journal, worker: Worker, clock: FakeClock) -> Iterator[CaseListPresenter]:
    """The presenter, before anything was fetched."""
    made = CaseListPresenter(journal=journal, worker=worker, clock=clock)
    yield made
    made.clear()


def settle(presenter: CaseListPresenter, qtbot: QtBot) -> None:
    """Wait until what is listed is what was asked for."""
    qtbot.waitUntil(lambda: not presenter.is_busy and presenter.state.listed is not Listed.NOTHING_YET)


def load(presenter: CaseListPresenter, qtbot: QtBot) -> None:
    """Fetch the list."""
    presenter.load()
    settle(presenter, qtbot)


def test_the_case_written_in_last_comes_first(
    three: tuple[CaseId, ...], presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    assert list(presenter.model.ids()) == list(reversed(three))
    assert presenter.state.count == 3
    assert not presenter.state.is_narrowed


def test_a_search_lists_what_was_found_and_then_everything_again(
    three: tuple[CaseId, ...], presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    presenter.set_typed("sil")
    settle(presenter, qtbot)
    assert list(presenter.model.ids()) == [three[1], three[0]]
    assert presenter.state.listed is Listed.HITS
    row = presenter.model.row(0)
    assert row is not None
    assert [segment.text for segment in row.sentence if segment.is_hit] == ["silence"]
    presenter.clear_search()
    assert presenter.state.listed is Listed.CASES
    assert presenter.state.count == 3


def test_of_letters_typed_fast_only_the_last_search_is_shown(
    three: tuple[CaseId, ...], presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    for typed in ("w", "wa", "wai", "waiting s"):
        presenter.set_typed(typed)
    settle(presenter, qtbot)
    assert list(presenter.model.ids()) == [three[1]]


def test_a_search_taken_back_before_it_was_done_shows_nothing_of_itself(
    three: tuple[CaseId, ...], presenter: CaseListPresenter, worker: Worker, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    presenter.set_typed("maps")
    presenter.set_typed("")
    with qtbot.waitCallback() as done:
        worker.submit(lambda: None, done=done)
    assert presenter.state.listed is Listed.CASES
    assert presenter.state.count == 3


@pytest.mark.parametrize("typed", ['"', "*", "a OR", "NEAR(", "\u0000", "  ", "🙂", "'; --", "(" * 500])
def test_nothing_that_is_typed_is_a_problem(
    three: tuple[CaseId, ...], presenter: CaseListPresenter, qtbot: QtBot, typed: str
) -> None:
    load(presenter, qtbot)
    presenter.set_typed(typed)
    settle(presenter, qtbot)
    assert presenter.state.message == ""


def test_filters_narrow_the_list_and_a_search_too(
    three: tuple[CaseId, ...], presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    presenter.set_filter(CaseFilter(feeling="guilty"))
    settle(presenter, qtbot)
    assert list(presenter.model.ids()) == [three[2], three[1]]
    presenter.set_typed("silence")
    settle(presenter, qtbot)
    assert list(presenter.model.ids()) == [three[1]]
    assert [choice.words for choice in presenter.state.active] == ["guilty"]
    presenter.clear_filters()
    settle(presenter, qtbot)
    assert list(presenter.model.ids()) == [three[1], three[0]]


def test_a_filter_that_no_case_passes_is_not_an_empty_journal(
    three: tuple[CaseId, ...], presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    presenter.toggle_waiting()
    settle(presenter, qtbot)
    assert presenter.state.is_nothing_found
    assert not presenter.state.is_journal_empty


def test_a_journal_without_a_case_is_empty(presenter: CaseListPresenter, qtbot: QtBot) -> None:
    load(presenter, qtbot)
    assert presenter.state.is_journal_empty
    assert not presenter.state.is_nothing_found


def test_more_filters_offer_the_own_words_of_the_doctor(
    journal: Journal, presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    journal.words.add_feeling("out of breath")
    load(presenter, qtbot)
    presenter.open_choices()
    qtbot.waitUntil(lambda: bool(matching(presenter.state.choices, "out of breath")))
    choice = matching(presenter.state.choices, "out of breath")[0]
    assert choice.part is FilterPart.FEELING
    presenter.toggle_choice(choice)
    assert not presenter.state.is_choosing
    assert presenter.state.wanted == CaseFilter(feeling="out of breath")


def test_a_choice_is_told_once(
    three: tuple[CaseId, ...], presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    heard = Heard(presenter)
    load(presenter, qtbot)
    presenter.choose(three[0])
    presenter.choose(three[0])
    presenter.choose(None)
    assert heard.chosen == [three[0], None]


def test_a_search_that_leaves_the_chosen_case_out_keeps_its_story(
    three: tuple[CaseId, ...], presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    presenter.choose(three[0])
    presenter.set_typed("maps")
    settle(presenter, qtbot)
    assert presenter.selected == three[0]


def test_the_first_case_opens_as_soon_as_it_is_found(
    three: tuple[CaseId, ...], presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    presenter.set_typed("silence")
    with qtbot.waitSignal(presenter.case_opened) as opened:
        presenter.open_first()
    assert opened.args == [three[1]]
    assert presenter.selected == three[1]


def test_writing_more_brings_a_case_to_the_top_and_keeps_it_chosen(
    three: tuple[CaseId, ...], journal: Journal, presenter: CaseListPresenter, worker: Worker, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    presenter.choose(three[0])
    kept = journal.entries.add(
        three[0], kind=EntryKind.REFLECTION, text="Still here.", feelings=(), draft_slot="x"
    )
    resets: list[bool] = []
    presenter.model.modelReset.connect(lambda: resets.append(True))
    presenter.refresh(kept.changes)
    settle(presenter, qtbot)
    assert list(presenter.model.ids()) == [three[0], three[2], three[1]]
    assert presenter.selected == three[0]
    assert not resets


def test_after_the_chosen_case_was_deleted_its_neighbour_is_chosen(
    three: tuple[CaseId, ...], journal: Journal, presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    heard = Heard(presenter)
    load(presenter, qtbot)
    presenter.choose(three[1])
    presenter.refresh(journal.cases.delete(three[1]))
    settle(presenter, qtbot)
    presenter.refresh(journal.cases.delete(three[0]))
    settle(presenter, qtbot)
    presenter.refresh(journal.cases.delete(three[2]))
    settle(presenter, qtbot)
    assert heard.chosen == [three[1], three[0], three[2], None]
    assert presenter.state.is_journal_empty


def test_a_deleted_case_comes_back_to_its_place(
    three: tuple[CaseId, ...], journal: Journal, presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    presenter.refresh(journal.cases.delete(three[1]))
    settle(presenter, qtbot)
    presenter.refresh(journal.cases.restore(three[1]))
    settle(presenter, qtbot)
    assert list(presenter.model.ids()) == list(reversed(three))


def test_a_case_that_a_filter_leaves_out_from_now_on_stays_chosen(
    three: tuple[CaseId, ...], journal: Journal, presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    journal.cases.set_course(three[0], course=Course.RESTING)
    presenter.set_filter(CaseFilter(course=Course.RESTING))
    settle(presenter, qtbot)
    presenter.choose(three[0])
    presenter.refresh(journal.cases.set_course(three[0], course=Course.CARRIED))
    settle(presenter, qtbot)
    assert presenter.state.count == 0
    assert presenter.selected == three[0]


def test_a_change_during_a_search_is_seen_in_the_search_and_after_it(
    three: tuple[CaseId, ...], journal: Journal, presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    presenter.set_typed("silence")
    settle(presenter, qtbot)
    presenter.refresh(journal.cases.delete(three[1]))
    settle(presenter, qtbot)
    assert list(presenter.model.ids()) == [three[0]]
    presenter.clear_search()
    settle(presenter, qtbot)
    assert list(presenter.model.ids()) == [three[2], three[0]]


def test_a_renamed_case_is_read_again(
    three: tuple[CaseId, ...], journal: Journal, presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    presenter.model.look_at(0, 2)
    qtbot.waitUntil(lambda: presenter.model.row(0) is not None)
    presenter.refresh(journal.cases.rename(three[2], name="The walker"))
    qtbot.waitUntil(lambda: presenter.model.data(presenter.model.index(0)) == "The walker")


def test_more_hits_are_fetched_until_there_are_no_more(
    journal: Journal, presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    for number in range(120):
        keep(journal, f"Case {number}", text="the same words")
    presenter.set_typed("same")
    settle(presenter, qtbot)
    assert (presenter.state.count, presenter.state.has_more) == (50, True)
    for expected in (100, 120):
        presenter.model.look_at(presenter.state.count - 10, presenter.state.count - 1)
        qtbot.waitUntil(lambda count=expected: presenter.state.count == count)
    assert not presenter.state.has_more
    presenter.refresh(journal.cases.delete(presenter.model.case_id(0)))
    settle(presenter, qtbot)
    assert presenter.state.count == 119


def test_a_selection_can_be_restored_before_the_list_is_there(
    three: tuple[CaseId, ...], presenter: CaseListPresenter, qtbot: QtBot
) -> None:
    heard = Heard(presenter)
    presenter.restore_selection(three[1])
    load(presenter, qtbot)
    assert heard.chosen == [three[1]]
    assert presenter.model.row_of(presenter.selected) == 1


def test_clearing_forgets_every_word_also_those_on_their_way(
    three: tuple[CaseId, ...], presenter: CaseListPresenter, worker: Worker, qtbot: QtBot
) -> None:
    load(presenter, qtbot)
    presenter.model.look_at(0, 2)
    presenter.open_choices()
    presenter.set_typed("maps")
    presenter.clear()
    with qtbot.waitCallback() as done:
        worker.submit(lambda: None, done=done)
    assert presenter.state == type(presenter.state)()
    assert presenter.model.rowCount() == 0
    assert presenter.model.remembered == 0


def test_what_went_wrong_is_said_and_gone_with_the_next_success(
    three: tuple[CaseId, ...],
    journal: Journal,
    presenter: CaseListPresenter,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    load(presenter, qtbot)

    def fail(*_: object, **__: object) -> None:
        raise BalintError(ErrorCode.DATABASE_DAMAGED)

    with monkeypatch.context() as broken:
        broken.setattr(type(journal.cases), "ids", fail)
        presenter.toggle_waiting()
        qtbot.waitUntil(lambda: bool(presenter.state.message))
    assert presenter.state.message == message_for(BalintError(ErrorCode.DATABASE_DAMAGED)).whole
    presenter.toggle_waiting()
    settle(presenter, qtbot)
    assert presenter.state.message == ""
