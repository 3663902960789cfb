"""The left column of the page Cases: what to search for, what to filter by, and the cases that are left."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from balint_desktop.domain.case import CaseId
from balint_desktop.ui.cases.filter_bar import FilterBar
from balint_desktop.ui.cases.filter_panel import FilterPanel
from balint_desktop.ui.cases.list_delegate import CaseDelegate
from balint_desktop.ui.cases.list_look import RowLook
from balint_desktop.ui.cases.list_presenter import CaseListPresenter
from balint_desktop.ui.cases.list_rows import RowsView
from balint_desktop.ui.cases.list_state import CaseListState, Listed
from balint_desktop.ui.cases.list_wording import result_line
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.empty_state import EmptyState
from balint_desktop.ui.widgets.line_edits import SearchField
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole


class CaseListView(QWidget):
    """Draws a CaseListState. `today_requested` asks for the page on which a first case is written."""

    today_requested = Signal()

    def __init__(
        self, *, presenter: CaseListPresenter, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._theme = theme
        self._shown_selection: tuple[CaseId | None, int | None] | None = None
        look = RowLook.of(theme)
        self._delegate = CaseDelegate(look=look, parent=self)
        self.field = SearchField(
            name=self.tr("Search everything"), placeholder=self.tr("Search everything (Ctrl F)"), parent=self
        )
        self.clear_action = QAction(self.tr("Clear the search"), self)
        self._search_action = QAction(self)
        self.filters = FilterBar(icons=theme.icons, parent=self)
        self.result = TextLabel(role=TextRole.SMALL, parent=self)
        self.result.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom)
        self._problem = TextLabel(role=TextRole.WARM, is_wrapped=True, parent=self)
        self.rows = RowsView(name=self.tr("Cases"), row_height=look.case_height, parent=self)
        self.nothing = EmptyState("", parent=self)
        self.panel = FilterPanel(theme=theme, parent=self)
        self._pages = QStackedWidget(self)
        self._dress()
        self._lay_out()
        self._connect_signals()
        self.show_state(presenter.state)

    @Slot()
    def focus_search(self) -> None:
        """Put the keyboard into the search field, over what is typed there."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @Slot(object)
    def show_state(self, state: CaseListState) -> None:
        """Draw `state`."""
        self._show_typed(state.typed)
        self.filters.show_state(state)
        self._show_result(state)
        self._problem.setText(state.message)
        self._problem.setVisible(bool(state.message))
        self.rows.set_row_height(self._delegate.row_height(is_hits=state.listed is Listed.HITS))
        self._show_selection(state)
        self.panel.offer(state.choices, active=state.active)
        self._show_page(state)

    def _show_typed(self, typed: str) -> None:
        if self.field.text() != typed:
            # setText also forgets the history of edits, so that nothing comes back after a lock.
            self.field.setText(typed)
        self.clear_action.setVisible(bool(typed))

    def _show_result(self, state: CaseListState) -> None:
        text = result_line(state.count, has_more=state.has_more) if state.is_narrowed else ""
        if text != self.result.text():
            self.result.setText(text)
            if text and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.result, text))

    def _show_selection(self, state: CaseListState) -> None:
        row = self._presenter.model.row_of(state.selected)
        shown = (state.selected, row)
        if shown != self._shown_selection or row != self.rows.selected_row():
            self._shown_selection = shown
            self.rows.select_row(row, is_shown=True)

    def _show_page(self, state: CaseListState) -> None:
        if state.is_choosing:
            page: QWidget = self.panel
        elif state.is_nothing_found or state.is_journal_empty:
            self._show_nothing(state)
            page = self.nothing
        else:
            page = self.rows
        before = self._pages.currentWidget() or self.rows
        if page is before:
            return
        focused = self.focusWidget()
        had_focus = focused is not None and (focused is before or before.isAncestorOf(focused))
        self._pages.setCurrentWidget(page)
        if page is self.panel:
            self.panel.begin()
        elif before is self.panel:
            self.panel.field.clear_completely()
            self.filters.more.setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            self.focus_search()

    def _show_nothing(self, state: CaseListState) -> None:
        if state.is_journal_empty:
            self.nothing.set_words(
                self.tr("There is no case here yet."),
                line=self.tr("It begins with a sentence about somebody who is still with you."),
                action=self.tr("Go to Today"),
            )
        elif state.listed is Listed.HITS:
            line = "" if state.wanted.is_open else self.tr("Only cases that pass your filters were looked at.")
            self.nothing.set_words(self.tr("Nothing found"), line=line, action=self.tr("Clear the search"))
        else:
            self.nothing.set_words(self.tr("No case is like this."), action=self.tr("Show all cases"))

    def _dress(self) -> None:
        self.rows.setModel(self._presenter.model)
        self.rows.setItemDelegate(self._delegate)
        self.field.addAction(self._search_action, QLineEdit.ActionPosition.LeadingPosition)
        self.field.addAction(self.clear_action, QLineEdit.ActionPosition.TrailingPosition)
        for page in (self.rows, self.nothing, self.panel):
            self._pages.addWidget(page)
        self._on_theme_changed()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(spacing.S4, spacing.S5, 0, 0)
        column.setSpacing(0)
        for widget, gap in ((self.field, spacing.S3), (self.filters, 0), (self._problem, 0), (self.result, 0)):
            line = QHBoxLayout()
            line.setContentsMargins(0, 0, spacing.S4, gap)
            line.addWidget(widget)
            column.addLayout(line)
        column.addWidget(self._pages, stretch=1)

    def _connect_signals(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.show_state)
        presenter.model.modelReset.connect(self._on_model_reset)
        self._theme.theme_changed.connect(self._on_theme_changed)
        self.field.textChanged.connect(presenter.set_typed)
        self.field.returnPressed.connect(presenter.open_first)
        self.clear_action.triggered.connect(presenter.clear_search)
        self.filters.not_yet_presented_toggled.connect(presenter.toggle_not_yet_presented)
        self.filters.waiting_toggled.connect(presenter.toggle_waiting)
        self.filters.choices_toggled.connect(self._on_choices_toggled)
        self.filters.removal_requested.connect(presenter.toggle_choice)
        self.panel.choice_picked.connect(presenter.toggle_choice)
        self.panel.close_requested.connect(presenter.close_choices)
        self.nothing.action_requested.connect(self._on_nothing_action)
        self.rows.rows_seen.connect(presenter.model.look_at)
        self.rows.row_chosen.connect(self._on_row_chosen)
        self.rows.row_opened.connect(self._on_row_opened)

    @Slot(int)
    def _on_row_chosen(self, row: int) -> None:
        self._presenter.choose(self._presenter.model.case_id(row))

    @Slot(int)
    def _on_row_opened(self, row: int) -> None:
        self._presenter.open(self._presenter.model.case_id(row))

    @Slot()
    def _on_choices_toggled(self) -> None:
        if self._presenter.state.is_choosing:
            self._presenter.close_choices()
        else:
            self._presenter.open_choices()

    @Slot()
    def _on_nothing_action(self) -> None:
        state = self._presenter.state
        if state.is_journal_empty:
            self.today_requested.emit()
        elif state.listed is Listed.HITS:
            self._presenter.clear_search()
        else:
            self._presenter.clear_filters()

    @Slot()
    def _on_model_reset(self) -> None:
        self._shown_selection = None
        self.rows.scrollToTop()
        if not self._presenter.model.rowCount():
            self._delegate.forget()

    @Slot()
    def _on_theme_changed(self) -> None:
        look = RowLook.of(self._theme)
        font = QApplication.font()
        self._delegate.set_look(look)
        is_hits = self._presenter.state.listed is Listed.HITS
        self.rows.set_row_height(self._delegate.row_height(is_hits=is_hits))
        self.rows.viewport().update()
        self.result.setFixedHeight(spacing.scaled(spacing.RESULT_HEIGHT, font=font))
        for action, icon in ((self._search_action, "search"), (self.clear_action, "close")):
            colour = QColor(self._theme.theme.muted)
            size = spacing.ICON_SMALL
            ratio = self.devicePixelRatioF()
            action.setIcon(self._theme.icons.icon(icon, colour=colour, size_px=size, ratio=ratio))

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search field into the list with Down."""
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus() and self.rows.isVisible():
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
            if self.rows.selected_row() is None:
                self.rows.select_row(0, is_shown=True)
            return
        super().keyPressEvent(event)
