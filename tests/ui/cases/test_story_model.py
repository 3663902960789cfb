"""The model of a story: it changes in the exact places where the story did."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from balint_desktop.ui.cases.story_model import ROW_ROLE, StoryModel
from balint_desktop.ui.cases.story_rows import Dot, StoryRow


def row(key: int, text: str = "Words.") -> StoryRow:
    return StoryRow(
        key=key, head=f"Entry {key}", text=text, feelings=("sad",), imagined=(), dot=Dot.FILLED, link="edited"
    )


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = StoryModel()
    qtmodeltester.check(model)
    model.set_rows((row(1), row(2)))
    qtmodeltester.check(model)


def test_a_new_entry_comes_in_at_its_place(qtbot: QtBot) -> None:
    model = StoryModel()
    model.set_rows((row(1), row(3)))
    with qtbot.waitSignal(model.rowsInserted) as inserted, qtbot.assertNotEmitted(model.modelReset):
        model.set_rows((row(1), row(2), row(3)))
    assert inserted.args[1:] == [1, 1]
    assert [held.key for held in model.rows] == [1, 2, 3]


def test_a_deleted_entry_goes_from_its_place(qtbot: QtBot) -> None:
    model = StoryModel()
    model.set_rows((row(1), row(2), row(3)))
    with qtbot.waitSignal(model.rowsRemoved) as removed, qtbot.assertNotEmitted(model.modelReset):
        model.set_rows((row(1), row(3)))
    assert removed.args[1:] == [1, 1]


def test_only_the_entry_that_changed_is_told_of(qtbot: QtBot) -> None:
    model = StoryModel()
    first, second = row(1), row(2)
    model.set_rows((first, second))
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_rows((row(1), row(2, "Other words.")))
    assert changed.args[0].row() == 1
    assert model.row_at(0) is first
    assert model.rows[1].text == "Other words."


def test_another_story_starts_anew(qtbot: QtBot) -> None:
    model = StoryModel()
    model.set_rows((row(1), row(2)))
    with qtbot.waitSignal(model.modelReset):
        model.set_rows((row(8),))


def test_a_screen_reader_gets_head_words_and_feelings() -> None:
    model = StoryModel()
    model.set_rows((row(1),))
    index = model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Entry 1\nWords.\nsad\nedited"
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Entry 1"
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    assert index.data(ROW_ROLE).key == 1
    assert model.row_of(1) == 0
    assert model.row_of(7) is None
    assert model.row_at(7) is None
