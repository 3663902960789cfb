"""What becomes of wishes about an open case, on a real journal."""

import pytest

from balint_desktop.domain.case import Course, Mark
from balint_desktop.domain.entry import EntryKind, Feeling, Whose
from balint_desktop.domain.errors import BalintError
from balint_desktop.domain.vocabulary import TermList
from balint_desktop.services.changes import Changes
from balint_desktop.ui.cases.marks_words import ChosenWords
from balint_desktop.ui.cases.story_state import ThenAndNow, then_and_now
from tests.ui.cases.conftest import Works
from tests.ui.cases.story_page import Page


def test_an_open_case_shows_its_story_in_order(page: Page) -> None:
    case_id = page.keep("He brought his wife.", feelings=("guilty",))
    page.clock.advance(days=27)
    page.add(case_id, "It was about her.", kind=EntryKind.PRESENTATION, feelings=("moved",))
    page.open(case_id)
    state = page.presenter.state
    assert [row.head for row in state.rows] == ["First note · 3 March", "Presented · 30 March"]
    assert state.line == "First noted 3 March. Presented 30 March."
    assert state.in_me == ThenAndNow(then=("guilty",), now=("moved",))


def test_a_case_without_a_name_is_shown_by_its_first_words(page: Page) -> None:
    page.open(page.keep("He brought his wife.", name=""))
    assert page.presenter.state.stand_in == "He brought his wife."
    page.open(page.keep("", name="", feelings=("sad",)))
    assert page.presenter.state.stand_in == "Without a name"


def test_none_shows_no_case(page: Page) -> None:
    page.open(page.keep("A note."))
    page.open(None)
    assert page.presenter.state.case is None
    assert page.presenter.state.rows == ()


def test_a_new_name_can_be_taken_back(page: Page) -> None:
    case_id = page.keep("A note.", name="The first name")
    page.open(case_id)
    page.presenter.rename("  The   second name ")
    assert page.presenter.state.case is not None
    assert page.presenter.state.case.name == "The second name"
    page.settle()
    assert page.journal.cases.story(case_id).case.name == "The second name"
    assert page.changed == [Changes(cases=frozenset({case_id}))]
    page.presenter.undo()
    page.settle()
    assert page.journal.cases.story(case_id).case.name == "The first name"
    assert page.presenter.state.notice is None


def test_the_same_name_again_is_no_change(page: Page) -> None:
    page.open(page.keep("A note.", name="The name"))
    page.presenter.rename(" The name ")
    page.settle()
    assert page.changed == []


def test_course_and_waiting_are_kept_at_once(page: Page) -> None:
    case_id = page.keep("A note.")
    page.open(case_id)
    page.presenter.set_course(Course.CARRIED)
    page.presenter.set_wants_group(True)
    page.settle()
    stored = page.journal.cases.story(case_id).case
    assert (stored.course, stored.wants_group) == (Course.CARRIED, True)
    assert page.presenter.state.case == stored
    assert page.presenter.state.line.endswith("Waiting for the group.")


def test_marks_chosen_quickly_one_after_the_other_are_all_kept(page: Page) -> None:
    case_id = page.keep("A note.")
    page.open(case_id)
    page.presenter.choose_marks(ChosenWords(terms=TermList.WHERE, words=("between the two of us",)))
    page.presenter.refresh(Changes(cases=frozenset({case_id})))
    page.presenter.choose_marks(ChosenWords(terms=TermList.HARD, words=("we quarrel over painkillers",)))
    page.presenter.choose_marks(ChosenWords(terms=TermList.HARD, words=("we quarrel over painkillers", "the door")))
    page.settle()
    stored = page.journal.cases.story(case_id).case
    assert set(stored.marks) == {
        Mark(list=TermList.WHERE, key="relation"),
        Mark(list=TermList.HARD, key="painkillers"),
        Mark(list=TermList.HARD, key="", words="the door"),
    }
    assert page.presenter.state.case == stored


def test_a_deleted_entry_comes_back_to_its_place(page: Page) -> None:
    case_id = page.keep("First.")
    second = page.add(case_id, "Second.")
    page.add(case_id, "Third.")
    page.open(case_id)
    page.presenter.delete_entry(second)
    page.settle()
    assert [entry.text for entry in page.stored(case_id)] == ["First.", "Third."]
    assert [row.text for row in page.presenter.state.rows] == ["First.", "Third."]
    page.presenter.undo()
    page.settle()
    assert [row.text for row in page.presenter.state.rows] == ["First.", "Second.", "Third."]


def test_a_deleted_case_comes_back_whole_even_from_another_case(page: Page) -> None:
    case_id, other = page.keep("First."), page.keep("Another.")
    gone: list[object] = []
    back: list[object] = []
    page.presenter.deleted.connect(gone.append)
    page.presenter.restored.connect(back.append)
    page.open(case_id)
    page.presenter.delete_case()
    page.settle()
    assert gone == [case_id]
    assert page.presenter.state.case is None
    with pytest.raises(BalintError):
        page.journal.cases.story(case_id)
    page.open(other)
    page.presenter.undo()
    page.settle()
    assert back == [case_id]
    assert page.presenter.state.case is not None
    assert page.presenter.state.case.id == case_id


def test_other_notices_go_with_their_case(page: Page) -> None:
    case_id, other = page.keep("First."), page.keep("Another.")
    page.open(case_id)
    page.presenter.rename("Another name")
    page.settle()
    assert page.presenter.state.notice is not None
    page.open(other)
    assert page.presenter.state.notice is None


def test_a_case_that_is_gone_is_said_to_be_gone(page: Page) -> None:
    case_id = page.keep("First.")
    page.journal.cases.delete(case_id)
    page.open(case_id)
    assert page.presenter.state.case is None
    assert page.presenter.state.notice is not None
    assert page.presenter.state.notice.is_problem
    assert "isn't in the journal any more" in page.presenter.state.notice.text


def test_a_change_that_could_not_be_kept_is_shown_as_it_is_on_disk(page: Page, works: Works) -> None:
    case_id = page.keep("A note.", name="The first name")
    page.open(case_id)
    works.is_disk_full = True
    page.presenter.rename("The second name")
    page.settle()
    assert page.presenter.state.case is not None
    assert page.presenter.state.case.name == "The first name"
    assert page.presenter.state.notice is not None
    assert "disk is full" in page.presenter.state.notice.text


def test_what_changed_elsewhere_is_read_again(page: Page) -> None:
    case_id = page.keep("A note.")
    page.open(case_id)
    page.add(case_id, "From elsewhere.")
    page.presenter.refresh(Changes(cases=frozenset()))
    page.settle()
    assert len(page.presenter.state.rows) == 1
    page.presenter.refresh(Changes(cases=frozenset({case_id})))
    page.settle()
    assert [row.text for row in page.presenter.state.rows] == ["A note.", "From elsewhere."]


def test_the_last_of_two_cases_opened_at_once_is_shown(page: Page) -> None:
    first, second = page.keep("First."), page.keep("Second.")
    page.presenter.open(first)
    page.presenter.open(second)
    page.settle()
    assert page.presenter.state.case is not None
    assert page.presenter.state.case.id == second


def test_an_entry_can_be_asked_for_with_its_case(page: Page) -> None:
    case_id = page.keep("First.")
    entry_id = page.add(case_id, "Second.")
    page.presenter.open(case_id, entry_id=entry_id)
    page.settle()
    assert page.presenter.state.latest == entry_id


def test_clearing_forgets_every_word(page: Page) -> None:
    case_id = page.keep("A secret note.")
    page.open(case_id)
    page.presenter.add_entry()
    page.presenter.editor.write("More secrets")
    page.presenter.clear()
    state = page.presenter.state
    assert (state.case, state.entries, state.rows, state.notice) == (None, (), (), None)
    assert page.presenter.editor.state.text == ""
    assert page.presenter.drafts() == ()


def test_wishes_without_a_case_change_nothing(page: Page) -> None:
    presenter = page.presenter
    presenter.rename("A name")
    presenter.set_course(Course.RESTING)
    presenter.set_wants_group(True)
    presenter.choose_marks(ChosenWords(terms=TermList.HARD, words=("the door",)))
    presenter.delete_case()
    presenter.add_entry()
    presenter.edit_entry(1)
    presenter.delete_entry(1)
    presenter.show_versions(1)
    presenter.undo()
    page.settle()
    assert page.changed == []


def test_feelings_that_stayed_the_same_are_named_once(page: Page) -> None:
    case_id = page.keep("First.", feelings=("sad", "tired"))
    page.add(case_id, "Second.")
    page.add(case_id, "Third.", feelings=("tired", "sad"))
    page.open(case_id)
    assert page.presenter.state.in_me == ThenAndNow(then=("sad", "tired"))
    assert page.presenter.state.in_patient == ThenAndNow()


def test_then_and_now_are_told_apart_by_whose_they_are(page: Page) -> None:
    case_id = page.keep("First.", feelings=("sad",))
    imagined = (Feeling(word="furious", whose=Whose.PATIENT),)
    page.journal.entries.add(case_id, kind=EntryKind.REFLECTION, text="", feelings=imagined, draft_slot="none")
    entries = page.stored(case_id)
    assert then_and_now(entries, whose=Whose.ME) == ThenAndNow(then=("sad",))
    assert then_and_now(entries, whose=Whose.PATIENT) == ThenAndNow(then=("furious",))
