"""The window of a jotting: a note, and one line that says what becomes of it."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from balint_desktop.ui.jot.presenter import JotPresenter, JotStage, JotState
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import PrimaryButton
from balint_desktop.ui.widgets.note_edit import NoteEdit
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class JotView(QWidget):
    """Asks for nothing: Ctrl+Enter, Escape and closing all seal what stands there, and an empty note just goes.

    `drawn` comes once, after its first picture is on the screen.
    """

    seal_requested = Signal(str)
    drawn = Signal()

    def __init__(self, *, presenter: JotPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._is_drawn = False
        # The program's name and nothing else.
        self.setWindowTitle(self.tr("Balint Desktop"))
        self._note = NoteEdit(
            name=self.tr("The jotting"), placeholder=self.tr("Write as it comes. One sentence is enough.")
        )
        self._line = TextLabel(role=TextRole.MUTED, is_wrapped=True)
        self._problem = TextLabel(role=TextRole.WARM, is_wrapped=True)
        self._seal = PrimaryButton(self.tr("Seal"))
        self._lay_out()
        self._connect_signals()
        self.render_state(presenter.state)
        self._note.setFocus()

    @Slot()
    def request_seal(self) -> None:
        """Ask to seal what stands there, and to end."""
        self.seal_requested.emit(self._note.words())

    @Slot(object)
    def render_state(self, state: JotState) -> None:
        """Show `state`."""
        is_writing = state.stage is JotStage.WRITING
        self._note.setReadOnly(not is_writing)
        self._seal.setEnabled(is_writing)
        self._problem.setText(state.message.whole if state.message is not None else "")
        self._problem.setVisible(state.message is not None)
        self._line.setText(
            self.tr("Sealing…")
            if state.stage is JotStage.SEALING
            else self.tr("Ctrl Enter seals it for your journal; so does closing. It lies on Today when you unlock.")
        )
        self._line.setVisible(state.message is None)
        if state.stage is JotStage.SEALED:
            self._note.clear_completely()

    def _lay_out(self) -> None:
        self.resize(spacing.scaled(spacing.JOT_WIDTH, font=self.font()), spacing.JOT_HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(spacing.S6, spacing.S5, spacing.S6, spacing.S5)
        column.setSpacing(spacing.S3)
        column.addWidget(self._note, 1)
        row = QHBoxLayout()
        row.setSpacing(spacing.S4)
        row.addWidget(self._line, 1)
        row.addWidget(self._problem, 1)
        row.addWidget(self._seal, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)

    def _connect_signals(self) -> None:
        self._presenter.state_changed.connect(self.render_state)
        self.seal_requested.connect(self._presenter.seal)
        self._note.paste_refused.connect(self._show_limit)
        self._note.text_changed_by_user.connect(self._hide_limit)
        self._seal.clicked.connect(self.request_seal)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Escape", "Ctrl+W", "Ctrl+Q"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self.request_seal)

    @Slot(int)
    def _show_limit(self, limit: int) -> None:
        self._problem.setText(
            self.tr("That is longer than one note can hold ({limit} characters), so nothing was put in.").format(
                limit=f"{limit:,}".replace(",", " ")
            )
        )
        self._problem.show()
        self._line.hide()

    @Slot()
    def _hide_limit(self) -> None:
        self.render_state(self._presenter.state)

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first picture, once it is on the screen: Qt shows what it paints before timers run."""
        super().paintEvent(event)
        if not self._is_drawn:
            self._is_drawn = True
            QTimer.singleShot(0, self, self.drawn.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when nothing can be lost; else seal first."""
        if self._presenter.state.stage is JotStage.SEALED:
            super().closeEvent(event)
            return
        event.ignore()
        self.request_seal()
