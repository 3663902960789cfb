"""The card one writes on: an invented name, the note, and a line that tells the truth about saving."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from balint_desktop.ui.drafting import SaveStatus
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.today.presenter import Jotting
from balint_desktop.ui.widgets.buttons import LinkButton
from balint_desktop.ui.widgets.card import Card
from balint_desktop.ui.widgets.line_edits import NameEdit
from balint_desktop.ui.widgets.note_edit import NoteEdit
from balint_desktop.ui.widgets.save_line import SaveLine

#: Words are counted after a pause, as counting a long note at each key would be felt.
_COUNT_AFTER_MS = 250


class NoteCard(Card):
    """Reports each change as `written`; asks for invented names with `names_requested`."""

    written = Signal()
    names_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._name = NameEdit(
            name=self.tr("A name only you will recognise"),
            placeholder=self.tr("A name only you will recognise"),
        )
        self._propose = LinkButton(self.tr("Propose one"))
        self._menu = QMenu(self)
        self._is_asked = False
        self._note = NoteEdit(
            name=self.tr("The note"), placeholder=self.tr("Write as it comes. One sentence is enough.")
        )
        self._save_line = SaveLine()
        self._count_timer = QTimer(self)
        self._count_timer.setSingleShot(True)
        self._count_timer.setInterval(_COUNT_AFTER_MS)
        self._lay_out()
        self._connect_signals()

    def words(self) -> tuple[str, str]:
        """Return the name and the note as they stand."""
        return self._name.text(), self._note.words()

    def focus_note(self) -> None:
        """Put the cursor into the note."""
        self._note.setFocus()

    def width_wanted(self) -> int:
        """Return the width at which the longest line just fits, once the note has its font, in pixels."""
        self._note.ensurePolished()
        return self._note.sizeHint().width() + 2 * spacing.S6

    def cursor_position(self) -> int:
        """Return where the cursor stands in the note."""
        return self._note.cursor_position()

    def set_cursor_position(self, position: int) -> None:
        """Put the cursor where it was."""
        self._note.set_cursor_position(position)

    def show_jotting(self, jotting: Jotting) -> None:
        """Show the name and note of `jotting`, with nothing left to undo."""
        self._name.blockSignals(True)
        self._name.clear_completely()
        self._name.setText(jotting.name)
        self._name.blockSignals(False)
        self._note.set_words(jotting.text)
        self._count()

    def clear(self) -> None:
        """Forget every word, with what undo could bring back and the names that were proposed."""
        self._is_asked = False
        self._menu.close()
        self._menu.clear()
        self.show_jotting(Jotting())

    def show_status(self, status: SaveStatus, *, message: str) -> None:
        """Say how safe the words are."""
        self._save_line.show_status(status, message=message)

    def show_proposals(self, names: Sequence[str]) -> None:
        """Open the menu of invented names that was asked for."""
        if not self._is_asked or not names:
            return
        self._is_asked = False
        self._menu.clear()
        for name in names:
            action = QAction(name.replace("&", "&&"), self._menu)
            action.setData(name)
            self._menu.addAction(action)
        self._menu.popup(self._propose.mapToGlobal(self._propose.rect().bottomLeft()))

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(spacing.S6, spacing.S5, spacing.S6, spacing.S4)
        inside.setSpacing(spacing.S3)
        row = QHBoxLayout()
        row.setSpacing(spacing.S3)
        row.addWidget(self._name, 1)
        row.addWidget(self._propose)
        inside.addLayout(row)
        inside.addWidget(self._note, 1)
        inside.addWidget(self._save_line)
        self.setMinimumHeight(spacing.NOTE_CARD_MIN_HEIGHT)

    def _connect_signals(self) -> None:
        self._name.textChanged.connect(self.written)
        self._note.text_changed_by_user.connect(self.written)
        self._note.text_changed_by_user.connect(self._count_timer.start)
        self._note.paste_refused.connect(self._save_line.show_limit)
        self._count_timer.timeout.connect(self._count)
        self._propose.clicked.connect(self._ask_for_names)
        self._menu.triggered.connect(self._take_name)

    @Slot()
    def _count(self) -> None:
        self._save_line.show_count(len(self._note.words().split()))

    @Slot()
    def _ask_for_names(self) -> None:
        self._is_asked = True
        self.names_requested.emit()

    @Slot(QAction)
    def _take_name(self, action: QAction) -> None:
        self._name.setText(str(action.data()))
        self._note.setFocus()
