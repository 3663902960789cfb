"""The quiet card at the side of Today: what was written last, to go on with."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from balint_desktop.domain.case import CaseSummary
from balint_desktop.ui.dates import relative
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.case_button import CaseButton
from balint_desktop.ui.widgets.section_label import SectionLabel


class LatestCard(QWidget):
    """Names the cases that were written in last; absent when there are none."""

    case_requested = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = SectionLabel(self.tr("Written last"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, spacing.S3, 0, 0)
        self._column.setSpacing(spacing.S3)
        self._column.addWidget(self._label)
        self._buttons: list[CaseButton] = []
        self._shown: tuple[Sequence[CaseSummary], date] | None = None

    @property
    def has_cases(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._buttons)

    def show_cases(self, cases: Sequence[CaseSummary], *, today: date) -> None:
        """Show `cases`."""
        if self._shown == (cases, today):
            return
        self._shown = (cases, today)
        for button in self._buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(case, today=today) for case in cases]
        for button in self._buttons:
            self._column.addWidget(button)

    def _button(self, case: CaseSummary, *, today: date) -> CaseButton:
        name = case.name or case.opening or self.tr("Without a name")
        button = CaseButton(name=name, line=relative(case.last_written_on, today=today), parent=self)
        button.case_id = case.id
        button.clicked.connect(self._on_clicked)
        return button

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, CaseButton):
            self.case_requested.emit(button.case_id)
