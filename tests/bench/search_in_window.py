"""Search as one types: from the last key to the screenful that shows the hits, in a real window.

    python -m tests.bench.search_in_window JOURNAL RUNS

The floor is SQLCipher alone on the same file: the newest 50 entries with a sentence each, through a bare cursor.
Prints one line of JSON: for each kind of search the milliseconds of ours and of the floor.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from balint_desktop.domain.search_query import parse_query
from balint_desktop.ui.cases.list_model import CaseListModel
from balint_desktop.ui.cases.list_rows import RowsView
from balint_desktop.ui.widgets.line_edits import SearchField
from tests.bench.corpus import COMMON, MEDIUM, RARE
from tests.bench.room import NextPaint, Room, open_room

#: What is typed, by the name it is reported under.
SEARCHES = (
    ("rare word", RARE),
    ("word in 1 of 100", MEDIUM),
    ("common word", COMMON[0]),
    ("prefix of 1 letter", COMMON[0][:1]),
    ("prefix of 2 letters", COMMON[0][:2]),
    ("prefix of 3 letters", COMMON[0][:3]),
    ("two common words", " ".join(COMMON)),
    ("two prefixes of 1 letter", f"{COMMON[0][:1]} {COMMON[1][:1]}"),
)
_FLOOR = """
    SELECT rowid, snippet(search, 1, char(2), char(3), '…', 18) FROM search
    WHERE search MATCH ? ORDER BY rowid DESC LIMIT 50
"""
#: The doctor's own pause between two keys; the search of the letters before is over by then.
_PAUSE_MS = 60


class _Typist:
    """Types into the search field of a room and waits for hits."""

    def __init__(self, room: Room) -> None:
        self._room = room
        room.view.search()
        room.settle()
        # The names are those of the package's own classes; there is one of each on the page.
        field = room.view.findChild(SearchField, options=Qt.FindChildOption.FindChildrenRecursively)
        rows = room.view.findChild(RowsView)
        assert isinstance(field, SearchField)
        assert isinstance(rows, RowsView)
        self._field, self._rows = field, rows
        self._resets = 0
        rows.model().modelReset.connect(self._count)

    def time_last_key_ms(self, words: str) -> float:
        """Type `words` from an empty field and return what the last key took until its hits were painted."""
        self._field.setText("")
        self._room.settle()
        for character in words[:-1]:
            QTest.keyClicks(self._field, character)
            self._room.settle()
        QTest.qWait(_PAUSE_MS)
        before = self._resets
        paint = NextPaint(self._rows.viewport(), is_ready=lambda: self._resets > before)
        began = time.perf_counter()
        QTest.keyClicks(self._field, words[-1])
        taken = 1000 * (paint.wait() - began)
        model = self._rows.model()
        assert isinstance(model, CaseListModel)
        if not model.is_hits or not model.rowCount():
            raise RuntimeError("the search found nothing")
        return taken

    def _count(self) -> None:
        self._resets += 1


def floor_ms(room: Room, words: str) -> float:
    """Return what SQLCipher alone takes for the same words."""
    query = " ".join(f'"{term.text}"*' for term in parse_query(words))
    cursor = _cursor(room)
    began = time.perf_counter()
    found = cursor.execute(_FLOOR, (query,)).fetchall()
    taken = 1000 * (time.perf_counter() - began)
    if not found:
        raise RuntimeError("the floor found nothing")
    return taken


def _cursor(room: Room) -> Any:
    with room.vault.reading() as work:
        connection: Any = work._open_connection().connection.dbapi_connection
        return connection.cursor()


def main(arguments: list[str]) -> int:
    """Measure, and print the outcome."""
    folder, runs = Path(arguments[0]), int(arguments[1])
    taken: dict[str, dict[str, list[float]]] = {name: {"ours": [], "floor": []} for name, _ in SEARCHES}
    with open_room(folder) as room:
        typist = _Typist(room)
        for _ in range(runs + 1):
            for name, words in SEARCHES:
                taken[name]["floor"].append(floor_ms(room, words))
                taken[name]["ours"].append(typist.time_last_key_ms(words))
    # The first round warms up what any search needs.
    warm = {name: {who: ms[1:] for who, ms in both.items()} for name, both in taken.items()}
    sys.stdout.write(json.dumps(warm) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
