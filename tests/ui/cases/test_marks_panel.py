"""What is said of a case beside its story."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from balint_desktop.domain.case import Mark
from balint_desktop.domain.vocabulary import TermList
from balint_desktop.ui.cases.marks_panel import in_lines
from tests.ui.cases.story_page import Page


def test_the_lists_are_folded_away_at_first_and_open_by_key(page: Page) -> None:
    page.open(page.keep("First."))
    fold = page.view.marks.folds[TermList.WHERE]
    flow = page.view.marks.flows[TermList.WHERE]
    assert not flow.isVisible()
    assert fold.button.accessibleDescription() == "Folded away"
    page.press(fold.button, Qt.Key.Key_Return)
    assert flow.isVisible()
    assert fold.button.accessibleDescription() == "Unfolded"
    page.press(fold.button, Qt.Key.Key_Space)
    assert not flow.isVisible()


def test_what_is_chosen_is_kept_at_once(page: Page) -> None:
    case_id = page.keep("First.")
    page.open(case_id)
    marks = page.view.marks
    page.click(marks.folds[TermList.WHERE].button)
    page.click(marks.flows[TermList.WHERE].chip("between the two of us"))
    page.click(marks.folds[TermList.HARD].button)
    page.click(marks.flows[TermList.HARD].chip("fear fills the room"))
    stored = page.journal.cases.story(case_id).case
    assert set(stored.marks) == {
        Mark(list=TermList.WHERE, key="relation"),
        Mark(list=TermList.HARD, key="very_anxious"),
    }
    assert marks.folds[TermList.WHERE].button.words() == "Where the difficulty lies · 1"
    page.click(marks.flows[TermList.HARD].chip("fear fills the room"))
    assert page.journal.cases.story(case_id).case.marks == (Mark(list=TermList.WHERE, key="relation"),)


def test_a_word_of_ones_own_stays_with_its_case(page: Page) -> None:
    case_id, other = page.keep("First."), page.keep("Another.")
    page.open(case_id)
    marks = page.view.marks
    page.click(marks.folds[TermList.STAYS].button)
    flow = marks.flows[TermList.STAYS]
    page.qtbot.keyClicks(flow._field, "the door")
    page.press(flow._field, Qt.Key.Key_Return)
    own = Mark(list=TermList.STAYS, key="", words="the door")
    assert page.journal.cases.story(case_id).case.marks == (own,)
    page.open(other)
    assert flow.chosen == ()
    assert "the door" not in flow.choices
    assert not flow.isVisible()
    page.open(case_id)
    assert flow.chosen == ("the door",)


def test_feelings_then_and_now_are_shown_when_they_differ(page: Page) -> None:
    case_id = page.keep("First.", feelings=("trapped", "bored"))
    page.open(case_id)
    in_me = page.view.marks.in_me
    assert in_me.then.words == ("trapped", "bored")
    assert not in_me.now.isVisible()
    assert not page.view.marks.in_patient.isVisible()
    page.add(case_id, "Later.", feelings=("curious",))
    page.open(case_id)
    assert in_me.now.words == ("curious",)
    assert in_me.now.isVisible()
    assert in_me.now.accessibleName() == "In me, now: curious"


def test_without_a_feeling_nothing_is_said(page: Page) -> None:
    page.open(page.keep("First."))
    assert not page.view.marks.in_me.isVisible()


def test_long_terms_are_set_in_lines_that_fit(page: Page) -> None:
    page.open(page.keep("First."))
    marks = page.view.marks
    page.click(marks.folds[TermList.STAYS].button)
    for flow in marks.flows.values():
        for word in flow.choices:
            chip = flow.chip(word)
            assert chip.sizeHint().width() <= marks.width(), word
            assert chip.text().replace("\n", " ") == word == chip.words()


def test_a_word_wider_than_a_line_stands_alone(page: Page) -> None:
    metrics = QFontMetrics(page.view.font())
    assert in_lines("a verylongword b", width_px=1, metrics=metrics) == ["a", "verylongword", "b"]
    assert in_lines("a b", width_px=1_000, metrics=metrics) == ["a b"]
