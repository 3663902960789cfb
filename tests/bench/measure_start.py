"""From the start of the process to the unlock page on the screen, against an empty window of the same size."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.drive import JOT_SIZE, Bench, empty, jotting, ours, ours_with_clocks
from tests.bench.figures import Figure, Floor, Judged
from tests.bench.marks import MarksFile

_LIMIT_RATIO = 1.5
_JOT_LIMIT_RATIO = 1.3


def measure_start(bench: Bench) -> Iterator[Figure]:
    """Yield the time to the unlock page, and how many heavy libraries were imported by then."""
    size = bench.sizes[0]
    floor: list[float] = []
    own: list[float] = []
    with bench.shelf.copy_of(size) as copy:
        # The first round fills caches and counts for nothing; then by turns, so that drift hits both alike.
        for number in range(bench.runs + 1):
            with empty(bench) as shown:
                floor += [shown.drawn_ms] if number else []
            with ours(bench, journal=copy.journal) as shown:
                own += [shown.drawn_ms] if number else []
        heavy = _imported_by_then(bench, journal=copy.journal)
    yield Figure(
        name="start to the unlock page",
        unit="ms",
        samples=tuple(own),
        floor=Floor(what="an empty PySide6 window with one line edit", samples=tuple(floor)),
        limit=_LIMIT_RATIO,
        judged=Judged.RATIO,
    )
    yield Figure(
        name="heavy libraries imported until then",
        unit="count",
        samples=(float(len(heavy)),),
        limit=0,
        judged=Judged.WORST,
        notes={"imported": list(heavy)},
    )


def measure_jot(bench: Bench) -> Iterator[Figure]:
    """Yield the time from `--jot` to its window on the screen."""
    floor: list[float] = []
    own: list[float] = []
    for number in range(bench.runs + 1):
        with empty(bench, size=JOT_SIZE) as shown:
            floor += [shown.drawn_ms] if number else []
        with jotting(bench) as shown:
            own += [shown.drawn_ms] if number else []
    yield Figure(
        name="start to the window of a jotting",
        unit="ms",
        samples=tuple(own),
        floor=Floor(what="an empty PySide6 window with one line edit", samples=tuple(floor)),
        limit=_JOT_LIMIT_RATIO,
        judged=Judged.RATIO,
    )


def _imported_by_then(bench: Bench, *, journal: Path) -> tuple[str, ...]:
    with TemporaryDirectory() as folder:
        marks = MarksFile(Path(folder) / "marks")
        with ours_with_clocks(bench, journal=journal, marks=marks.file):
            until = bench.display.now() + 10
            while marks.first("drawn") is None and bench.display.now() < until:
                bench.display.idle(0.05)
        if marks.first("drawn") is None:
            raise TimeoutError("the first picture was never told of")
        return marks.words_of("drawn")
