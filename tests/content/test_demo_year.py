"""The fictional year: varied enough to show every state, and free of anything that could name somebody."""

import re
from collections import Counter
from pathlib import Path

import pytest

from balint_desktop.content.demo_year import YEAR_DAYS, DemoCase, DemoEntry, load_demo_year
from balint_desktop.content.vocabulary import load_vocabulary
from balint_desktop.domain.case import Course, Mark
from balint_desktop.domain.entry import EntryKind, Feeling, Stream, Whose, words_of
from balint_desktop.domain.errors import BalintError
from balint_desktop.domain.vocabulary import TermList
from balint_desktop.domain.wording import NAME_LIMIT_CHARACTERS, clean_line, clean_text

_GROUP_EVENING_DAYS = 14
#: What may have a capital letter inside a sentence: the doctor, and days of the week.
_CAPITALS_ALLOWED = {"I", "Tuesday", "Thursdays", "Friday"}
_SENTENCE_START = re.compile(r"[.!?:]”?\s+|\n+")
_EMOJI = re.compile("[\U0001f300-\U0001faff]")


@pytest.fixture
def year(resources: Path) -> tuple[DemoCase, ...]:
    """Return the shipped year."""
    return load_demo_year(resources)


@pytest.fixture
def by_name(year: tuple[DemoCase, ...]) -> dict[str, DemoCase]:
    """Return the cases of the shipped year under their names."""
    return {case.name: case for case in year}


def _entries(year: tuple[DemoCase, ...]) -> list[DemoEntry]:
    return [entry for case in year for entry in case.entries]


def _days(case: DemoCase, kind: EntryKind) -> list[int]:
    return [entry.days_ago for entry in case.entries if entry.kind is kind]


def test_the_year_has_as_many_cases_and_entries_as_the_pictures_need(year: tuple[DemoCase, ...]) -> None:
    assert len(year) >= 44
    assert len(_entries(year)) >= 120


def test_the_year_comes_with_its_oldest_case_first(year: tuple[DemoCase, ...]) -> None:
    firsts = [case.entries[0].days_ago for case in year]
    assert firsts == sorted(firsts, reverse=True)


def test_every_month_of_the_year_has_something_written(year: tuple[DemoCase, ...]) -> None:
    months = Counter(min(entry.days_ago // 30, 11) for entry in _entries(year))
    assert set(months) == set(range(12))
    assert max(months.values()) <= 25


def test_every_kind_of_entry_and_every_course_occurs(year: tuple[DemoCase, ...]) -> None:
    assert {entry.kind for entry in _entries(year)} == set(EntryKind)
    assert {case.course for case in year} == set(Course)
    assert {entry.stream for entry in _entries(year)} == set(Stream)


def test_nine_cases_are_presented_each_on_an_evening_of_the_group(year: tuple[DemoCase, ...]) -> None:
    evenings = [day for case in year for day in _days(case, EntryKind.PRESENTATION)]
    assert len(evenings) == 9
    assert len(set(evenings)) == 9
    assert {day % _GROUP_EVENING_DAYS for day in evenings} == {evenings[0] % _GROUP_EVENING_DAYS}


def test_nothing_of_the_group_is_in_the_stream_for_learning(year: tuple[DemoCase, ...]) -> None:
    group = {EntryKind.PRESENTATION, EntryKind.TELLING}
    learning = [entry for entry in _entries(year) if entry.stream is Stream.LEARNING]
    assert not [entry for entry in learning if entry.kind in group]


def test_lengths_go_from_a_few_words_to_a_page(year: tuple[DemoCase, ...]) -> None:
    lengths = sorted(len(entry.text.split()) for entry in _entries(year))
    assert lengths[0] <= 5
    assert 230 <= lengths[-1] <= 280
    assert sum(length > 120 for length in lengths) >= 6


def test_one_case_has_a_dozen_entries_and_some_have_a_single_sentence(year: tuple[DemoCase, ...]) -> None:
    assert any(len(case.entries) >= 12 for case in year)
    single = [case for case in year if len(case.entries) == 1]
    assert any(case.entries[0].text.count(".") == 1 for case in single)


def test_some_names_are_very_long_and_one_case_has_none(year: tuple[DemoCase, ...]) -> None:
    assert sum(len(case.name) > 90 for case in year) >= 3
    assert max(len(case.name) for case in year) <= NAME_LIMIT_CHARACTERS
    assert sum(case.name == "" for case in year) == 1


def test_the_text_has_accents_umlauts_and_an_emoji(year: tuple[DemoCase, ...]) -> None:
    text = " ".join(entry.text for entry in _entries(year))
    assert {"é", "ï", "ê", "ü"} <= set(text)
    assert _EMOJI.search(text)


def test_the_words_are_stored_exactly_as_they_are_shipped(year: tuple[DemoCase, ...]) -> None:
    assert all(clean_text(entry.text) == entry.text for entry in _entries(year))
    assert all(clean_line(case.name) == case.name for case in year)


def test_feelings_shift_in_some_cases_and_stay_in_others(year: tuple[DemoCase, ...]) -> None:
    then_and_now = [
        (words_of(case.entries[0].feelings, Whose.ME), words_of(case.entries[-1].feelings, Whose.ME))
        for case in year
        if len(case.entries) > 1
    ]
    assert sum(set(then).isdisjoint(now) for then, now in then_and_now) >= 5
    assert sum(then[0] in now for then, now in then_and_now) >= 3


def test_every_entry_says_what_it_left_in_the_doctor(year: tuple[DemoCase, ...]) -> None:
    assert all(words_of(entry.feelings, Whose.ME) for entry in _entries(year))
    assert sum(bool(words_of(entry.feelings, Whose.PATIENT)) for entry in _entries(year)) >= 30


def test_every_shipped_term_occurs_somewhere_in_the_year(year: tuple[DemoCase, ...], resources: Path) -> None:
    vocabulary = load_vocabulary(resources)
    words = {feeling.word for entry in _entries(year) for feeling in entry.feelings}
    assert {term.words for term in vocabulary.feelings} <= words
    keys = {(mark.list, mark.key) for case in year for mark in case.marks}
    for term_list in (TermList.WHERE, TermList.HARD, TermList.STAYS):
        assert {(term_list, term.key) for term in vocabulary.of(term_list)} <= keys


def test_the_doctor_has_words_of_their_own(year: tuple[DemoCase, ...], resources: Path) -> None:
    shipped = {term.words for term in load_vocabulary(resources).feelings}
    assert len({f.word for entry in _entries(year) for f in entry.feelings} - shipped) >= 8
    assert any(not mark.key and mark.words for case in year for mark in case.marks)


def test_the_case_noted_today_is_the_one_of_the_design(by_name: dict[str, DemoCase]) -> None:
    case = by_name["The man with the hiking maps"]
    assert _days(case, EntryKind.FIRST_NOTE) == [0]
    assert words_of(case.entries[0].feelings, Whose.ME) == ("guilty", "accused")
    assert Mark(list=TermList.HARD, key="painkillers") in case.marks


def test_the_woman_who_thanks_me_twice_has_the_story_of_the_design(by_name: dict[str, DemoCase]) -> None:
    case = by_name["The woman who thanks me twice"]
    assert case.wants_group
    assert [entry.days_ago for entry in case.entries] == [49, 24, 23, 22, 10]
    assert case.entries[-1].text == "I waited through the second thank-you. She sat down again."
    assert case.entries[-1].feelings == (
        Feeling(word="curious"),
        Feeling(word="furious", whose=Whose.PATIENT),
        Feeling(word="alone", whose=Whose.PATIENT),
    )


def test_the_other_cases_of_the_design_are_in_the_year(by_name: dict[str, DemoCase]) -> None:
    assert by_name["The boy with nothing wrong"].wants_group
    assert by_name["Tuesday's last appointment"].entries[0].days_ago == 61
    assert len(_days(by_name["The neighbour"], EntryKind.NEXT_MEETING)) == 2
    assert 358 <= by_name["The tired headteacher"].entries[0].days_ago <= YEAR_DAYS


def test_nothing_in_the_year_has_a_digit_in_it(year: tuple[DemoCase, ...]) -> None:
    for case in year:
        assert not re.search(r"\d", case.name + "".join(entry.text for entry in case.entries)), case.name


def test_no_word_inside_a_sentence_looks_like_a_name(year: tuple[DemoCase, ...]) -> None:
    for text in (text for case in year for text in (case.name, *(entry.text for entry in case.entries))):
        for sentence in _SENTENCE_START.split(text):
            inside = [word for word in sentence.split()[1:] if not word.startswith("“")]
            words = {re.split(r"['’]", word.strip("“”.,;:?!()"))[0] for word in inside}
            assert {word for word in words if word[:1].isupper()} <= _CAPITALS_ALLOWED, sentence


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("days_ago = 363", "days_ago = 366"),
        ("days_ago = 363", "days_ago = -1"),
        ("days_ago = 363", 'days_ago = "long"'),
        ("days_ago = 363", "days_ago = 100"),
        ('kind = "first_note"', 'kind = "telling"'),
        ('kind = "telling"', 'kind = "first_note"'),
        ('kind = "telling"', 'kind = "gossip"'),
        ('course = "carried"', 'course = "cured"'),
        ('where = ["relation", "patient_personality"]', 'where = ["nowhere"]'),
        ('hard = ["angry", "demanding"]', 'hard = ["hateful"]'),
        ('me = ["afraid", "accused"]', 'me = ["unheard_of"]'),
        ('me = ["afraid", "accused"]', 'me_own = ["afraid"]'),
        ('name = "The tired headteacher"', 'name = "The neighbour"'),
        ('name = "The tired headteacher"', 'title = "The tired headteacher"'),
        ("learning = true", "learning = 1"),
        ("[[case]]", "case = 1\n[[other]]"),
    ],
)
def test_a_slip_in_the_year_is_a_broken_resource(breakable: Path, old: str, new: str) -> None:
    path = breakable / "demo" / "en" / "year.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BalintError, match="resource_broken"):
        load_demo_year(breakable)
