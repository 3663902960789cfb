"""The stretches of a story as a Qt model, which changes in the exact places where the story did."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from balint_desktop.ui.cases.story_rows import StoryRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class StoryModel(QAbstractListModel):
    """Holds StoryRows in the order in which they are read."""

    def __init__(self, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[StoryRow] = []

    @property
    def rows(self) -> tuple[StoryRow, ...]:
        """What is held, in order."""
        return tuple(self._rows)

    def row_at(self, place: int) -> StoryRow | None:
        """Return the row at `place`, or None past the end."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def row_of(self, key: int) -> int | None:
        """Return where the row `key` stands, or None."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), None)

    def set_rows(self, rows: tuple[StoryRow, ...]) -> None:
        """Hold `rows` and tell what came, went and changed; a story without one row in common starts anew."""
        kept = {row.key for row in self._rows} & {row.key for row in rows}
        order = [row.key for row in self._rows if row.key in kept]
        if not kept or order != [row.key for row in rows if row.key in kept]:
            self._start_anew(rows)
            return
        self._remove_all_but(kept)
        for place, row in enumerate(rows):
            if row.key not in kept:
                self.beginInsertRows(_NOWHERE, place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
            elif self._rows[place] != row:
                self._rows[place] = row
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def _start_anew(self, rows: tuple[StoryRow, ...]) -> None:
        if not rows and not self._rows:
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def _remove_all_but(self, kept: set[int]) -> None:
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].key not in kept:
                self.beginRemoveRows(_NOWHERE, place, place)
                del self._rows[place]
                self.endRemoveRows()

    # Qt overrides

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many rows there are; none has children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row for ROW_ROLE, and its words for the eye and the screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.head
        if role == Qt.ItemDataRole.AccessibleTextRole:
            feelings = ", ".join((*row.feelings, *row.imagined))
            return "\n".join(part for part in (row.head, row.text, feelings, row.link, row.aside) if part)
        return None
