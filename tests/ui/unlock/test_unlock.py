"""The unlock page under real keys: opening, being told why not, and leaving nothing of what was typed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.vault import Vault, VaultState
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.unlock.presenter import KeyKind, UnlockPresenter
from balint_desktop.ui.unlock.view import UnlockView
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.fakes import FakeClock
from tests.services.cheap_vault import PASSPHRASE, vault_in
from tests.services.test_vault_refusals import flip, make_header_newer
from tests.ui.conftest import Gate, Settle, ShowPage
from tests.ui.hands import button, click, one, press, shown, type_words


@pytest.fixture
def presenter(locked_vault: Vault, worker: Worker) -> UnlockPresenter:
    return UnlockPresenter(vault=locked_vault, worker=worker)


@pytest.fixture
def opened(presenter: UnlockPresenter) -> list[str]:
    """Gets a word each time the page says that the journal is open."""
    told: list[str] = []
    presenter.opened.connect(lambda: told.append("opened"))
    return told


@pytest.fixture
def view(presenter: UnlockPresenter, show_page: ShowPage) -> UnlockView:
    page = UnlockView(presenter=presenter)
    presenter.setParent(page)
    show_page(page)
    return page


def said(view: UnlockView) -> list[str]:
    return [label.text() for label in shown(view, TextLabel)]


def message_of(code: ErrorCode) -> str:
    return message_for(BalintError(code)).whole


def test_typing_and_enter_open_the_journal(
    view: UnlockView, locked_vault: Vault, opened: list[str], settle: Settle
) -> None:
    field = one(view, PassphraseEdit)
    assert QApplication.focusWidget() is field
    type_words(field, PASSPHRASE)
    press(field, Qt.Key.Key_Return)
    settle()
    assert opened == ["opened"]
    assert locked_vault.state is VaultState.OPEN
    assert field.text() == ""


def test_while_it_opens_the_page_is_busy_and_a_second_enter_does_nothing(
    view: UnlockView, presenter: UnlockPresenter, worker: Worker, opened: list[str], settle: Settle
) -> None:
    field = one(view, PassphraseEdit)
    type_words(field, PASSPHRASE)
    gate = Gate(worker)
    click(button(view, "Open journal"))
    busy = button(view, "Opening…")
    assert presenter.state.is_opening
    assert not busy.isEnabled()
    assert not field.isEnabled()
    press(field, Qt.Key.Key_Return)
    presenter.open_with(PASSPHRASE)
    gate.open()
    settle()
    assert opened == ["opened"]


def test_a_wrong_passphrase_is_told_and_can_be_typed_over(
    view: UnlockView, locked_vault: Vault, opened: list[str], settle: Settle
) -> None:
    field = one(view, PassphraseEdit)
    type_words(field, "a wrong passphrase")
    press(field, Qt.Key.Key_Return)
    settle()
    assert message_of(ErrorCode.WRONG_PASSPHRASE) in said(view)
    assert QApplication.focusWidget() is field
    assert field.isEnabled()
    type_words(field, PASSPHRASE)
    press(field, Qt.Key.Key_Return)
    settle()
    assert opened == ["opened"]


def test_an_empty_field_is_not_tried(view: UnlockView, presenter: UnlockPresenter) -> None:
    press(one(view, PassphraseEdit), Qt.Key.Key_Return)
    assert not presenter.state.is_opening


def test_the_recovery_code_opens_it_too(
    view: UnlockView, recovery_code: str, opened: list[str], settle: Settle
) -> None:
    field = one(view, PassphraseEdit)
    type_words(field, "half a passphrase")
    click(button(view, "Use recovery code…"))
    assert field.text() == ""
    assert field.accessibleName() == "Recovery code"
    assert QApplication.focusWidget() is field
    type_words(field, "0000")
    press(field, Qt.Key.Key_Return)
    settle()
    assert message_of(ErrorCode.RECOVERY_CODE_TYPO) in said(view)
    field.selectAll()
    type_words(field, recovery_code.lower())
    press(field, Qt.Key.Key_Enter)
    settle()
    assert opened == ["opened"]


def test_switching_back_asks_for_the_passphrase_and_forgets_the_message(
    view: UnlockView, presenter: UnlockPresenter
) -> None:
    presenter.say(BalintError(ErrorCode.ALREADY_OPEN))
    assert message_of(ErrorCode.ALREADY_OPEN) in said(view)
    click(button(view, "Use recovery code…"))
    assert message_of(ErrorCode.ALREADY_OPEN) not in said(view)
    click(button(view, "Use passphrase…"))
    assert presenter.state.key_kind is KeyKind.PASSPHRASE
    assert one(view, PassphraseEdit).accessibleName() == "Passphrase"


@pytest.mark.parametrize("damage", ["wrong", "damaged", "newer", "open elsewhere"])
def test_each_of_four_reasons_has_its_own_words(
    view: UnlockView, locked_vault: Vault, clock: FakeClock, settle: Settle, damage: str
) -> None:
    other = vault_in(locked_vault.folder, clock=clock)
    expected = {
        "wrong": ErrorCode.WRONG_PASSPHRASE,
        "damaged": ErrorCode.HEADER_DAMAGED,
        "newer": ErrorCode.HEADER_NEWER,
        "open elsewhere": ErrorCode.ALREADY_OPEN,
    }[damage]
    if damage == "damaged":
        flip(locked_vault.folder / "vault.hdr", at=200)
    elif damage == "newer":
        make_header_newer(locked_vault.folder)
    elif damage == "open elsewhere":
        other.claim()
    field = one(view, PassphraseEdit)
    type_words(field, "not the passphrase" if damage == "wrong" else PASSPHRASE)
    press(field, Qt.Key.Key_Return)
    settle()
    other.let_go()
    assert message_of(expected) in said(view)


def test_the_demos_passphrase_is_shown_and_nobody_elses(
    locked_vault: Vault, worker: Worker, show_page: ShowPage, view: UnlockView
) -> None:
    assert not [text for text in said(view) if "invented journal" in text]
    presenter = UnlockPresenter(vault=locked_vault, worker=worker, shown_passphrase="paper lamp")
    page = UnlockView(presenter=presenter)
    presenter.setParent(page)
    show_page(page)
    assert [text for text in said(page) if text.endswith("Its passphrase: paper lamp")]
    click(button(page, "Use recovery code…"))
    assert not [text for text in said(page) if "paper lamp" in text]


def test_another_journal_can_be_asked_for(view: UnlockView) -> None:
    asked: list[str] = []
    view.another_requested.connect(lambda: asked.append("another"))
    another = button(view, "Another journal…")
    another.setFocus()
    press(another, Qt.Key.Key_Return)
    assert asked == ["another"]


def test_tab_leads_once_around_the_page(view: UnlockView) -> None:
    names = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        names.append(focused.accessibleName())
        press(focused, Qt.Key.Key_Tab)
    assert names == [
        "Passphrase", "Show the passphrase", "Open journal", "Use recovery code…", "Another journal…"
    ]  # fmt: skip
    assert QApplication.focusWidget() is one(view, PassphraseEdit)


def test_the_passphrase_is_nowhere_on_the_page_but_in_dots(view: UnlockView, tmp_path: Path) -> None:
    field = one(view, PassphraseEdit)
    type_words(field, "secretly")
    assert field.displayText() == field.displayText()[0] * len("secretly")
    for widget in (view, *view.findChildren(QWidget)):
        told = (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
        assert "secretly" not in " ".join(told)
    view.clear()
    assert (field.text(), field.isUndoAvailable()) == ("", False)
