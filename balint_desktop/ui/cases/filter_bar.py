"""The chips below the search field: two filters, the way to more of them, and those that are on."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontMetrics, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from balint_desktop.ui.cases.filter_choices import FilterChoice
from balint_desktop.ui.cases.list_state import CaseListState
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import IconButton, IconSource
from balint_desktop.ui.widgets.chip import Chip
from balint_desktop.ui.widgets.flow_layout import FlowLayout

_TIMES = "×"


class ActiveChip(Chip):
    """A filter that is on; pressing it takes it off (`removal_requested`, with its FilterChoice)."""

    removal_requested = Signal(object)

    def __init__(self, choice: FilterChoice, *, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._choice = choice
        self.setChecked(True)
        room = spacing.scaled(spacing.LIST_WIDTH, font=self.font()) - 2 * (spacing.S10 + spacing.S2)
        fitting = QFontMetrics(self.font()).elidedText(choice.words, Qt.TextElideMode.ElideRight, room)
        self.set_words(f"{fitting} {_TIMES}")
        self.setAccessibleName(self.tr("Take away the filter {words}").replace("{words}", choice.words))
        self.clicked.connect(self._on_clicked)

    @property
    def choice(self) -> FilterChoice:
        """The filter it stands for."""
        return self._choice

    @Slot()
    def _on_clicked(self) -> None:
        self.removal_requested.emit(self._choice)


class FilterBar(QWidget):
    """Shows which filters are on; every wish to change that leaves by a signal."""

    not_yet_presented_toggled = Signal()
    waiting_toggled = Signal()
    choices_toggled = Signal()
    removal_requested = Signal(object)

    def __init__(self, *, icons: IconSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.not_yet_presented = Chip(self.tr("not yet presented"), parent=self)
        self.waiting = Chip(self.tr("waiting"), parent=self)
        self.more = IconButton("more", name=self.tr("More filters"), icons=icons, parent=self)
        self.more.setToolTip(self.tr("More filters"))
        self._active: list[ActiveChip] = []
        self._flow = FlowLayout(gap_px=spacing.CHIP_GAP, line_gap_px=spacing.S2, parent=self)
        for chip in (self.not_yet_presented, self.waiting, self.more):
            self._flow.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._connect_signals()

    @property
    def active_chips(self) -> tuple[ActiveChip, ...]:
        """The chips of the filters that were picked from more."""
        return tuple(self._active)

    def show_state(self, state: CaseListState) -> None:
        """Show which filters are on."""
        self.not_yet_presented.setChecked(state.wanted.not_yet_presented)
        self.waiting.setChecked(state.wanted.waiting)
        if state.active != tuple(chip.choice for chip in self._active):
            self._replace_active(state.active)

    def _replace_active(self, choices: tuple[FilterChoice, ...]) -> None:
        had_focus = any(chip.hasFocus() for chip in self._active)
        for chip in self._active:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._active = [ActiveChip(choice, parent=self) for choice in choices]
        before: QWidget = self.more
        for chip in self._active:
            self._flow.addWidget(chip)
            chip.removal_requested.connect(self.removal_requested)
            chip.show()
            self.setTabOrder(before, chip)
            before = chip
        if had_focus:
            self.more.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    def _connect_signals(self) -> None:
        self.not_yet_presented.clicked.connect(self.not_yet_presented_toggled)
        self.waiting.clicked.connect(self.waiting_toggled)
        self.more.clicked.connect(self.choices_toggled)
