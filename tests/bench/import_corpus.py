"""Brings a list of entries into a new journal, for comparisons with other programs on the same words.

    python -m tests.bench.import_corpus ENTRIES.jsonl FOLDER

Each line holds `date`, `title` and `body`; each becomes a case with one first note. The passphrase is that of the
benchmark's journals, under the key derivation that real journals have.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from balint_desktop.domain.case import Course
from tests.bench.corpus import CorpusCase
from tests.bench.journals import derive_dearly, write_journal

_ONE_BY_ONE = 100


def read_cases(file: Path) -> Iterator[CorpusCase]:
    """Yield a case for each line of `file`."""
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            entry = json.loads(line)
            yield CorpusCase(
                number=number,
                on=date.fromisoformat(entry["date"]),
                name=entry["title"],
                text=entry["body"],
                feelings=(),
                marks=(),
                course=Course.WITH_ME,
                wants_group=False,
            )


def main(arguments: list[str]) -> int:
    """Make the journal."""
    source, folder = Path(arguments[0]), Path(arguments[1])
    with source.open(encoding="utf-8") as lines:
        size = sum(1 for _ in lines)
    write_journal(folder, cases=read_cases(source), size=size, one_by_one=min(_ONE_BY_ONE, size // 2))
    derive_dearly(folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
