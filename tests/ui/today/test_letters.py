"""Letters on Today: opened into the jotting or kept, none lost and none doubled."""

import pytest
from PySide6.QtWidgets import QApplication

from balint_desktop.domain.case import CaseFilter, CaseId
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.letter import Letter, LetterId
from balint_desktop.domain.wording import TEXT_LIMIT_CHARACTERS
from balint_desktop.services.drafts import TODAY_SLOT
from balint_desktop.services.journal import Journal
from balint_desktop.services.vault import Vault
from balint_desktop.store.unit_of_work import UnitOfWork
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.today.letters_card import LettersCard
from balint_desktop.ui.today.presenter import Jotting, TodayPresenter
from balint_desktop.ui.today.view import TodayView
from balint_desktop.ui.widgets.banner import Banner
from balint_desktop.ui.widgets.buttons import LinkButton
from balint_desktop.ui.widgets.note_edit import NoteEdit
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.fakes import FakeClock
from tests.ui.conftest import Settle, ShowPage
from tests.ui.hands import click, one, shown
from tests.ui.today.conftest import MakePresenter

WORDS = ("He stood on the stairs.", "She rang again.", "Third.", "Fourth.")


@pytest.fixture
def letters(vault: Vault, clock: FakeClock) -> tuple[Letter, ...]:
    """Four letters that came in at the last unlock."""
    written = tuple(
        Letter(id=LetterId(str(number) * 32), written_on=clock.today(), text=text)
        for number, text in enumerate(WORDS)
    )
    with vault.work() as work:
        for letter in written:
            work.letters.add(letter)
        work.commit()
    return written


@pytest.fixture
def today(letters: tuple[Letter, ...], presenter: TodayPresenter) -> TodayPresenter:
    """The page's presenter, with the letters loaded."""
    return presenter


@pytest.fixture
def page(today: TodayPresenter, switch: ThemeSwitch, show_page: ShowPage) -> TodayView:
    """The page, shown."""
    made = TodayView(presenter=today, theme=switch)
    today.setParent(made)
    show_page(made)
    return made


def kept_texts(journal: Journal) -> list[str]:
    ids = [CaseId(number) for number in journal.cases.ids(CaseFilter())]
    return [journal.cases.story(case_id).entries[0].text for case_id in reversed(ids)]


def left(journal: Journal) -> list[str]:
    return [letter.text for letter in journal.letters.waiting()]


def first_link(card: LettersCard, words: str) -> LinkButton:
    return next(link for link in shown(card, LinkButton) if link.words() == words)


def test_an_opened_letter_is_in_the_jotting_and_its_draft_and_no_letter_any_more(
    today: TodayPresenter, letters: tuple[Letter, ...], journal: Journal, settle: Settle
) -> None:
    today.letters.open(letters[0].id)
    assert today.jotting == Jotting(text=WORDS[0])
    settle()
    draft = journal.drafts.load(TODAY_SLOT)
    assert draft is not None
    assert draft.text == WORDS[0]
    assert left(journal) == list(WORDS[1:])


def test_an_opened_letter_comes_behind_what_stands_there(
    today: TodayPresenter, letters: tuple[Letter, ...], journal: Journal, settle: Settle
) -> None:
    today.write(Jotting(name="The man", text="On the way home.", feelings=("sad",)))
    today.letters.open(letters[1].id)
    assert today.jotting == Jotting(name="The man", text=f"On the way home.\n\n{WORDS[1]}", feelings=("sad",))
    settle()
    draft = journal.drafts.load(TODAY_SLOT)
    assert draft is not None
    assert (draft.name, draft.text) == ("The man", today.jotting.text)


def test_a_letter_kept_as_it_is_becomes_a_case_of_its_day(
    today: TodayPresenter, letters: tuple[Letter, ...], journal: Journal, clock: FakeClock, settle: Settle
) -> None:
    today.write(Jotting(text="Something else."))
    today.letters.keep(letters[0].id)
    today.letters.keep(letters[0].id)
    settle()
    assert kept_texts(journal) == [WORDS[0]]
    assert today.jotting.text == "Something else."
    assert left(journal) == list(WORDS[1:])
    assert today.state.kept is not None
    assert today.state.kept.last_written_on == clock.today()


def test_a_letter_that_could_not_be_kept_comes_back_with_a_sentence(
    today: TodayPresenter,
    letters: tuple[Letter, ...],
    journal: Journal,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(self: UnitOfWork) -> None:
        raise BalintError(ErrorCode.DISK_FULL)

    with monkeypatch.context() as patch:
        patch.setattr(UnitOfWork, "commit", fail)
        today.letters.keep(letters[0].id)
        settle()
    assert today.state.message == message_for(BalintError(ErrorCode.DISK_FULL))
    assert today.letters.letters == letters
    assert kept_texts(journal) == []


def test_a_letter_that_would_make_the_note_too_long_stays_where_it_is(
    today: TodayPresenter, letters: tuple[Letter, ...], journal: Journal, settle: Settle
) -> None:
    today.write(Jotting(text="x" * TEXT_LIMIT_CHARACTERS))
    today.letters.open(letters[0].id)
    settle()
    assert today.state.message == message_for(BalintError(ErrorCode.TEXT_TOO_LONG))
    assert left(journal) == list(WORDS)
    assert today.jotting.text == "x" * TEXT_LIMIT_CHARACTERS


def test_a_lock_forgets_the_letters_on_the_page_and_keeps_them_in_the_journal(
    today: TodayPresenter,
    letters: tuple[Letter, ...],
    journal: Journal,
    make_presenter: MakePresenter,
    settle: Settle,
) -> None:
    today.letters.open(letters[0].id)
    settle()
    drafts = today.drafts()
    today.clear()
    assert today.letters.letters == ()
    assert [draft.text for draft in drafts] == [WORDS[0]]
    again = make_presenter()
    again.load()
    settle()
    assert again.jotting.text == WORDS[0]
    assert [letter.text for letter in again.letters.letters] == list(WORDS[1:])


def test_without_letters_there_is_no_card(view: TodayView) -> None:
    assert shown(view, LettersCard) == []


def test_the_card_shows_three_and_says_how_many_more_there_are(page: TodayView) -> None:
    said = [label.text() for label in shown(one(page, LettersCard), TextLabel)]
    assert sorted(said) == sorted(["And 1 more", *WORDS[:3], "today", "today", "today"])


def test_a_letter_is_opened_and_another_kept_by_their_buttons(
    page: TodayView, journal: Journal, settle: Settle
) -> None:
    card = one(page, LettersCard)
    click(first_link(card, "Go on writing"))
    note = one(page, NoteEdit)
    assert note.words() == WORDS[0]
    assert QApplication.focusWidget() is note
    settle()
    click(first_link(card, "Keep as it is"))
    settle()
    assert kept_texts(journal) == [WORDS[1]]
    assert left(journal) == list(WORDS[2:])
    assert one(page, Banner).sentence == "Kept, encrypted."
    assert note.words() == WORDS[0]
