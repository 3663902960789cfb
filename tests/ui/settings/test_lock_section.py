"""The part of Settings about signs to lock: chosen at once, and honest about what was seen and what can't be."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from balint_desktop.services.settings import LockSign, Settings, SettingsFile
from balint_desktop.ui.settings.lock_section import LockSection
from balint_desktop.ui.settings.presenter import SettingsPresenter
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.widgets.text_label import TextLabel
from tests.ui.conftest import Settle, ShowPage
from tests.ui.hands import button, click, shown

TODAY = date(2026, 3, 3)


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


def section(
    settings: Settings, *, file: SettingsFile, worker: Worker, show_page: ShowPage, platform: str = "linux"
) -> LockSection:
    presenter = SettingsPresenter(
        settings=settings, file=file, worker=worker, journal_folder="", version="", today=TODAY
    )
    made = LockSection(presenter=presenter, platform=platform)
    presenter.setParent(made)
    show_page(made)
    return made


def said(view: LockSection) -> list[str]:
    return [label.text() for label in shown(view, TextLabel)][1:]


def test_what_was_never_seen_is_said_to_be(file: SettingsFile, worker: Worker, show_page: ShowPage) -> None:
    assert said(section(Settings(), file=file, worker=worker, show_page=show_page)) == [
        "Not seen yet on this computer: the screen lock.",
        "Not seen yet on this computer: going to sleep.",
        "Not seen yet on this computer: waking up after a pause.",
    ]


def test_what_was_seen_is_said_with_its_day(file: SettingsFile, worker: Worker, show_page: ShowPage) -> None:
    settings = Settings()
    for days_ago, sign in enumerate(LockSign):
        settings = settings.with_seen(sign, on=TODAY - timedelta(days=days_ago))
    assert said(section(settings, file=file, worker=worker, show_page=show_page)) == [
        "Seen: the screen lock, today.",
        "Seen: going to sleep, yesterday.",
        "Seen: waking up after a pause, 2 days ago.",
    ]


def test_what_is_not_watched_on_this_system_is_said_plainly(
    file: SettingsFile, worker: Worker, show_page: ShowPage
) -> None:
    view = section(Settings(), file=file, worker=worker, show_page=show_page, platform="darwin")
    assert "screen" not in shown(view, TextLabel)[0].text()
    assert [line.split(":")[0] for line in said(view)] == [
        "Not watched on this system",
        "Not watched on this system",
        "Not seen yet on this computer",
    ]


def test_minimising_is_chosen_and_written(
    file: SettingsFile, worker: Worker, show_page: ShowPage, settle: Settle
) -> None:
    view = section(Settings(), file=file, worker=worker, show_page=show_page)
    assert button(view, "Minimising leaves it open").isChecked()
    click(button(view, "Minimising locks"))
    settle()
    assert file.load() == Settings(lock_on_minimise=True)
    assert button(view, "Minimising locks").isChecked()
