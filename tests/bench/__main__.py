"""`python -m tests.bench`: measures the program from outside and prints JSON; a table for people goes to stderr.

    python -m tests.bench [--sizes 1k 10k 100k] [--only start search ...] [--runs 7] [--out FILE]

It needs Xvfb (Debian: xvfb) and python-xlib, and strace for one figure. Journals are made on the first run, some
minutes for 100,000 cases, and kept in the cache. Nothing else should run on the machine meanwhile; the load is
part of what is printed.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.bench.display import NoDisplayError, open_display
from tests.bench.drive import Bench
from tests.bench.figures import Figure, table
from tests.bench.journals import Shelf
from tests.bench.measure_blocking import measure_blocking
from tests.bench.measure_feel import measure_feel
from tests.bench.measure_keeping import measure_keeping
from tests.bench.measure_memory import measure_memory
from tests.bench.measure_opening import measure_derivation, measure_opening
from tests.bench.measure_searching import measure_searching
from tests.bench.measure_start import measure_jot, measure_start
from tests.bench.processes import load_now

Measure = Callable[[Bench], Iterable[Figure]]
MEASURES: tuple[tuple[str, Measure], ...] = (
    ("start", measure_start),
    ("jot", measure_jot),
    ("derivation", measure_derivation),
    ("opening", measure_opening),
    ("search", measure_searching),
    ("keep", measure_keeping),
    ("feel", measure_feel),
    ("blocking", measure_blocking),
    ("memory", measure_memory),
)
_SIZES = ("1k", "10k", "100k")
_PACKAGES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "cryptography")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; 0 when every measurement came to its end, whatever the verdicts."""
    options = _parser().parse_args(arguments)
    began, load_before = datetime.now(UTC), load_now()
    figures: list[Figure] = []
    failures: dict[str, str] = {}
    try:
        with open_display() as display:
            bench = Bench(
                display=display,
                shelf=Shelf(options.cache),
                sizes=tuple(sorted(options.sizes)),
                runs=options.runs,
                keeps=options.keeps,
                clicks=options.clicks,
                idle_seconds=options.idle,
                typing_seconds=options.typing,
            )
            for size in bench.sizes:
                _say(f"journal of {size} cases")
                bench.shelf.prepare(size)
            for name, measure in _chosen(options.only):
                _say(name)
                _take(name, measure(bench), into=figures, failures=failures)
    except NoDisplayError as error:
        sys.stderr.write(f"The benchmark looks at real windows, and can't here: {error}\n")
        return 2
    report = {
        "machine": _machine(began, load_before=load_before),
        "figures": [figure.as_json() for figure in figures],
        "failures": failures,
    }
    text = json.dumps(report, indent=1, ensure_ascii=False)
    if options.out is None:
        sys.stdout.write(text + "\n")
    else:
        options.out.write_text(text + "\n", encoding="utf-8")
    sys.stderr.write(table(figures) + "\n")
    return 1 if failures else 0


def _chosen(only: Sequence[str] | None) -> Iterator[tuple[str, Measure]]:
    for name, measure in MEASURES:
        if not only or name in only:
            yield name, measure


def _take(name: str, measured: Iterable[Figure], *, into: list[Figure], failures: dict[str, str]) -> None:
    """Take every figure; one measurement that breaks off doesn't cost the others."""
    try:
        for figure in measured:
            into.append(figure)
    except Exception as error:
        traceback.print_exc()
        failures[name] = f"{type(error).__name__}: {error}"


def _say(words: str) -> None:
    sys.stderr.write(f"[{load_now():.1f}] {words}\n")
    sys.stderr.flush()


def _machine(began: datetime, *, load_before: float) -> dict[str, object]:
    return {
        "began_at": began.isoformat(timespec="seconds"),
        "seconds": round((datetime.now(UTC) - began).total_seconds()),
        "processors": os.cpu_count(),
        "load_before": round(load_before, 2),
        "load_after": round(load_now(), 2),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in _PACKAGES},
    }


def _size(text: str) -> int:
    return int(text.removesuffix("k")) * (1_000 if text.endswith("k") else 1)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", type=_size, default=[_size(size) for size in _SIZES])
    parser.add_argument("--only", nargs="+", choices=[name for name, _ in MEASURES], metavar="NAME")
    parser.add_argument("--runs", type=int, default=7, help="how often each window is opened")
    parser.add_argument("--keeps", type=int, default=200, help="how many jottings are kept at each size")
    parser.add_argument("--clicks", type=int, default=100, help="how often the wheel is turned in each place")
    parser.add_argument("--idle", type=float, default=5.0, help="seconds of rest before memory is looked at")
    parser.add_argument("--typing", type=float, default=2.0, help="seconds it takes to type the passphrase")
    parser.add_argument("--out", type=Path, help="the file for the JSON; without one it is printed")
    default_cache = Path(tempfile.gettempdir()) / f"balint-bench-{os.getuid()}"
    parser.add_argument("--cache", type=Path, default=default_cache, help="where the journals are kept")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
