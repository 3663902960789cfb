"""Puts the pages of an open journal together."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from balint_desktop.domain.clock import Clock
from balint_desktop.services.journal import Journal
from balint_desktop.services.journal_keys import JournalKeys
from balint_desktop.services.settings import Settings, SettingsFile
from balint_desktop.ui.cases.presenter import CasesPresenter
from balint_desktop.ui.keys.change_presenter import KeyChangePresenter
from balint_desktop.ui.settings.presenter import SettingsPresenter
from balint_desktop.ui.settings.view import SettingsView
from balint_desktop.ui.shell.clipboard import Clipboard
from balint_desktop.ui.shell.journal_view import JournalView
from balint_desktop.ui.tasks import Worker
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.today.presenter import TodayPresenter


def build_journal_view(
    *,
    journal: Journal,
    keys: JournalKeys,
    worker: Worker,
    clock: Clock,
    theme: ThemeSwitch,
    settings: Settings,
    settings_file: SettingsFile,
    folder: str,
    version: str,
    on_settings: Callable[[Settings], None],
) -> JournalView:
    """Return the pages of `journal`, with Today in front and already asking for what it shows."""
    today = TodayPresenter(journal=journal, worker=worker, clock=clock)
    cases = CasesPresenter(journal=journal, worker=worker, clock=clock)
    chosen = SettingsPresenter(
        settings=settings,
        file=settings_file,
        worker=worker,
        journal_folder=folder,
        version=version,
        today=clock.today(),
    )
    chosen.settings_changed.connect(on_settings)
    changes = KeyChangePresenter(keys=keys, worker=worker)

    def settings_view(parent: QWidget) -> SettingsView:
        return SettingsView(presenter=chosen, keys=changes, parent=parent)

    clipboard = Clipboard()
    view = JournalView(today=today, cases=cases, settings=settings_view, theme=theme, clipboard=clipboard)
    changes.passphrase_changed.connect(view.stop_reminding)
    if keys.is_opened_by_code:
        view.remind_of_passphrase()
    for part in (today, cases, chosen, changes, clipboard):
        part.setParent(view)
    today.load()
    return view
