"""The jotting of the day: never lost, never doubled, whatever comes between typing and the disk."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer

from balint_desktop.domain.case import CaseFilter, CaseId
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryKind, Feeling
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.autosave import PAUSE_SECONDS
from balint_desktop.services.changes import Changes
from balint_desktop.services.drafts import TODAY_SLOT
from balint_desktop.services.journal import Journal
from balint_desktop.ui.drafting import DraftKeeper, SaveStatus
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.today.presenter import Jotting, TodayPresenter, TodayState
from tests.fakes import FakeClock
from tests.rights import files_of_at_most
from tests.ui.conftest import Gate, Settle
from tests.ui.today.conftest import MakePresenter

JOTTING = Jotting(name="The man", text="He had folded them.", feelings=("sad",))
LEFT = Draft(
    slot=TODAY_SLOT, kind=EntryKind.FIRST_NOTE, name="The woman", text="She came", feelings=(Feeling(word="moved"),)
)


def kept_texts(journal: Journal) -> list[str]:
    ids = [CaseId(number) for number in journal.cases.ids(CaseFilter())]
    return [journal.cases.story(case_id).entries[0].text for case_id in reversed(ids)]


def pause(presenter: TodayPresenter, clock: FakeClock) -> None:
    """Let time pass until a save is due, and the timer notice it."""
    clock.advance(PAUSE_SECONDS)
    keeper = presenter.findChild(DraftKeeper)
    assert keeper is not None
    timer = keeper.findChild(QTimer)
    assert timer is not None
    timer.timeout.emit()


def test_what_is_loaded_is_shown(presenter: TodayPresenter, journal: Journal, clock: FakeClock) -> None:
    state = presenter.state
    assert state.is_ready
    assert state.offered_feelings == journal.words.feelings()
    assert (state.today, state.latest, state.status) == (clock.today(), (), SaveStatus.NOTHING)


def test_a_kept_jotting_is_a_case_and_the_page_is_empty(
    presenter: TodayPresenter, journal: Journal, settle: Settle
) -> None:
    changed: list[Changes] = []
    presenter.changed.connect(changed.append)
    presenter.write(JOTTING)
    presenter.keep()
    assert presenter.jotting == JOTTING
    settle()
    assert kept_texts(journal) == ["He had folded them."]
    assert presenter.jotting == Jotting()
    assert presenter.drafts() == (replace(LEFT, name="", text="", feelings=()),)
    kept = presenter.state.kept
    assert kept is not None
    assert (kept.name, kept.feelings) == ("The man", ("sad",))
    assert changed == [Changes(cases=frozenset({kept.id}), order_changed=True)]
    assert journal.drafts.load(TODAY_SLOT) is None


def test_keeping_twice_in_a_row_keeps_one_case(
    presenter: TodayPresenter, journal: Journal, worker: Worker, settle: Settle
) -> None:
    presenter.write(JOTTING)
    gate = Gate(worker)
    presenter.keep()
    presenter.keep()
    gate.open()
    settle()
    assert len(kept_texts(journal)) == 1


def test_an_empty_page_cannot_be_kept_and_says_so(presenter: TodayPresenter) -> None:
    presenter.write(Jotting(text="  \n"))
    presenter.keep()
    assert presenter.state.message == message_for(BalintError(ErrorCode.NOTHING_WRITTEN))
    presenter.write(Jotting(text="  \nH"))
    assert presenter.state.message is None


def test_a_keep_that_fails_leaves_the_words_and_saves_them_later(
    presenter: TodayPresenter, journal: Journal, clock: FakeClock, settle: Settle
) -> None:
    presenter.write(JOTTING)
    with files_of_at_most(1_000):
        presenter.keep()
        settle()
    assert presenter.jotting == JOTTING
    assert presenter.state.message is not None
    assert not presenter.state.is_keeping
    assert kept_texts(journal) == []
    pause(presenter, clock)
    settle()
    assert journal.drafts.load(TODAY_SLOT) == presenter.draft()
    presenter.keep()
    settle()
    assert kept_texts(journal) == ["He had folded them."]


def test_a_save_that_waits_is_done_before_the_note_is_kept_and_leaves_no_draft(
    presenter: TodayPresenter, journal: Journal, worker: Worker, clock: FakeClock, settle: Settle
) -> None:
    presenter.write(JOTTING)
    gate = Gate(worker)
    pause(presenter, clock)
    presenter.keep()
    gate.open()
    settle()
    assert journal.drafts.load(TODAY_SLOT) is None
    assert presenter.state.status is SaveStatus.NOTHING


def test_what_is_typed_while_keeping_stays_on_the_page_and_is_saved(
    presenter: TodayPresenter, journal: Journal, worker: Worker, clock: FakeClock, settle: Settle
) -> None:
    presenter.write(JOTTING)
    gate = Gate(worker)
    presenter.keep()
    more = replace(JOTTING, text="He had folded them. Twice.")
    presenter.write(more)
    gate.open()
    settle()
    assert kept_texts(journal) == ["He had folded them."]
    assert presenter.jotting == more
    pause(presenter, clock)
    settle()
    assert journal.drafts.load(TODAY_SLOT) == presenter.draft()


def test_what_was_typed_and_taken_back_while_keeping_leaves_no_draft(
    presenter: TodayPresenter, journal: Journal, worker: Worker, clock: FakeClock, settle: Settle
) -> None:
    presenter.write(JOTTING)
    gate = Gate(worker)
    presenter.keep()
    presenter.write(replace(JOTTING, text="He had folded them. x"))
    pause(presenter, clock)
    presenter.write(JOTTING)
    gate.open()
    settle()
    assert presenter.jotting == Jotting()
    assert journal.drafts.load(TODAY_SLOT) is None


def test_a_draft_that_was_left_comes_back(
    make_presenter: MakePresenter, journal: Journal, settle: Settle
) -> None:
    journal.drafts.save(LEFT)
    presenter = make_presenter()
    shown: list[Jotting] = []
    presenter.jotting_replaced.connect(shown.append)
    presenter.load()
    settle()
    assert shown == [Jotting(name="The woman", text="She came", feelings=("moved",))]
    assert presenter.draft() == LEFT
    assert presenter.state.status is SaveStatus.SAVED


def test_a_lock_before_the_draft_has_arrived_never_deletes_it(
    make_presenter: MakePresenter, journal: Journal, worker: Worker, settle: Settle
) -> None:
    journal.drafts.save(LEFT)
    presenter = make_presenter()
    gate = Gate(worker)
    presenter.load()
    assert presenter.drafts() == ()
    gate.open()
    settle()
    assert presenter.drafts() == (LEFT,)


def test_words_typed_before_the_draft_arrived_are_behind_it(
    make_presenter: MakePresenter, journal: Journal, worker: Worker, clock: FakeClock, settle: Settle
) -> None:
    journal.drafts.save(LEFT)
    presenter = make_presenter()
    gate = Gate(worker)
    presenter.load()
    presenter.write(Jotting(text="He had", feelings=("sad",)))
    gate.open()
    settle()
    both = Jotting(name="The woman", text="She came\n\nHe had", feelings=("moved", "sad"))
    assert presenter.jotting == both
    assert presenter.state.status is SaveStatus.WAITING
    pause(presenter, clock)
    settle()
    stored = journal.drafts.load(TODAY_SLOT)
    assert stored is not None
    assert stored.text == both.text


def test_the_draft_arrives_also_when_results_are_dropped_for_a_lock(
    make_presenter: MakePresenter, journal: Journal, worker: Worker, settle: Settle
) -> None:
    journal.drafts.save(LEFT)
    presenter = make_presenter()
    gate = Gate(worker)
    presenter.load()
    presenter.write(Jotting(text="He had"))
    worker.drop_results()
    gate.open()
    settle()
    (draft,) = presenter.drafts()
    assert draft.text == "She came\n\nHe had"


def test_a_note_kept_while_results_are_dropped_is_no_draft_any_more(
    presenter: TodayPresenter, journal: Journal, worker: Worker, settle: Settle
) -> None:
    presenter.write(JOTTING)
    gate = Gate(worker)
    presenter.keep()
    worker.drop_results()
    gate.open()
    settle()
    assert kept_texts(journal) == ["He had folded them."]
    assert all(draft.is_empty for draft in presenter.drafts())


def test_own_words_are_offered_from_now_on(presenter: TodayPresenter, journal: Journal, settle: Settle) -> None:
    presenter.add_feeling("like glass")
    presenter.add_feeling("like glass")
    settle()
    assert presenter.state.offered_feelings.count("like glass") == 1
    assert journal.words.feelings()[-1] == "like glass"


def test_names_are_proposed_each_time_they_are_asked_for(presenter: TodayPresenter, settle: Settle) -> None:
    seen: list[tuple[str, ...]] = []

    def note(state: TodayState) -> None:
        seen.append(state.proposed_names)

    presenter.state_changed.connect(note)
    for _ in range(2):
        presenter.propose_names()
        settle()
    assert seen[-1]
    assert [bool(names) for names in seen] == [True, False, True]


def test_the_cases_written_last_are_named_newest_first(
    presenter: TodayPresenter, journal: Journal, settle: Settle
) -> None:
    for number in range(5):
        presenter.write(Jotting(name=f"Case {number}", text="x"))
        presenter.keep()
        settle()
        presenter.refresh(Changes(order_changed=True))
    settle()
    assert [case.name for case in presenter.state.latest] == ["Case 4", "Case 3", "Case 2"]
    kept = presenter.state.kept
    assert kept is not None
    journal.cases.rename(kept.id, name="Renamed")
    presenter.refresh(Changes(cases=frozenset({kept.id})))
    settle()
    assert presenter.state.kept is not None
    assert presenter.state.kept.name == presenter.state.latest[0].name == "Renamed"


def test_the_day_follows_the_clock(presenter: TodayPresenter, clock: FakeClock) -> None:
    clock.advance(days=1)
    presenter.refresh(Changes())
    assert presenter.state.today == clock.today()


def test_saving_now_needs_no_pause(presenter: TodayPresenter, journal: Journal, settle: Settle) -> None:
    presenter.write(JOTTING)
    presenter.save_now()
    settle()
    assert journal.drafts.load(TODAY_SLOT) == presenter.draft()
    assert presenter.state.status is SaveStatus.SAVED


def test_clearing_forgets_every_word(presenter: TodayPresenter, clock: FakeClock, settle: Settle) -> None:
    presenter.write(JOTTING)
    presenter.propose_names()
    settle()
    presenter.clear()
    pause(presenter, clock)
    settle()
    assert presenter.jotting == Jotting()
    assert presenter.state == TodayState(today=clock.today())
    assert presenter.drafts() == ()


@pytest.mark.parametrize("text", ["x" * 200_001, "\ud800"])
def test_text_that_cannot_be_kept_stays_on_the_page(
    presenter: TodayPresenter, journal: Journal, settle: Settle, text: str
) -> None:
    presenter.write(Jotting(text=text))
    presenter.keep()
    settle()
    assert presenter.state.message is not None
    assert presenter.jotting.text == text
    assert kept_texts(journal) == []
