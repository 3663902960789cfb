"""The program after the recovery code opened the journal, and after an opening that left something to tell."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from balint_desktop.domain.errors import BalintError, ErrorCode
from balint_desktop.services.vault import Vault
from balint_desktop.start_options import StartOptions
from balint_desktop.ui.keys.reminder import PassphraseReminder
from balint_desktop.ui.messages import message_for
from balint_desktop.ui.settings.view import SettingsView
from balint_desktop.ui.shell.journal_view import JournalView
from balint_desktop.ui.shell.window import Window
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.unlock.new_passphrase_view import NewPassphraseView
from balint_desktop.ui.widgets.banner import Banner
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from tests.ui.hands import CTRL, button, click, one, press, shown, type_words
from tests.ui.shell.test_program import (
    Begin,
    Restarts,
    begin,
    own_home,
    restarts,
    unlock,
)

__all__ = ["begin", "own_home", "restarts"]

NEW = "quite another passphrase"


def open_by_code(window: Window, qtbot: QtBot, code: str) -> NewPassphraseView:
    click(button(window, "Use recovery code…"))
    type_words(one(window, PassphraseEdit), code)
    press(one(window, PassphraseEdit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(NewPassphraseView) is not None, timeout=20_000)
    return one(window, NewPassphraseView)


def journal_in(window: Window, qtbot: QtBot) -> JournalView:
    qtbot.waitUntil(lambda: window.findChild(JournalView) is not None, timeout=20_000)
    return one(window, JournalView)


def wait_until_back_at_the_place(qtbot: QtBot) -> None:
    """Wait until the worker has told where the doctor was, as that page is shown then."""
    told: list[object] = []
    (worker,) = [each for each in QApplication.instance().findChildren(Worker) if each.parent() is not None]
    worker.submit(list, done=told.append)
    qtbot.waitUntil(lambda: bool(told))


def test_the_code_leads_to_a_new_passphrase_and_then_to_today(
    begin: Begin, locked_vault: Vault, recovery_code: str, qtbot: QtBot
) -> None:
    window = begin(StartOptions(journal=locked_vault.folder))
    page = open_by_code(window, qtbot, recovery_code)
    for _ in range(2):
        (field,) = shown(page, PassphraseEdit)
        type_words(field, NEW)
        press(field, Qt.Key.Key_Return)
    view = journal_in(window, qtbot)
    assert not one(view, PassphraseReminder).isVisible()


def test_later_leads_to_today_with_a_quiet_line_that_leads_to_settings(
    begin: Begin, locked_vault: Vault, recovery_code: str, qtbot: QtBot
) -> None:
    window = begin(StartOptions(journal=locked_vault.folder))
    click(button(open_by_code(window, qtbot, recovery_code), "Later"))
    view = journal_in(window, qtbot)
    reminder = one(view, PassphraseReminder)
    assert reminder.isVisible()
    wait_until_back_at_the_place(qtbot)
    window.resize(window.minimumSize())
    click(button(view, "Choose a new passphrase…"))
    settings = one(view, SettingsView)
    qtbot.waitUntil(button(settings, "Change the passphrase…").hasFocus)
    qtbot.waitUntil(lambda: not button(settings, "Change the passphrase…").visibleRegion().isEmpty())
    click(button(settings, "Change the passphrase…"))
    for typed in (recovery_code, NEW, NEW):
        qtbot.waitUntil(lambda: any(each.isEnabled() for each in shown(settings, PassphraseEdit)))
        (field,) = shown(settings, PassphraseEdit)
        type_words(field, typed)
        press(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not reminder.isVisible(), timeout=20_000)


def test_before_a_new_passphrase_is_chosen_the_journal_can_be_locked(
    begin: Begin, locked_vault: Vault, recovery_code: str, restarts: Restarts, qtbot: QtBot
) -> None:
    window = begin(StartOptions(journal=locked_vault.folder))
    page = open_by_code(window, qtbot, recovery_code)
    press(shown(page, PassphraseEdit)[0], Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: bool(restarts.arguments))
    assert restarts.was_free == [True]


@pytest.mark.parametrize("is_broken", [True, False])
def test_a_draft_that_cannot_be_read_is_told_on_today(
    begin: Begin, locked_vault: Vault, qtbot: QtBot, is_broken: bool
) -> None:
    if is_broken:
        (locked_vault.folder / "drafts.sealed").write_bytes(b"no longer what was sealed" * 10)
    window = begin(StartOptions(journal=locked_vault.folder))
    view = unlock(window, qtbot)
    told = [banner.sentence for banner in shown(view, Banner)]
    assert told == ([message_for(BalintError(ErrorCode.SEAL_BROKEN)).whole] if is_broken else [])
    assert not one(view, PassphraseReminder).isVisible()
