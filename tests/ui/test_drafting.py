"""Saving what is being written: "Saved, encrypted" is said only when the very words are on disk."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from balint_desktop.domain.draft import Draft
from balint_desktop.domain.entry import EntryKind
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.autosave import LONGEST_SECONDS, PAUSE_SECONDS
from balint_desktop.services.journal import Journal
from balint_desktop.services.vault import Vault
from balint_desktop.ui.drafting import DraftKeeper, SaveStatus
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker
from tests.fakes import FakeClock
from tests.rights import files_of_at_most
from tests.ui.conftest import Gate, Settle

NOTHING = Draft(slot="today", kind=EntryKind.FIRST_NOTE)


class Editor:
    """An editor whose words a DraftKeeper looks after; notes each status with the words it was said of."""

    def __init__(self, journal: Journal, worker: Worker, clock: FakeClock) -> None:
        self.text = ""
        self._journal = journal
        self._clock = clock
        self.keeper = DraftKeeper(
            worker=worker, drafts=journal.drafts, clock=clock, snapshot=self.draft, parent=worker
        )
        self.told: list[SaveStatus] = []
        self.lies: list[str] = []
        self.keeper.status_changed.connect(self._note)

    def draft(self) -> Draft:
        return replace(NOTHING, text=self.text)

    def type(self, text: str) -> None:
        self.text += text
        self.keeper.typed()

    def pause(self, seconds: float = PAUSE_SECONDS) -> None:
        """Let time pass, and the timer notice it."""
        self._clock.advance(seconds)
        timer = self.keeper.findChild(QTimer)
        assert timer is not None
        timer.timeout.emit()

    def stored(self) -> str | None:
        draft = self._journal.drafts.load("today")
        return draft.text if draft else None

    def _note(self, status: SaveStatus) -> None:
        self.told.append(status)
        if status is SaveStatus.SAVED and self.stored() != self.text:
            self.lies.append(self.text)


@pytest.fixture
def editor(journal: Journal, worker: Worker, clock: FakeClock) -> Editor:
    return Editor(journal, worker, clock)


def test_an_untouched_editor_says_nothing(editor: Editor) -> None:
    assert (editor.keeper.status, editor.keeper.message) == (SaveStatus.NOTHING, "")
    editor.keeper.save_now()
    assert editor.told == []


def test_words_are_saved_after_a_pause_and_not_before(editor: Editor, settle: Settle) -> None:
    editor.type("He wept.")
    editor.pause(PAUSE_SECONDS - 0.1)
    settle()
    assert editor.stored() is None
    editor.pause(0.1)
    settle()
    assert editor.stored() == "He wept."
    assert editor.told == [SaveStatus.WAITING, SaveStatus.SAVED]


def test_typing_without_a_pause_is_saved_meanwhile(editor: Editor, settle: Settle) -> None:
    for _ in range(int(LONGEST_SECONDS) + 1):
        editor.type("x")
        editor.pause(1.0)
    settle()
    assert editor.stored() is not None


def test_the_timer_of_its_own_accord_begins_the_save(editor: Editor, clock: FakeClock, qtbot: QtBot) -> None:
    editor.type("He wept.")
    clock.advance(PAUSE_SECONDS)
    editor.keeper.typed()
    clock.advance(PAUSE_SECONDS)
    qtbot.waitUntil(lambda: editor.keeper.status is SaveStatus.SAVED)
    assert editor.stored() == "He wept."


def test_what_is_typed_during_a_save_is_not_called_saved(editor: Editor, worker: Worker, settle: Settle) -> None:
    editor.type("He wept.")
    gate = Gate(worker)
    editor.pause()
    editor.type(" I waited.")
    gate.open()
    settle()
    assert editor.stored() == "He wept."
    assert editor.told == [SaveStatus.WAITING]
    editor.pause()
    settle()
    assert editor.stored() == "He wept. I waited."
    assert editor.told == [SaveStatus.WAITING, SaveStatus.SAVED]
    assert not editor.lies


def test_a_save_that_is_overtaken_waits_for_the_later_one(editor: Editor, worker: Worker, settle: Settle) -> None:
    gate = Gate(worker)
    for text in ("one", " two", " three"):
        editor.type(text)
        editor.pause()
    gate.open()
    settle()
    assert editor.stored() == "one two three"
    assert editor.told == [SaveStatus.WAITING, SaveStatus.SAVED]
    assert not editor.keeper.is_dirty


def test_a_failing_save_says_why_and_is_tried_again(editor: Editor, settle: Settle) -> None:
    editor.type("He wept.")
    with files_of_at_most(1_000):
        for _ in range(3):
            editor.pause()
            settle()
            assert editor.keeper.status is SaveStatus.FAILED
            assert editor.keeper.message in {
                message_for(BalintError(code)).whole for code in (ErrorCode.DISK_FULL, ErrorCode.DISK_FAILED)
            }
    editor.pause()
    settle()
    assert editor.stored() == "He wept."
    assert (editor.keeper.status, editor.keeper.message) == (SaveStatus.SAVED, "")
    assert not editor.lies


def test_typing_does_not_hide_that_the_last_save_failed(editor: Editor, settle: Settle) -> None:
    editor.type("He wept.")
    with files_of_at_most(1_000):
        editor.pause()
        settle()
        editor.type(" I waited.")
        assert editor.keeper.status is SaveStatus.FAILED
        assert editor.keeper.message


def test_words_typed_while_a_save_fails_are_in_the_next_one(
    editor: Editor, worker: Worker, settle: Settle
) -> None:
    editor.type("He wept.")
    with files_of_at_most(1_000):
        gate = Gate(worker)
        editor.pause()
        editor.type(" I waited.")
        gate.open()
        settle()
    editor.pause()
    settle()
    assert editor.stored() == "He wept. I waited."
    assert editor.keeper.status is SaveStatus.SAVED


def test_saving_now_needs_no_pause(editor: Editor, settle: Settle) -> None:
    editor.type("He wept.")
    editor.keeper.save_now()
    settle()
    assert editor.stored() == "He wept."
    assert editor.keeper.status is SaveStatus.SAVED


@pytest.mark.parametrize("status", [SaveStatus.NOTHING, SaveStatus.SAVED])
def test_a_reset_forgets_what_was_unsaved(editor: Editor, settle: Settle, status: SaveStatus) -> None:
    editor.type("He wept.")
    editor.keeper.reset(status=status)
    editor.pause()
    settle()
    assert editor.stored() is None
    assert editor.keeper.status is status
    assert not editor.keeper.is_dirty


@pytest.mark.parametrize("fails", [False, True])
def test_the_outcome_of_a_save_from_before_a_reset_says_nothing(
    editor: Editor, worker: Worker, settle: Settle, vault: Vault, fails: bool
) -> None:
    editor.type("He wept.")
    gate = Gate(worker)
    editor.pause()
    editor.keeper.reset()
    if fails:
        vault.close()
    gate.open()
    settle()
    assert editor.keeper.status is SaveStatus.NOTHING
    assert editor.told == [SaveStatus.WAITING, SaveStatus.NOTHING]


def test_an_emptied_editor_takes_its_draft_away_and_says_nothing(editor: Editor, settle: Settle) -> None:
    editor.type("He wept.")
    editor.pause()
    settle()
    editor.text = ""
    editor.keeper.typed()
    editor.pause()
    settle()
    assert editor.stored() is None
    assert editor.keeper.status is SaveStatus.NOTHING


Step = Callable[[Editor], None]


@pytest.mark.parametrize("seed", range(8))
def test_saved_is_never_said_of_other_words_whatever_happens(
    editor: Editor, worker: Worker, settle: Settle, seed: int
) -> None:
    steps: tuple[Step, ...] = (
        lambda editor: editor.type("x"),
        lambda editor: editor.pause(),
        lambda editor: editor.keeper.save_now(),
        lambda editor: settle(),
    )
    for number in range(40):
        steps[(seed * 7 + number * number + number // 3) % len(steps)](editor)
    editor.pause()
    settle()
    assert not editor.lies
    assert editor.stored() == editor.text
