"""The story as a list: lazy heights, and what stays in place while they become exact."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from balint_desktop.ui.cases.story_list import StoryList
from balint_desktop.ui.cases.story_rows import Dot, StoryRow
from balint_desktop.ui.theme.theme_choice import ThemeChoice, ThemeSwitch

_SENTENCE = "She thanked me at the door and again from the corridor, and I wanted her to go. "
#: Opening 500 entries takes a fifth of this here; a full layout would take many times as long.
_PATIENCE_MS = 1_000


def row(key: int, *, sentences: int = 1, text: str = "") -> StoryRow:
    return StoryRow(
        key=key,
        head=f"Entry {key}",
        text=text or _SENTENCE * sentences,
        feelings=("sad",) if key % 2 else (),
        imagined=("furious",) if key % 5 == 0 else (),
        dot=Dot.OUTLINED,
        link="edited, 1 earlier wording" if key % 3 == 0 else "",
    )


def rows(count: int) -> tuple[StoryRow, ...]:
    return tuple(row(key, sentences=1 + key % 7) for key in range(1, count + 1))


@pytest.fixture
def story(switch: ThemeSwitch, qtbot: QtBot) -> Iterator[StoryList]:
    window = QWidget()
    qtbot.addWidget(window)
    made = StoryList(name="A story", theme=switch, is_open_ended=True, parent=window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(made, 1)
    column.addStretch()
    window.resize(440, 500)
    with qtbot.waitActive(window):
        window.show()
    yield made
    window.close()


def measured(story: StoryList) -> int:
    return sum(story.delegate.is_measured(row) for row in story.story.rows)


def test_a_long_story_opens_before_all_of_it_is_laid_out(story: StoryList) -> None:
    clock = QElapsedTimer()
    clock.start()
    story.set_rows(rows(500))
    assert clock.elapsed() < _PATIENCE_MS
    assert 0 < measured(story) < 50


def test_the_rest_is_laid_out_while_nothing_else_is_to_do(story: StoryList, qtbot: QtBot) -> None:
    story.set_rows(rows(300))
    qtbot.waitUntil(lambda: measured(story) == 300)
    exact = sum(story.visualRect(story.story.index(place)).height() for place in range(300))
    assert story.content_px == exact


def test_ten_thousand_entries_open(story: StoryList) -> None:
    story.set_rows(rows(10_000))
    assert story.story.rowCount() == 10_000
    assert 0 < measured(story) < 50


def test_what_is_read_stays_in_place_while_heights_become_exact(story: StoryList, qtbot: QtBot) -> None:
    story.set_rows(rows(400))
    QApplication.processEvents()
    story.verticalScrollBar().setValue(8_000)
    top = story.indexAt(story.viewport().rect().topLeft())
    place = story.visualRect(top).top()
    qtbot.waitUntil(lambda: measured(story) == 400)
    assert abs(story.visualRect(story.story.index(top.row())).top() - place) <= 1


def test_another_width_keeps_the_same_entry_at_the_top(story: StoryList, qtbot: QtBot) -> None:
    story.set_rows(rows(120))
    qtbot.waitUntil(lambda: measured(story) == 120)
    story.scroll_px = 5_000
    top = story.indexAt(story.viewport().rect().topLeft()).row()
    story.window().resize(700, 500)
    QApplication.processEvents()
    assert abs(story.indexAt(story.viewport().rect().topLeft()).row() - top) <= 1


def test_the_scroll_position_can_be_set_before_anything_was_laid_out(story: StoryList, qtbot: QtBot) -> None:
    story.set_rows(rows(200))
    story.scroll_px = 9_000
    seen = story.indexAt(story.viewport().rect().topLeft()).row()
    assert story.scroll_px == 9_000
    qtbot.waitUntil(lambda: measured(story) == 200)
    assert story.indexAt(story.viewport().rect().topLeft()).row() == seen
    assert story.scroll_px == 9_000


def test_an_entry_far_away_is_brought_into_view(story: StoryList) -> None:
    story.set_rows(rows(300))
    QApplication.processEvents()
    story.go_to(290)
    box = story.visualRect(story.story.index(289))
    assert box.top() >= 0
    assert box.bottom() <= story.viewport().height()
    current = story.current_row()
    assert current is not None
    assert current.key == 290
    story.go_to(12_345)
    assert story.current_row() is current


def test_a_short_story_is_as_tall_as_its_words(story: StoryList) -> None:
    story.set_rows((row(1),))
    QApplication.processEvents()
    assert story.height() == story.content_px
    assert story.sizeHint().height() == story.content_px < 300


def test_arrow_keys_choose_and_letters_are_left_to_others(story: StoryList, qtbot: QtBot) -> None:
    story.set_rows(rows(5))
    story.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(story, Qt.Key.Key_Down)
    qtbot.keyClick(story, Qt.Key.Key_Down)
    qtbot.keyClick(story, Qt.Key.Key_X)
    current = story.current_row()
    assert current is not None
    assert current.key in (2, 3)
    before = current.key
    qtbot.keyClick(story, Qt.Key.Key_Up)
    current = story.current_row()
    assert current is not None
    assert current.key == before - 1


@pytest.mark.parametrize("choice", [ThemeChoice.PAPER, ThemeChoice.EVENING, ThemeChoice.CONTRAST])
def test_a_story_is_painted_in_each_theme(story: StoryList, switch: ThemeSwitch, choice: ThemeChoice) -> None:
    story.set_rows(rows(6))
    switch.choose(choice)
    image = story.window().grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, 60, 2) for y in range(0, 200, 2)}
    assert switch.theme.accent.lower() in seen


@pytest.mark.parametrize(
    "text",
    [
        "היא הודתה לי בדלת ושוב מן המסדרון.",
        "👩‍👩‍👧‍👦🙂",
        "x" * 400,
        "One\n\nafter an empty line\n",
        "",
        "a" + "\u0301" * 50,
    ],
)
def test_every_writing_can_be_laid_out_and_painted(story: StoryList, text: str) -> None:
    plain = StoryRow(key=1, head="Head", text=text, feelings=(), imagined=(), dot=Dot.WARM)
    story.set_rows((plain,))
    story.setCurrentIndex(story.story.index(0))
    assert not story.grab().isNull()
    assert story.content_px > 0


def test_right_to_left_the_thread_stands_at_the_right(story: StoryList, switch: ThemeSwitch) -> None:
    story.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    story.set_rows(rows(4))
    QApplication.processEvents()
    image = story.grab().toImage()
    middle = image.width() // 2
    where = [x for x in range(image.width()) if image.pixelColor(x, 22).name() == switch.theme.accent.lower()]
    assert where
    assert min(where) > middle


def test_forgetting_leaves_no_word(story: StoryList) -> None:
    story.set_rows(rows(3))
    story.forget()
    assert story.story.rowCount() == 0
    assert story.current_row() is None
