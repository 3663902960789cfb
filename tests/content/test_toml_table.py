"""A shipped file is read strictly, and whatever is wrong with it is called our bug."""

from enum import Enum
from pathlib import Path

import pytest

from balint_desktop.content.toml_table import TomlTable, choice, read_toml, require_unique
from balint_desktop.domain.errors import BalintError, Blame, ErrorCode


class _Colour(Enum):
    RED = "red"


def test_a_missing_file_is_a_broken_resource(tmp_path: Path) -> None:
    with pytest.raises(BalintError) as caught:
        read_toml(tmp_path / "nowhere.toml")
    assert caught.value.code is ErrorCode.RESOURCE_BROKEN
    assert caught.value.blame is Blame.BUG


def test_the_error_names_neither_the_file_nor_its_content(tmp_path: Path) -> None:
    path = tmp_path / "secretive.toml"
    path.write_text("hush hush", encoding="utf-8")
    with pytest.raises(BalintError) as caught:
        read_toml(path)
    assert "secretive" not in repr(caught.value)
    assert "hush" not in repr(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("content", [b"key = ", b"\xff\xfe", b"a = 1\na = 2"])
def test_a_file_that_is_not_toml_is_a_broken_resource(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file.toml"
    path.write_bytes(content)
    with pytest.raises(BalintError, match="resource_broken"):
        read_toml(path)


def test_a_folder_in_place_of_a_file_is_a_broken_resource(tmp_path: Path) -> None:
    with pytest.raises(BalintError, match="resource_broken"):
        read_toml(tmp_path)


def test_a_text_comes_without_white_space_at_its_ends() -> None:
    assert TomlTable({"key": "\nwords here \n"}).text("key") == "words here"


@pytest.mark.parametrize("value", [None, 3, True, [], "", " \n"])
def test_a_value_that_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(BalintError, match="resource_broken"):
        TomlTable({"key": value}).text("key")


def test_a_text_may_be_empty_where_that_is_allowed() -> None:
    assert TomlTable({"key": ""}).text("key", may_be_empty=True) == ""
    assert TomlTable({}).text_or_empty("key") == ""


def test_a_text_that_may_be_empty_still_has_to_be_there() -> None:
    with pytest.raises(BalintError, match="resource_broken"):
        TomlTable({}).text("key", may_be_empty=True)


def test_an_absent_list_of_texts_is_an_empty_one() -> None:
    assert TomlTable({}).texts("key") == ()


@pytest.mark.parametrize("value", ["one", ["one", 2], ["one", ""], ["one", "one "]])
def test_a_list_with_anything_but_different_texts_is_refused(value: object) -> None:
    with pytest.raises(BalintError, match="resource_broken"):
        TomlTable({"key": value}).texts("key")


@pytest.mark.parametrize("value", [None, "3", -1, True, 1.5])
def test_a_value_that_is_no_whole_number_is_refused(value: object) -> None:
    with pytest.raises(BalintError, match="resource_broken"):
        TomlTable({"key": value}).number("key")


def test_an_absent_flag_is_false_and_a_number_is_no_flag() -> None:
    assert TomlTable({}).flag("key") is False
    with pytest.raises(BalintError, match="resource_broken"):
        TomlTable({"key": 1}).flag("key")


@pytest.mark.parametrize("value", [None, [], {}, ["text"], [{}, 1]])
def test_a_list_of_tables_holds_at_least_one_table_and_nothing_else(value: object) -> None:
    with pytest.raises(BalintError, match="resource_broken"):
        TomlTable({"key": value}).tables("key")


def test_a_misspelt_key_is_refused() -> None:
    with pytest.raises(BalintError, match="resource_broken"):
        TomlTable({"wrods": "x"}).allow_only("words")


def test_a_value_outside_an_enumeration_is_refused() -> None:
    assert choice(_Colour, "red") is _Colour.RED
    with pytest.raises(BalintError, match="resource_broken"):
        choice(_Colour, "green")


def test_values_that_occur_twice_are_refused() -> None:
    require_unique(["one", "two"])
    with pytest.raises(BalintError, match="resource_broken"):
        require_unique(["one", "one"])
