"""Cases: adding, changing, listing, and taking them away and back."""

from datetime import date

import pytest
from sqlalchemy import Engine

from balint_desktop.domain.case import CaseFilter, CaseId, CaseSummary, Course, Mark
from balint_desktop.domain.entry import EntryKind, Feeling, Whose
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.vocabulary import TermList
from balint_desktop.store.cases import CaseRepository
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork
from tests.store.journal import NEXT_DAY, SOME_DAY, keep, write_more

ANGRY, SAD = Feeling(word="angry"), Feeling(word="sad")
DYING = Mark(list=TermList.HARD, key="dying")
FAMILY = Mark(list=TermList.WHERE, key="family")
OWN_WORDS = Mark(list=TermList.HARD, key="", words="the long silences")


def change(engine: Engine, what: str, case_id: CaseId, **values: object) -> None:
    """Change one thing of a case in a work of its own."""
    with UnitOfWork(engine) as work:
        getattr(work.cases, what)(case_id, **values)
        work.commit()


def listed(engine: Engine, case_filter: CaseFilter | None = None) -> list[int]:
    """Return the ids in the list, and check that counting agrees."""
    with ReadOnlyWork(engine) as work:
        ids = work.cases.ids(case_filter or CaseFilter())
        assert work.cases.count(case_filter or CaseFilter()) == len(ids)
        assert ids.typecode == "q"
    return list(ids)


def summary_of(engine: Engine, case_id: CaseId) -> CaseSummary:
    """Return what the list shows of a case."""
    with ReadOnlyWork(engine) as work:
        (summary,) = work.cases.summaries([case_id])
    return summary


def test_an_empty_journal_lists_nothing(engine: Engine) -> None:
    assert listed(engine) == []
    with ReadOnlyWork(engine) as work:
        assert work.cases.summaries([]) == []


def test_a_new_case_is_with_the_doctor_and_waits_for_nobody(engine: Engine, case_id: CaseId) -> None:
    with ReadOnlyWork(engine) as work:
        case = work.cases.get(case_id)
    assert (case.name, case.course, case.wants_group) == ("The man with the maps", Course.WITH_ME, False)
    assert (case.first_written_on, case.last_written_on, case.presented_on) == (SOME_DAY, SOME_DAY, None)
    assert case.marks == ()


def test_a_case_without_a_name_shows_its_first_words(engine: Engine) -> None:
    summary = summary_of(engine, keep(engine, "He came\nagain, and said nothing."))
    assert (summary.name, summary.opening) == ("", "He came again, and said nothing.")


def test_a_case_without_an_entry_can_be_listed(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        case_id = work.cases.add("Only a name", on=SOME_DAY)
        work.commit()
    assert summary_of(engine, case_id).opening == ""


def test_a_name_is_kept_on_one_line(engine: Engine, case_id: CaseId) -> None:
    change(engine, "rename", case_id, name="  The\tman\nagain\x00 ")
    assert summary_of(engine, case_id).name == "The man again"


def test_a_case_can_be_given_its_place_in_the_order(engine: Engine, case_id: CaseId) -> None:
    with UnitOfWork(engine) as work:
        older = work.cases.add("From long ago", on=SOME_DAY, order=0)
        work.commit()
    assert listed(engine) == [case_id, older]


def test_the_list_begins_with_what_was_written_last(engine: Engine) -> None:
    first, second, third = (keep(engine, text) for text in ("one", "two", "three"))
    write_more(engine, first, "more")
    assert listed(engine) == [first, third, second]


def test_the_list_can_be_cut(engine: Engine) -> None:
    ids = [keep(engine, f"note {number}") for number in range(5)]
    with ReadOnlyWork(engine) as work:
        assert list(work.cases.ids(limit=2)) == ids[:-3:-1]


def test_summaries_come_in_the_order_asked_for(engine: Engine) -> None:
    ids = [keep(engine, f"note {number}") for number in range(4)]
    wanted = [ids[2], ids[0], CaseId(999), ids[3]]
    with ReadOnlyWork(engine) as work:
        assert [summary.id for summary in work.cases.summaries(wanted)] == [ids[2], ids[0], ids[3]]


def test_a_summary_shows_the_doctors_feelings_of_the_latest_entry_that_names_any(engine: Engine) -> None:
    case_id = keep(engine, "one", feelings=[ANGRY])
    with UnitOfWork(engine) as work:
        feelings = [SAD, Feeling(word="afraid", whose=Whose.PATIENT), Feeling(word="tired")]
        work.entries.add(case_id, kind=EntryKind.TELLING, text="two", on=NEXT_DAY, feelings=feelings)
        patients = [Feeling(word="lonely", whose=Whose.PATIENT)]
        last = work.entries.add(case_id, kind=EntryKind.TELLING, text="three", on=NEXT_DAY, feelings=patients)
        work.entries.trash(
            work.entries.add(case_id, kind=EntryKind.TELLING, text="four", on=NEXT_DAY, feelings=[ANGRY]),
            on=NEXT_DAY,
        )
        work.commit()
    assert summary_of(engine, case_id).feelings == ("sad", "tired")
    assert last == 3


def test_what_is_set_is_read_again(engine: Engine, case_id: CaseId) -> None:
    change(engine, "set_course", case_id, course=Course.RESTING)
    change(engine, "set_wants_group", case_id, wants_group=True)
    change(engine, "set_marks", case_id, marks=[DYING, OWN_WORDS, DYING])
    with ReadOnlyWork(engine) as work:
        case = work.cases.get(case_id)
    assert (case.course, case.wants_group, case.marks) == (Course.RESTING, True, (DYING, OWN_WORDS))
    change(engine, "set_marks", case_id, marks=[])
    with ReadOnlyWork(engine) as work:
        assert work.cases.get(case_id).marks == ()


def test_a_presentation_tells_when_the_case_was_presented(engine: Engine, case_id: CaseId) -> None:
    with UnitOfWork(engine) as work:
        entry_id = work.entries.add(case_id, kind=EntryKind.PRESENTATION, text="It moved.", on=NEXT_DAY)
        work.commit()
    assert summary_of(engine, case_id).presented_on == NEXT_DAY
    with UnitOfWork(engine) as work:
        work.entries.trash(entry_id, on=NEXT_DAY)
        work.commit()
    assert summary_of(engine, case_id).presented_on is None


@pytest.fixture
def five(engine: Engine) -> list[CaseId]:
    """Five cases that differ in what can be filtered."""
    ids = [keep(engine, f"note {number}", feelings=[ANGRY] if number % 2 else [SAD]) for number in range(5)]
    change(engine, "set_course", ids[0], course=Course.CARRIED)
    change(engine, "set_wants_group", ids[1], wants_group=True)
    change(engine, "set_marks", ids[2], marks=[DYING, FAMILY])
    change(engine, "set_marks", ids[3], marks=[OWN_WORDS])
    with UnitOfWork(engine) as work:
        patients = [Feeling(word="angry", whose=Whose.PATIENT)]
        work.entries.add(ids[4], kind=EntryKind.PRESENTATION, text="x", on=NEXT_DAY, feelings=patients)
        work.commit()
    return ids


@pytest.mark.parametrize(
    ("case_filter", "passing"),
    [
        (CaseFilter(), [4, 3, 2, 1, 0]),
        (CaseFilter(not_yet_presented=True), [3, 2, 1, 0]),
        (CaseFilter(waiting=True), [1]),
        (CaseFilter(course=Course.CARRIED), [0]),
        (CaseFilter(course=Course.GOODBYE), []),
        (CaseFilter(feeling="ANGRY "), [3, 1]),
        (CaseFilter(feeling="never chosen"), []),
        (CaseFilter(mark=DYING), [2]),
        (CaseFilter(mark=FAMILY), [2]),
        (CaseFilter(mark=OWN_WORDS), [3]),
        (CaseFilter(mark=Mark(list=TermList.STAYS, key="dying")), []),
        (CaseFilter(feeling="angry", waiting=True), [1]),
        (CaseFilter(course=Course.WITH_ME, not_yet_presented=True), [3, 2, 1]),
    ],
)
def test_a_filter_lets_pass_what_fulfils_all_it_asks(
    engine: Engine, five: list[CaseId], case_filter: CaseFilter, passing: list[int]
) -> None:
    assert listed(engine, case_filter) == [five[number] for number in passing]


def test_a_feeling_of_an_entry_in_the_trash_does_not_count(engine: Engine, five: list[CaseId]) -> None:
    with UnitOfWork(engine) as work:
        (entry,) = work.entries.of_case(five[3])
        work.entries.trash(entry.id, on=NEXT_DAY)
        work.commit()
    assert listed(engine, CaseFilter(feeling="angry")) == [five[1]]


def test_a_case_in_the_trash_is_as_good_as_gone(engine: Engine, case_id: CaseId) -> None:
    change(engine, "trash", case_id, on=NEXT_DAY)
    assert listed(engine) == []
    with ReadOnlyWork(engine) as work:
        assert work.cases.summaries([case_id]) == []
        assert work.entries.of_case(case_id) == ()
    for what, values in (
        ("get", {}),
        ("rename", {"name": "x"}),
        ("set_course", {"course": Course.RESTING}),
        ("set_wants_group", {"wants_group": True}),
        ("set_marks", {"marks": [DYING]}),
        ("trash", {"on": NEXT_DAY}),
    ):
        with pytest.raises(BalintError) as caught:
            change(engine, what, case_id, **values)
        assert caught.value.code is ErrorCode.NOT_THERE
    with pytest.raises(BalintError) as caught:
        write_more(engine, case_id, "more")
    assert caught.value.code is ErrorCode.NOT_THERE


def test_a_restored_case_is_as_it_was(engine: Engine, five: list[CaseId]) -> None:
    before = summary_of(engine, five[1])
    change(engine, "trash", five[1], on=NEXT_DAY)
    change(engine, "restore", five[1])
    assert summary_of(engine, five[1]) == before
    assert listed(engine) == five[::-1]


def test_only_what_is_in_the_trash_can_be_restored(engine: Engine, case_id: CaseId) -> None:
    with pytest.raises(BalintError) as caught:
        change(engine, "restore", case_id)
    assert caught.value.code is ErrorCode.NOT_THERE


def test_purging_destroys_what_was_trashed_until_that_day_with_all_it_held(
    engine: Engine, five: list[CaseId]
) -> None:
    change(engine, "trash", five[2], on=SOME_DAY)
    change(engine, "trash", five[3], on=NEXT_DAY)
    with UnitOfWork(engine) as work:
        assert work.cases.purge_trash(until=SOME_DAY) == 1
        assert work.search.check()
        work.commit()
    with engine.connect() as connection:
        for table in ("entry", "entry_feeling", "mark"):
            left = connection.exec_driver_sql(f"SELECT count(*) FROM {table} WHERE case_id = ?", (five[2],))
            assert left.scalar_one() == 0
    change(engine, "restore", five[3])
    with pytest.raises(BalintError):
        change(engine, "restore", five[2])


def test_a_case_deleted_without_the_trash_leaves_the_index_whole(engine: Engine, five: list[CaseId]) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM case_ WHERE id = ?", (five[1],))
    with ReadOnlyWork(engine) as work:
        assert work.search.check()


def test_telling_of_entries_needs_a_case(engine: Engine) -> None:
    with engine.connect() as connection, pytest.raises(BalintError) as caught:
        CaseRepository(connection).tell_of_entries(CaseId(99))
    assert caught.value.code is ErrorCode.NOT_THERE


def test_days_before_the_year_1000_come_back(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        case_id = work.cases.add("Old", on=date(33, 1, 1))
        work.commit()
    assert summary_of(engine, case_id).last_written_on == date(33, 1, 1)
