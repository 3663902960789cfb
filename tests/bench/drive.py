"""The programs that are measured, started on the private display and driven as a doctor would."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from balint_desktop.ui.theme.spacing import JOT_HEIGHT, JOT_WIDTH, WINDOW_HEIGHT, WINDOW_WIDTH
from tests.bench import bare_window, empty_window
from tests.bench.display import Display
from tests.bench.journals import PASSPHRASE, Shelf
from tests.bench.processes import Measured

TITLE = "Balint Desktop"
#: Both floors are as large as our window: painting pixels costs both the same.
SIZE = (str(WINDOW_WIDTH), str(WINDOW_HEIGHT))
JOT_SIZE = (str(JOT_WIDTH), str(JOT_HEIGHT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What every measurement is given."""

    display: Display
    shelf: Shelf
    sizes: tuple[int, ...]
    runs: int
    keeps: int
    clicks: int
    idle_seconds: float
    #: Nobody types a passphrase faster than in two; the store is imported meanwhile.
    typing_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A program whose first window was drawn, and the milliseconds from its start until then."""

    process: Measured
    window: int
    drawn_ms: float


@contextmanager
def _shown(bench: Bench, arguments: Sequence[str], *, title: str, home: Path | None = None) -> Iterator[Shown]:
    display = bench.display
    display.forget()
    with Measured(arguments, environment=display.environment, home=home) as process:
        window, drawn_at = display.wait_drawn(title, has_ended=lambda: _has_ended(process))
        display.focus(window)
        yield Shown(process=process, window=window, drawn_ms=1000 * (drawn_at - process.started_at))


@contextmanager
def ours(bench: Bench, *, journal: Path, home: Path | None = None) -> Iterator[Shown]:
    """Start the real program as a doctor does, up to the unlock page."""
    arguments = ("-m", "balint_desktop", "--journal", str(journal))
    with _shown(bench, arguments, title=TITLE, home=home) as shown:
        yield shown


@contextmanager
def ours_with_clocks(bench: Bench, *, journal: Path, marks: Path, is_watched: bool = False) -> Iterator[Shown]:
    """Start the real program through the launcher, which writes what happens inside into `marks`."""
    watch = ("--watch",) if is_watched else ()
    own = ("-m", "tests.bench.launcher", str(marks), *watch, "--")
    with _shown(bench, (*own, "--journal", str(journal)), title=TITLE) as shown:
        yield shown


@contextmanager
def jotting(bench: Bench) -> Iterator[Shown]:
    """Start the small window of a jotting as a shortcut of the desktop does."""
    with _shown(bench, ("-m", "balint_desktop", "--jot"), title=TITLE) as shown:
        yield shown


@contextmanager
def empty(bench: Bench, *, size: tuple[str, str] = SIZE) -> Iterator[Shown]:
    """Start the floor under start and memory."""
    with _shown(bench, ("-m", "tests.bench.empty_window", *size), title=empty_window.TITLE) as shown:
        yield shown


@contextmanager
def bare(bench: Bench, *, file: Path) -> Iterator[Shown]:
    """Start the floor under opening and feel."""
    arguments = ("-m", "tests.bench.bare_window", *SIZE, str(file))
    with _shown(bench, arguments, title=bare_window.TITLE) as shown:
        yield shown


def type_passphrase(bench: Bench) -> None:
    """Type the passphrase in the time a quick typist needs, all but the last Return."""
    bench.display.idle(0.2)
    bench.display.type(PASSPHRASE, gap_seconds=bench.typing_seconds / len(PASSPHRASE))


def unlock(bench: Bench, shown: Shown) -> None:
    """Open the journal and wait until its first page stands still."""
    type_passphrase(bench)
    began = bench.display.now()
    bench.display.press("Return")
    # The button says "Opening…" at once; the page that follows is painted whole.
    bench.display.wait_large_paint(shown.window, after=lambda: began)
    bench.display.wait_still()


def _has_ended(process: Measured) -> bool:
    if process.has_ended:
        raise RuntimeError(f"the program ended before its window was drawn: {process.said[-1500:]}")
    return False
