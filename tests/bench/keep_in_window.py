"""Keeping jottings with Ctrl+Enter in a real window: until each is durable, and what it writes.

    python -m tests.bench.keep_in_window JOURNAL BARE KEEPS

The floor is SQLCipher alone: one entry and its words in the index, in a file of the same cases. Both wait for the
disk. Prints one line of JSON: milliseconds and bytes of each keep, ours and the floor's.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from balint_desktop.domain.clock import SystemClock
from balint_desktop.ui.widgets.note_edit import NoteEdit
from tests.bench.bare_store import keep_bare, open_bare
from tests.bench.corpus import Corpus
from tests.bench.processes import own_write_bytes
from tests.bench.room import Room, open_room

_PATIENCE_SECONDS = 10.0
Samples = dict[str, list[float]]


def keep_one(room: Room, *, note: NoteEdit, text: str) -> tuple[float, int]:
    """Write a note and keep it; return the milliseconds until it was durable, and the bytes written."""
    note.setPlainText(text)
    room.settle()
    room.cases.kept_at = 0.0
    bytes_before = own_write_bytes()
    began = time.perf_counter()
    QTest.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    while not room.cases.kept_at and time.perf_counter() - began < _PATIENCE_SECONDS:
        room.app.processEvents()
        time.sleep(0.0002)
    if not room.cases.kept_at:
        raise TimeoutError("the note was not kept")
    written = own_write_bytes() - bytes_before
    room.settle()
    return 1000 * (room.cases.kept_at - began), written


def keep_one_bare(connection: Any, *, text: str) -> tuple[float, int]:
    """Do the same with SQLCipher alone."""
    bytes_before = own_write_bytes()
    began = time.perf_counter()
    keep_bare(connection, day="2026-11-20", title="A name", body=text)
    return 1000 * (time.perf_counter() - began), own_write_bytes() - bytes_before


def measure(folder: Path, *, bare: Path, keeps: int) -> dict[str, Samples]:
    """Return what each keep took, ours and the floor's, by turns."""
    taken: dict[str, Samples] = {who: {"ms": [], "bytes": []} for who in ("ours", "floor")}
    corpus = Corpus(1, today=SystemClock().today())
    connection = open_bare(bare)
    with open_room(folder) as room:
        note = room.view.findChild(NoteEdit)
        assert isinstance(note, NoteEdit)
        for number in range(keeps + 1):
            text = corpus.text(1_000_000 + number)
            for who, (ms, written) in (
                ("floor", keep_one_bare(connection, text=text)),
                ("ours", keep_one(room, note=note, text=text)),
            ):
                taken[who]["ms"].append(ms)
                taken[who]["bytes"].append(written)
    connection.close()
    # The first one warms up statements and pages.
    return {who: {unit: values[1:] for unit, values in both.items()} for who, both in taken.items()}


def main(arguments: list[str]) -> int:
    """Measure, and print the outcome."""
    taken = measure(Path(arguments[0]), bare=Path(arguments[1]), keeps=int(arguments[2]))
    sys.stdout.write(json.dumps(taken) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
