"""The page Settings: each choice is a row of chips, in force as soon as it is made."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from balint_desktop.services.settings import IDLE_MINUTES_CHOICES, TEXT_PERCENT_CHOICES
from balint_desktop.ui.keys.change_presenter import KeyChangePresenter
from balint_desktop.ui.keys.section import KeysSection
from balint_desktop.ui.settings.choice_row import ChoiceRow
from balint_desktop.ui.settings.lock_section import LockSection
from balint_desktop.ui.settings.presenter import SettingsPresenter, SettingsState
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.heading import Heading
from balint_desktop.ui.widgets.page_scroll import PageScroll
from balint_desktop.ui.widgets.section_label import SectionLabel
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class SettingsView(QWidget):
    """Draws the settings in force and reports other choices."""

    def __init__(
        self, *, presenter: SettingsPresenter, keys: KeyChangePresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._themes = ChoiceRow(
            (
                ("system", self.tr("Follow the system")),
                ("paper", self.tr("Paper")),
                ("evening", self.tr("Evening")),
                ("contrast", self.tr("High contrast")),
            ),
            name=self.tr("Colours"),
        )
        self._sizes = ChoiceRow(
            tuple((percent, self.tr("{percent} %").format(percent=percent)) for percent in TEXT_PERCENT_CHOICES),
            name=self.tr("Text size"),
        )
        self._minutes = ChoiceRow(
            tuple((minutes, _minutes_text(self, minutes)) for minutes in IDLE_MINUTES_CHOICES),
            name=self.tr("Lock by itself"),
        )
        self._lock_section = LockSection(presenter=presenter)
        self._keys = keys
        self._keys_section = KeysSection(presenter=keys)
        self._folder = TextLabel(role=TextRole.MUTED, is_wrapped=True)
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._version = TextLabel(role=TextRole.MUTED)
        self._unsaved = TextLabel(
            self.tr("These choices hold until you close the window; the disk didn't take them."),
            role=TextRole.WARM,
            is_wrapped=True,
        )
        self._lay_out()
        self._connect_signals()
        self.render_state(presenter.state)

    def show_keys(self) -> None:
        """Lead to the choices about passphrase and recovery code."""
        self._keys_section.focus_first()
        self._bring_keys_into_view()

    def clear(self) -> None:
        """Forget every secret that was typed or shown."""
        self._keys.clear()
        self._keys_section.clear()

    @Slot(object)
    def render_state(self, state: SettingsState) -> None:
        """Show `state`."""
        self._themes.show_chosen(state.settings.theme)
        self._sizes.show_chosen(state.settings.text_percent)
        self._minutes.show_chosen(state.settings.idle_minutes)
        self._folder.setText(state.journal_folder)
        self._version.setText(self.tr("Balint Desktop {version}").format(version=state.version))
        self._unsaved.setVisible(state.is_unsaved)

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(spacing.S10, spacing.S8, spacing.S10, spacing.S8)
        column.setSpacing(spacing.S2)
        column.addWidget(Heading(self.tr("Settings")))
        column.addWidget(self._unsaved)
        for title, line, widget in self._sections():
            column.addSpacing(spacing.S5)
            column.addWidget(SectionLabel(title))
            if line:
                column.addWidget(TextLabel(line, role=TextRole.MUTED, is_wrapped=True))
            column.addWidget(widget)
        column.addSpacing(spacing.S5)
        column.addWidget(self._version)
        column.addStretch()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = PageScroll(page, parent=self)
        outer.addWidget(self._scroll)

    def _sections(self) -> tuple[tuple[str, str, QWidget], ...]:
        return (
            (self.tr("Colours"), "", self._themes),
            (self.tr("Text size"), self.tr("Of the size your system is set to."), self._sizes),
            (
                self.tr("Lock by itself"),
                self.tr("When nobody has touched keyboard or mouse for this long. Drafts are kept."),
                self._minutes,
            ),
            (self.tr("Lock at other signs"), "", self._lock_section),
            (
                self.tr("Passphrase and recovery code"),
                self.tr("Copies of the folder that were made before a change still open with the earlier ones."),
                self._keys_section,
            ),
            (
                self.tr("Where your journal is"),
                self.tr("Copy this whole folder, while the journal is locked, to keep a second one elsewhere."),
                self._folder,
            ),
        )

    def _connect_signals(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.render_state)
        self._keys_section.step_shown.connect(self._bring_keys_into_view)
        self._themes.chosen.connect(presenter.choose_theme)
        self._sizes.chosen.connect(presenter.choose_text_percent)
        self._minutes.chosen.connect(presenter.choose_idle_minutes)


    @Slot()
    def _bring_keys_into_view(self) -> None:
        # Only once the page has been laid out anew does it know how far down that is.
        QTimer.singleShot(0, self, self._scroll_to_keys)

    @Slot()
    def _scroll_to_keys(self) -> None:
        self._scroll.ensureWidgetVisible(self._keys_section)


def _minutes_text(view: QWidget, minutes: int) -> str:
    if minutes == 1:
        return view.tr("after 1 minute")
    return view.tr("after {minutes} minutes").format(minutes=minutes)
