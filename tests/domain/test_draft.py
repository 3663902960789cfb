"""Drafts, and whether one holds anything that could be lost."""

import pytest

from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryKind, Feeling


@pytest.mark.parametrize("blank", ["", " ", "\n\t "])
def test_a_draft_of_blanks_alone_is_empty(blank: str) -> None:
    assert Draft(slot="today", kind=EntryKind.FIRST_NOTE, name=blank, text=blank).is_empty


@pytest.mark.parametrize(
    "draft",
    [
        Draft(slot="today", kind=EntryKind.FIRST_NOTE, name="The late caller"),
        Draft(slot="today", kind=EntryKind.FIRST_NOTE, text="She"),
        Draft(slot="today", kind=EntryKind.FIRST_NOTE, feelings=(Feeling(word="tired"),)),
    ],
)
def test_a_draft_with_a_word_or_a_feeling_is_not_empty(draft: Draft) -> None:
    assert not draft.is_empty
