"""Search: what is found, in which order, and how it is shown."""

import pytest
from sqlalchemy import Engine

from balint_desktop.domain.case import CaseFilter, CaseId, Course
from balint_desktop.domain.entry import EntryKind, Feeling
from balint_desktop.domain.search_query import SearchTerm, parse_query
from balint_desktop.store.search_index import SearchIndex
from balint_desktop.store.unit_of_work import ReadOnlyWork, UnitOfWork
from tests.store.journal import NEXT_DAY, find, found_names, keep, marked, write_more


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("She brought a thick file", "file"),
        ("She brought a thick file", "FIL"),
        ("She brought a thick file", "f"),
        ("She brought a thick file", "thick she"),
        ("She brought a thick file", '"a thick file"'),
        ("She brought a thick file", '"A THICK" fi bro'),
        ("Émile était là", "emile etait la"),
        ("Emile etait la", "ÉTAIT"),
        ("Ångström, naïve, Żółć", "angstrom naive zołc"),
        ("x\u0302y is no letter of ours", "xy"),
        ("Don't", "don't"),
        ("Don't", '"don\'t"'),
        ("हिन्दी भाषा", "हिन्दी"),
        ("Ёлка", "ёлка"),
        ("你好世界", "你好"),
        ("Room 12, at 3.30", "3.30"),
        ("I was 😔 all day", "😔"),
        ("👩‍⚕️ spoke", "👩‍⚕️"),
        ("C++ and C#", "c++"),
        ("AND OR NOT NEAR", "and or not near"),
    ],
)
def test_what_was_written_is_found_by_what_is_typed(engine: Engine, text: str, typed: str) -> None:
    keep(engine, text, name="The case")
    assert found_names(engine, typed) == ["The case"]


@pytest.mark.parametrize(
    "typed",
    ["files", "hick", "thick filet", '"file thick"', '"thick fi" x', '"a thick" "a file"', "", "  ", '"', "* ^"],
)
def test_what_was_not_written_is_not_found(engine: Engine, typed: str) -> None:
    keep(engine, "She brought a thick file")
    assert find(engine, typed) == []


def test_every_word_must_occur_but_not_in_one_order(engine: Engine) -> None:
    keep(engine, "snow and rain", name="both")
    keep(engine, "snow", name="one")
    assert found_names(engine, "rain snow") == ["both"]
    assert found_names(engine, "sno") == ["one", "both"]


def test_name_and_text_of_one_entry_count_together(engine: Engine) -> None:
    keep(engine, "It snowed.", name="The carter")
    assert found_names(engine, "carter snow") == ["The carter"]


def test_words_found_are_marked_in_their_sentence(engine: Engine) -> None:
    keep(engine, "Nothing here.\n\nHe stood in the snow,\tand the snowman looked on.")
    (hit,) = find(engine, "snow")
    assert marked(hit) == "Nothing here. He stood in the [snow], and the [snowman] looked on."


def test_a_phrase_is_marked_as_one(engine: Engine) -> None:
    keep(engine, "He stood in the snow.")
    assert marked(find(engine, '"the snow"')[0]) == "He stood in [the snow]."


def test_a_long_text_is_cut_around_the_words_found(engine: Engine) -> None:
    keep(engine, "word " * 200 + "then snow fell. " + "word " * 200)
    sentence = marked(find(engine, "snow")[0])
    assert "[snow]" in sentence
    assert sentence.startswith("…")
    assert sentence.endswith("…")
    assert len(sentence.split()) < 24


def test_a_name_alone_is_shown_with_the_beginning_of_the_text(engine: Engine) -> None:
    keep(engine, "It snowed.", name="The carter")
    assert marked(find(engine, "carter")[0]) == "It snowed."


def test_an_entry_without_text_has_an_empty_sentence(engine: Engine) -> None:
    keep(engine, "", name="The carter")
    assert find(engine, "carter")[0].sentence == ()


def test_marks_that_somebody_typed_into_a_text_do_no_harm(engine: Engine) -> None:
    with UnitOfWork(engine) as work:
        case_id = work.cases.add("x", on=NEXT_DAY)
        work.commit()
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO entry VALUES (1, ?, 'telling', 'mine', '2026-03-04', 1, NULL, ?)",
            (case_id, "\x03snow\x02\x02 fell\x03"),
        )
    assert "".join(piece.text for piece in find(engine, "snow")[0].sentence) == "snow fell"


def test_hits_come_newest_first_and_once_for_each_case(engine: Engine) -> None:
    first = keep(engine, "snow", name="first")
    keep(engine, "snow", name="second")
    newest = write_more(engine, first, "more snow")
    hits = find(engine, "snow")
    assert [hit.case.name for hit in hits] == ["first", "second"]
    assert hits[0].entry_id == newest
    assert marked(hits[0]) == "more [snow]"


def test_a_hit_carries_what_a_list_shows(engine: Engine) -> None:
    case_id = keep(engine, "snow", name="first", feelings=[Feeling(word="sad")])
    (hit,) = find(engine, "snow")
    with ReadOnlyWork(engine) as work:
        assert [hit.case] == work.cases.summaries([case_id])


def test_pages_of_hits_follow_each_other_without_a_case_coming_twice(engine: Engine) -> None:
    ids = [keep(engine, "snow") for _ in range(7)]
    for case_id in ids[:4]:
        write_more(engine, case_id, "more snow")
    seen: list[CaseId] = []
    before = None
    with ReadOnlyWork(engine) as work:
        while hits := work.search.find(parse_query("snow"), limit_cases=3, before_entry=before):
            seen += [hit.case.id for hit in hits]
            before = hits[-1].entry_id
    assert seen == [*ids[3::-1], *ids[:3:-1]]


def test_a_case_with_many_hits_does_not_use_up_the_page(engine: Engine) -> None:
    other = keep(engine, "snow")
    case_id = keep(engine, "snow")
    for _ in range(60):
        write_more(engine, case_id, "snow again")
    assert [hit.case.id for hit in find(engine, "snow")] == [case_id, other]


def test_a_filter_narrows_what_is_found(engine: Engine) -> None:
    ids = [keep(engine, "snow", feelings=[Feeling(word="sad")] if number else []) for number in range(3)]
    with UnitOfWork(engine) as work:
        work.cases.set_course(ids[2], course=Course.RESTING)
        work.commit()
    assert [hit.case.id for hit in find(engine, "snow", case_filter=CaseFilter(course=Course.RESTING))] == [ids[2]]
    assert [hit.case.id for hit in find(engine, "snow", case_filter=CaseFilter(feeling="sad"))] == ids[:0:-1]
    assert find(engine, "snow", case_filter=CaseFilter(waiting=True)) == []


def test_nothing_in_the_trash_is_found(engine: Engine) -> None:
    case_id = keep(engine, "snow", name="first")
    entry_id = write_more(engine, case_id, "rain")
    with UnitOfWork(engine) as work:
        work.entries.trash(entry_id, on=NEXT_DAY)
        work.commit()
    assert found_names(engine, "rain") == []
    assert found_names(engine, "snow") == ["first"]
    with UnitOfWork(engine) as work:
        work.cases.trash(case_id, on=NEXT_DAY)
        work.commit()
    assert found_names(engine, "snow") == []
    with UnitOfWork(engine) as work:
        work.cases.restore(case_id)
        work.entries.restore(entry_id)
        work.commit()
    assert found_names(engine, "rain") == ["first"]


def test_a_new_name_is_found_and_the_old_one_no_longer(engine: Engine) -> None:
    case_id = keep(engine, "snow", name="The carter")
    write_more(engine, case_id, "rain")
    with UnitOfWork(engine) as work:
        work.cases.rename(case_id, name="The ferryman")
        work.commit()
    assert found_names(engine, "carter") == []
    assert found_names(engine, "ferryman snow") == ["The ferryman"]
    assert found_names(engine, "ferryman rain") == ["The ferryman"]


def test_an_entry_moved_to_another_case_is_found_there(engine: Engine) -> None:
    keep(engine, "snow", name="The carter")
    other = keep(engine, "rain", name="The ferryman")
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE entry SET case_id = ? WHERE text = 'snow'", (other,))
    assert found_names(engine, "snow") == ["The ferryman"]
    assert found_names(engine, "carter snow") == []


def test_a_damaged_index_is_noticed_and_can_be_made_anew(engine: Engine) -> None:
    keep(engine, "snow", name="The carter")
    with UnitOfWork(engine) as work:
        assert work.search.check()
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO search(search) VALUES ('delete-all')")
    with UnitOfWork(engine) as work:
        assert not work.search.check()
        work.search.rebuild()
        assert work.search.check()
        work.commit()
    assert found_names(engine, "snow") == ["The carter"]


def test_merging_and_optimizing_change_nothing_that_is_found(engine: Engine) -> None:
    names = [f"case {number}" for number in range(40)]
    for name in names:
        keep(engine, "snow and rain", name=name)
    with UnitOfWork(engine) as work:
        work.search.merge(pages=100)
        work.commit()
    assert found_names(engine, "snow") == names[::-1]
    with UnitOfWork(engine) as work:
        work.search.optimize()
        assert work.search.check()
        work.commit()
    assert found_names(engine, "snow") == names[::-1]


def test_a_check_that_fails_otherwise_is_not_taken_for_damage(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE search")
        with pytest.raises(Exception, match="no such table"):
            SearchIndex(connection).check()


def test_a_term_that_sqlite_takes_for_nothing_is_passed_over(engine: Engine) -> None:
    keep(engine, "snow", name="The carter")
    terms = (SearchTerm(text="--", is_phrase=False), SearchTerm(text="snow", is_phrase=True))
    with ReadOnlyWork(engine) as work:
        assert [hit.case.name for hit in work.search.find(terms)] == ["The carter"]


def test_entries_of_every_kind_are_found(engine: Engine) -> None:
    for kind in EntryKind:
        keep(engine, "snow", name=kind.value, kind=kind)
    assert found_names(engine, "snow") == [kind.value for kind in reversed(EntryKind)]
