"""Beginning a journal under real keys: each step forth and back, and every way to get it wrong first."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.vault import Vault, VaultState
from balint_desktop.ui.create.presenter import CreatePresenter
from balint_desktop.ui.create.view import CreateView
from balint_desktop.ui.keys.steps_state import Step
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.widgets.line_edits import TextField
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.fakes import FakeClock
from tests.rights import files_of_at_most
from tests.services.cheap_vault import vault_in
from tests.ui.conftest import Gate, Settle, ShowPage
from tests.ui.hands import button, click, press, shown, type_words

OWN = "my own long passphrase"
Walk = Callable[[], None]


@pytest.fixture
def new_vault(tmp_path: Path, clock: FakeClock) -> Vault:
    return vault_in(tmp_path / "new" / "journal", clock=clock)


@pytest.fixture
def presenter(new_vault: Vault, worker: Worker) -> CreatePresenter:
    return CreatePresenter(vault=new_vault, worker=worker)


@pytest.fixture
def created(presenter: CreatePresenter) -> list[str]:
    """Gets a word each time the page says that the journal is made."""
    told: list[str] = []
    presenter.created.connect(lambda: told.append("created"))
    return told


@pytest.fixture
def view(presenter: CreatePresenter, new_vault: Vault, show_page: ShowPage, settle: Settle) -> CreateView:
    page = CreateView(presenter=presenter)
    presenter.setParent(page)
    show_page(page)
    press(button(page, "Begin a journal"), Qt.Key.Key_Return)
    settle()
    return page


@pytest.fixture(autouse=True)
def closed_after(new_vault: Vault) -> object:
    yield
    new_vault.close()
    new_vault.let_go()


def said(view: CreateView) -> list[str]:
    return [label.text() for label in shown(view, TextLabel)]


def step_of(presenter: CreatePresenter) -> Step:
    return presenter.state.step


def message_of(code: ErrorCode) -> str:
    return message_for(BalintError(code)).whole


def field(view: CreateView) -> PassphraseEdit:
    (found,) = shown(view, PassphraseEdit)
    return found


def choose(view: CreateView, passphrase: str = OWN) -> None:
    type_words(field(view), passphrase)
    press(field(view), Qt.Key.Key_Return)


def confirm(view: CreateView, passphrase: str = OWN) -> None:
    type_words(field(view), passphrase)
    press(field(view), Qt.Key.Key_Return)


def code_on_screen(view: CreateView) -> list[str]:
    (shown_code,) = [text for text in said(view) if len(text.split()) == 7 and text == text.upper()]
    return shown_code.split()


def type_groups(view: CreateView, groups: tuple[str, ...]) -> None:
    for entry, group in zip(shown(view, TextField), groups, strict=True):
        entry.selectAll()
        type_words(entry, group)
    press(shown(view, TextField)[-1], Qt.Key.Key_Return)


def asked_groups(view: CreateView, presenter: CreatePresenter, code: list[str]) -> tuple[str, ...]:
    names = [entry.accessibleName() for entry in shown(view, TextField)]
    assert names == [f"Group {position + 1}" for position in presenter.state.positions]
    return tuple(code[position] for position in presenter.state.positions)


def test_a_journal_is_begun_by_keys_alone(
    view: CreateView, presenter: CreatePresenter, new_vault: Vault, created: list[str], settle: Settle
) -> None:
    choose(view)
    confirm(view)
    code = code_on_screen(view)
    focused = QApplication.focusWidget()
    assert focused is button(view, "I have written it down")
    press(focused, Qt.Key.Key_Return)
    assert not any(group in " ".join(said(view)) for group in code)
    type_groups(view, asked_groups(view, presenter, code))
    settle()
    assert created == ["created"]
    assert new_vault.state is VaultState.OPEN
    new_vault.close()
    new_vault.unlock(OWN)
    new_vault.close()
    new_vault.unlock_with_code(" ".join(code))


def test_nothing_typed_is_left_after_it_was_made(
    view: CreateView, presenter: CreatePresenter, created: list[str], settle: Settle
) -> None:
    choose(view)
    confirm(view)
    code = code_on_screen(view)
    click(button(view, "I have written it down"))
    type_groups(view, asked_groups(view, presenter, code))
    settle()
    for entry in (*view.findChildren(PassphraseEdit), *view.findChildren(TextField)):
        assert entry.text() == ""
    assert not [label for label in view.findChildren(TextLabel) if code[0] in label.text()]
    assert presenter.state.groups == ()


def test_a_short_passphrase_is_refused_and_stays_so_while_it_is_judged(
    view: CreateView, presenter: CreatePresenter, worker: Worker, settle: Settle
) -> None:
    gate = Gate(worker)
    choose(view, "eleven char")
    assert message_of(ErrorCode.PASSPHRASE_TOO_SHORT) in said(view)
    gate.open()
    settle()
    assert presenter.state.step is Step.PASSPHRASE
    assert message_of(ErrorCode.PASSPHRASE_TOO_SHORT) in said(view)
    type_words(field(view), "s")
    assert message_of(ErrorCode.PASSPHRASE_TOO_SHORT) not in said(view)


def test_strength_is_told_while_typing(view: CreateView, presenter: CreatePresenter, settle: Settle) -> None:
    assert "At least 12 characters. Longer is better than stranger." in said(view)
    type_words(field(view), "password1234")
    settle()
    assert [text for text in said(view) if text.startswith("Weak")]
    field(view).setText("paper lamp evening walk umbrella stone")
    settle()
    assert "Strong." in said(view)
    assert presenter.state.score == 4


def test_a_verdict_on_words_that_are_gone_is_not_shown(
    view: CreateView, presenter: CreatePresenter, worker: Worker, settle: Settle
) -> None:
    gate = Gate(worker)
    field(view).setText("paper lamp evening walk umbrella stone")
    field(view).setText("")
    gate.open()
    settle()
    assert presenter.state.advice is None
    assert "At least 12 characters. Longer is better than stranger." in said(view)


def test_offered_words_can_be_changed_and_taken(
    view: CreateView, presenter: CreatePresenter, settle: Settle
) -> None:
    first = presenter.state.offered
    assert len(first.split()) == 6
    click(button(view, "Other words"))
    settle()
    second = presenter.state.offered
    assert second != first
    click(button(view, "Take these words"))
    assert field(view).text() == second
    assert QApplication.focusWidget() is field(view)
    press(field(view), Qt.Key.Key_Return)
    assert presenter.state.step is Step.AGAIN


def test_a_passphrase_typed_otherwise_the_second_time_is_not_taken(
    view: CreateView, presenter: CreatePresenter
) -> None:
    choose(view)
    assert field(view).text() == ""
    confirm(view, "my own long passphrasf")
    assert step_of(presenter) is Step.AGAIN
    assert [text for text in said(view) if text.startswith("This differs from the first time.")]
    field(view).selectAll()
    confirm(view)
    assert step_of(presenter) is Step.CODE
    assert not [text for text in said(view) if text.startswith("This differs")]


def test_wrong_groups_are_not_taken_and_right_ones_are(
    view: CreateView, presenter: CreatePresenter, new_vault: Vault, created: list[str], settle: Settle
) -> None:
    choose(view)
    confirm(view)
    code = code_on_screen(view)
    click(button(view, "I have written it down"))
    for wrong in (("", ""), ("0000", "0000"), asked_groups(view, presenter, code)[::-1]):
        type_groups(view, wrong)
        settle()
        assert created == []
        assert [text for text in said(view) if text.startswith("These aren't the groups of your code.")]
    assert not new_vault.folder.exists()
    lower = tuple(group.lower() for group in asked_groups(view, presenter, code))
    type_groups(view, lower)
    settle()
    assert created == ["created"]


def test_back_leads_through_every_step_and_the_code_stays_the_same(
    view: CreateView, presenter: CreatePresenter, new_vault: Vault
) -> None:
    choose(view)
    confirm(view)
    code = code_on_screen(view)
    click(button(view, "I have written it down"))
    steps = []
    for _ in range(4):
        click(button(view, "Back"))
        steps.append(presenter.state.step)
        assert (presenter.state.groups == tuple(code)) == (steps[-1] is Step.CODE)
    assert steps == [Step.CODE, Step.AGAIN, Step.PASSPHRASE, Step.WELCOME]
    assert presenter.state.groups == ()
    click(button(view, "Begin a journal"))
    field(view).selectAll()
    choose(view, "quite another passphrase")
    confirm(view, "quite another passphrase")
    assert code_on_screen(view) == code
    assert not new_vault.folder.exists()


def test_while_it_is_made_the_page_is_busy(
    view: CreateView, presenter: CreatePresenter, worker: Worker, created: list[str], settle: Settle
) -> None:
    choose(view)
    confirm(view)
    code = code_on_screen(view)
    click(button(view, "I have written it down"))
    groups = asked_groups(view, presenter, code)
    gate = Gate(worker)
    type_groups(view, groups)
    assert not button(view, "Making the journal…").isEnabled()
    assert not button(view, "Back").isEnabled()
    presenter.type_back(groups)
    gate.open()
    settle()
    assert created == ["created"]


def test_a_full_disk_is_told_and_the_same_code_can_be_tried_again(
    view: CreateView, presenter: CreatePresenter, created: list[str], settle: Settle
) -> None:
    choose(view)
    confirm(view)
    code = code_on_screen(view)
    click(button(view, "I have written it down"))
    groups = asked_groups(view, presenter, code)
    with files_of_at_most(2_000):
        type_groups(view, groups)
        settle()
    assert created == []
    assert presenter.state.message is not None
    assert presenter.state.message.whole in said(view)
    type_groups(view, groups)
    settle()
    assert created == ["created"]


def test_a_journal_that_came_into_the_folder_meanwhile_is_left_alone(
    view: CreateView,
    presenter: CreatePresenter,
    new_vault: Vault,
    empty_folder: tuple[Path, str],
    created: list[str],
    settle: Settle,
) -> None:
    shutil.copytree(empty_folder[0], new_vault.folder)
    before = (new_vault.folder / "vault.hdr").read_bytes()
    choose(view)
    confirm(view)
    code = code_on_screen(view)
    click(button(view, "I have written it down"))
    type_groups(view, asked_groups(view, presenter, code))
    settle()
    assert created == []
    assert message_of(ErrorCode.JOURNAL_EXISTS) in said(view)
    assert (new_vault.folder / "vault.hdr").read_bytes() == before


def test_an_existing_journal_can_be_asked_for(presenter: CreatePresenter, show_page: ShowPage) -> None:
    page = CreateView(presenter=presenter)
    presenter.setParent(page)
    show_page(page)
    assert QApplication.focusWidget() is button(page, "Begin a journal")
    asked: list[str] = []
    page.another_requested.connect(lambda: asked.append("another"))
    click(button(page, "Open one I have…"))
    assert asked == ["another"]


def test_the_keyboard_gets_around_in_every_step(view: CreateView, presenter: CreatePresenter) -> None:
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
        assert "Back" in names

    go_around()
    choose(view)
    go_around()
    confirm(view)
    go_around()
    click(button(view, "I have written it down"))
    go_around()


def test_no_tool_tip_or_name_tells_the_passphrase(view: CreateView) -> None:
    type_words(field(view), OWN)
    for widget in (view, *view.findChildren(QWidget)):
        told = (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
        assert OWN not in " ".join(told)
