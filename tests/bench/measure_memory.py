"""Memory at rest after opening, with a cheap and with a real key derivation, over an empty window."""

from collections.abc import Iterator

from tests.bench.drive import Bench, empty, ours, unlock
from tests.bench.figures import Figure, Floor, Judged
from tests.bench.journals import Prepared, derive_dearly
from tests.bench.processes import Memory

_LIMIT_MIB = 60.0


def measure_memory(bench: Bench) -> Iterator[Figure]:
    """Yield for each size what is resident, and with shared pages split, over the empty window."""
    for size in bench.sizes:
        with bench.shelf.copy_of(size) as copy:
            floor, cheap = _by_turns(bench, copy)
            yield from _figures(size, cheap, floor=floor, derivation="cheap key derivation")
            derive_dearly(copy.journal)
            floor, dear = _by_turns(bench, copy)
            yield from _figures(size, dear, floor=floor, derivation="default key derivation")


def _by_turns(bench: Bench, copy: Prepared) -> tuple[list[Memory], list[Memory]]:
    floor, own = [], []
    for _ in range(max(bench.runs // 2, 1)):
        with empty(bench) as shown:
            bench.display.idle(bench.idle_seconds)
            floor.append(shown.process.memory())
        with ours(bench, journal=copy.journal) as shown:
            unlock(bench, shown)
            bench.display.idle(bench.idle_seconds)
            own.append(shown.process.memory())
    return floor, own


def _figures(size: int, own: list[Memory], *, floor: list[Memory], derivation: str) -> Iterator[Figure]:
    for what in ("pss", "rss"):
        yield Figure(
            name=f"memory at rest, {what.upper()}, {derivation}",
            unit="MiB",
            size=size,
            samples=tuple(float(getattr(memory, f"{what}_mib")) for memory in own),
            floor=Floor(
                what="an empty PySide6 window with one line edit",
                samples=tuple(float(getattr(memory, f"{what}_mib")) for memory in floor),
            ),
            # Pages that programs share are split in PSS alone, so that is the fair one of the two.
            limit=_LIMIT_MIB if what == "pss" else None,
            judged=Judged.OVER_FLOOR,
        )
