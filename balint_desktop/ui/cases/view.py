"""The page Cases: the list at the left, one case at the right (design/3-case.png)."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from balint_desktop.domain.place import Place
from balint_desktop.ui.cases.list_view import CaseListView
from balint_desktop.ui.cases.presenter import CasesPresenter
from balint_desktop.ui.cases.story_view import StoryView
from balint_desktop.ui.shell.clipboard import Clipboard
from balint_desktop.ui.shell.navigation import PageName
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.hairline import Hairline

#: The list takes at most this share of the page.
_LIST_SHARE = 0.4


class CasesView(QWidget):
    """Puts list and story side by side, and knows where in them the doctor is."""

    today_requested = Signal()

    def __init__(
        self,
        *,
        presenter: CasesPresenter,
        theme: ThemeSwitch,
        clipboard: Clipboard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._theme = theme
        self._clipboard = clipboard
        self._story: StoryView | None = None
        self.list = CaseListView(presenter=presenter.list, theme=theme, parent=self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.list)
        self._row.addWidget(Hairline(orientation=Qt.Orientation.Vertical, parent=self))
        self._row.addStretch(1)
        self._take_width()
        self.list.today_requested.connect(self.today_requested)
        presenter.list.case_opened.connect(self._go_on_in_story)
        presenter.list.load()
        # Both sides at once would hold the window for longer than an eye forgives.
        QTimer.singleShot(0, self, self._make_story)

    @property
    def story(self) -> StoryView:
        """The right side."""
        return self._story or self._made_story()

    @Slot()
    def _make_story(self) -> None:
        if self._story is None:
            self._made_story()

    def _made_story(self) -> StoryView:
        self._story = story = StoryView(
            presenter=self._presenter.story, theme=self._theme, clipboard=self._clipboard, parent=self
        )
        self._row.takeAt(self._row.count() - 1)
        self._row.addWidget(story, 1)
        add = QShortcut(QKeySequence("A"), story.entries)
        add.setContext(Qt.ShortcutContext.WidgetShortcut)
        add.activated.connect(self._presenter.story.add_entry)
        # Fields take Ctrl+Z for themselves; everywhere else it takes back what the banner speaks of.
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self._presenter.story.undo)
        return story

    @Slot()
    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.list.focus_search()

    def focus_list(self) -> None:
        """Put the keyboard where one looks for a case."""
        self.list.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> Place:
        """Return which case is open, how far it is scrolled, and where the cursor is."""
        return Place(
            page=PageName.CASES.value,
            case_id=self._presenter.list.selected,
            scroll_px=self.story.scroll_px,
            cursor=self.story.cursor_position(),
        )

    def return_to(self, place: Place) -> None:
        """Scroll the open case and put the cursor as they were."""
        self.story.scroll_px = place.scroll_px
        self.story.set_cursor_position(place.cursor)

    def clear(self) -> None:
        """Forget every word."""
        self.story.clear()

    @Slot(object)
    def _go_on_in_story(self, _: object) -> None:
        self.story.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_width(self) -> None:
        # With large text in a small window the story keeps the larger part.
        wanted = spacing.scaled(spacing.LIST_WIDTH, font=self.font())
        self.list.setFixedWidth(min(wanted, max(spacing.LIST_MIN_WIDTH, int(self.width() * _LIST_SHARE))))

    # Qt overrides

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._take_width()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_row"):
            self._take_width()
