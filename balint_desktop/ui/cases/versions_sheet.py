"""A sheet over the story with the earlier wordings of one entry."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from balint_desktop.ui.cases.story_list import StoryList
from balint_desktop.ui.cases.versions_presenter import VersionsState
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.buttons import IconButton, PrimaryButton, QuietButton
from balint_desktop.ui.widgets.flow_layout import FlowLayout
from balint_desktop.ui.widgets.heading import Heading
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class VersionsSheet(QWidget):
    """Shows a VersionsState. Up and Down choose a wording; Escape closes, or takes a question back first."""

    close_requested = Signal()
    use_requested = Signal(int)
    ask_requested = Signal(int)
    leave_requested = Signal()
    delete_requested = Signal()

    def __init__(self, *, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = VersionsState()
        self._heading = Heading(self.tr("Earlier wordings"), parent=self)
        self._line = TextLabel(role=TextRole.MUTED, is_wrapped=True, parent=self)
        self.close_button = IconButton("close", name=self.tr("Back to the story"), icons=theme.icons, parent=self)
        self.list = StoryList(
            name=self.tr("Earlier wordings, the newest first"), theme=theme, is_open_ended=False, parent=self
        )
        self.use_button = PrimaryButton(self.tr("Use this wording again"), parent=self)
        self.delete_button = QuietButton(self.tr("Delete this wording"), parent=self)
        self._offer = QWidget(self)
        self._question = QWidget(self)
        self._question_line = TextLabel(
            self.tr("This wording goes for good and can't be brought back. Delete it?"),
            role=TextRole.WARM,
            is_wrapped=True,
        )
        self.really_button = QuietButton(self.tr("Delete for good"))
        self.leave_button = QuietButton(self.tr("Leave it"))
        self._lay_out()
        self._connect_signals()

    def render_state(self, state: VersionsState) -> None:
        """Show `state`; the first wording is chosen when the sheet opens."""
        before, self._state = self._state, state
        self._line.setText(state.head)
        self.list.set_rows(state.rows)
        if not state.is_open:
            self.list.forget()
            return
        if self.list.current_row() is None:
            self.list.setCurrentIndex(self.list.story.index(0))
        self._offer.setVisible(state.asking is None)
        self._question.setVisible(state.asking is not None)
        if before.asking != state.asking:
            target = self.leave_button if state.asking is not None else self.list
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        offer = FlowLayout(gap_px=spacing.S2, line_gap_px=spacing.S1, parent=self._offer)
        offer.addWidget(self.use_button)
        offer.addWidget(self.delete_button)
        answers = QWidget()
        flow = FlowLayout(gap_px=spacing.S2, line_gap_px=spacing.S1, parent=answers)
        flow.addWidget(self.leave_button)
        flow.addWidget(self.really_button)
        question = QVBoxLayout(self._question)
        question.setContentsMargins(0, 0, 0, 0)
        question.setSpacing(spacing.S2)
        question.addWidget(self._question_line)
        question.addWidget(answers)
        self._question.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(spacing.S6, spacing.S3, spacing.S6, spacing.S6)
        column.setSpacing(spacing.S2)
        column.addLayout(head)
        column.addWidget(self._line)
        column.addSpacing(spacing.S2)
        column.addWidget(self.list, 1)
        column.addSpacing(spacing.S2)
        column.addWidget(self._offer)
        column.addWidget(self._question)
        column.addStretch()

    def _connect_signals(self) -> None:
        self.close_button.clicked.connect(self.close_requested)
        self.use_button.clicked.connect(self._on_use_clicked)
        self.delete_button.clicked.connect(self._on_delete_clicked)
        self.really_button.clicked.connect(self.delete_requested)
        self.leave_button.clicked.connect(self.leave_requested)
        self.list.installEventFilter(self)

    @Slot()
    def _on_use_clicked(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self.use_requested.emit(row.key)

    @Slot()
    def _on_delete_clicked(self) -> None:
        row = self.list.current_row()
        if row is not None:
            self.ask_requested.emit(row.key)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Delete in the list ask about the chosen wording."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        is_asked = event.key() == Qt.Key.Key_Delete and self._state.asking is None
        if is_asked:
            self._on_delete_clicked()
        return is_asked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape, or take the question back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._state.asking is not None:
            self.leave_requested.emit()
        else:
            self.close_requested.emit()
