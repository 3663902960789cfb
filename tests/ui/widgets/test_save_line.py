"""The line below an editor: one thing at a time about saving, and how many words there are."""

import pytest

from balint_desktop.ui.drafting import SaveStatus
from balint_desktop.ui.widgets.save_line import SaveLine
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.ui.widgets.conftest import Show


@pytest.fixture
def line(show: Show) -> SaveLine:
    made = SaveLine()
    show(made)
    return made


def said(line: SaveLine) -> list[str]:
    return [label.text() for label in line.findChildren(TextLabel) if label.isVisible() and label.text()]


def test_at_first_nothing_is_said(line: SaveLine) -> None:
    assert said(line) == []
    assert line.status_text() == ""


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (SaveStatus.NOTHING, ""),
        (SaveStatus.WAITING, "Not saved yet"),
        (SaveStatus.SAVED, "Saved, encrypted"),
        (SaveStatus.FAILED, "The disk is full."),
    ],
)
def test_each_status_has_its_words(line: SaveLine, status: SaveStatus, words: str) -> None:
    line.show_status(status, message="The disk is full.")
    assert line.status_text() == words
    assert said(line) == ([words] if words else [])


def test_a_failure_is_gone_once_it_is_saved(line: SaveLine) -> None:
    line.show_status(SaveStatus.FAILED, message="The disk is full.")
    line.show_status(SaveStatus.SAVED, message="")
    assert said(line) == ["Saved, encrypted"]


@pytest.mark.parametrize(("count", "words"), [(0, []), (1, ["1 word"]), (2, ["2 words"]), (4_100, ["4100 words"])])
def test_words_are_counted(line: SaveLine, count: int, words: list[str]) -> None:
    line.show_count(count)
    assert said(line) == words


def test_what_was_too_long_is_told_until_the_next_status(line: SaveLine) -> None:
    line.show_status(SaveStatus.SAVED, message="")
    line.show_limit(200_000)
    assert "200 000 characters" in line.status_text()
    assert "What you wrote is unchanged." in line.status_text()
    line.show_status(SaveStatus.WAITING, message="")
    assert said(line) == ["Not saved yet"]
