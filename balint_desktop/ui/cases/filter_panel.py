"""What stands in the list's place while more filters are picked: a field to find them with, and all of them."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from balint_desktop.ui.cases.filter_choices import FilterChoice
from balint_desktop.ui.cases.filter_delegate import FilterDelegate
from balint_desktop.ui.cases.filter_model import FilterModel
from balint_desktop.ui.theme import spacing
from balint_desktop.ui.theme.theme_choice import ThemeSwitch
from balint_desktop.ui.widgets.buttons import IconButton
from balint_desktop.ui.widgets.line_edits import SearchField
from balint_desktop.ui.widgets.text_label import TextLabel, TextRole

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterPanel(QWidget):
    """Offers filters; `choice_picked` carries a FilterChoice to put on or off, `close_requested` asks to go."""

    choice_picked = Signal(object)
    close_requested = Signal()

    def __init__(self, *, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField(
            name=self.tr("Find a filter"), placeholder=self.tr("A feeling, a difficulty"), parent=self
        )
        self.close_button = IconButton(
            "close", name=self.tr("Show the cases again"), icons=theme.icons, parent=self
        )
        self.list = QListView(self)
        self._model = FilterModel(parent=self)
        self._nothing = TextLabel(self.tr("No filter has these words."), role=TextRole.MUTED, parent=self)
        self._delegate = FilterDelegate(theme=theme, parent=self)
        self._dress_list()
        self._lay_out()
        self._connect_signals()

    @property
    def model(self) -> FilterModel:
        """What is offered."""
        return self._model

    def offer(self, choices: tuple[FilterChoice, ...], *, active: tuple[FilterChoice, ...]) -> None:
        """Offer `choices`, of which `active` are on."""
        self._model.set_choices(choices, active=active)
        self._nothing.setVisible(not self._model.rowCount())

    def begin(self) -> None:
        """Come up empty, with the keyboard in the field."""
        self.field.clear_completely()
        self.list.scrollToTop()
        self.list.setCurrentIndex(QModelIndex())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget every word."""
        self.field.clear_completely()
        self._model.set_choices((), active=())

    def _dress_list(self) -> None:
        self.list.setAccessibleName(self.tr("Filters"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.list.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, spacing.S4, 0)
        head.setSpacing(spacing.S1)
        head.addWidget(self.field)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, spacing.S2)
        column.setSpacing(spacing.S2)
        column.addLayout(head)
        column.addWidget(self._nothing)
        column.addWidget(self.list, stretch=1)

    def _connect_signals(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.close_button.clicked.connect(self.close_requested)
        self.list.clicked.connect(self._on_picked)

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        self._model.set_typed(typed)
        self._nothing.setVisible(not self._model.rowCount())
        self.list.scrollToTop()

    @Slot(QModelIndex)
    def _on_picked(self, index: QModelIndex) -> None:
        choice = self._model.row(index.row()).choice
        if choice is not None:
            self.choice_picked.emit(choice)

    def _go_into_list(self) -> None:
        first = self._model.first_choice()
        if first is not None:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.setCurrentIndex(self._model.index(first))

    def _pick_by_key(self) -> None:
        row = self.list.currentIndex().row() if self.list.hasFocus() else self._model.first_choice()
        if row is not None and row >= 0:
            self._on_picked(self._model.index(row))

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that the field and the list leave: Escape goes back, Down goes in, Enter picks."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self._go_into_list()
        elif event.key() in _ENTER:
            self._pick_by_key()
        else:
            super().keyPressEvent(event)
