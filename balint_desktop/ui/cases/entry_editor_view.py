"""The editor below a story: on what occasion, the words, what they leave in the doctor, and the way out."""

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from balint_desktop.domain.entry import EntryKind
from balint_desktop.ui.cases.entry_editor_presenter import EntryEditorPresenter
from balint_desktop.ui.cases.entry_editor_state import KINDS, EditorState
from balint_desktop.ui.cases.story_rows import kind_words
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from balint_desktop.ui.widgets.card import Card
from balint_desktop.ui.widgets.chip import Chip
from balint_desktop.ui.widgets.chip_flow import ChipFlow
from balint_desktop.ui.widgets.elided_label import ElidedLabel
from balint_desktop.ui.widgets.note_edit import NoteEdit
from balint_desktop.ui.widgets.save_line import SaveLine
from balint_desktop.ui.widgets.section_label import SectionLabel
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole

#: Words are counted after a pause, as counting a long note at each key would be felt.
_COUNT_AFTER_MS = 250
#: Feelings shown before "more…".
_FEELINGS_FIRST = 8


class EntryNote(NoteEdit):
    """The note in the editor, which gives way to the story above where the window is low."""

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return a few lines."""
        height = spacing.scaled(spacing.EDITOR_NOTE_HEIGHT, font=self.font())
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return three lines."""
        return QSize(spacing.S16, spacing.scaled(spacing.EDITOR_NOTE_MIN_HEIGHT, font=self.font()))


class EntryEditor(QWidget):
    """Shows the state of `presenter`, and reports to it every word as it is typed.

    Ctrl+Enter keeps, Escape puts away. Whether it is there at all is the page's to say.
    """

    def __init__(self, *, presenter: EntryEditorPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._round = -1
        self._head = TextLabel(role=TextRole.MUTED, is_wrapped=True)
        self._kinds = QWidget()
        self.kind_chips = {kind: Chip(kind_words(kind)) for kind in KINDS}
        self._kind_group = QButtonGroup(self)
        self.note = EntryNote(name=self.tr("Your words"), placeholder=self.tr("Write as it comes."))
        self.save_line = SaveLine()
        self._feelings_label = SectionLabel(self.tr("What does it leave in you now?"))
        self.feelings = ChipFlow(name=self._feelings_label.text())
        self._problem = TextLabel(role=TextRole.WARM, is_wrapped=True)
        self.keep_button = PrimaryButton(self.tr("Keep"))
        self.away_button = LinkButton(self.tr("Put away"))
        self.throw_button = LinkButton(self.tr("Throw away"))
        self._hint = ElidedLabel(self.tr("Ctrl Enter keeps, Esc puts away."), role=TextRole.FAINT)
        self._count_timer = QTimer(self)
        self._count_timer.setSingleShot(True)
        self._count_timer.setInterval(_COUNT_AFTER_MS)
        self._lay_out()
        self._connect_signals()
        self.render_state(presenter.state)

    @Slot(object)
    def render_state(self, state: EditorState) -> None:
        """Show `state`; the typed words are replaced only when another round began."""
        self._head.setText(state.head)
        self._head.setVisible(state.is_edit)
        self._kinds.setVisible(not state.is_edit)
        if state.kind in self.kind_chips:
            self.kind_chips[state.kind].setChecked(True)
        if self.feelings.choices[: len(state.offered)] != state.offered:
            self.feelings.set_choices(state.offered, first_shown=_FEELINGS_FIRST)
        self._problem.setText(state.problem)
        self._problem.setVisible(bool(state.problem))
        for control in (self.note, self.feelings, self.keep_button, self.away_button, self.throw_button):
            control.setEnabled(not state.is_keeping)
        if state.round != self._round:
            self._begin_round(state)

    @Slot()
    def show_status(self) -> None:
        """Say how safe the words are."""
        keeper = self._presenter.keeper
        self.save_line.show_status(keeper.status, message=keeper.message)

    def _begin_round(self, state: EditorState) -> None:
        self._round = state.round
        self.note.set_words(state.text)
        self.feelings.clear_completely()
        self.feelings.set_choices(state.offered, first_shown=_FEELINGS_FIRST)
        self.feelings.set_chosen(state.chosen)
        self._count()
        self.show_status()

    def _lay_out(self) -> None:
        kinds = QHBoxLayout(self._kinds)
        kinds.setContentsMargins(0, 0, 0, 0)
        kinds.setSpacing(spacing.CHIP_GAP)
        for chip in self.kind_chips.values():
            self._kind_group.addButton(chip)
            kinds.addWidget(chip)
        kinds.addStretch()
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(spacing.S4, spacing.S3, spacing.S4, spacing.S3)
        inside.setSpacing(spacing.S3)
        inside.addWidget(self._kinds)
        inside.addWidget(self._head)
        inside.addWidget(self.note, 1)
        inside.addWidget(self.save_line)
        ways = QHBoxLayout()
        ways.setSpacing(spacing.S4)
        for widget in (self.keep_button, self.away_button, self.throw_button, self._hint):
            ways.addWidget(widget)
        ways.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, spacing.S2, 0, 0)
        column.setSpacing(spacing.S2)
        column.addWidget(card, 1)
        column.addWidget(self._feelings_label)
        column.addWidget(self.feelings)
        column.addWidget(self._problem)
        column.addLayout(ways)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _connect_signals(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.render_state)
        presenter.keeper.status_changed.connect(self.show_status)
        self._kind_group.buttonClicked.connect(self._on_kind_clicked)
        self.note.text_changed_by_user.connect(self._report)
        self.note.text_changed_by_user.connect(self._count_timer.start)
        self.note.paste_refused.connect(self.save_line.show_limit)
        self._count_timer.timeout.connect(self._count)
        self.feelings.chosen_changed.connect(presenter.choose_feelings)
        self.feelings.word_added.connect(presenter.add_word)
        self.keep_button.clicked.connect(self._keep)
        self.away_button.clicked.connect(presenter.put_away)
        self.throw_button.clicked.connect(presenter.throw_away)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._keep)

    @Slot()
    def _report(self) -> None:
        self._presenter.write(self.note.words())

    @Slot()
    def _keep(self) -> None:
        self.feelings.enter_pending()
        self._report()
        self._presenter.keep()

    @Slot()
    def _count(self) -> None:
        self.save_line.show_count(len(self.note.words().split()))

    @Slot(object)
    def _on_kind_clicked(self, chip: Chip) -> None:
        kind = next((kind for kind in KINDS if self.kind_chips[kind] is chip), EntryKind.SECOND_THOUGHTS)
        self._presenter.choose_kind(kind)

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hint out where there is no room for it."""
        super().resizeEvent(event)
        row = (self.keep_button, self.away_button, self.throw_button, self._hint)
        wanted = sum(widget.sizeHint().width() + spacing.S4 for widget in row)
        self._hint.setVisible(self.width() >= wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put away on Escape, wherever the focus is in the editor."""
        if event.key() == Qt.Key.Key_Escape:
            self.feelings.enter_pending()
            self._presenter.put_away()
            return
        super().keyPressEvent(event)
