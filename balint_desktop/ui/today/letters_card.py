"""The quiet card on Today with what was written while the journal was locked."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from balint_desktop.domain.letter import Letter
from balint_desktop.domain.wording import opening
from balint_desktop.ui.dates import relative
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import LinkButton
from balint_desktop.ui.widgets.card import Card
from balint_desktop.ui.widgets.elided_label import ElidedLabel
from balint_desktop.ui.widgets.section_label import SectionLabel
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole

#: How many letters are shown at once; the others move up as these are done with.
_SHOWN = 3


class LettersCard(Card):
    """A line for each letter: its first words, its day, and what can be done with it; hidden without letters.

    `open_requested` and `keep_requested` carry the id of the letter.
    """

    open_requested = Signal(str)
    keep_requested = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._rows: list[_LetterRow] = []
        self._more = TextLabel(role=TextRole.SMALL)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(spacing.S6, spacing.S3, spacing.S6, spacing.S3)
        self._column.setSpacing(spacing.S2)
        self._column.addWidget(SectionLabel(self.tr("Written while locked")))
        self._column.addWidget(self._more)
        self.hide()

    def show_letters(self, letters: Sequence[Letter], *, today: date) -> None:
        """Show `letters`, the first few of them."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_LetterRow(letter, today=today, parent=self) for letter in letters[:_SHOWN]]
        for number, row in enumerate(self._rows):
            self._column.insertWidget(number + 1, row)
            row.open_requested.connect(self.open_requested)
            row.keep_requested.connect(self.keep_requested)
        more = len(letters) - len(self._rows)
        self._more.setText(self.tr("And {count} more").format(count=more))
        self._more.setVisible(more > 0)
        self.setVisible(bool(letters))


class _LetterRow(QWidget):
    open_requested = Signal(str)
    keep_requested = Signal(str)

    def __init__(self, letter: Letter, *, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self._letter_id = letter.id
        self._open = LinkButton(self.tr("Go on writing"), is_accent=True, parent=self)
        self._keep = LinkButton(self.tr("Keep as it is"), parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing.S4)
        row.addWidget(ElidedLabel(opening(letter.text), role=TextRole.READING), 1)
        row.addWidget(TextLabel(relative(letter.written_on, today=today), role=TextRole.MUTED))
        row.addWidget(self._open)
        row.addWidget(self._keep)
        self._open.clicked.connect(self._on_open)
        self._keep.clicked.connect(self._on_keep)

    @Slot()
    def _on_open(self) -> None:
        self.open_requested.emit(self._letter_id)

    @Slot()
    def _on_keep(self) -> None:
        self.keep_requested.emit(self._letter_id)
