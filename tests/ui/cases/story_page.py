"""The right side of the page Cases over a real journal, and the waiting that tests of it need."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.entry import Entry, EntryId, EntryKind, Feeling
from balint_desktop.services.changes import Changes
from balint_desktop.services.journal import Journal
from balint_desktop.ui.cases.story_presenter import StoryPresenter
from balint_desktop.ui.cases.story_view import StoryView
from balint_desktop.ui.shell.clipboard import Clipboard
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from tests.fakes import FakeClock

#: The story's share of a window of 1280 and of the smallest one.
WIDE, NARROW = (776, 800), (396, 600)
#: A chain of answers that each ask for more is never longer than this.
_ROUNDS = 4


class _Back(QObject):
    """Tells that the worker came to the end of what was asked so far."""

    reached = Signal()

    def done(self, _: None) -> None:
        self.reached.emit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A presenter with its view in a window that has the keyboard."""

    presenter: StoryPresenter
    view: StoryView
    journal: Journal
    worker: Worker
    clock: FakeClock
    clipboard: Clipboard
    changed: list[Changes]
    qtbot: QtBot

    def keep(self, text: str, *, name: str = "The man with the maps", feelings: tuple[str, ...] = ()) -> CaseId:
        """Keep a case with a first note; only while the worker has nothing to do."""
        kept = self.journal.cases.keep(text, name=name, feelings=chosen(feelings), draft_slot="today")
        return kept.summary.id

    def add(
        self,
        case_id: CaseId,
        text: str,
        *,
        kind: EntryKind = EntryKind.SECOND_THOUGHTS,
        feelings: tuple[str, ...] = (),
    ) -> EntryId:
        """Add an entry; only while the worker has nothing to do."""
        entries = self.journal.entries
        kept = entries.add(case_id, kind=kind, text=text, feelings=chosen(feelings), draft_slot="none")
        return kept.entry_id

    def open(self, case_id: CaseId | None) -> None:
        """Open a case and wait until it is shown."""
        self.presenter.open(case_id)
        self.settle()

    def settle(self) -> None:
        """Wait until the worker has done all that was asked, and what was asked because of that."""
        for _ in range(_ROUNDS):
            back = _Back()
            with self.qtbot.waitSignal(back.reached):
                self.worker.submit(_nothing, done=back.done)
        QApplication.processEvents()

    def stored(self, case_id: CaseId) -> tuple[Entry, ...]:
        """Return the entries of a case as they are on disk."""
        return self.journal.cases.story(case_id).entries

    def heads(self) -> list[str]:
        """Return the heads of what the list shows."""
        return [row.head for row in self.view.entries.story.rows]

    def press(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where `widget` has the focus, and wait for what comes of it."""
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.qtbot.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.settle()

    def click(self, widget: QWidget) -> None:
        """Click a control, and wait for what comes of it."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def write(self, words: str) -> None:
        """Type into the editor, key by key."""
        self.qtbot.keyClicks(self.view.editor.note, words)


def chosen(words: tuple[str, ...]) -> tuple[Feeling, ...]:
    """Return feelings of the doctor's own."""
    return tuple(Feeling(word=word) for word in words)


def _nothing() -> None:
    return None


@pytest.fixture
def page(journal: Journal, worker: Worker, clock: FakeClock, switch: ThemeSwitch, qtbot: QtBot) -> Iterator[Page]:
    """The right side of Cases, with no case chosen, as wide as in a window of 1280."""
    presenter = StoryPresenter(journal=journal, worker=worker, clock=clock)
    clipboard = Clipboard()
    view = StoryView(presenter=presenter, theme=switch, clipboard=clipboard)
    changed: list[Changes] = []
    presenter.changed.connect(changed.append)
    qtbot.addWidget(view)
    view.resize(*WIDE)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    yield Page(
        presenter=presenter,
        view=view,
        journal=journal,
        worker=worker,
        clock=clock,
        clipboard=clipboard,
        changed=changed,
        qtbot=qtbot,
    )
    clipboard.clear_if_ours()
