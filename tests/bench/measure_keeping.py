"""Keeping one jotting: until it is durable, what it writes, and how often it waits for the disk."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.drive import Bench
from tests.bench.figures import Figure, Floor
from tests.bench.journals import Prepared
from tests.bench.processes import run_for_json

_LIMIT_MS = 10.0
_LIMIT_BYTES = 100_000.0
_TRACED_KEEPS = 20
_MODULE = "tests.bench.keep_in_window"
_WHAT = "SQLCipher alone: one entry and its words in the index"


def measure_keeping(bench: Bench) -> Iterator[Figure]:
    """Yield for each size the time and the bytes of a keep; the waits for the disk at the first size."""
    for size in bench.sizes:
        with bench.shelf.copy_of(size) as copy:
            taken = json.loads(_run(bench, copy, keeps=bench.keeps))
            if size == bench.sizes[0]:
                yield from _waits(bench, copy)
        for unit, limit in (("ms", _LIMIT_MS), ("bytes", _LIMIT_BYTES)):
            yield Figure(
                name="keep one jotting until it is durable" if unit == "ms" else "keep one jotting: written",
                unit=unit,
                size=size,
                samples=tuple(taken["ours"][unit]),
                floor=Floor(what=_WHAT, samples=tuple(taken["floor"][unit])),
                limit=limit,
            )


def _run(bench: Bench, copy: Prepared, *, keeps: int, trace: Path | None = None) -> str:
    prefix = ("strace", "-f", "-qq", "-e", "trace=fsync,fdatasync", "-o", str(trace)) if trace else ()
    arguments = (str(copy.journal), str(copy.bare), str(keeps))
    return run_for_json(_MODULE, *arguments, environment=bench.display.environment, prefix=prefix)


def _waits(bench: Bench, copy: Prepared) -> Iterator[Figure]:
    """Count fsyncs in the files of our journal: those of some keeps less those of one."""
    if shutil.which("strace") is None:
        return
    counts = []
    with TemporaryDirectory() as folder:
        for keeps in (0, _TRACED_KEEPS):
            trace = Path(folder) / f"{keeps}.txt"
            _run(bench, copy, keeps=keeps, trace=trace)
            counts.append(sum("sync(" in line for line in trace.read_text(encoding="utf-8").splitlines()))
    # Ours and the floor are kept by turns in one process, and the floor waits once for each.
    per_pair = (counts[1] - counts[0]) / _TRACED_KEEPS
    yield Figure(
        name="keep one jotting: waits for the disk (fsync)",
        unit="count",
        size=copy.size,
        samples=(per_pair - 1,),
        floor=Floor(what="one for each commit to a write-ahead log", samples=(1.0,)),
    )
