"""Search as one types: from the last key to the first screenful of hits."""

import json
from collections.abc import Iterator

from tests.bench.drive import Bench
from tests.bench.figures import Figure, Floor
from tests.bench.processes import run_for_json

_LIMIT_MS = 16.0
_LIMIT_MS_LARGE = 30.0
_LARGE_FROM = 10_001
#: One process types each search so many times in every run.
_TIMES_EACH = 5


def measure_searching(bench: Bench) -> Iterator[Figure]:
    """Yield for each size and each kind of search the time until its hits are painted."""
    for size in bench.sizes:
        with bench.shelf.copy_of(size) as copy:
            said = run_for_json(
                "tests.bench.search_in_window",
                str(copy.journal),
                str(bench.runs * _TIMES_EACH),
                environment=bench.display.environment,
            )
        for name, taken in json.loads(said).items():
            yield Figure(
                name=f"search, {name}: last key to hits painted",
                unit="ms",
                size=size,
                samples=tuple(taken["ours"]),
                floor=Floor(
                    what="SQLCipher alone: the newest 50 hits with a sentence each", samples=tuple(taken["floor"])
                ),
                limit=_LIMIT_MS_LARGE if size >= _LARGE_FROM else _LIMIT_MS,
            )
