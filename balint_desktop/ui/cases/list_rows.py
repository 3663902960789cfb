"""A list view for very many rows of one height.

QListView asks its model about every row whenever it lays out: 90 ms and more for 100,000 rows in Python, on
each key of a search. With rows of one height, every place is a multiplication; so this one keeps QListView's
keys, selection and accessibility, and replaces its geometry.
"""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QFocusEvent,
    QHoverEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget

from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.focus_ring import shows_ring

_Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_NOT_MOVED = (_Action.MoveLeft, _Action.MoveRight)


class RowsView(QListView):
    """Rows of one height, set by `set_row_height`, one of them selected.

    `row_chosen` carries the row the user selected, `row_opened` the one they want to go on with (Enter,
    double click), `rows_seen` the first and last row on screen whenever those change.
    """

    row_chosen = Signal(int)
    row_opened = Signal(int)
    rows_seen = Signal(int, int)

    def __init__(self, *, name: str, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_height = row_height
        self._shows_ring = False
        self._pointer: QPoint | None = None
        self._seen = (-1, -1)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.verticalScrollBar().valueChanged.connect(self._tell_seen)
        self.doubleClicked.connect(self._on_double_clicked)

    def set_row_height(self, height_px: int) -> None:
        """Make every row this tall."""
        if height_px != self._row_height:
            self._row_height = height_px
            self.doItemsLayout()

    def select_row(self, row: int | None, *, is_shown: bool) -> None:
        """Select a row, or none; bring it on screen when `is_shown`. Tells nobody that it was chosen."""
        if row is None:
            self.selectionModel().clear()
            return
        index = self.model().index(row, 0)
        if not self.selectionModel().isSelected(index):
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if is_shown:
            self.scrollTo(index)

    def selected_row(self) -> int | None:
        """Return the selected row, or None."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def seen_rows(self) -> tuple[int, int]:
        """Return the first and last row that are on screen, at least in part; (0, -1) when there is none."""
        top, count = self.verticalOffset(), self._count()
        last = (top + max(self.viewport().height(), 1) - 1) // self._row_height
        return top // self._row_height, min(last, count - 1)

    def _count(self) -> int:
        model: QAbstractItemModel | None = self.model()
        return model.rowCount() if model is not None else 0

    def _row_rect(self, row: int) -> QRect:
        """Return where a row is on the viewport; its width is the same with and without a scroll bar."""
        bar = self.verticalScrollBar()
        taken = bar.width() if bar.isVisible() else 0
        rest = max(spacing.S4 - taken, 0)
        left = rest if self.isRightToLeft() else 0
        top = row * self._row_height - self.verticalOffset()
        return QRect(left, top, self.viewport().width() - rest, self._row_height)

    def _update_row(self, row: int) -> None:
        if row >= 0:
            self.viewport().update(self._row_rect(row))

    def _hovered_row(self) -> int:
        return self.indexAt(self._pointer).row() if self._pointer is not None else -1

    def _move_pointer(self, pointer: QPoint | None) -> None:
        before = self._hovered_row()
        self._pointer = pointer
        after = self._hovered_row()
        if before != after:
            self._update_row(before)
            self._update_row(after)

    @Slot()
    def _tell_seen(self) -> None:
        first, last = seen = self.seen_rows()
        if seen != self._seen and last >= first:
            self._seen = seen
            self.rows_seen.emit(first, last)

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.row_opened.emit(index.row())

    # Qt overrides: geometry

    def doItemsLayout(self) -> None:
        """Lay out without asking for a single row."""
        QAbstractItemView.doItemsLayout(self)
        self._seen = (-1, -1)
        self._tell_seen()

    def updateGeometries(self) -> None:
        """Give the scroll bar its range."""
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setSingleStep(self._row_height // 2)
        bar.setPageStep(max(height - self._row_height // 2, 1))
        bar.setRange(0, max(self._count() * self._row_height - height, 0))
        QAbstractItemView.updateGeometries(self)

    def horizontalOffset(self) -> int:
        """Return 0: rows are as wide as the list."""
        return 0

    def verticalOffset(self) -> int:
        """Return how far the list is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def visualRect(self, index: _Index) -> QRect:
        """Return where a row is on the viewport, on screen or not."""
        return self._row_rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point of the viewport."""
        row = (point.y() + self.verticalOffset()) // self._row_height
        return self.model().index(row, 0) if 0 <= row < self._count() else QModelIndex()

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row on screen, by no more than it takes unless `hint` asks for a place."""
        if not index.isValid():
            return
        top, bar = index.row() * self._row_height, self.verticalScrollBar()
        lowest = top - self.viewport().height() + self._row_height
        match hint:
            case QAbstractItemView.ScrollHint.PositionAtTop:
                bar.setValue(top)
            case QAbstractItemView.ScrollHint.PositionAtBottom:
                bar.setValue(lowest)
            case QAbstractItemView.ScrollHint.PositionAtCenter:
                bar.setValue((top + lowest) // 2)
            case _:
                bar.setValue(min(max(bar.value(), lowest), top))

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the row that a key leads to."""
        count, row = self._count(), self.currentIndex().row()
        if not count or action in _NOT_MOVED:
            return self.currentIndex()
        page = max(self.viewport().height() // self._row_height - 1, 1)
        steps = {
            _Action.MoveUp: -1,
            _Action.MovePrevious: -1,
            _Action.MovePageUp: -page,
            _Action.MovePageDown: page,
            _Action.MoveHome: -count,
            _Action.MoveEnd: count,
        }
        wanted = row + steps.get(action, 1) if row >= 0 else 0
        return self.model().index(min(max(wanted, 0), count - 1), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row that was clicked."""
        index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where selected rows are."""
        region = QRegion()
        for index in selection.indexes():
            region += self._row_rect(index.row())
        return region

    def isIndexHidden(self, index: _Index) -> bool:
        """Return that no row is hidden."""
        return False

    # Qt overrides: what happens

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        """Make room."""
        self.scheduleDelayedItemsLayout()

    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        """Close up, and select nothing instead: which case is chosen next isn't for a list to say."""
        self.scheduleDelayedItemsLayout()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell which row was chosen."""
        super().selectionChanged(selected, deselected)
        indexes = selected.indexes()
        if indexes:
            self.row_chosen.emit(indexes[0].row())

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: typing belongs into the search field, and would ask for every row here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter, select it on Space."""
        self._shows_ring = True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        self._shows_ring = shows_ring(event.reason(), showed_before=self._shows_ring)
        super().focusInEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer."""
        if isinstance(event, QHoverEvent):
            is_gone = event.type() is QEvent.Type.HoverLeave
            self._move_pointer(None if is_gone else event.position().toPoint())
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and let the hover stay under the pointer."""
        hovered = self._hovered_row()
        super().scrollContentsBy(dx, dy)
        if hovered >= 0:
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the scroll bar its new range."""
        QAbstractItemView.resizeEvent(self, event)
        self._tell_seen()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that the event asks for."""
        if not self._count():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        offset, delegate = self.verticalOffset(), self.itemDelegate()
        first = max(event.rect().top() + offset, 0) // self._row_height
        last = min((event.rect().bottom() + offset) // self._row_height, self._count() - 1)
        current, hovered = self.currentIndex().row(), self._hovered_row()
        has_ring = self.hasFocus() and self._shows_ring
        for row in range(first, last + 1):
            index = self.model().index(row, 0)
            state = QStyle.StateFlag.State_Enabled
            if self.selectionModel().isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if row == hovered:
                state |= QStyle.StateFlag.State_MouseOver
            if row == current and has_ring:
                state |= QStyle.StateFlag.State_HasFocus
            option.rect = self._row_rect(row)
            option.state = state
            delegate.paint(painter, option, index)
        painter.end()
