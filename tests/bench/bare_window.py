"""The floor under opening and feel: SQLCipher with a raw key behind a bare list and a bare text.

Return in the line edit opens the file and shows the page; there is no derivation, no theme, nothing to keep.
"""

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMainWindow, QPlainTextEdit, QSplitter

from tests.bench.bare_store import open_bare

TITLE = "Bare window"
#: Where the text begins, so that the pointer finds list and text.
LIST_WIDTH = 500
_Index = QModelIndex | QPersistentModelIndex


class _Titles(QAbstractListModel):
    """Every entry, read when it is looked at."""

    def __init__(self, connection: Any) -> None:
        super().__init__()
        self._connection = connection
        rows = connection.execute("SELECT id FROM entry ORDER BY day DESC").fetchall()
        self.ids = [number for (number,) in rows]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        wanted = (self.ids[index.row()],)
        return self._connection.execute("SELECT title FROM entry WHERE id = ?", wanted).fetchone()[0]


class _BareWindow(QMainWindow):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._line = QLineEdit()
        self.setWindowTitle(TITLE)
        self.setCentralWidget(self._line)
        self._line.returnPressed.connect(self._open)

    def _open(self) -> None:
        connection = open_bare(self._path)
        self._titles = _Titles(connection)
        view = QListView()
        view.setUniformItemSizes(True)
        view.setModel(self._titles)
        text = QPlainTextEdit()
        newest = connection.execute("SELECT body FROM entry ORDER BY id DESC LIMIT 30").fetchall()
        text.setPlainText("\n\n".join(body for (body,) in newest))
        page = QSplitter()
        page.addWidget(view)
        page.addWidget(text)
        page.setSizes([LIST_WIDTH, self.width() - LIST_WIDTH])
        self.setCentralWidget(page)
        text.setFocus()


def main(arguments: list[str]) -> int:
    """Show the window at a width and height in pixels, for the file given third, until the process is ended."""
    app = QApplication(sys.argv[:1])
    window = _BareWindow(Path(arguments[2]))
    window.resize(int(arguments[0]), int(arguments[1]))
    window.show()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
