"""Drafts: one for each slot, stored as written, gone when they are empty, and joined without losing a word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryKind, Feeling
from balint_desktop.domain.wording import TEXT_LIMIT_CHARACTERS
from balint_desktop.services.drafts import TODAY_SLOT, cleaned, joined
from balint_desktop.services.journal import Journal

DRAFT = Draft(slot=TODAY_SLOT, kind=EntryKind.FIRST_NOTE, name="The man", text=" He had ")


def test_a_draft_comes_back_with_its_blanks(journal: Journal) -> None:
    journal.drafts.save(DRAFT)
    assert journal.drafts.load(TODAY_SLOT) == DRAFT
    assert journal.drafts.load("elsewhere") is None


def test_a_later_draft_takes_the_place_of_the_earlier_one(journal: Journal) -> None:
    for text in ("one", "two"):
        journal.drafts.save(replace(DRAFT, text=text))
    assert [draft.text for draft in journal.drafts.all()] == ["two"]


def test_an_empty_draft_takes_the_stored_one_away(journal: Journal) -> None:
    journal.drafts.save(DRAFT)
    journal.drafts.save(replace(DRAFT, name=" ", text="\n"))
    assert journal.drafts.all() == ()


def test_a_discarded_draft_is_gone(journal: Journal) -> None:
    journal.drafts.save(DRAFT)
    journal.drafts.discard(TODAY_SLOT)
    journal.drafts.discard(TODAY_SLOT)
    assert journal.drafts.load(TODAY_SLOT) is None


def test_a_draft_is_stored_without_what_no_file_can_hold() -> None:
    draft = cleaned(replace(DRAFT, name="a\nb", text="x\x00\ud800" * TEXT_LIMIT_CHARACTERS))
    assert (draft.name, len(draft.text)) == ("a b", TEXT_LIMIT_CHARACTERS)


@pytest.mark.parametrize(
    ("older", "newer", "together"),
    [
        ("", "new", "new"),
        ("old", "", "old"),
        ("He wept", "He wept. I waited.", "He wept. I waited."),
        ("He wept. I waited.", "He wept", "He wept. I waited."),
        ("old ", " new", "old\n\nnew"),
    ],
)
def test_joined_drafts_hold_both_texts_once(older: str, newer: str, together: str) -> None:
    assert joined(replace(DRAFT, text=older), replace(DRAFT, text=newer)).text == together


def test_joined_drafts_hold_both_names_and_all_feelings() -> None:
    sad, moved = Feeling(word="sad"), Feeling(word="moved")
    older = replace(DRAFT, name="One", text="old", feelings=(sad,))
    newer = replace(DRAFT, name="Two", text="new", feelings=(moved, sad))
    both = joined(older, newer)
    assert (both.name, both.text, both.feelings) == ("Two", "One\nold\n\nnew", (sad, moved))
    assert joined(older, replace(newer, name=" ")).name == "One"


@given(older=st.text(max_size=30), newer=st.text(max_size=30))
def test_joining_loses_no_word(older: str, newer: str) -> None:
    text = joined(replace(DRAFT, text=older), replace(DRAFT, text=newer)).text
    assert older.strip() in text
    assert newer.strip() in text
