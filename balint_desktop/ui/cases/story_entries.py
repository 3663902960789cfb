"""The entries of a case as a list, with what can be done with one: by key, by menu, by icons beside it."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    Qt,
    Signal,
    SignalInstance,
    Slot,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from balint_desktop.ui.cases.story_list import StoryList
from balint_desktop.ui.cases.story_rows import StoryRow
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.buttons import IconButton, IconSource
from balint_desktop.ui.widgets.card import Card

_EDIT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_E)


class EntryActions(Card):
    """The icons beside one entry."""

    edit_requested = Signal()
    versions_requested = Signal()
    delete_requested = Signal()
    menu_requested = Signal()

    def __init__(self, *, icons: IconSource, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.edit_button = IconButton("edit", name=self.tr("Edit this entry"), icons=icons, parent=self)
        self.versions_button = IconButton(
            "versions", name=self.tr("Earlier wordings of this entry"), icons=icons, parent=self
        )
        self.delete_button = IconButton("trash", name=self.tr("Delete this entry"), icons=icons, parent=self)
        self.menu_button = IconButton("more", name=self.tr("More for this entry"), icons=icons, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.edit_button, self.versions_button, self.delete_button, self.menu_button):
            # The list has a key for each of them; Tab goes on to what comes after the story.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        self.edit_button.clicked.connect(self.edit_requested)
        self.versions_button.clicked.connect(self.versions_requested)
        self.delete_button.clicked.connect(self.delete_requested)
        self.menu_button.clicked.connect(self.menu_requested)
        self.hide()


class EntryList(StoryList):
    """A story whose entries can be edited, copied, deleted and followed back; signals carry the EntryId.

    Enter or E edits, Ctrl+C copies, Delete deletes, V shows the earlier wordings.
    """

    edit_requested = Signal(int)
    copy_requested = Signal(int)
    delete_requested = Signal(int)
    versions_requested = Signal(int)

    def __init__(self, *, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(name="", theme=theme, is_open_ended=True, parent=parent)
        self.setAccessibleName(self.tr("The story, entry by entry"))
        self.row_actions = EntryActions(icons=theme.icons, parent=self.viewport())
        self._hovered = QPersistentModelIndex()
        self._connect_actions()

    def menu(self) -> QMenu:
        """Return a menu of what can be done with the current entry; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self.current_row()
        for text, key, slot in (
            (self.tr("Edit"), "E", self._edit_current),
            (self.tr("Copy the words"), "Ctrl+C", self._copy_current),
            (self.tr("Earlier wordings"), "V", self._show_current_versions),
            (self.tr("Delete"), "Del", self._delete_current),
        ):
            action = QAction(text, menu)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.actions()[2].setEnabled(row is not None and bool(row.link))
        return menu

    def _connect_actions(self) -> None:
        self.entered.connect(self._on_entered)
        self.viewportEntered.connect(self._on_left)
        self.settled.connect(self._place_actions)
        self.selectionModel().currentChanged.connect(self._place_actions)
        self.doubleClicked.connect(self._on_double_clicked)
        self.row_actions.edit_requested.connect(self._edit_shown)
        self.row_actions.versions_requested.connect(self._show_shown_versions)
        self.row_actions.delete_requested.connect(self._delete_shown)
        self.row_actions.menu_requested.connect(self._on_menu_requested)

    @Slot()
    def _edit_current(self) -> None:
        self._emit(self.edit_requested, self.currentIndex())

    @Slot()
    def _copy_current(self) -> None:
        self._emit(self.copy_requested, self.currentIndex())

    @Slot()
    def _show_current_versions(self) -> None:
        self._emit(self.versions_requested, self.currentIndex())

    @Slot()
    def _delete_current(self) -> None:
        self._emit(self.delete_requested, self.currentIndex())

    @Slot()
    def _edit_shown(self) -> None:
        self._emit(self.edit_requested, self._shown_index())

    @Slot()
    def _show_shown_versions(self) -> None:
        self._emit(self.versions_requested, self._shown_index())

    @Slot()
    def _delete_shown(self) -> None:
        self._emit(self.delete_requested, self._shown_index())

    @Slot()
    def _on_menu_requested(self) -> None:
        self.setCurrentIndex(self._shown_index())
        self.menu().popup(self.row_actions.mapToGlobal(self.row_actions.rect().bottomLeft()))

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._emit(self.edit_requested, index)

    @Slot(QModelIndex)
    def _on_entered(self, index: QModelIndex) -> None:
        self._hovered = QPersistentModelIndex(index)
        self._place_actions()

    @Slot()
    def _on_left(self) -> None:
        self._hovered = QPersistentModelIndex()
        self._place_actions()

    def _emit(self, signal: SignalInstance, index: QModelIndex) -> None:
        row = self._row_at(index)
        if row is not None:
            signal.emit(row.key)

    def _row_at(self, index: QModelIndex) -> StoryRow | None:
        return self.story.row_at(index.row()) if index.isValid() else None

    def _shown_index(self) -> QModelIndex:
        if self._hovered.isValid():
            return self.story.index(self._hovered.row())
        return self.currentIndex() if self.hasFocus() else QModelIndex()

    @Slot()
    def _place_actions(self) -> None:
        index = self._shown_index()
        row = self._row_at(index)
        self.row_actions.setVisible(row is not None)
        if row is None:
            return
        self.row_actions.versions_button.setVisible(bool(row.link))
        size = self.row_actions.sizeHint()
        box = self.visualRect(index)
        right = box.left() + self.delegate.width_px
        left = box.left() if self.isRightToLeft() else right - size.width()
        self.row_actions.setGeometry(left, box.top(), size.width(), size.height())

    def _is_on_link(self, place: QPoint) -> bool:
        index = self.indexAt(place)
        row = self._row_at(index)
        if row is None:
            return False
        corner = self.visualRect(index).topLeft()
        return self.delegate.link_box(row).contains(QPointF(place - corner))

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key asks of the current entry."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_current()
        elif plain and event.key() in _EDIT_KEYS:
            self._edit_current()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self._delete_current()
        elif plain and event.key() == Qt.Key.Key_V:
            self._show_current_versions()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer that the line of earlier wordings can be pressed."""
        super().mouseMoveEvent(event)
        on_link = self._is_on_link(event.position().toPoint())
        shape = Qt.CursorShape.PointingHandCursor if on_link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the line of earlier wordings."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self._is_on_link(place):
            self._emit(self.versions_requested, self.indexAt(place))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the menu at the pointer, or at the current entry when a key asked for it."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index, place = self.indexAt(event.pos()), event.globalPos()
            self.setCurrentIndex(index)
        else:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).topLeft() + QPoint(spacing.S6, spacing.S6))
        if index.isValid():
            self.menu().popup(place)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the icons away from an entry that was only under the pointer."""
        super().leaveEvent(event)
        self._on_left()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the icons away with the keyboard."""
        super().focusOutEvent(event)
        self._place_actions()
