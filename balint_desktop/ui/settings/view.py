"""The page Settings: each choice is a row of chips, in force as soon as it is made."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from balint_desktop.services.settings import IDLE_MINUTES_CHOICES, TEXT_PERCENT_CHOICES
from balint_desktop.ui.settings.presenter import SettingsPresenter, SettingsState
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.chip import Chip
from balint_desktop.ui.widgets.flow_layout import FlowLayout
from balint_desktop.ui.widgets.heading import Heading
from balint_desktop.ui.widgets.page_scroll import PageScroll
from balint_desktop.ui.widgets.roving_focus import RovingFocus
from balint_desktop.ui.widgets.section_label import SectionLabel
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class ChoiceRow(QWidget):
    """Chips of which exactly one is chosen; `chosen` carries its value.

    The row is one stop of the Tab key, at the chip that is in force; arrows move inside, Space chooses.
    """

    chosen = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[object, str]], *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._values = [value for value, _ in choices]
        flow = FlowLayout(gap_px=spacing.CHIP_GAP, line_gap_px=spacing.S2, parent=self)
        for number, (_, words) in enumerate(choices):
            chip = Chip(words, parent=self)
            self._group.addButton(chip, number)
            flow.addWidget(chip)
            chip.focused.connect(self._on_chip_focused)
        self._roving = RovingFocus()
        self._roving.set_members(list(self._group.buttons()))
        self._group.idClicked.connect(self._on_clicked)

    def show_chosen(self, value: object) -> None:
        """Mark `value` as the one in force."""
        if value not in self._values:
            return
        chip = self._group.button(self._values.index(value))
        chip.setChecked(True)
        if not any(button.hasFocus() for button in self._group.buttons()):
            self._roving.set_current(chip)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.chosen.emit(self._values[number])

    @Slot()
    def _on_chip_focused(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            self._roving.set_current(focused)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the chips by the arrows, Home and End."""
        if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier and self._roving.move(
            event.key(), is_right_to_left=self.isRightToLeft()
        ):
            return
        super().keyPressEvent(event)


class SettingsView(QWidget):
    """Draws the settings in force and reports other choices."""

    def __init__(self, *, presenter: SettingsPresenter, parent: QWidget | None = None) -> None:
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
        outer.addWidget(PageScroll(page, parent=self))

    def _sections(self) -> tuple[tuple[str, str, QWidget], ...]:
        return (
            (self.tr("Colours"), "", self._themes),
            (self.tr("Text size"), self.tr("Of the size your system is set to."), self._sizes),
            (
                self.tr("Lock by itself"),
                self.tr("When nobody has touched keyboard or mouse for this long. Drafts are kept."),
                self._minutes,
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
        self._themes.chosen.connect(presenter.choose_theme)
        self._sizes.chosen.connect(presenter.choose_text_percent)
        self._minutes.chosen.connect(presenter.choose_idle_minutes)


def _minutes_text(view: QWidget, minutes: int) -> str:
    if minutes == 1:
        return view.tr("after 1 minute")
    return view.tr("after {minutes} minutes").format(minutes=minutes)
