"""Single entries: written behind a story, edited with the earlier wording kept, deleted and brought back."""

import pytest

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryId, EntryKind, Feeling
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.wording import TEXT_LIMIT_CHARACTERS
from balint_desktop.services.drafts import TODAY_SLOT
from balint_desktop.services.journal import Journal

SLOT = "case-1"


@pytest.fixture
def case_id(journal: Journal) -> CaseId:
    return journal.cases.keep("First.", name="", feelings=(), draft_slot=TODAY_SLOT).summary.id


@pytest.fixture
def entry_id(journal: Journal, case_id: CaseId) -> EntryId:
    return journal.cases.story(case_id).entries[0].id


def test_second_thoughts_come_behind_the_first_note(journal: Journal, case_id: CaseId) -> None:
    journal.drafts.save(Draft(slot=SLOT, case_id=case_id, kind=EntryKind.REFLECTION, text="Sec"))
    kept = journal.entries.add(
        case_id, kind=EntryKind.SECOND_THOUGHTS, text=" Second. ", feelings=(Feeling(word="sad"),), draft_slot=SLOT
    )
    last = journal.cases.story(case_id).entries[-1]
    assert (last.id, last.text, last.kind) == (kept.entry_id, "Second.", EntryKind.SECOND_THOUGHTS)
    assert kept.changes.cases == {case_id}
    assert kept.changes.order_changed
    assert journal.drafts.load(SLOT) is None


def test_an_entry_of_nothing_is_refused(journal: Journal, case_id: CaseId) -> None:
    with pytest.raises(BalintError) as caught:
        journal.entries.add(case_id, kind=EntryKind.REFLECTION, text=" ", feelings=(), draft_slot=SLOT)
    assert caught.value.code is ErrorCode.NOTHING_WRITTEN


def test_an_entry_for_a_deleted_case_is_refused(journal: Journal, case_id: CaseId) -> None:
    journal.cases.delete(case_id)
    with pytest.raises(BalintError) as caught:
        journal.entries.add(case_id, kind=EntryKind.REFLECTION, text="Late.", feelings=(), draft_slot=SLOT)
    assert caught.value.code is ErrorCode.NOT_THERE


def test_an_edit_keeps_the_earlier_wording(journal: Journal, case_id: CaseId, entry_id: EntryId) -> None:
    journal.drafts.save(Draft(slot=SLOT, entry_id=entry_id, kind=EntryKind.FIRST_NOTE, text="Fir"))
    journal.entries.edit(entry_id, case_id=case_id, text="Better.", feelings=(), draft_slot=SLOT)
    (entry,) = journal.cases.story(case_id).entries
    (version,) = journal.entries.versions(entry_id)
    assert (entry.text, entry.version_count, version.text) == ("Better.", 1, "First.")
    assert journal.drafts.load(SLOT) is None
    journal.entries.delete_version(version.id)
    assert journal.entries.versions(entry_id) == ()


def test_an_edit_over_the_limit_changes_nothing(journal: Journal, case_id: CaseId, entry_id: EntryId) -> None:
    with pytest.raises(BalintError) as caught:
        journal.entries.edit(
            entry_id, case_id=case_id, text="x" * (TEXT_LIMIT_CHARACTERS + 1), feelings=(), draft_slot=SLOT
        )
    assert caught.value.code is ErrorCode.TEXT_TOO_LONG
    assert journal.cases.story(case_id).entries[0].text == "First."


def test_a_deleted_entry_comes_back_to_its_place(journal: Journal, case_id: CaseId, entry_id: EntryId) -> None:
    journal.entries.add(case_id, kind=EntryKind.REFLECTION, text="Second.", feelings=(), draft_slot=SLOT)
    before = journal.cases.story(case_id)
    assert journal.entries.delete(entry_id, case_id=case_id).cases == {case_id}
    assert [entry.text for entry in journal.cases.story(case_id).entries] == ["Second."]
    journal.entries.restore(entry_id, case_id=case_id)
    assert journal.cases.story(case_id) == before
