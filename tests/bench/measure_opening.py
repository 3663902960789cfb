"""From the end of the key derivation to the first page on the screen, and the derivation alone."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from balint_desktop.crypto.kdf import DEFAULT_PARAMETERS, KdfParameters, measure_seconds
from tests.bench.drive import Bench, bare, ours_with_clocks, type_passphrase
from tests.bench.figures import Figure, Floor
from tests.bench.journals import CHEAP_COST, Prepared
from tests.bench.marks import MarksFile

_LIMIT_MS = 150.0
_LIMIT_MS_LARGE = 250.0
_LARGE_FROM = 10_001


def measure_opening(bench: Bench) -> Iterator[Figure]:
    """Yield for each size what a doctor waits for after the derivation."""
    for size in bench.sizes:
        own: list[float] = []
        complete: list[float] = []
        floor: list[float] = []
        with bench.shelf.copy_of(size) as copy:
            for number in range(bench.runs + 1):
                floor_ms = _open_bare(bench, copy)
                first_ms, complete_ms = _open_ours(bench, copy)
                if number:
                    floor.append(floor_ms)
                    own.append(first_ms)
                    complete.append(complete_ms)
        what = "Return to the first page of a bare Qt window over SQLCipher with a raw key"
        yield Figure(
            name="end of the key derivation to the first page",
            unit="ms",
            size=size,
            samples=tuple(own),
            floor=Floor(what=what, samples=tuple(floor)),
            limit=_LIMIT_MS_LARGE if size >= _LARGE_FROM else _LIMIT_MS,
        )
        yield Figure(
            name="end of the key derivation to the last paint of the first page",
            unit="ms",
            size=size,
            samples=tuple(complete),
            floor=Floor(what=what, samples=tuple(floor)),
        )


def measure_derivation(bench: Bench) -> Iterator[Figure]:
    """Yield what Argon2id alone takes, so that nobody looks for it in the other figures."""
    for name, cost in (("cheapest, of the benchmark's journals", CHEAP_COST), ("default", DEFAULT_PARAMETERS)):
        samples = tuple(1000 * measure_seconds(cost) for _ in range(bench.runs))
        yield Figure(name=f"key derivation ({name})", unit="ms", samples=samples, notes=_cost(cost))


def _cost(cost: KdfParameters) -> dict[str, object]:
    return {"memory_mib": cost.memory_kib // 1024, "passes": cost.passes, "lanes": cost.lanes}


def _open_ours(bench: Bench, copy: Prepared) -> tuple[float, float]:
    display = bench.display
    with TemporaryDirectory() as folder:
        marks = MarksFile(Path(folder) / "marks")
        with ours_with_clocks(bench, journal=copy.journal, marks=marks.file) as shown:
            type_passphrase(bench)
            display.press("Return")
            drawn_at = display.wait_large_paint(shown.window, after=lambda: marks.first("derived"))
            last_at = max(display.wait_still(), drawn_at)
            derived_at = marks.first("derived")
    assert derived_at is not None
    return 1000 * (drawn_at - derived_at), 1000 * (last_at - derived_at)


def _open_bare(bench: Bench, copy: Prepared) -> float:
    display = bench.display
    with bare(bench, file=copy.bare) as shown:
        display.wait_still()
        began = display.now()
        display.press("Return")
        return 1000 * (display.wait_large_paint(shown.window, after=lambda: began) - began)
