"""Invented names that name nobody, and the plain words that may begin one."""

import re
from pathlib import Path

import pytest

from balint_desktop.content.demo_year import load_demo_year
from balint_desktop.content.names import load_invented_names, load_plain_words
from balint_desktop.domain.errors import BalintError

_WEEKDAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Sundays"}
_WORD = re.compile(r"[^\W\d_]+")
#: Plain English words that are first names as well, so that they must not begin a proposed name.
_ALSO_NAMES = {"will", "may", "mark", "rose", "grace", "hope", "faith", "bill", "pat", "rob", "sue", "art"}


def test_there_are_enough_invented_names_to_choose_from(resources: Path) -> None:
    assert len(load_invented_names(resources)) >= 110


def test_no_invented_name_has_a_capital_inside_that_is_not_a_weekday(resources: Path) -> None:
    for name in load_invented_names(resources):
        inside = {word for word in _WORD.findall(name)[1:] if word[0].isupper()}
        assert inside <= _WEEKDAYS | {"I"}, name


def test_no_invented_name_holds_a_digit_or_is_long(resources: Path) -> None:
    for name in load_invented_names(resources):
        assert not re.search(r"\d", name), name
        assert 10 <= len(name) <= 50, name


def test_invented_names_begin_with_a_plain_word_or_a_weekday(resources: Path) -> None:
    plain = load_plain_words(resources)
    for name in load_invented_names(resources):
        first = _WORD.findall(name)[0]
        assert first.lower() in plain or first in _WEEKDAYS, name


def test_the_app_does_not_propose_a_name_that_the_demo_has_taken(resources: Path) -> None:
    taken = {case.name for case in load_demo_year(resources)}
    assert taken.isdisjoint(load_invented_names(resources))


def test_the_plain_words_include_the_ones_notes_begin_with(resources: Path) -> None:
    assert load_plain_words(resources) >= {"he", "she", "the", "my", "after", "she's", "she’s", "nobody"}


def test_no_plain_word_is_a_first_name_too(resources: Path) -> None:
    assert load_plain_words(resources).isdisjoint(_ALSO_NAMES)


@pytest.mark.parametrize("content", ["", "names = []", 'names = ["one", "one"]', "names = 1", "other = []"])
def test_a_malformed_list_of_names_is_a_broken_resource(breakable: Path, content: str) -> None:
    (breakable / "names" / "en" / "invented.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BalintError, match="resource_broken"):
        load_invented_names(breakable)


@pytest.mark.parametrize("content", ["words = []", 'words = ["The"]', 'words = [""]'])
def test_a_malformed_list_of_plain_words_is_a_broken_resource(breakable: Path, content: str) -> None:
    (breakable / "names" / "en" / "plain_words.toml").write_text(content, encoding="utf-8")
    with pytest.raises(BalintError, match="resource_broken"):
        load_plain_words(breakable)
