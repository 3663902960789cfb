"""Passphrase and recovery code in Settings, under real keys, while the journal is open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from balint_desktop.crypto.recovery_code import new_recovery_code
from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.vault import Vault, VaultState
from balint_desktop.ui.keys.change_presenter import KeyChangePresenter
from balint_desktop.ui.keys.section import KeysSection
from balint_desktop.ui.keys.steps_state import Done, Step
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.widgets.buttons import QuietButton
from balint_desktop.ui.widgets.line_edits import TextField
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.rights import files_of_at_most
from tests.services.cheap_vault import PASSPHRASE, files_of, typed_code
from tests.ui.conftest import Gate, Settle, ShowPage
from tests.ui.hands import button, click, press, shown, type_words

NEW = "quite another passphrase"
CHANGE, RENEW, TEST = "Change the passphrase…", "New recovery code…", "Test the recovery code…"


@pytest.fixture
def presenter(vault: Vault, worker: Worker) -> KeyChangePresenter:
    return KeyChangePresenter(keys=vault.journal_keys(), worker=worker)


@pytest.fixture
def by_code(locked_vault: Vault, recovery_code: str, worker: Worker) -> KeyChangePresenter:
    locked_vault.unlock_with_code(recovery_code)
    return KeyChangePresenter(keys=locked_vault.journal_keys(), worker=worker)


@pytest.fixture
def view(presenter: KeyChangePresenter, show_page: ShowPage) -> KeysSection:
    return section(presenter, show_page)


def section(presenter: KeyChangePresenter, show_page: ShowPage) -> KeysSection:
    page = KeysSection(presenter=presenter)
    presenter.setParent(page)
    show_page(page)
    return page


def said(view: QWidget) -> list[str]:
    return [label.text() for label in shown(view, TextLabel) if label.text()]


def message_of(code: ErrorCode) -> str:
    return message_for(BalintError(code)).whole


def begin(view: KeysSection, words: str) -> None:
    chosen = button(view, words)
    chosen.setFocus()
    press(chosen, Qt.Key.Key_Return)


def enter(view: KeysSection, words: str) -> None:
    """Type into the field that has the cursor, in place of what is there, and press Enter."""
    (field,) = shown(view, PassphraseEdit)
    assert QApplication.focusWidget() is field
    field.selectAll()
    type_words(field, words)
    press(field, Qt.Key.Key_Return)


def typed_anywhere(view: KeysSection) -> str:
    return "".join(
        entry.text() for kind in (PassphraseEdit, TextField) for entry in view.findChildren(kind)
    )


def code_on_screen(view: KeysSection) -> list[str]:
    (code,) = [text for text in said(view) if len(text.split()) == 7 and text == text.upper()]
    return code.split()


def type_back(view: KeysSection, groups: list[str]) -> None:
    for entry, group in zip(shown(view, TextField), groups, strict=True):
        entry.selectAll()
        type_words(entry, group)
    press(shown(view, TextField)[-1], Qt.Key.Key_Return)


def test_a_passphrase_is_changed_by_keys_alone(
    view: KeysSection, presenter: KeyChangePresenter, vault: Vault, settle: Settle
) -> None:
    told: list[str] = []
    presenter.passphrase_changed.connect(lambda: told.append("changed"))
    begin(view, CHANGE)
    enter(view, PASSPHRASE)
    settle()
    assert presenter.state.step is Step.PASSPHRASE
    enter(view, NEW)
    enter(view, NEW)
    settle()
    assert presenter.state.done is Done.PASSPHRASE_CHANGED
    assert said(view) == ["Your new passphrase is in force. The earlier one opens the journal no more."]
    assert QApplication.focusWidget() is button(view, CHANGE)
    assert told == ["changed"]
    assert typed_anywhere(view) == ""
    assert vault.state is VaultState.OPEN
    vault.close()
    with pytest.raises(BalintError):
        vault.unlock(PASSPHRASE)
    vault.unlock(NEW)


def test_a_wrong_present_passphrase_is_told_and_can_be_typed_over(
    view: KeysSection, presenter: KeyChangePresenter, settle: Settle
) -> None:
    begin(view, CHANGE)
    enter(view, "not the passphrase")
    settle()
    assert presenter.state.step is Step.PRESENT
    assert message_of(ErrorCode.WRONG_PASSPHRASE) in said(view)
    enter(view, PASSPHRASE)
    settle()
    assert presenter.state.step is Step.PASSPHRASE
    assert message_of(ErrorCode.WRONG_PASSPHRASE) not in said(view)


def test_a_new_passphrase_is_judged_and_has_to_be_typed_twice(
    view: KeysSection, presenter: KeyChangePresenter, vault: Vault, settle: Settle
) -> None:
    before = files_of(vault.folder)
    begin(view, CHANGE)
    enter(view, PASSPHRASE)
    settle()
    assert len(presenter.state.offered.split()) == 6
    enter(view, "eleven char")
    assert message_of(ErrorCode.PASSPHRASE_TOO_SHORT) in said(view)
    enter(view, NEW)
    settle()
    assert presenter.state.score is not None
    enter(view, NEW + "s")
    assert [text for text in said(view) if text.startswith("This differs from the first time.")]
    assert files_of(vault.folder) == before


def test_a_new_code_is_used_once_two_groups_are_typed_back(
    view: KeysSection, presenter: KeyChangePresenter, vault: Vault, recovery_code: str, settle: Settle
) -> None:
    before = files_of(vault.folder)
    begin(view, RENEW)
    enter(view, PASSPHRASE)
    settle()
    code = code_on_screen(view)
    assert QApplication.focusWidget() is button(view, "I have written it down")
    press(button(view, "I have written it down"), Qt.Key.Key_Return)
    assert not any(group in " ".join(said(view)) for group in code)
    asked = [code[position] for position in presenter.state.positions]
    type_back(view, ["0000", "0000"])
    settle()
    assert [text for text in said(view) if text.startswith("These aren't the groups of your code.")]
    assert files_of(vault.folder) == before
    type_back(view, asked)
    settle()
    assert presenter.state.done is Done.CODE_RENEWED
    assert typed_anywhere(view) == ""
    assert not [label for label in view.findChildren(TextLabel) if code[0] in label.text()]
    vault.close()
    with pytest.raises(BalintError) as caught:
        vault.unlock_with_code(recovery_code)
    assert caught.value.code is ErrorCode.WRONG_RECOVERY_CODE
    vault.unlock_with_code("-".join(code))


def test_a_code_is_tested_with_a_slip_a_wrong_one_and_the_right_one(
    view: KeysSection, presenter: KeyChangePresenter, vault: Vault, recovery_code: str, settle: Settle
) -> None:
    before = files_of(vault.folder)
    begin(view, TEST)
    for typed, expected in (
        ("0000", ErrorCode.RECOVERY_CODE_TYPO),
        (typed_code(new_recovery_code()), ErrorCode.WRONG_RECOVERY_CODE),
    ):
        enter(view, typed)
        settle()
        assert message_of(expected) in said(view)
    enter(view, recovery_code.lower())
    settle()
    assert said(view) == ["This recovery code opens this journal. Nothing was changed."]
    assert QApplication.focusWidget() is button(view, TEST)
    assert typed_anywhere(view) == ""
    assert files_of(vault.folder) == before


def test_a_disk_that_fails_is_told_and_the_change_can_be_tried_again(
    view: KeysSection, presenter: KeyChangePresenter, vault: Vault, settle: Settle
) -> None:
    begin(view, CHANGE)
    enter(view, PASSPHRASE)
    settle()
    enter(view, NEW)
    with files_of_at_most(100):
        enter(view, NEW)
        settle()
    assert message_of(ErrorCode.KEYS_NOT_WRITTEN) in said(view)
    assert presenter.state.step is Step.AGAIN
    enter(view, NEW)
    settle()
    assert presenter.state.done is Done.PASSPHRASE_CHANGED
    vault.close()
    vault.unlock(NEW)


def test_while_it_is_changed_the_page_is_busy(
    view: KeysSection, presenter: KeyChangePresenter, worker: Worker, settle: Settle
) -> None:
    begin(view, CHANGE)
    gate = Gate(worker)
    enter(view, PASSPHRASE)
    assert not button(view, "Checking…").isEnabled()
    presenter.prove("not the passphrase")
    presenter.back()
    gate.open()
    settle()
    assert presenter.state.step is Step.PASSPHRASE
    enter(view, NEW)
    gate = Gate(worker)
    enter(view, NEW)
    assert presenter.is_busy
    assert not button(view, "Changing…").isEnabled()
    assert not button(view, "Back").isEnabled()
    presenter.confirm(NEW)
    gate.open()
    settle()
    assert presenter.state.done is Done.PASSPHRASE_CHANGED


@pytest.mark.parametrize("words", [CHANGE, RENEW, TEST])
def test_back_leads_to_the_choices_and_leaves_nothing(
    view: KeysSection, presenter: KeyChangePresenter, vault: Vault, settle: Settle, words: str
) -> None:
    before = files_of(vault.folder)
    begin(view, words)
    if words != TEST:
        enter(view, PASSPHRASE)
        settle()
        click(button(view, "Back"))
        assert presenter.state.step is Step.PRESENT
        assert typed_anywhere(view) == ""
    type_words(shown(view, PassphraseEdit)[0], "half a passphr")
    click(button(view, "Back"))
    assert presenter.state.step is Step.CHOICE
    assert typed_anywhere(view) == ""
    assert [each.words() for each in shown(view, QuietButton)] == [CHANGE, RENEW, TEST]
    assert QApplication.focusWidget() is button(view, words)
    assert files_of(vault.folder) == before


def test_an_empty_field_is_not_tried(view: KeysSection, presenter: KeyChangePresenter) -> None:
    for words in (CHANGE, TEST):
        begin(view, words)
        press(shown(view, PassphraseEdit)[0], Qt.Key.Key_Return)
        assert not presenter.is_busy
        click(button(view, "Back"))


def test_a_lock_forgets_what_was_typed_and_the_code(
    view: KeysSection, presenter: KeyChangePresenter, settle: Settle
) -> None:
    begin(view, RENEW)
    enter(view, PASSPHRASE)
    settle()
    code = code_on_screen(view)
    presenter.clear()
    view.clear()
    assert presenter.state.groups == ()
    assert not [label for label in view.findChildren(TextLabel) if code[0] in label.text()]
    assert typed_anywhere(view) == ""


def test_who_came_by_the_code_is_asked_for_it_and_reminded_until_then(
    by_code: KeyChangePresenter, show_page: ShowPage, recovery_code: str, settle: Settle
) -> None:
    view = section(by_code, show_page)
    assert said(view) == ["You opened the journal with your recovery code. Choose a new passphrase here."]
    begin(view, CHANGE)
    assert shown(view, PassphraseEdit)[0].accessibleName() == "Your recovery code"
    enter(view, recovery_code)
    settle()
    enter(view, NEW)
    enter(view, NEW)
    settle()
    assert by_code.state.done is Done.PASSPHRASE_CHANGED
    begin(view, CHANGE)
    assert shown(view, PassphraseEdit)[0].accessibleName() == "Your present passphrase"
    click(button(view, "Back"))
    assert said(view) == []


def test_the_keyboard_gets_around_in_every_step(
    view: KeysSection, presenter: KeyChangePresenter, settle: Settle
) -> None:
    def go_around() -> None:
        first = QApplication.focusWidget()
        assert first is not None
        names: list[str] = []
        for _ in range(12):
            focused = QApplication.focusWidget()
            assert isinstance(focused, QWidget)
            assert focused.isVisible()
            names.append(focused.accessibleName())
            press(focused, Qt.Key.Key_Tab)
            if QApplication.focusWidget() is first:
                break
        else:
            pytest.fail(f"never came back: {names}")
        assert all(names)

    button(view, CHANGE).setFocus()
    go_around()
    begin(view, CHANGE)
    go_around()
    enter(view, PASSPHRASE)
    settle()
    go_around()
    enter(view, NEW)
    go_around()


def test_no_tool_tip_or_name_tells_a_passphrase(view: KeysSection) -> None:
    begin(view, CHANGE)
    type_words(shown(view, PassphraseEdit)[0], PASSPHRASE)
    for widget in (view, *view.findChildren(QWidget)):
        told = (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
        assert PASSPHRASE not in " ".join(told)
