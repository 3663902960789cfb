"""The small things: drafts, the doctor's own words, and where they were."""

import pytest
from sqlalchemy import Engine

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryId, EntryKind, Feeling, Whose
from balint_desktop.domain.vocabulary import TermList
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork
from tests.store.journal import SOME_DAY, keep

TODAY = Draft(
    slot="today",
    kind=EntryKind.FIRST_NOTE,
    name="Somebody",
    text="Half a sen\ntence",
    feelings=(Feeling(word='so "tired"'), Feeling(word="sad", whose=Whose.PATIENT)),
)


def put(engine: Engine, *drafts: Draft) -> None:
    """Keep each draft in a work of its own."""
    for draft in drafts:
        with UnitOfWork(engine) as work:
            work.drafts.put(draft)
            work.commit()


def drafts(engine: Engine) -> tuple[Draft, ...]:
    """Return every draft."""
    with ReadOnlyWork(engine) as work:
        return work.drafts.all()


def test_a_draft_comes_back_as_it_was_given(engine: Engine, case_id: CaseId) -> None:
    more = Draft(
        slot="case-1",
        case_id=case_id,
        entry_id=EntryId(1),
        kind=EntryKind.SECOND_THOUGHTS,
        text="And then",
    )
    put(engine, TODAY, more)
    assert drafts(engine) == (TODAY, more)
    with ReadOnlyWork(engine) as work:
        assert work.drafts.get("case-1") == more
        assert work.drafts.get("elsewhere") is None


def test_a_slot_holds_the_draft_put_last(engine: Engine) -> None:
    other = Draft(slot="other", kind=EntryKind.REFLECTION, text="b")
    again = Draft(slot="today", kind=EntryKind.REFLECTION, text="Half a sentence more")
    put(engine, TODAY, other, again)
    assert drafts(engine) == (other, again)


def test_a_deleted_draft_is_gone_and_its_slot_can_be_emptied_again(engine: Engine) -> None:
    put(engine, TODAY)
    for _ in range(2):
        with UnitOfWork(engine) as work:
            work.drafts.delete("today")
            work.commit()
    assert drafts(engine) == ()


def test_a_draft_outlives_the_case_it_was_meant_for(engine: Engine, case_id: CaseId) -> None:
    put(engine, Draft(slot="s", case_id=case_id, entry_id=EntryId(1), kind=EntryKind.TELLING, text="words"))
    with UnitOfWork(engine) as work:
        work.cases.trash(case_id, on=SOME_DAY)
        work.cases.purge_trash(until=SOME_DAY)
        work.commit()
    (draft,) = drafts(engine)
    assert (draft.case_id, draft.entry_id, draft.text) == (None, None, "words")


def test_a_draft_for_a_case_that_is_gone_is_kept_all_the_same(engine: Engine) -> None:
    put(engine, Draft(slot="s", case_id=CaseId(9), entry_id=EntryId(9), kind=EntryKind.TELLING, text="words"))
    (draft,) = drafts(engine)
    assert (draft.case_id, draft.entry_id, draft.text) == (None, None, "words")


def test_drafts_are_not_found_by_searching(engine: Engine) -> None:
    put(engine, TODAY)
    with ReadOnlyWork(engine) as work:
        assert work.search.check()
        assert work.cases.count() == 0


def test_own_feelings_are_offered_in_the_order_they_were_added(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        for word in ("wistful", " ", "Beklommen", "WISTFUL", " wistful "):
            work.vocabulary.add_own_feeling(word)
        work.commit()
    with ReadOnlyWork(engine) as work:
        assert work.vocabulary.own_feelings() == ("wistful", "Beklommen")


def test_a_word_that_was_only_chosen_is_not_the_doctors_own_until_added(engine: Engine) -> None:
    keep(engine, "x", feelings=[Feeling(word="sad")])
    with UnitOfWork(engine) as work:
        assert work.vocabulary.own_feelings() == ()
        work.vocabulary.add_own_feeling("Sad")
        assert work.vocabulary.own_feelings() == ("sad",)


def test_feelings_are_counted_by_whose_they_are(engine: Engine) -> None:
    for _ in range(3):
        keep(engine, "x", feelings=[Feeling(word="sad"), Feeling(word="tired", whose=Whose.PATIENT)])
    keep(engine, "y", feelings=[Feeling(word="tired")])
    with ReadOnlyWork(engine) as work:
        assert work.vocabulary.feeling_counts() == {"sad": 3, "tired": 1}
        assert work.vocabulary.feeling_counts(whose=Whose.PATIENT) == {"tired": 3}


def test_an_empty_journal_counts_no_feelings(engine: Engine) -> None:
    with ReadOnlyWork(engine) as work:
        assert work.vocabulary.feeling_counts() == {}


def test_own_terms_belong_to_one_list(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        for words in ("the long silences", "", "the lawyer", " the  lawyer "):
            work.vocabulary.add_own_term(TermList.HARD, words=words)
        work.commit()
    with ReadOnlyWork(engine) as work:
        assert work.vocabulary.own_terms(TermList.HARD) == ("the long silences", "the lawyer")
        assert work.vocabulary.own_terms(TermList.STAYS) == ()


@pytest.mark.parametrize("value", ["", "case 5, line 3", "Ünï\n🌧"])
def test_a_place_is_remembered_until_another_is_put(engine: Engine, value: str) -> None:
    for words in ("before", value):
        with UnitOfWork(engine) as work:
            work.places.put("page", value=words)
            work.commit()
    with ReadOnlyWork(engine) as work:
        assert work.places.get("page") == value
        assert work.places.get("cursor") is None
