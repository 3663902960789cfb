"""The right side of the page Cases: one case as a story, what is said of it, and the editor below."""

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from balint_desktop.ui.cases.entry_editor_state import EditorState
from balint_desktop.ui.cases.entry_editor_view import EntryEditor
from balint_desktop.ui.cases.marks_fold import Fold
from balint_desktop.ui.cases.marks_panel import MarksPanel
from balint_desktop.ui.cases.story_add_line import AddLine
from balint_desktop.ui.cases.story_entries import EntryList
from balint_desktop.ui.cases.story_head import StoryHead
from balint_desktop.ui.cases.story_presenter import StoryPresenter
from balint_desktop.ui.cases.story_state import StoryState
from balint_desktop.ui.cases.versions_presenter import VersionsState
from balint_desktop.ui.cases.versions_sheet import VersionsSheet
from balint_desktop.ui.shell.clipboard import Clipboard
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.banner import Banner, BannerKind
from balint_desktop.ui.widgets.empty_state import EmptyState
from balint_desktop.ui.widgets.page_scroll import PageScroll

#: How long a notice with a way back stays.
_UNDO_MS = 12_000
_NOTICE_MS = 6_000


class StoryView(QWidget):
    """Shows the states of `presenter` and its parts."""

    def __init__(
        self,
        *,
        presenter: StoryPresenter,
        theme: ThemeSwitch,
        clipboard: Clipboard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._theme = theme
        self._clipboard = clipboard
        self._state = presenter.state
        self._wanted_scroll_px: int | None = None
        self._is_wide: bool | None = None
        self._editor_round = -1
        self.banner = Banner(icons=theme.icons, parent=self)
        self.empty = EmptyState(
            self.tr("Choose a case to read it again."),
            line=self.tr("It is as you left it."),
            parent=self,
        )
        self.head = StoryHead(theme=theme, parent=self)
        self.entries = EntryList(theme=theme, parent=self)
        self.add_line = AddLine(theme=theme, parent=self)
        self.editor = EntryEditor(presenter=presenter.editor, parent=self)
        self.marks = MarksPanel(vocabulary=presenter.vocabulary, theme=theme, parent=self)
        self._aside = PageScroll(self.marks, parent=self)
        self._about_ground = QWidget(self)
        self._about_lines = QVBoxLayout(self._about_ground)
        self.about = Fold(self.tr("About this case"), content=self._about_ground, theme=theme, parent=self)
        self.versions = VersionsSheet(theme=theme, parent=self)
        self._page = QWidget(self)
        self._grid = QGridLayout(self._page)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect_signals()
        self.render_state(presenter.state)
        self.render_editor(presenter.editor.state)

    @property
    def scroll_px(self) -> int:
        """How far the story is scrolled, in pixels."""
        return self.entries.scroll_px

    @scroll_px.setter
    def scroll_px(self, value: int) -> None:
        # A place is remembered before its story is there again.
        if self._state.case is None or not self.isVisible():
            self._wanted_scroll_px = value
        else:
            self.entries.scroll_px = value

    def cursor_position(self) -> int:
        """Return where the cursor stands in the editor."""
        return self.editor.note.cursor_position()

    def set_cursor_position(self, position: int) -> None:
        """Put the cursor of the editor where it was."""
        self.editor.note.set_cursor_position(position)

    def clear(self) -> None:
        """Forget every word, with what undo could bring back."""
        self._presenter.clear()
        self.entries.forget()
        self.versions.list.forget()
        self.banner.close_message()

    @Slot(object)
    def render_state(self, state: StoryState) -> None:
        """Show `state`."""
        before, self._state = self._state, state
        self.head.render_state(state)
        self.marks.render_state(state)
        self.entries.set_rows(state.rows)
        is_other = (before.case and before.case.id) != (state.case and state.case.id)
        if is_other:
            self.entries.clearSelection()
            self.entries.setCurrentIndex(self.entries.rootIndex())
            self.entries.scroll_px = 0
        self.add_line.show_put_away(is_put_away=state.has_put_away)
        if state.latest is not None and state.latest != before.latest:
            self.entries.go_to(state.latest)
        if state.notice != before.notice:
            self._render_notice(state)
        self._show_page()
        self._scroll_where_wanted()

    @Slot(object)
    def render_editor(self, state: EditorState) -> None:
        """Make room for the editor, and put the cursor into it when it opens."""
        is_other_round = state.round != self._editor_round
        self._editor_round = state.round
        had_focus = self._has_focus_inside()
        self.add_line.setVisible(not state.is_open)
        self.editor.setVisible(state.is_open)
        self._make_room_to_write()
        if not is_other_round:
            return
        self.entries.keep_in_view(self._key_written_about() if state.is_open else None)
        if had_focus and not state.is_open:
            self.entries.setFocus(Qt.FocusReason.OtherFocusReason)
        elif state.is_open and not state.is_resumed:
            self.editor.note.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def render_versions(self, state: VersionsState) -> None:
        """Show the sheet, or the story again."""
        was_open = self._pages.currentWidget() is self.versions
        self.versions.render_state(state)
        self._show_page()
        if state.is_open and not was_open:
            self.versions.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif was_open and not state.is_open and self._state.case is not None:
            self.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def _key_written_about(self) -> int | None:
        edited = self._presenter.editor.entry_id
        if edited is not None:
            return edited
        return self._state.rows[-1].key if self._state.rows else None

    def _show_page(self) -> None:
        if self._presenter.versions.state.is_open:
            self._pages.setCurrentWidget(self.versions)
        else:
            self._pages.setCurrentWidget(self.empty if self._state.case is None else self._page)

    def _scroll_where_wanted(self) -> None:
        if self._wanted_scroll_px is not None and self._state.case is not None and self.isVisible():
            wanted, self._wanted_scroll_px = self._wanted_scroll_px, None
            self.entries.scroll_px = wanted

    def _render_notice(self, state: StoryState) -> None:
        notice = state.notice
        if notice is None:
            self.banner.close_message()
            return
        can_undo = notice.undo is not None
        timeout_ms = None if notice.is_problem else _UNDO_MS if can_undo else _NOTICE_MS
        self.banner.show_message(
            notice.text,
            kind=BannerKind.PROBLEM if notice.is_problem else BannerKind.INFO,
            action=self.tr("Undo") if can_undo else None,
            timeout_ms=timeout_ms,
        )

    def _has_focus_inside(self) -> bool:
        # While it keeps, the editor is disabled, and Qt has handed its focus to whatever comes next here.
        focused = self.window().focusWidget()
        return focused is None or self.isAncestorOf(focused)

    def _lay_out(self) -> None:
        self._column = column = QWidget(self._page)
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.entries, 1)
        lines.addWidget(self.add_line)
        lines.addWidget(self.editor)
        lines.addStretch()
        self._about_lines.setContentsMargins(0, 0, 0, 0)
        grid = self._grid
        grid.setVerticalSpacing(spacing.S4)
        grid.addWidget(self.head, 0, 0, 1, 2)
        grid.addWidget(self.about, 1, 0, 1, 2)
        grid.addWidget(column, 2, 0)
        grid.setRowStretch(2, 1)
        # On a wide screen the story stays a column, with what is said of the case beside it.
        grid.setColumnStretch(0, 1_000)
        grid.setColumnStretch(2, 1)
        for page in (self.empty, self._page, self.versions):
            self._pages.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        # Beside the story the panel needs room that a narrow window finds above it.
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(spacing.S6, spacing.S3, spacing.S6, 0)
        above.addWidget(self.banner)
        outer.addLayout(above)
        outer.addWidget(self._pages, 1)

    def _place_aside(self) -> None:
        font = self.font()
        is_wide = self.width() >= spacing.scaled(spacing.STORY_ASIDE_FROM_WIDTH, font=font)
        edge = spacing.S10 if is_wide else spacing.S6
        self._grid.setContentsMargins(edge, spacing.S3, edge, spacing.S6)
        self._grid.setHorizontalSpacing(spacing.S8 if is_wide else 0)
        if is_wide is not self._is_wide:
            self._is_wide = is_wide
            if is_wide:
                self._about_lines.removeWidget(self._aside)
                self._grid.addWidget(self._aside, 2, 1)
            else:
                self._grid.removeWidget(self._aside)
                self._about_lines.addWidget(self._aside)
            self._aside.show()
        self._make_room_to_write()
        self._column.setMaximumWidth(spacing.scaled(spacing.STORY_MAX_WIDTH, font=font))
        if is_wide:
            self._aside.setFixedWidth(spacing.scaled(spacing.STORY_ASIDE_WIDTH, font=font))
            self._aside.setMaximumHeight(self.height())
        else:
            self._aside.setMinimumWidth(0)
            self._aside.setMaximumWidth(self.width())
            # The story keeps the larger half.
            self._aside.setMaximumHeight(self.height() * 2 // 5)

    def _make_room_to_write(self) -> None:
        font = self.font()
        is_low = self.height() < spacing.scaled(spacing.STORY_LOW_HEIGHT, font=font)
        lowest = spacing.scaled(spacing.STORY_LOWEST_HEIGHT, font=font)
        is_short = is_low and self._presenter.editor.state.is_open
        self.head.set_compact(is_compact=is_short)
        self.about.setVisible(not self._is_wide and not is_short)
        self.entries.setVisible(not is_short or self.height() >= lowest)

    def _connect_signals(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.render_state)
        presenter.editor.state_changed.connect(self.render_editor)
        presenter.versions.state_changed.connect(self.render_versions)
        self.head.rename_requested.connect(presenter.rename)
        self.head.course_chosen.connect(presenter.set_course)
        self.head.waiting_chosen.connect(presenter.set_wants_group)
        self.head.delete_requested.connect(presenter.delete_case)
        self.entries.edit_requested.connect(presenter.edit_entry)
        self.entries.delete_requested.connect(presenter.delete_entry)
        self.entries.versions_requested.connect(presenter.show_versions)
        self.entries.copy_requested.connect(self._on_copy_requested)
        self.add_line.clicked.connect(presenter.add_entry)
        self.marks.marks_chosen.connect(presenter.choose_marks)
        self.banner.action_requested.connect(presenter.undo)
        self.banner.closed.connect(self._on_banner_closed, Qt.ConnectionType.QueuedConnection)
        sheet, versions = self.versions, presenter.versions
        sheet.close_requested.connect(versions.close)
        sheet.use_requested.connect(versions.use_again)
        sheet.ask_requested.connect(versions.ask_to_delete)
        sheet.leave_requested.connect(versions.leave_it)
        sheet.delete_requested.connect(versions.delete)
        rename = QShortcut(QKeySequence(Qt.Key.Key_F2), self)
        rename.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        rename.activated.connect(self._on_rename_key)

    @Slot()
    def _on_rename_key(self) -> None:
        if self._pages.currentWidget() is self._page:
            self.head.name.rename()

    @Slot(int)
    def _on_copy_requested(self, entry_id: int) -> None:
        entry = self._presenter.entry(entry_id)
        if entry is not None:
            self._clipboard.copy(entry.text)

    @Slot()
    def _on_banner_closed(self) -> None:
        # By now its action has been asked for, if it was pressed, and another notice may stand there.
        if self.banner.isHidden():
            self._presenter.dismiss()

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        """Return the width of a list: with less room, what stands at the side goes above."""
        return QSize(spacing.LIST_WIDTH, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is said of the case beside the story, or above it where there is no room."""
        super().resizeEvent(event)
        self._place_aside()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a font that grew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_pages"):
            self._place_aside()
