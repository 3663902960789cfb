"""A story as a list that opens at once however long it is: what is near is laid out exactly, the rest later.

Qt asks a list for every height before it shows anything; laying out 500 entries would take half a second. So
heights far away are guesses, made exact when they come near or when nothing else is to do, and whatever is
being read stays where it is meanwhile.
"""

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from balint_desktop.ui.cases.story_delegate import StoryDelegate
from balint_desktop.ui.cases.story_model import StoryModel
from balint_desktop.ui.cases.story_rows import StoryRow
from balint_desktop.ui.theme import focus_ring, spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch

#: How long the GUI thread measures in one go while nothing else is to do, and how often it then lays out anew.
_SLICE_MS = 6
_SLICES_UNTIL_LAYOUT = 40
#: A layout can bring other stretches near; after this many rounds the next event goes on.
_ROUNDS = 6
_TALLEST = 16_000_000


class StoryList(QListView):
    """Shows a StoryModel; as tall as its story, and scrolling where there is less room."""

    settled = Signal()

    def __init__(
        self, *, name: str, theme: ThemeSwitch, is_open_ended: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._theme = theme
        self._is_settling = False
        self._shows_ring = False
        self._next_to_measure = 0
        self._slices = 0
        self._is_layout_due = False
        self._kept_in_view: int | None = None
        self.story = StoryModel(parent=self)
        self.delegate = StoryDelegate(theme=theme, is_open_ended=is_open_ended, parent=self)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._set_up()
        self._connect_signals()

    @property
    def scroll_px(self) -> int:
        """How far the story is scrolled."""
        return self.verticalScrollBar().value()

    @scroll_px.setter
    def scroll_px(self, value: int) -> None:
        self._measure_down_to(value + self.viewport().height())
        self.verticalScrollBar().setValue(value)
        self._settle()

    @property
    def content_px(self) -> int:
        """The height of the whole story, as far as it is known."""
        return self.contentsSize().height()

    def current_row(self) -> StoryRow | None:
        """Return the stretch that keys act on, or None."""
        index = self.currentIndex()
        return self.story.row_at(index.row()) if index.isValid() else None

    def set_rows(self, rows: tuple[StoryRow, ...]) -> None:
        """Show `rows`; what was chosen stays chosen where it is still there."""
        if rows == self.story.rows:
            return
        anchor = self._anchor()
        self.story.set_rows(rows)
        self._start_measuring()
        self._lay_out(anchor)
        self._settle()

    def keep_in_view(self, key: int | None) -> None:
        """Show the stretch `key` now, and again whenever the room for the story changes; None: no more."""
        self._kept_in_view = key
        if key is not None:
            self.bring_into_view(key)

    def go_to(self, key: int) -> None:
        """Choose the stretch `key` and bring it into view."""
        place = self.story.row_of(key)
        if place is None:
            return
        self.setCurrentIndex(self.story.index(place))
        self.bring_into_view(key)

    def bring_into_view(self, key: int) -> None:
        """Scroll as little as shows the stretch `key`."""
        place = self.story.row_of(key)
        if place is None:
            return
        index = self.story.index(place)
        for _ in range(_ROUNDS):
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
            if not self._settle():
                break

    def forget(self) -> None:
        """Forget every word."""
        self._idle.stop()
        self.story.set_rows(())
        self.delegate.forget()

    def _set_up(self) -> None:
        self.setModel(self.story)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().setSingleStep(spacing.S10)

    def _connect_signals(self) -> None:
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._idle.timeout.connect(self._measure_slice)
        self._theme.theme_changed.connect(self._on_theme_changed)

    @Slot()
    def _on_scrolled(self) -> None:
        self._settle()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.delegate.dress(self.font())
        self._start_measuring()
        self._lay_out(self._anchor())
        self._settle()

    def _settle(self) -> bool:
        """Make exact what is in view; return whether anything moved."""
        if self._is_settling:
            return False
        self._is_settling = True
        moved = False
        for _ in range(_ROUNDS):
            anchor = self._anchor()
            changed = [row for row in self._rows_in_view() if self.delegate.measure(row)]
            if not changed:
                break
            moved = True
            self._lay_out(anchor)
        self._is_settling = False
        self._fit_height()
        self.settled.emit()
        return moved

    def _rows_in_view(self) -> list[StoryRow]:
        place = self._first_in_view()
        below = self.viewport().height()
        in_view: list[StoryRow] = []
        while place is not None and (row := self.story.row_at(place)) is not None:
            if in_view and self.visualRect(self.story.index(place)).top() > below:
                break
            in_view.append(row)
            place += 1
        return in_view

    def _first_in_view(self) -> int | None:
        count = self.story.rowCount()
        if not count:
            return None
        found = self.indexAt(self.viewport().rect().topLeft())
        return found.row() if found.isValid() else 0

    def _anchor(self) -> tuple[QModelIndex, int] | None:
        first = self._first_in_view()
        if first is None or self.scroll_px == 0:
            return None
        index = self.story.index(first)
        return index, self.visualRect(index).top()

    def _lay_out(self, anchor: tuple[QModelIndex, int] | None) -> None:
        self.doItemsLayout()
        if anchor is not None and anchor[0].isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(anchor[0]).top() - anchor[1])
        self._fit_height()

    def _fit_height(self) -> None:
        content = min(max(self.content_px, 1), _TALLEST)
        if content != self.maximumHeight():
            lowest = spacing.scaled(spacing.STORY_MIN_HEIGHT, font=self.font())
            self.setMinimumHeight(min(content, lowest))
            self.setMaximumHeight(content)
            self.updateGeometry()

    def _measure_down_to(self, bottom_px: int) -> None:
        top = 0
        changed = False
        for place, row in enumerate(self.story.rows):
            if top > bottom_px:
                break
            changed = self.delegate.measure(row, is_near=False) or changed
            top += self.sizeHintForIndex(self.story.index(place)).height()
        if changed:
            self._lay_out(None)

    def _start_measuring(self) -> None:
        self._next_to_measure = 0
        self._slices = 0
        self._is_layout_due = False
        if self.story.rowCount():
            self._idle.start()
        else:
            self._idle.stop()

    @Slot()
    def _measure_slice(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        row = self.story.row_at(self._next_to_measure)
        while row is not None and clock.elapsed() < _SLICE_MS:
            changed = self.delegate.measure(row, is_near=False)
            self._is_layout_due = self._is_layout_due or changed
            self._next_to_measure += 1
            row = self.story.row_at(self._next_to_measure)
        self._slices += 1
        is_done = row is None
        if is_done:
            self._idle.stop()
        if self._is_layout_due and (is_done or self._slices % _SLICES_UNTIL_LAYOUT == 0):
            self._is_layout_due = False
            self._lay_out(self._anchor())

    def _show_ring(self, *, is_shown: bool) -> None:
        self._shows_ring = is_shown
        self.delegate.set_ring(is_shown=is_shown and self.hasFocus())
        self.viewport().update()

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Return the height of the whole story."""
        return QSize(super().sizeHint().width(), min(max(self.content_px, 1), _TALLEST))

    def minimumSizeHint(self) -> QSize:
        """Return next to nothing in width."""
        return QSize(spacing.S16, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out at another width, with what is being read staying in place."""
        anchor = self._anchor()
        super().resizeEvent(event)
        # The bar's room is always left free, so that its coming doesn't change what it came for.
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        if self.delegate.set_width(width, is_right_to_left=self.isRightToLeft()):
            self._start_measuring()
            self._lay_out(anchor)
        self._settle()
        if self._kept_in_view is not None:
            self.bring_into_view(self._kept_in_view)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a font that grew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_idle"):
            self._on_theme_changed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first stretch in view when none is, and show where the keyboard is."""
        super().focusInEvent(event)
        self._show_ring(is_shown=focus_ring.shows_ring(event.reason(), showed_before=self._shows_ring))
        first = self._first_in_view()
        if not self.currentIndex().isValid() and first is not None:
            self.setCurrentIndex(self.story.index(first))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw again without the ring."""
        super().focusOutEvent(event)
        self.delegate.set_ring(is_shown=False)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the keys that move, and leave every letter to others: Qt would look for it in the heads."""
        self._show_ring(is_shown=True)
        if event.text().isprintable() and event.text():
            event.ignore()
            return
        super().keyPressEvent(event)
