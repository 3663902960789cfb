"""The page Today: the cursor is in the note, feelings are one click, Keep is Ctrl+Enter (design/2-today.png)."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from balint_desktop.domain.letter import Letter
from balint_desktop.ui.dates import today_line
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.today.latest_card import LatestCard
from balint_desktop.ui.today.letters_card import LettersCard
from balint_desktop.ui.today.note_card import NoteCard
from balint_desktop.ui.today.presenter import Jotting, TodayPresenter, TodayState
from balint_desktop.ui.widgets.banner import Banner, BannerKind
from balint_desktop.ui.widgets.buttons import PrimaryButton
from balint_desktop.ui.widgets.chip_flow import ChipFlow
from balint_desktop.ui.widgets.heading import Heading
from balint_desktop.ui.widgets.page_scroll import PageScroll
from balint_desktop.ui.widgets.section_label import SectionLabel
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole

#: How many feelings stand there before "more…" (design/2-today.png shows eight).
_FEELINGS_FIRST = 8
#: How long the banner after keeping stays.
_KEPT_MS = 12_000


class TodayView(QWidget):
    """Draws the state and reports what is written, chosen and wanted."""

    written = Signal(object)
    case_requested = Signal(object)

    def __init__(
        self, *, presenter: TodayPresenter, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._banner = Banner(icons=theme.icons, parent=self)
        self._day = TextLabel(role=TextRole.MUTED)
        self._title = Heading(self.tr("Who is still with you?"))
        self._letters = LettersCard(parent=self)
        self._note = NoteCard(parent=self)
        self._feelings_label = SectionLabel(self.tr("What did it leave in you?"))
        self._feelings = ChipFlow(name=self.tr("What did it leave in you?"))
        self._keep = PrimaryButton(self.tr("Keep"))
        self._keep_hint = TextLabel(
            self.tr("Ctrl Enter. You can say more about it another day."), role=TextRole.FAINT
        )
        self._latest = LatestCard(parent=self)
        self._shown_kept: object = None
        self._offered: tuple[str, ...] = ()
        self._lay_out()
        self._connect_signals()
        self.show_jotting(presenter.jotting)
        self._show_letters(presenter.letters.letters)
        self.render_state(presenter.state)

    def focus_note(self) -> None:
        """Put the cursor into the note."""
        self._note.focus_note()

    def cursor_position(self) -> int:
        """Return where the cursor stands in the note."""
        return self._note.cursor_position()

    def set_cursor_position(self, position: int) -> None:
        """Put the cursor where it was."""
        self._note.set_cursor_position(position)

    def clear(self) -> None:
        """Forget every word, with what undo could bring back."""
        self._feelings.clear_completely()
        self._note.clear()
        self._latest.show_cases((), today=self._presenter.state.today)
        self._banner.close_message()

    @Slot(object)
    def show_jotting(self, jotting: Jotting) -> None:
        """Show another jotting than the one that was typed."""
        self._note.show_jotting(jotting)
        self._feelings.set_chosen(jotting.feelings)
        self.focus_note()

    @Slot(object)
    def render_state(self, state: TodayState) -> None:
        """Show `state`."""
        self._day.setText(today_line(state.today))
        if state.offered_feelings and state.offered_feelings != self._offered:
            self._offered = state.offered_feelings
            self._feelings.set_choices(state.offered_feelings, first_shown=_FEELINGS_FIRST)
            # Words of an earlier day may no longer be among those that are offered.
            self._feelings.set_chosen(self._presenter.jotting.feelings)
        self._note.show_status(state.status, message=state.status_message)
        self._note.show_proposals(state.proposed_names)
        self._latest.show_cases(state.latest, today=state.today)
        self._place_latest()
        self._render_banner(state)

    def _render_banner(self, state: TodayState) -> None:
        if state.message is not None:
            self._shown_kept = None
            self._banner.show_message(state.message.whole, kind=BannerKind.PROBLEM)
        elif state.kept is None:
            if self._shown_kept is not None:
                self._shown_kept = None
                self._banner.close_message()
        elif state.kept.id != self._shown_kept:
            self._shown_kept = state.kept.id
            self._banner.show_message(
                self.tr("Kept, encrypted."), action=self.tr("Open it"), timeout_ms=_KEPT_MS
            )

    def _lay_out(self) -> None:
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        writing = self._writing()
        for widget, gap in (
            (self._day, spacing.S1),
            (self._title, spacing.S4),
            (self._banner, spacing.S2),
            (writing, spacing.S4),
            (self._feelings_label, spacing.S2),
            (self._feelings, spacing.S5),
        ):
            column.addWidget(widget, 4 if widget is writing else 0)
            column.addSpacing(gap)
        keep_row = QHBoxLayout()
        keep_row.setSpacing(spacing.S3)
        keep_row.addWidget(self._keep)
        keep_row.addWidget(self._keep_hint)
        keep_row.addStretch()
        column.addLayout(keep_row)
        column.addStretch(1)
        self._aside = QWidget()
        aside = QVBoxLayout(self._aside)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.addWidget(self._latest)
        aside.addStretch()
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(spacing.S10, spacing.S8, spacing.S10, spacing.S8)
        row.setSpacing(spacing.S9)
        row.addWidget(self._column, 1)
        row.addWidget(self._aside)
        row.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(PageScroll(page, parent=self))

    def _writing(self) -> QWidget:
        """Return the letters above the note, together, so that no gap is left where there are no letters."""
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.S3)
        column.addWidget(self._letters)
        column.addWidget(self._note, 1)
        return both

    def _place_latest(self) -> None:
        # A note is read and written as a column, also on a wide screen.
        self._column.setMaximumWidth(self._note.width_wanted())
        width = spacing.scaled(spacing.ASIDE_WIDTH, font=self.font())
        has_room = self.width() >= width + spacing.scaled(spacing.NOTE_CARD_MIN_WIDTH, font=self.font())
        self._aside.setFixedWidth(width)
        self._aside.setVisible(has_room and self._latest.has_cases)

    def _connect_signals(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.render_state)
        presenter.jotting_replaced.connect(self.show_jotting)
        presenter.letters.letters_changed.connect(self._show_letters)
        self._letters.open_requested.connect(presenter.letters.open)
        self._letters.keep_requested.connect(presenter.letters.keep)
        self.written.connect(presenter.write)
        self._note.written.connect(self._report)
        self._note.names_requested.connect(presenter.propose_names)
        self._feelings.chosen_changed.connect(self._report)
        self._feelings.word_added.connect(presenter.add_feeling)
        self._keep.clicked.connect(self._request_keep)
        self._banner.action_requested.connect(self._request_case)
        self._latest.case_requested.connect(self.case_requested)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._request_keep)

    @Slot(object)
    def _show_letters(self, letters: tuple[Letter, ...]) -> None:
        # Where the keyboard was among the letters goes away with them.
        had_focus = self._letters.isAncestorOf(self.focusWidget() or self)
        self._letters.show_letters(letters, today=self._presenter.state.today)
        if had_focus:
            self.focus_note()

    @Slot()
    def _report(self) -> None:
        name, text = self._note.words()
        self.written.emit(Jotting(name=name, text=text, feelings=self._feelings.chosen))

    @Slot()
    def _request_keep(self) -> None:
        self._feelings.enter_pending()
        self._report()
        self._presenter.keep()

    @Slot()
    def _request_case(self) -> None:
        kept = self._presenter.state.kept
        if kept is not None:
            self.case_requested.emit(kept.id)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the cursor in the note."""
        super().showEvent(event)
        self.focus_note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the side only where there is room for it."""
        super().resizeEvent(event)
        self._place_latest()
