"""The rows behind "More filters": headings, and below each what can be picked."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from balint_desktop.ui.cases.filter_choices import FilterChoice, heading, matching

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterRow:
    """One row: a heading when `choice` is None, else what can be picked."""

    words: str
    choice: FilterChoice | None = None


class FilterModel(QAbstractListModel):
    """All choices under their headings, or those that match what was typed; headings can't be selected."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[FilterChoice, ...] = ()
        self._active: frozenset[FilterChoice] = frozenset()
        self._typed = ""
        self._rows: list[FilterRow] = []

    def row(self, number: int) -> FilterRow:
        """Return a row."""
        return self._rows[number]

    def is_active(self, choice: FilterChoice) -> bool:
        """Whether a choice is on."""
        return choice in self._active

    def first_choice(self) -> int | None:
        """Return the first row that can be picked, or None."""
        return next((number for number, row in enumerate(self._rows) if row.choice is not None), None)

    def set_choices(self, choices: tuple[FilterChoice, ...], *, active: tuple[FilterChoice, ...]) -> None:
        """Offer `choices`, of which `active` are on."""
        if choices != self._choices or frozenset(active) != self._active:
            self._choices, self._active = choices, frozenset(active)
            self._make_rows()

    def set_typed(self, typed: str) -> None:
        """Offer only what matches `typed`."""
        if typed != self._typed:
            self._typed = typed
            self._make_rows()

    def _make_rows(self) -> None:
        self.beginResetModel()
        rows: list[FilterRow] = []
        part = None
        for choice in matching(self._choices, self._typed):
            if choice.part is not part:
                part = choice.part
                rows.append(FilterRow(words=heading(part)))
            rows.append(FilterRow(words=choice.words, choice=choice))
        self._rows = rows
        self.endResetModel()

    # Qt overrides

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return how many rows there are, headings too."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a row, and for a screen reader whether it is on."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            is_on = row.choice is not None and self.is_active(row.choice)
            return self.tr("{filter}, on").replace("{filter}", row.words) if is_on else row.words
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let choices be selected, and nothing else."""
        if not index.isValid() or index.row() >= len(self._rows):
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].choice is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        )
