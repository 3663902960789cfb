"""A lock, in its order: covered, saved, closed, cleared; nothing of it asks, loses a word or shows one late."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from balint_desktop.domain.case import CaseFilter, CaseId
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.domain.place import Place
from balint_desktop.services.drafts import TODAY_SLOT
from balint_desktop.services.journal import Journal
from balint_desktop.services.vault import Vault, VaultState
from balint_desktop.ui.cases.list_state import Listed
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.shell.cover import CoverPage
from balint_desktop.ui.shell.journal_view import JournalView
from balint_desktop.ui.shell.locking import AfterLock, Locking
from balint_desktop.ui.shell.navigation import PageName
from balint_desktop.ui.shell.shortcuts_sheet import ShortcutsSheet
from balint_desktop.ui.shell.window import Window
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.today.presenter import Jotting
from balint_desktop.ui.today.view import TodayView
from balint_desktop.ui.unlock.presenter import UnlockPresenter
from balint_desktop.ui.widgets.line_edits import NameEdit
from balint_desktop.ui.widgets.note_edit import NoteEdit
from balint_desktop.ui.widgets.text_label import TextLabel
from balint_desktop.ui.widgets.word_field import WordField
from tests.rights import files_of_at_most
from tests.services.cheap_vault import PASSPHRASE
from tests.ui.conftest import Gate, Settle
from tests.ui.hands import CTRL, one, press, type_words

WORD = "Schwester"


class PaintWatch(QObject):
    """Notes that something was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a painted widget by its kind."""
        if event.type() is QEvent.Type.Paint:
            self.painted.append(type(watched).__name__)
        return False


@pytest.fixture
def open_pages(view: JournalView, locking: Locking) -> JournalView:
    locking.set_pages(view)
    return view


def write(view: JournalView, text: str = f"{WORD} wept.") -> None:
    type_words(one(one(view, TodayView), NoteEdit), text)


def keep_one(view: JournalView, settle: Settle) -> CaseId:
    write(view)
    press(one(one(view, TodayView), NoteEdit), Qt.Key.Key_Return, CTRL)
    settle()
    kept = view.today_presenter.state.kept
    assert kept is not None
    return kept.id


def words_on(widget: QWidget) -> str:
    """Return every word that `widget` and what is in it could show or be asked for."""
    texts = [note.toPlainText() for note in widget.findChildren(NoteEdit)]
    texts += [field.text() for kind in (NameEdit, WordField) for field in widget.findChildren(kind)]
    texts += [label.text() for label in widget.findChildren(TextLabel)]
    return " ".join(texts)


def test_the_cover_is_painted_before_anything_is_saved(
    open_pages: JournalView,
    locking: Locking,
    locked: list[AfterLock],
    worker: Worker,
    qapp: QApplication,
    settle: Settle,
) -> None:
    write(open_pages)
    watch = PaintWatch()
    gate = Gate(worker)
    qapp.installEventFilter(watch)
    locking.lock(AfterLock.UNLOCK_PAGE)
    qapp.removeEventFilter(watch)
    assert "CoverPage" in watch.painted
    assert "NoteEdit" not in watch.painted
    assert not open_pages.isVisible()
    assert locked == []
    gate.open()
    settle()
    assert locked == [AfterLock.UNLOCK_PAGE]


def test_what_stands_in_the_note_is_there_again_after_unlocking(
    open_pages: JournalView,
    locking: Locking,
    locked: list[AfterLock],
    vault: Vault,
    journal: Journal,
    settle: Settle,
) -> None:
    write(open_pages)
    locking.lock(AfterLock.UNLOCK_PAGE)
    settle()
    assert locked == [AfterLock.UNLOCK_PAGE]
    assert vault.state is VaultState.LOCKED
    assert not words_on(open_pages).count(WORD)
    vault.unlock(PASSPHRASE)
    draft = journal.drafts.load(TODAY_SLOT)
    assert draft is not None
    assert draft.text == f"{WORD} wept."
    assert journal.places.last() == Place(page="today", cursor=len(draft.text))


def test_a_word_that_is_half_typed_in_its_own_field_is_saved_too(
    open_pages: JournalView, locking: Locking, vault: Vault, journal: Journal, settle: Settle
) -> None:
    write(open_pages)
    field = one(one(open_pages, TodayView), WordField)
    field.setFocus()
    type_words(field, "like glass")
    locking.lock(AfterLock.UNLOCK_PAGE)
    settle()
    vault.unlock(PASSPHRASE)
    draft = journal.drafts.load(TODAY_SLOT)
    assert draft is not None
    assert [feeling.word for feeling in draft.feelings] == ["like glass"]


def test_a_second_lock_changes_nothing_but_to_the_end(
    open_pages: JournalView, locking: Locking, locked: list[AfterLock], settle: Settle
) -> None:
    locking.lock(AfterLock.UNLOCK_PAGE)
    assert locking.is_locking
    locking.lock(AfterLock.END)
    locking.lock(AfterLock.UNLOCK_PAGE)
    settle()
    assert locked == [AfterLock.END]


def test_a_late_search_result_is_thrown_away(
    open_pages: JournalView, locking: Locking, locked: list[AfterLock], worker: Worker, settle: Settle
) -> None:
    keep_one(open_pages, settle)
    open_pages.search()
    settle()
    listing = open_pages.cases_presenter.list
    gate = Gate(worker)
    listing.set_typed(WORD)
    locking.lock(AfterLock.UNLOCK_PAGE)
    states: list[Listed] = []
    listing.state_changed.connect(lambda state: states.append(state.listed))
    gate.open()
    settle()
    assert locked == [AfterLock.UNLOCK_PAGE]
    assert Listed.HITS not in states
    assert listing.model.rowCount() == 0


def test_a_late_unlock_is_thrown_away_and_the_journal_closed_again(
    locked_vault: Vault, locking: Locking, locked: list[AfterLock], worker: Worker, settle: Settle
) -> None:
    presenter = UnlockPresenter(vault=locked_vault, worker=worker)
    opened: list[str] = []
    presenter.opened.connect(lambda: opened.append("opened"))
    gate = Gate(worker)
    presenter.open_with(PASSPHRASE)
    locking.lock(AfterLock.END)
    gate.open()
    settle()
    assert (opened, locked) == ([], [AfterLock.END])
    assert locked_vault.state is VaultState.LOCKED


def test_a_lock_at_the_door_has_nothing_to_save(
    locking: Locking, locked: list[AfterLock], window: Window, settle: Settle
) -> None:
    locking.lock(AfterLock.END)
    settle()
    assert locked == [AfterLock.END]
    assert one(window, CoverPage).isVisible()


def test_a_note_that_is_being_kept_is_kept_once_and_is_no_draft(
    open_pages: JournalView,
    locking: Locking,
    locked: list[AfterLock],
    vault: Vault,
    journal: Journal,
    worker: Worker,
    settle: Settle,
) -> None:
    write(open_pages)
    gate = Gate(worker)
    press(one(one(open_pages, TodayView), NoteEdit), Qt.Key.Key_Return, CTRL)
    locking.lock(AfterLock.UNLOCK_PAGE)
    gate.open()
    settle()
    assert locked == [AfterLock.UNLOCK_PAGE]
    vault.unlock(PASSPHRASE)
    assert len(journal.cases.ids(CaseFilter())) == 1
    assert journal.drafts.load(TODAY_SLOT) is None


def test_an_entry_that_is_being_kept_is_kept_once_and_is_no_draft(
    open_pages: JournalView, locking: Locking, vault: Vault, journal: Journal, worker: Worker, settle: Settle
) -> None:
    case_id = keep_one(open_pages, settle)
    open_pages.open_case(case_id)
    settle()
    editor = open_pages.cases_presenter.story.editor
    editor.begin_new(case_id)
    editor.write("Second thoughts.")
    gate = Gate(worker)
    editor.keep()
    locking.lock(AfterLock.UNLOCK_PAGE)
    gate.open()
    settle()
    vault.unlock(PASSPHRASE)
    assert [entry.text for entry in journal.cases.story(case_id).entries] == [f"{WORD} wept.", "Second thoughts."]
    assert journal.drafts.all() == ()


def test_a_name_that_was_just_changed_is_stored(
    open_pages: JournalView, locking: Locking, vault: Vault, journal: Journal, worker: Worker, settle: Settle
) -> None:
    case_id = keep_one(open_pages, settle)
    open_pages.open_case(case_id)
    settle()
    gate = Gate(worker)
    open_pages.cases_presenter.story.rename("The clock")
    locking.lock(AfterLock.UNLOCK_PAGE)
    gate.open()
    settle()
    vault.unlock(PASSPHRASE)
    assert journal.cases.story(case_id).case.name == "The clock"


def test_a_draft_that_has_not_arrived_yet_survives_the_lock(
    view: JournalView, locking: Locking, vault: Vault, journal: Journal, worker: Worker, settle: Settle
) -> None:
    write(view)
    view.today_presenter.save_now()
    settle()
    view.today_presenter.clear()
    locking.set_pages(view)
    gate = Gate(worker)
    view.today_presenter.load()
    locking.lock(AfterLock.UNLOCK_PAGE)
    gate.open()
    settle()
    vault.unlock(PASSPHRASE)
    draft = journal.drafts.load(TODAY_SLOT)
    assert draft is not None
    assert draft.text == f"{WORD} wept."


def again(locking: Locking) -> Callable[[], None]:
    timer = locking.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert timer.isActive()
    return timer.timeout.emit


def test_a_lock_that_can_save_nowhere_stays_covered_and_goes_on_when_it_can(
    open_pages: JournalView,
    locking: Locking,
    locked: list[AfterLock],
    vault: Vault,
    journal: Journal,
    window: Window,
    settle: Settle,
) -> None:
    write(open_pages)
    with files_of_at_most(10):
        locking.lock(AfterLock.UNLOCK_PAGE)
        settle()
        for _ in range(2):
            again(locking)()
            settle()
        assert locked == []
        assert vault.state is VaultState.OPEN
        cover = one(window, CoverPage)
        assert cover.isVisible()
        assert not open_pages.isVisible()
        assert message_for(BalintError(ErrorCode.DISK_FULL)).whole in [
            label.text() for label in cover.findChildren(TextLabel)
        ]
        assert WORD not in words_on(cover)
    again(locking)()
    settle()
    assert locked == [AfterLock.UNLOCK_PAGE]
    vault.unlock(PASSPHRASE)
    draft = journal.drafts.load(TODAY_SLOT)
    assert draft is not None
    assert draft.text == f"{WORD} wept."


def test_a_lock_after_a_save_that_failed_keeps_the_draft(
    open_pages: JournalView,
    locking: Locking,
    locked: list[AfterLock],
    vault: Vault,
    journal: Journal,
    settle: Settle,
) -> None:
    write(open_pages)
    with files_of_at_most(10):
        open_pages.today_presenter.save_now()
        settle()
    locking.lock(AfterLock.UNLOCK_PAGE)
    settle()
    assert locked == [AfterLock.UNLOCK_PAGE]
    vault.unlock(PASSPHRASE)
    draft = journal.drafts.load(TODAY_SLOT)
    assert draft is not None
    assert draft.text == f"{WORD} wept."


def test_nothing_typed_reaches_the_pages_behind_the_cover(
    open_pages: JournalView, locking: Locking, worker: Worker, window: Window, settle: Settle
) -> None:
    write(open_pages)
    gate = Gate(worker)
    locking.lock(AfterLock.UNLOCK_PAGE)
    for target in (window, QApplication.focusWidget() or window):
        type_words(target, "x")
        press(target, Qt.Key.Key_1, CTRL)
        press(target, Qt.Key.Key_F1)
    assert open_pages.today_presenter.jotting == Jotting(text=f"{WORD} wept.")
    assert one(window, CoverPage).isVisible()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, ShortcutsSheet) and w.isVisible()]
    gate.open()
    settle()


def test_a_sheet_that_is_open_is_closed_by_the_cover(
    open_pages: JournalView, locking: Locking, locked: list[AfterLock], window: Window, settle: Settle
) -> None:
    open_pages.show_shortcuts()
    sheet = one(open_pages, ShortcutsSheet)
    assert sheet.isVisible()
    locking.lock(AfterLock.UNLOCK_PAGE)
    settle()
    assert open_pages.findChildren(ShortcutsSheet) == []
    assert window.isVisible()
    assert locked == [AfterLock.UNLOCK_PAGE]


@pytest.mark.parametrize("page", list(PageName))
def test_no_page_keeps_a_word_after_the_lock(
    open_pages: JournalView, locking: Locking, page: PageName, settle: Settle
) -> None:
    case_id = keep_one(open_pages, settle)
    open_pages.open_case(case_id)
    settle()
    open_pages.show_page(page)
    settle()
    locking.lock(AfterLock.UNLOCK_PAGE)
    settle()
    assert WORD not in words_on(open_pages)
    assert open_pages.drafts() == ()


def test_who_locks_comes_back_to_the_page_and_who_quits_begins_on_today(
    open_pages: JournalView, locking: Locking, vault: Vault, journal: Journal, settle: Settle
) -> None:
    open_pages.show_page(PageName.SETTINGS)
    locking.lock(AfterLock.UNLOCK_PAGE)
    settle()
    vault.unlock(PASSPHRASE)
    assert journal.places.last() == Place(page="settings")


def test_the_next_start_after_quitting_begins_on_today(
    open_pages: JournalView, locking: Locking, vault: Vault, journal: Journal, settle: Settle
) -> None:
    open_pages.show_page(PageName.SETTINGS)
    locking.lock(AfterLock.END)
    settle()
    vault.unlock(PASSPHRASE)
    assert journal.places.last() == Place()
