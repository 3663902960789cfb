"""The sheet on F1: every key that does something, and what this journal is and isn't."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import QuietButton
from balint_desktop.ui.widgets.heading import Heading
from balint_desktop.ui.widgets.page_scroll import PageScroll
from balint_desktop.ui.widgets.section_label import SectionLabel
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class ShortcutsSheet(QDialog):
    """Opened with `open()`; closes on Escape, on F1, and when the journal locks."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Balint Desktop"))
        self._close = QuietButton(self.tr("Close"))
        self._close.clicked.connect(self.accept)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.accept)
        self._lay_out()

    def _groups(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        return (
            (
                self.tr("Everywhere"),
                (
                    ("Ctrl+1", self.tr("Today")),
                    ("Ctrl+2", self.tr("Cases")),
                    ("Ctrl+N", self.tr("A new note, on Today")),
                    ("Ctrl+F", self.tr("Search everything")),
                    ("Ctrl+,", self.tr("Settings")),
                    ("Ctrl+L", self.tr("Lock now")),
                    ("Ctrl+Q", self.tr("Lock and quit")),
                    ("F1", self.tr("This sheet")),
                ),
            ),
            (
                self.tr("While writing"),
                (
                    ("Ctrl+Return", self.tr("Keep")),
                    ("Ctrl+Z", self.tr("Undo")),
                    ("Ctrl+Shift+Z", self.tr("Redo")),
                    ("Tab", self.tr("Go on to the feelings; arrows move among them, Space chooses")),
                    ("Esc", self.tr("Put an addition or an edit away; its draft stays")),
                ),
            ),
            (
                self.tr("In a case"),
                (
                    ("Down", self.tr("From the search into the list")),
                    ("F2", self.tr("Rename the case")),
                    ("A", self.tr("Add second thoughts or a reflection")),
                    ("E", self.tr("Edit the chosen entry")),
                    ("V", self.tr("Its earlier wordings")),
                    ("Del", self.tr("Delete it")),
                    ("Ctrl+Z", self.tr("Take back a deletion or a new name")),
                    ("Ctrl+C", self.tr("Copy its text for one minute")),
                ),
            ),
        )

    def _lay_out(self) -> None:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(spacing.S10, spacing.S8, spacing.S10, spacing.S4)
        grid.setHorizontalSpacing(spacing.S6)
        grid.setVerticalSpacing(spacing.S2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Heading(self.tr("Keys")), 0, 0, 1, 2)
        row = 1
        for title, keys in self._groups():
            grid.setRowMinimumHeight(row, spacing.S4)
            grid.addWidget(SectionLabel(title), row + 1, 0, 1, 2)
            row += 2
            for key, words in keys:
                shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                grid.addWidget(TextLabel(shown), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(TextLabel(words, role=TextRole.MUTED, is_wrapped=True), row, 1)
                row += 1
        grid.setRowStretch(row, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, spacing.S4)
        outer.addWidget(PageScroll(page), 1)
        outer.addWidget(self._close, 0, Qt.AlignmentFlag.AlignHCenter)
        self.resize(
            spacing.scaled(spacing.DIALOG_WIDTH, font=self.font()),
            spacing.scaled(spacing.SHEET_WIDTH, font=self.font()),
        )
