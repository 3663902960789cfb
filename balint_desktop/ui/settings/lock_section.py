"""The part of Settings about signs to lock other than idleness: minimising, and what the system tells.

Whether a system really tells it can't be known beforehand, so the page says which signs were seen, and when.
"""

import sys

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from balint_desktop.services.settings import LockSign
from balint_desktop.ui.dates import relative
from balint_desktop.ui.settings.choice_row import ChoiceRow
from balint_desktop.ui.settings.presenter import SettingsPresenter, SettingsState
from balint_desktop.ui.shell.system_signals import watched_signs
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class LockSection(QWidget):
    """Asks whether minimising locks, and tells of each sign whether it was ever seen on this computer."""

    def __init__(
        self, *, presenter: SettingsPresenter, platform: str = sys.platform, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._watched = watched_signs(platform)
        self._minimise = ChoiceRow(
            (
                (False, self.tr("Minimising leaves it open")),
                (True, self.tr("Minimising locks")),
            ),
            name=self.tr("When the window is minimised"),
        )
        self._signs = {sign: TextLabel(role=TextRole.MUTED, is_wrapped=True) for sign in LockSign}
        self._lay_out()
        presenter.state_changed.connect(self.render_state)
        self._minimise.chosen.connect(presenter.choose_lock_on_minimise)
        self.render_state(presenter.state)

    @Slot(object)
    def render_state(self, state: SettingsState) -> None:
        """Show `state`."""
        self._minimise.show_chosen(state.settings.lock_on_minimise)
        for sign, label in self._signs.items():
            label.setText(self._line(sign, state))

    def _line(self, sign: LockSign, state: SettingsState) -> str:
        seen_on = state.settings.seen_on(sign)
        if seen_on is not None:
            when = relative(seen_on, today=state.today)
            return self._seen(sign).format(when=when)
        return self._not_seen(sign) if sign in self._watched else self._not_watched(sign)

    def _seen(self, sign: LockSign) -> str:
        match sign:
            case LockSign.SCREEN_LOCK:
                return self.tr("Seen: the screen lock, {when}.")
            case LockSign.SLEEP:
                return self.tr("Seen: going to sleep, {when}.")
            case LockSign.WAKING:
                return self.tr("Seen: waking up after a pause, {when}.")

    def _not_seen(self, sign: LockSign) -> str:
        match sign:
            case LockSign.SCREEN_LOCK:
                return self.tr("Not seen yet on this computer: the screen lock.")
            case LockSign.SLEEP:
                return self.tr("Not seen yet on this computer: going to sleep.")
            case LockSign.WAKING:
                return self.tr("Not seen yet on this computer: waking up after a pause.")

    def _not_watched(self, sign: LockSign) -> str:
        match sign:
            case LockSign.SCREEN_LOCK:
                return self.tr("Not watched on this system: the screen lock. Lock by hand before you leave.")
            case LockSign.SLEEP:
                return self.tr("Not watched on this system: going to sleep. It locks when it wakes up.")
            case LockSign.WAKING:
                return self.tr("Not watched on this system: waking up after a pause.")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.S2)
        column.addWidget(TextLabel(self._promise(), role=TextRole.MUTED, is_wrapped=True))
        column.addWidget(self._minimise)
        for label in self._signs.values():
            column.addWidget(label)

    def _promise(self) -> str:
        if LockSign.SCREEN_LOCK not in self._watched:
            return self.tr("When the computer wakes up, and after twelve hours in any case.")
        return self.tr(
            "When the screen is locked, the computer goes to sleep or wakes up, and after twelve hours in any case."
        )
