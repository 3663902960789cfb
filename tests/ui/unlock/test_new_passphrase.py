"""After the recovery code: a new passphrase, typed twice, or put off and reminded of."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.vault import Vault
from balint_desktop.ui.keys.steps_state import Step
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.shell.door_pages import DoorPages
from balint_desktop.ui.shell.window import Window
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.unlock.new_passphrase_presenter import NewPassphrasePresenter
from balint_desktop.ui.unlock.new_passphrase_view import NewPassphraseView
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.rights import files_of_at_most
from tests.services.cheap_vault import PASSPHRASE, files_of
from tests.ui.conftest import Settle, ShowPage
from tests.ui.hands import CTRL, button, click, one, press, shown, type_words

NEW = "quite another passphrase"


@pytest.fixture
def presenter(locked_vault: Vault, recovery_code: str, worker: Worker) -> NewPassphrasePresenter:
    locked_vault.unlock_with_code(recovery_code)
    return NewPassphrasePresenter(keys=locked_vault.journal_keys(), worker=worker)


@pytest.fixture
def left(presenter: NewPassphrasePresenter) -> list[str]:
    """Gets a word each time the page is left."""
    told: list[str] = []
    presenter.left.connect(lambda: told.append("left"))
    return told


@pytest.fixture
def view(presenter: NewPassphrasePresenter, show_page: ShowPage, settle: Settle) -> NewPassphraseView:
    page = NewPassphraseView(presenter=presenter)
    presenter.setParent(page)
    show_page(page)
    presenter.load()
    settle()
    return page


def enter(view: QWidget, words: str) -> None:
    (field,) = shown(view, PassphraseEdit)
    assert QApplication.focusWidget() is field
    field.selectAll()
    type_words(field, words)
    press(field, Qt.Key.Key_Return)


def test_a_new_passphrase_is_set_by_keys_alone(
    view: NewPassphraseView, locked_vault: Vault, recovery_code: str, left: list[str], settle: Settle
) -> None:
    enter(view, NEW)
    enter(view, NEW)
    settle()
    assert left == ["left"]
    assert not locked_vault.journal_keys().is_opened_by_code
    assert "".join(field.text() for field in view.findChildren(PassphraseEdit)) == ""
    locked_vault.close()
    with pytest.raises(BalintError):
        locked_vault.unlock(PASSPHRASE)
    locked_vault.unlock(NEW)
    locked_vault.close()
    locked_vault.unlock_with_code(recovery_code)


def test_it_can_wait_and_nothing_is_changed(
    view: NewPassphraseView, locked_vault: Vault, left: list[str]
) -> None:
    before = files_of(locked_vault.folder)
    type_words(shown(view, PassphraseEdit)[0], "half a passphr")
    click(button(view, "Later"))
    assert left == ["left"]
    assert locked_vault.journal_keys().is_opened_by_code
    assert files_of(locked_vault.folder) == before
    assert "".join(field.text() for field in view.findChildren(PassphraseEdit)) == ""


def test_back_from_the_second_typing_leads_to_the_first(
    view: NewPassphraseView, presenter: NewPassphrasePresenter, left: list[str]
) -> None:
    enter(view, NEW)
    assert presenter.state.step is Step.AGAIN
    click(button(view, "Back"))
    assert presenter.state.step is Step.PASSPHRASE
    assert left == []


def test_a_disk_that_fails_is_told_and_it_can_still_wait(
    view: NewPassphraseView, presenter: NewPassphrasePresenter, left: list[str], settle: Settle
) -> None:
    enter(view, NEW)
    with files_of_at_most(100):
        enter(view, NEW)
        settle()
    said = [label.text() for label in shown(view, TextLabel)]
    assert message_for(BalintError(ErrorCode.KEYS_NOT_WRITTEN)).whole in said
    click(button(view, "Back"))
    click(button(view, "Later"))
    assert left == ["left"]


def test_the_journal_can_be_locked_from_here(view: NewPassphraseView) -> None:
    asked: list[str] = []
    view.lock_requested.connect(lambda: asked.append("lock"))
    press(shown(view, PassphraseEdit)[0], Qt.Key.Key_L, CTRL)
    assert asked == ["lock"]


def test_the_code_leads_here_and_a_passphrase_does_not(
    locked_vault: Vault, worker: Worker, recovery_code: str, show_page: ShowPage, settle: Settle
) -> None:
    window = Window()
    show_page(window)
    doors = DoorPages(vault=locked_vault, worker=worker, window=window, parent=window)
    told: list[str] = []
    doors.opened_by_code.connect(lambda: told.append("by code"))
    doors.passed.connect(lambda: told.append("passed"))
    doors.show_unlock(None).open_with(PASSPHRASE)
    settle()
    assert told == ["passed"]
    locked_vault.close()
    unlock = doors.show_unlock(None)
    unlock.switch_key_kind()
    unlock.open_with(recovery_code)
    settle()
    assert told == ["passed", "by code"]
    assert unlock.parent() is doors
    page = one(window, NewPassphraseView)
    click(button(page, "Later"))
    assert told == ["passed", "by code", "passed"]
    assert one(page, PassphraseEdit).text() == ""
    window.close_for_good()
