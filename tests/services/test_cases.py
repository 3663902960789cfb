"""Cases as wholes: kept, renamed, moved on, put into the trash and brought back."""

import pytest

from balint_desktop.domain.case import CaseFilter, CaseId, Course, Mark
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryKind, Feeling
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.vocabulary import TermList
from balint_desktop.domain.wording import NAME_LIMIT_CHARACTERS, TEXT_LIMIT_CHARACTERS
from balint_desktop.services.cases import CaseService
from balint_desktop.services.changes import Changes
from balint_desktop.services.drafts import TODAY_SLOT
from balint_desktop.services.journal import Journal
from balint_desktop.services.vault import Vault
from tests.fakes import FakeClock
from tests.rights import files_of_at_most


def keep(journal: Journal, text: str = "He had folded them.", *, name: str = "The man") -> CaseId:
    return journal.cases.keep(text, name=name, feelings=(), draft_slot=TODAY_SLOT).summary.id


def test_a_kept_note_is_a_case_with_one_entry(journal: Journal, clock: FakeClock) -> None:
    kept = journal.cases.keep(
        "\n He had folded them. \n", name="  The\tman ", feelings=(Feeling(word="sad"),), draft_slot=TODAY_SLOT
    )
    story = journal.cases.story(kept.summary.id)
    (entry,) = story.entries
    assert (story.case.name, entry.text) == ("The man", "He had folded them.")
    assert entry.kind is EntryKind.FIRST_NOTE
    assert entry.written_on == clock.today()
    assert entry.feelings == (Feeling(word="sad"),)
    assert kept.summary.feelings == ("sad",)
    assert kept.changes == Changes(cases=frozenset({kept.summary.id}), order_changed=True)


@pytest.mark.parametrize(
    ("text", "name", "feelings"), [("One sentence.", "", ()), ("", "The man", ()), ("", "", (Feeling(word="sad"),))]
)
def test_one_thing_alone_is_enough_to_keep(
    journal: Journal, text: str, name: str, feelings: tuple[Feeling, ...]
) -> None:
    kept = journal.cases.keep(text, name=name, feelings=feelings, draft_slot=TODAY_SLOT)
    assert list(journal.cases.ids(CaseFilter())) == [kept.summary.id]


def test_nothing_at_all_cannot_be_kept(journal: Journal) -> None:
    with pytest.raises(BalintError) as caught:
        journal.cases.keep(" \n\x00", name="\t", feelings=(), draft_slot=TODAY_SLOT)
    assert caught.value.code is ErrorCode.NOTHING_WRITTEN
    assert list(journal.cases.ids(CaseFilter())) == []


def test_keeping_takes_the_draft_away_in_the_same_work(journal: Journal) -> None:
    journal.drafts.save(Draft(slot=TODAY_SLOT, kind=EntryKind.FIRST_NOTE, text="He had"))
    keep(journal)
    assert journal.drafts.load(TODAY_SLOT) is None


def test_a_keep_that_fails_leaves_the_draft(journal: Journal) -> None:
    draft = Draft(slot=TODAY_SLOT, kind=EntryKind.FIRST_NOTE, text="He had")
    journal.drafts.save(draft)
    with files_of_at_most(1_000), pytest.raises(BalintError) as caught:
        keep(journal)
    assert caught.value.code in (ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED)
    assert journal.drafts.load(TODAY_SLOT) == draft
    assert list(journal.cases.ids(CaseFilter())) == []


def test_a_text_over_the_limit_is_refused_whole(journal: Journal) -> None:
    with pytest.raises(BalintError) as caught:
        keep(journal, "x" * (TEXT_LIMIT_CHARACTERS + 1))
    assert caught.value.code is ErrorCode.TEXT_TOO_LONG
    assert caught.value.details == {"limit": TEXT_LIMIT_CHARACTERS}
    assert journal.cases.story(keep(journal, "x" * TEXT_LIMIT_CHARACTERS)).entries[0].text[-1] == "x"


def test_control_characters_are_left_out_and_every_script_stays(journal: Journal) -> None:
    case_id = keep(journal, "a\x00b\x1bc \ud800שלום 👩‍⚕️", name="n" * 300)
    story = journal.cases.story(case_id)
    assert story.entries[0].text == "abc שלום 👩‍⚕️"
    assert len(story.case.name) == NAME_LIMIT_CHARACTERS


def test_the_case_written_last_comes_first(journal: Journal) -> None:
    ids = [keep(journal, f"Note {number}.") for number in range(3)]
    assert list(journal.cases.ids(CaseFilter())) == ids[::-1]
    assert list(journal.cases.ids(CaseFilter(), limit=2)) == [ids[2], ids[1]]
    assert [summary.id for summary in journal.cases.summaries([ids[0], ids[2]])] == [ids[0], ids[2]]


def test_a_case_can_be_renamed_and_lose_its_name(journal: Journal) -> None:
    case_id = keep(journal)
    assert journal.cases.rename(case_id, name=" The  other ") == Changes(cases=frozenset({case_id}))
    assert journal.cases.story(case_id).case.name == "The other"
    journal.cases.rename(case_id, name=" ")
    assert journal.cases.story(case_id).case.name == ""


def test_course_group_and_marks_are_kept_with_the_case(journal: Journal) -> None:
    case_id = keep(journal)
    marks = (Mark(list=TermList.FEELING, key="", words="my own word"),)
    for changes in (
        journal.cases.set_course(case_id, course=Course.CARRIED),
        journal.cases.set_wants_group(case_id, wants_group=True),
        journal.cases.set_marks(case_id, marks=marks),
    ):
        assert changes == Changes(cases=frozenset({case_id}))
    case = journal.cases.story(case_id).case
    assert (case.course, case.wants_group, case.marks) == (Course.CARRIED, True, marks)
    assert list(journal.cases.ids(CaseFilter(course=Course.RESTING))) == []


def test_a_deleted_case_comes_back_whole(journal: Journal) -> None:
    case_id = keep(journal)
    before = journal.cases.story(case_id)
    assert journal.cases.delete(case_id).order_changed
    assert list(journal.cases.ids(CaseFilter())) == []
    with pytest.raises(BalintError) as caught:
        journal.cases.story(case_id)
    assert caught.value.code is ErrorCode.NOT_THERE
    assert journal.cases.restore(case_id).order_changed
    assert journal.cases.story(case_id) == before


def test_a_locked_vault_refuses_to_keep(journal: Journal, open_vault: Vault, clock: FakeClock) -> None:
    open_vault.close()
    with pytest.raises(BalintError) as caught:
        CaseService(open_vault, clock=clock).keep("Words.", name="", feelings=(), draft_slot=TODAY_SLOT)
    assert caught.value.code is ErrorCode.VAULT_CLOSED
