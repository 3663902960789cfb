"""Entries: a story in its order, and every earlier wording until it is deleted."""

import pytest
from sqlalchemy import Engine

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.entry import Entry, EntryId, EntryKind, Feeling, Stream, VersionId, Whose
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork
from tests.store.journal import NEXT_DAY, SOME_DAY, found_names, keep, write_more

ANGRY, SAD = Feeling(word="angry"), Feeling(word="sad", whose=Whose.PATIENT)


def story(engine: Engine, case_id: CaseId) -> tuple[Entry, ...]:
    """Return a case's story."""
    with ReadOnlyWork(engine) as work:
        return work.entries.of_case(case_id)


def edit(engine: Engine, entry_id: EntryId, text: str, *feelings: Feeling) -> None:
    """Give an entry another wording."""
    with UnitOfWork(engine) as work:
        work.entries.edit(entry_id, text=text, feelings=feelings, on=NEXT_DAY)
        work.commit()


def opening_of(engine: Engine, case_id: CaseId) -> str:
    """Return the first words that the list shows."""
    with ReadOnlyWork(engine) as work:
        return work.cases.summaries([case_id])[0].opening


def test_an_entry_comes_back_as_it_was_given(engine: Engine, case_id: CaseId) -> None:
    with UnitOfWork(engine) as work:
        entry_id = work.entries.add(
            case_id,
            kind=EntryKind.REFLECTION,
            text="What I left with.\n\nA picture: 🌧.",
            on=NEXT_DAY,
            feelings=(SAD, ANGRY),
            stream=Stream.LEARNING,
        )
        entry = work.entries.get(entry_id)
        work.commit()
    assert entry == Entry(
        id=entry_id,
        kind=EntryKind.REFLECTION,
        stream=Stream.LEARNING,
        written_on=NEXT_DAY,
        order=entry.order,
        text="What I left with.\n\nA picture: 🌧.",
        feelings=(SAD, ANGRY),
        version_count=0,
    )
    assert story(engine, case_id)[-1] == entry


def test_a_story_is_told_in_the_order_it_was_written(engine: Engine, case_id: CaseId) -> None:
    keep(engine, "Somebody else.")
    write_more(engine, case_id, "second")
    write_more(engine, case_id, "third")
    entries = story(engine, case_id)
    assert [entry.text for entry in entries] == ["He had folded them.", "second", "third"]
    assert [entry.order for entry in entries] == sorted({entry.order for entry in entries})
    assert {entry.stream for entry in entries} == {Stream.MINE}


def test_what_no_file_can_hold_is_left_out(engine: Engine) -> None:
    (entry,) = story(engine, keep(engine, "a\x00b\ud800c\r\nd\x1be"))
    assert entry.text == "abc\nde"


def test_a_feeling_is_kept_once_for_each_whose_it_is(engine: Engine) -> None:
    feelings = (ANGRY, Feeling(word=" Angry "), Feeling(word="angry", whose=Whose.PATIENT), Feeling(word=" "))
    (entry,) = story(engine, keep(engine, "x", feelings=feelings))
    assert entry.feelings == (ANGRY, Feeling(word="angry", whose=Whose.PATIENT))


def test_a_feeling_word_keeps_its_first_spelling(engine: Engine) -> None:
    keep(engine, "x", feelings=[Feeling(word="Sehnsucht")])
    (entry,) = story(engine, keep(engine, "y", feelings=[Feeling(word="sehnsucht")]))
    assert entry.feelings == (Feeling(word="Sehnsucht"),)


def test_an_edit_keeps_the_earlier_wording(engine: Engine) -> None:
    case_id = keep(engine, "He was rude.", feelings=[ANGRY])
    (entry,) = story(engine, case_id)
    edit(engine, entry.id, "He was afraid.", SAD)
    edit(engine, entry.id, "He was afraid.")
    (after,) = story(engine, case_id)
    assert (after.text, after.feelings, after.version_count) == ("He was afraid.", (), 2)
    assert (after.written_on, after.order) == (entry.written_on, entry.order)
    with ReadOnlyWork(engine) as work:
        versions = work.entries.versions(entry.id)
    assert [(version.text, version.feelings, version.replaced_on) for version in versions] == [
        ("He was afraid.", (SAD,), NEXT_DAY),
        ("He was rude.", (ANGRY,), NEXT_DAY),
    ]


def test_an_edit_that_changes_nothing_leaves_no_version(engine: Engine) -> None:
    case_id = keep(engine, "He was rude.", feelings=[ANGRY])
    (entry,) = story(engine, case_id)
    edit(engine, entry.id, "He was\x00 rude.", ANGRY, ANGRY)
    assert story(engine, case_id) == (entry,)


def test_an_edit_of_the_first_note_changes_what_the_list_shows(engine: Engine) -> None:
    case_id = keep(engine, "He was rude.")
    write_more(engine, case_id, "Later.")
    first, second = story(engine, case_id)
    edit(engine, first.id, "He was afraid.")
    assert opening_of(engine, case_id) == "He was afraid."
    edit(engine, second.id, "Much later.")
    assert opening_of(engine, case_id) == "He was afraid."


def test_a_version_can_be_deleted_once(engine: Engine) -> None:
    case_id = keep(engine, "He was rude.")
    (entry,) = story(engine, case_id)
    edit(engine, entry.id, "He was afraid.")
    with UnitOfWork(engine) as work:
        (version,) = work.entries.versions(entry.id)
        work.entries.delete_version(version.id)
        work.commit()
    assert story(engine, case_id)[0].version_count == 0
    with pytest.raises(BalintError) as caught, UnitOfWork(engine) as work:
        work.entries.delete_version(version.id)
    assert caught.value.code is ErrorCode.NOT_THERE


def test_an_earlier_wording_is_not_found_by_searching(engine: Engine) -> None:
    (entry,) = story(engine, keep(engine, "He was rude.", name="Him"))
    edit(engine, entry.id, "He was afraid.")
    assert found_names(engine, "rude") == []
    assert found_names(engine, "afraid") == ["Him"]


def test_an_entry_in_the_trash_is_as_good_as_gone(engine: Engine, case_id: CaseId) -> None:
    entry_id = write_more(engine, case_id, "Second.")
    with UnitOfWork(engine) as work:
        work.entries.trash(entry_id, on=NEXT_DAY)
        work.commit()
    assert [entry.text for entry in story(engine, case_id)] == ["He had folded them."]
    with UnitOfWork(engine) as work:
        assert work.entries.case_of(entry_id) == case_id
        for refused in (
            lambda: work.entries.get(entry_id),
            lambda: work.entries.trash(entry_id, on=NEXT_DAY),
            lambda: work.entries.edit(entry_id, text="x", feelings=(), on=NEXT_DAY),
        ):
            with pytest.raises(BalintError) as caught:
                refused()
            assert caught.value.code is ErrorCode.NOT_THERE


def test_a_restored_entry_is_back_in_its_place(engine: Engine, case_id: CaseId) -> None:
    write_more(engine, case_id, "second")
    write_more(engine, case_id, "third")
    before = story(engine, case_id)
    for entry in before[:2]:
        with UnitOfWork(engine) as work:
            work.entries.trash(entry.id, on=NEXT_DAY)
            work.commit()
    assert opening_of(engine, case_id) == "third"
    for entry in before[:2]:
        with UnitOfWork(engine) as work:
            work.entries.restore(entry.id)
            work.commit()
    assert story(engine, case_id) == before
    assert opening_of(engine, case_id) == "He had folded them."


def test_a_case_goes_back_in_the_list_when_its_last_entry_is_trashed(engine: Engine, case_id: CaseId) -> None:
    other = keep(engine, "Somebody else.")
    entry_id = write_more(engine, case_id, "Second.")
    with UnitOfWork(engine) as work:
        work.entries.trash(entry_id, on=NEXT_DAY)
        work.commit()
    with ReadOnlyWork(engine) as work:
        assert list(work.cases.ids()) == [other, case_id]
        assert work.cases.get(case_id).last_written_on == SOME_DAY


def test_a_case_without_any_entry_left_stays_in_the_list(engine: Engine, case_id: CaseId) -> None:
    (entry,) = story(engine, case_id)
    with UnitOfWork(engine) as work:
        work.entries.trash(entry.id, on=NEXT_DAY)
        work.commit()
    with ReadOnlyWork(engine) as work:
        assert list(work.cases.ids()) == [case_id]
    assert opening_of(engine, case_id) == ""


def test_purging_destroys_trashed_entries_with_their_versions(engine: Engine, case_id: CaseId) -> None:
    entry_id = write_more(engine, case_id, "Second.")
    edit(engine, entry_id, "Second, again.")
    with UnitOfWork(engine) as work:
        work.entries.trash(entry_id, on=SOME_DAY)
        assert work.entries.purge_trash(until=SOME_DAY) == 1
        assert work.entries.versions(entry_id) == ()
        assert work.search.check()
        work.commit()


@pytest.mark.parametrize("call", ["get", "case_of", "restore"])
def test_an_entry_that_never_was_is_not_there(engine: Engine, call: str) -> None:
    with pytest.raises(BalintError) as caught, UnitOfWork(engine) as work:
        getattr(work.entries, call)(EntryId(99))
    assert caught.value.code is ErrorCode.NOT_THERE


def test_a_case_that_never_was_has_no_story(engine: Engine) -> None:
    assert story(engine, CaseId(99)) == ()
    with pytest.raises(BalintError), UnitOfWork(engine) as work:
        work.entries.delete_version(VersionId(99))
