"""The page Settings: a choice is in force at once, written down, and told when it can't be."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from balint_desktop.services.settings import (
    IDLE_MINUTES_CHOICES,
    TEXT_PERCENT_CHOICES,
    THEMES,
    Settings,
    SettingsFile,
)
from balint_desktop.services.vault import Vault
from balint_desktop.ui.keys.change_presenter import KeyChangePresenter
from balint_desktop.ui.settings.presenter import SettingsPresenter
from balint_desktop.ui.settings.view import SettingsView
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.widgets.chip import Chip
from balint_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.ui.conftest import Settle, ShowPage
from tests.ui.hands import button, click, press, shown, type_words

TODAY = date(2026, 3, 3)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "config" / "settings.json")


@pytest.fixture
def keys_presenter(vault: Vault, worker: Worker) -> KeyChangePresenter:
    return KeyChangePresenter(keys=vault.journal_keys(), worker=worker)


@pytest.fixture
def presenter(file: SettingsFile, worker: Worker) -> SettingsPresenter:
    return SettingsPresenter(
        settings=Settings(), file=file, worker=worker, journal_folder="/a/place", version="1.2.3", today=TODAY
    )


@pytest.fixture
def view(
    presenter: SettingsPresenter, keys_presenter: KeyChangePresenter, show_page: ShowPage
) -> SettingsView:
    page = SettingsView(presenter=presenter, keys=keys_presenter)
    for part in (presenter, keys_presenter):
        part.setParent(page)
    show_page(page)
    return page


def checked(view: SettingsView) -> list[str]:
    return [chip.words() for chip in view.findChildren(Chip) if chip.isChecked()]


def test_what_is_in_force_is_marked_once_in_each_row(view: SettingsView) -> None:
    assert checked(view) == ["Follow the system", "100 %", "after 5 minutes", "Minimising leaves it open"]
    assert "/a/place" in [label.text() for label in shown(view, TextLabel)]
    assert "Balint Desktop 1.2.3" in [label.text() for label in shown(view, TextLabel)]


def test_every_choice_can_be_made(view: SettingsView, presenter: SettingsPresenter, settle: Settle) -> None:
    choices = (THEMES, TEXT_PERCENT_CHOICES, IDLE_MINUTES_CHOICES, ("stay open", "lock"))
    assert len(view.findChildren(Chip)) == sum(map(len, choices))
    seen = set()
    for chip in view.findChildren(Chip):
        click(chip)
        assert chip.isChecked()
        seen.add(presenter.state.settings)
    assert {settings.theme for settings in seen} >= set(THEMES)
    assert {settings.text_percent for settings in seen} >= set(TEXT_PERCENT_CHOICES)
    assert {settings.idle_minutes for settings in seen} >= set(IDLE_MINUTES_CHOICES)
    settle()


def test_a_choice_is_told_at_once_and_written(
    view: SettingsView, presenter: SettingsPresenter, file: SettingsFile, settle: Settle
) -> None:
    told: list[Settings] = []
    presenter.settings_changed.connect(told.append)
    click(button(view, "Evening"))
    assert told == [Settings(theme="evening")]
    click(button(view, "after 1 minute"))
    click(button(view, "after 1 minute"))
    settle()
    assert told == [Settings(theme="evening"), Settings(theme="evening", idle_minutes=1)]
    assert file.load() == told[-1]
    assert checked(view)[:3] == ["Evening", "100 %", "after 1 minute"]


def test_a_choice_keeps_what_else_is_in_the_file(worker: Worker, file: SettingsFile, settle: Settle) -> None:
    before = Settings(journal="/elsewhere", geometry="AdnQ")
    presenter = SettingsPresenter(
        settings=before, file=file, worker=worker, journal_folder="", version="", today=TODAY
    )
    presenter.choose_text_percent(130)
    settle()
    assert file.load() == replace(before, text_percent=130)


def test_a_disk_that_does_not_take_it_is_told_until_it_does(
    view: SettingsView, presenter: SettingsPresenter, tmp_path: Path, settle: Settle
) -> None:
    (tmp_path / "config").write_text("in the way")
    click(button(view, "Paper"))
    settle()
    assert presenter.state.is_unsaved
    assert [label for label in shown(view, TextLabel) if label.text().startswith("These choices hold until")]
    assert checked(view)[0] == "Paper"
    (tmp_path / "config").unlink()
    click(button(view, "Evening"))
    settle()
    assert not presenter.state.is_unsaved


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_rows_can_be_used_by_keys(view: SettingsView, presenter: SettingsPresenter, settle: Settle) -> None:
    button(view, "Follow the system").setFocus()
    stops = []
    for _ in range(7):
        stops.append(focused().accessibleName())
        press(focused(), Qt.Key.Key_Tab)
    assert stops[:4] == ["Follow the system", "100 %", "after 5 minutes", "Minimising leaves it open"]
    assert stops[4:] == ["Change the passphrase…", "New recovery code…", "Test the recovery code…"]
    assert focused() is button(view, "Follow the system")
    press(focused(), Qt.Key.Key_Right)
    press(focused(), Qt.Key.Key_Space)
    assert presenter.state.settings.theme == "paper"
    press(focused(), Qt.Key.Key_End)
    assert focused() is button(view, "High contrast")
    press(focused(), Qt.Key.Key_Return)
    assert presenter.state.settings.theme == "contrast"
    press(focused(), Qt.Key.Key_Tab)
    press(focused(), Qt.Key.Key_Backtab)
    assert focused() is button(view, "High contrast")
    settle()


def test_the_steps_about_keys_are_brought_into_view(view: SettingsView, settle: Settle) -> None:
    view.resize(900, 400)
    QApplication.processEvents()
    change = button(view, "Change the passphrase…")
    assert change.visibleRegion().isEmpty()
    view.show_keys()
    QApplication.processEvents()
    assert focused() is change
    assert not change.visibleRegion().isEmpty()
    press(change, Qt.Key.Key_Return)
    QApplication.processEvents()
    (field,) = shown(view, PassphraseEdit)
    assert focused() is field
    assert not field.visibleRegion().isEmpty()
    type_words(field, "half a passphr")
    view.clear()
    assert field.text() == ""
    assert button(view, "Change the passphrase…").isVisible()
    settle()
