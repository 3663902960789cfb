"""The open journal: the panel at the left and one page at a time beside it; pages are made when first shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.draft import Draft
from balint_desktop.domain.place import Place
from balint_desktop.services.changes import Changes
from balint_desktop.ui.cases.presenter import CasesPresenter
from balint_desktop.ui.cases.view import CasesView
from balint_desktop.ui.keys.reminder import PassphraseReminder
from balint_desktop.ui.settings.view import SettingsView
from balint_desktop.ui.shell.clipboard import Clipboard
from balint_desktop.ui.shell.navigation import Navigation, PageName
from balint_desktop.ui.shell.shortcuts_sheet import ShortcutsSheet
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.today.presenter import TodayPresenter
from balint_desktop.ui.today.view import TodayView


class JournalView(QWidget):
    """Holds the pages, passes changes between them, and knows where the doctor is."""

    lock_requested = Signal()
    quit_requested = Signal()

    def __init__(
        self,
        *,
        today: TodayPresenter,
        cases: CasesPresenter,
        settings: Callable[[QWidget], SettingsView],
        theme: ThemeSwitch,
        clipboard: Clipboard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self.today_presenter = today
        self.cases_presenter = cases
        self._make_settings = settings
        self._theme = theme
        self._navigation = Navigation(theme=theme, parent=self)
        self._reminder = PassphraseReminder(parent=self)
        self._stack = QStackedWidget(self)
        self._today = TodayView(presenter=today, theme=theme, parent=self)
        self._cases: CasesView | None = None
        self._settings: SettingsView | None = None
        self._sheet: ShortcutsSheet | None = None
        self._current = PageName.TODAY
        self._stack.addWidget(self._today)
        self._lay_out()
        self._connect_signals()
        self._navigation.show_current(self._current)

    @Slot()
    def begin(self) -> None:
        """Put the cursor into the note on Today, once the window shows this."""
        self.show_page(PageName.TODAY)

    def go_back_to(self, place: Place) -> None:
        """Show the page, case and line where the doctor was."""
        if place.page == PageName.CASES and place.case_id is not None:
            self.open_case(place.case_id)
            self._cases_view().return_to(place)
        elif place.page == PageName.TODAY:
            self.begin()
            self._today.set_cursor_position(place.cursor)
        else:
            self.show_page(PageName(place.page) if place.page in set(PageName) else PageName.TODAY)

    @Slot(object)
    def show_page(self, page: PageName) -> None:
        """Show `page` and put the focus where it is wanted."""
        self._current = page
        match page:
            case PageName.TODAY:
                self._stack.setCurrentWidget(self._today)
                self._today.focus_note()
            case PageName.CASES:
                self._stack.setCurrentWidget(self._cases_view())
                self._cases_view().focus_list()
            case PageName.SETTINGS:
                self._stack.setCurrentWidget(self._settings_view())
        self._navigation.show_current(page)

    @Slot(object)
    def open_case(self, case_id: CaseId) -> None:
        """Show a case."""
        self.show_page(PageName.CASES)
        self.cases_presenter.open(case_id)

    @Slot()
    def search(self) -> None:
        """Put the cursor into the search field."""
        self.show_page(PageName.CASES)
        self._cases_view().focus_search()

    @Slot()
    def show_shortcuts(self) -> None:
        """Open the sheet of keys."""
        self._sheet = ShortcutsSheet(parent=self)
        self._sheet.open()

    def remind_of_passphrase(self) -> None:
        """Say above every page that a new passphrase is due."""
        self._reminder.show()

    @Slot()
    def stop_reminding(self) -> None:
        """Say no more that a new passphrase is due."""
        self._reminder.hide()

    def drafts(self) -> tuple[Draft, ...]:
        """Return what stands in the editors now."""
        return (*self.today_presenter.drafts(), *self.cases_presenter.drafts())

    def place(self) -> Place:
        """Return where the doctor is."""
        if self._current is PageName.CASES and self._cases is not None:
            return self._cases.place()
        cursor = self._today.cursor_position() if self._current is PageName.TODAY else 0
        return Place(page=self._current.value, cursor=cursor)

    def clear(self) -> None:
        """Forget every word on every page."""
        self.today_presenter.clear()
        self.cases_presenter.clear()
        self._today.clear()
        self._clipboard.clear_if_ours()
        if self._cases is not None:
            self._cases.clear()
        if self._settings is not None:
            self._settings.clear()

    def _cases_view(self) -> CasesView:
        if self._cases is None:
            self._cases = CasesView(
                presenter=self.cases_presenter, theme=self._theme, clipboard=self._clipboard, parent=self
            )
            self._cases.today_requested.connect(self._show_today)
            self._stack.addWidget(self._cases)
        return self._cases

    def _settings_view(self) -> SettingsView:
        if self._settings is None:
            self._settings = self._make_settings(self)
            self._stack.addWidget(self._settings)
        return self._settings

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._reminder)
        column.addWidget(self._stack, 1)
        row.addLayout(column, 1)

    def _connect_signals(self) -> None:
        self._navigation.page_requested.connect(self.show_page)
        self._navigation.lock_requested.connect(self.lock_requested)
        self._today.case_requested.connect(self.open_case)
        self._reminder.settings_requested.connect(self._show_keys)
        self.today_presenter.changed.connect(self._pass_on)
        self.cases_presenter.changed.connect(self._pass_on)
        for keys, slot in (
            ("Ctrl+1", self._show_today),
            ("Ctrl+N", self._show_today),
            ("Ctrl+2", self._show_cases),
            ("Ctrl+,", self._show_settings),
            ("Ctrl+F", self.search),
            ("Ctrl+L", self.lock_requested),
            ("Ctrl+Q", self.quit_requested),
            ("F1", self.show_shortcuts),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    @Slot(object)
    def _pass_on(self, changes: Changes) -> None:
        sender: QObject | None = self.sender()
        if sender is not self.cases_presenter:
            self.cases_presenter.refresh(changes)
        self.today_presenter.refresh(changes)

    @Slot()
    def _show_today(self) -> None:
        self.show_page(PageName.TODAY)

    @Slot()
    def _show_cases(self) -> None:
        self.show_page(PageName.CASES)

    @Slot()
    def _show_settings(self) -> None:
        self.show_page(PageName.SETTINGS)

    @Slot()
    def _show_keys(self) -> None:
        self.show_page(PageName.SETTINGS)
        self._settings_view().show_keys()

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the panel when the window is narrow."""
        super().resizeEvent(event)
        narrow = spacing.scaled(spacing.NARROW_WINDOW, font=self.font())
        self._navigation.set_narrow(is_narrow=self.width() < narrow)
