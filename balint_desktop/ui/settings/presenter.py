"""Changes the settings at once, writes them on the worker, and tells who has to follow."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from balint_desktop.services.settings import Settings, SettingsFile
from balint_desktop.ui.tasks import Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsState:
    """What the page shows: the settings, where the journal is, and whether they could be written."""

    settings: Settings
    journal_folder: str
    version: str
    today: date
    is_unsaved: bool = False


class SettingsPresenter(QObject):
    """Holds the settings in force; `settings_changed` carries them whenever they change."""

    state_changed = Signal(object)
    settings_changed = Signal(object)

    def __init__(
        self,
        *,
        settings: Settings,
        file: SettingsFile,
        worker: Worker,
        journal_folder: str,
        version: str,
        today: date,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._worker = worker
        self._state = SettingsState(
            settings=settings, journal_folder=journal_folder, version=version, today=today
        )

    @property
    def state(self) -> SettingsState:
        """What is shown now."""
        return self._state

    @Slot(str)
    def choose_theme(self, theme: str) -> None:
        """Take another theme, or follow the system."""
        self._change(replace(self._state.settings, theme=theme))

    @Slot(int)
    def choose_idle_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without anybody there."""
        self._change(replace(self._state.settings, idle_minutes=minutes))

    @Slot(int)
    def choose_text_percent(self, percent: int) -> None:
        """Draw all text at so many per cent of the system's size."""
        self._change(replace(self._state.settings, text_percent=percent))

    @Slot(bool)
    def choose_lock_on_minimise(self, is_chosen: bool) -> None:
        """Lock when the window is minimised, or leave it open."""
        self._change(replace(self._state.settings, lock_on_minimise=is_chosen))

    def _change(self, settings: Settings) -> None:
        if settings == self._state.settings:
            return
        self._set(replace(self._state, settings=settings))
        self.settings_changed.emit(settings)
        self._worker.submit(partial(self._file.save, settings), done=self._on_saved, topic="settings")

    def _on_saved(self, is_saved: bool) -> None:
        self._set(replace(self._state, is_unsaved=not is_saved))

    def _set(self, state: SettingsState) -> None:
        self._state = state
        self.state_changed.emit(state)
