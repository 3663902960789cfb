"""The window of a jotting under real keys: whatever way it is left, no word is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.letter_pins import LetterboxPins
from balint_desktop.services.letterbox import Letterbox
from balint_desktop.services.vault import Vault
from balint_desktop.ui.jot.presenter import JotPresenter
from balint_desktop.ui.jot.view import JotView
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.buttons import PrimaryButton
from balint_desktop.ui.widgets.note_edit import NOTE_LIMIT, NoteEdit
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.fakes import FakeClock
from tests.rights import files_of_at_most
from tests.services.cheap_vault import PASSPHRASE
from tests.ui.conftest import Settle
from tests.ui.hands import CTRL, click, one, press, shown, type_words

WORDS = "He stood on the stairs."


@pytest.fixture
def presenter(locked_vault: Vault, worker: Worker, clock: FakeClock, tmp_path: Path) -> JotPresenter:
    letterbox = Letterbox(locked_vault.folder, pins=LetterboxPins(tmp_path / "pins.json"), clock=clock)
    return JotPresenter(letterbox=letterbox, worker=worker)


@pytest.fixture
def ended(presenter: JotPresenter) -> list[bool]:
    """Gets one item when nothing is left to do."""
    told: list[bool] = []
    presenter.finished.connect(lambda: told.append(True))
    return told


@pytest.fixture
def view(presenter: JotPresenter, switch: ThemeSwitch, qtbot: QtBot, settle: Settle) -> Iterator[JotView]:
    made = JotView(presenter=presenter)
    presenter.setParent(made)
    with qtbot.waitSignal(made.drawn), qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    settle()
    shiboken6.delete(made)


def in_box(vault: Vault) -> int:
    box = vault.folder / "letterbox"
    return len(list(box.iterdir())) if box.exists() else 0


def letters(vault: Vault) -> list[str]:
    vault.unlock(PASSPHRASE)
    with vault.reading() as work:
        return [letter.text for letter in work.letters.waiting()]


def said(view: JotView) -> str:
    return " ".join(label.text() for label in shown(view, TextLabel))


def test_the_cursor_is_in_the_note_and_the_title_says_nothing(view: JotView) -> None:
    assert QApplication.focusWidget() is one(view, NoteEdit)
    assert view.windowTitle() == "Balint Desktop"


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Return, CTRL),
        (Qt.Key.Key_Enter, CTRL),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_W, CTRL),
        (Qt.Key.Key_Q, CTRL),
    ],
)
def test_every_way_out_seals_what_stands_there(
    view: JotView,
    ended: list[bool],
    locked_vault: Vault,
    settle: Settle,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
) -> None:
    note = one(view, NoteEdit)
    type_words(note, WORDS)
    press(note, key, modifiers)
    settle()
    assert ended == [True]
    assert note.words() == ""
    assert view.close()
    assert letters(locked_vault) == [WORDS]


def test_closing_the_window_seals_first(
    view: JotView, ended: list[bool], locked_vault: Vault, settle: Settle
) -> None:
    type_words(one(view, NoteEdit), WORDS)
    assert not view.close()
    settle()
    assert ended == [True]
    assert letters(locked_vault) == [WORDS]


def test_asking_twice_seals_once(
    view: JotView, ended: list[bool], locked_vault: Vault, settle: Settle
) -> None:
    note = one(view, NoteEdit)
    type_words(note, WORDS)
    press(note, Qt.Key.Key_Return, CTRL)
    press(note, Qt.Key.Key_Return, CTRL)
    settle()
    assert ended == [True]
    assert in_box(locked_vault) == 1


@pytest.mark.parametrize("words", ["", "  "])
def test_an_empty_note_just_goes(
    view: JotView, ended: list[bool], locked_vault: Vault, words: str
) -> None:
    note = one(view, NoteEdit)
    type_words(note, words)
    press(note, Qt.Key.Key_Escape)
    assert ended == [True]
    assert in_box(locked_vault) == 0


def test_a_full_disk_keeps_the_words_in_the_window_and_says_why(
    view: JotView, ended: list[bool], locked_vault: Vault, settle: Settle
) -> None:
    note = one(view, NoteEdit)
    type_words(note, WORDS)
    with files_of_at_most(10):
        press(note, Qt.Key.Key_Return, CTRL)
        settle()
    assert ended == []
    assert note.words() == WORDS
    assert not note.isReadOnly()
    assert message_for(BalintError(ErrorCode.DISK_FULL)).sentence in said(view)
    assert "press Ctrl Enter to try again" in said(view)
    assert "by itself" not in said(view)
    press(note, Qt.Key.Key_Return, CTRL)
    settle()
    assert ended == [True]
    assert letters(locked_vault) == [WORDS]


def test_where_nothing_can_be_sealed_it_says_so_before_much_is_written(
    view: JotView, presenter: JotPresenter, locked_vault: Vault, settle: Settle
) -> None:
    header = locked_vault.folder / "vault.hdr"
    header.write_bytes(header.read_bytes()[:-1])
    presenter.prepare()
    settle()
    assert message_for(BalintError(ErrorCode.HEADER_DAMAGED)).sentence in said(view)


def test_a_paste_that_is_too_long_is_refused_with_a_sentence(view: JotView) -> None:
    data = QMimeData()
    data.setText("x" * (NOTE_LIMIT + 1))
    note = one(view, NoteEdit)
    note.insertFromMimeData(data)
    assert "nothing was put in" in said(view)
    type_words(note, "So.")
    assert "nothing was put in" not in said(view)


def test_the_button_seals(view: JotView, ended: list[bool], settle: Settle) -> None:
    type_words(one(view, NoteEdit), WORDS)
    click(one(view, PrimaryButton))
    settle()
    assert ended == [True]
