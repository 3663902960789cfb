"""How long the GUI thread serves nothing, while a doctor opens, writes, keeps, searches, scrolls and locks."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from balint_desktop.ui.theme.spacing import LIST_WIDTH, NAV_WIDTH
from tests.bench.corpus import COMMON
from tests.bench.drive import TITLE, Bench, Shown, ours_with_clocks, type_passphrase
from tests.bench.figures import Figure, Judged
from tests.bench.marks import Block, MarksFile

_LIMIT_MS = 50.0
_KEEPS = 3
_WHEEL_DOWN = 5
_MIDDLE_Y = 500
_WORST_SHOWN = 5


class _Evening:
    """One evening with the journal, in named parts, each with the time it began at."""

    def __init__(self, bench: Bench, *, shown: Shown, marks: MarksFile) -> None:
        self._bench = bench
        self._display = bench.display
        self._shown = shown
        self._marks = marks
        self.parts: list[tuple[str, float]] = []

    def spend(self) -> None:
        """Do everything, one part after another."""
        for name, part in (
            ("opening", self._open),
            ("writing and keeping", self._write_and_keep),
            ("first look at the cases", self._look),
            ("searching", self._search),
            ("scrolling", self._scroll),
            ("locking", self._lock),
        ):
            self.parts.append((name, self._display.now()))
            part()
        self.parts.append(("afterwards", self._display.now()))

    def _open(self) -> None:
        type_passphrase(self._bench)
        self._display.press("Return")
        self._display.wait_large_paint(self._shown.window, after=lambda: self._marks.first("derived"))
        self._display.wait_still()

    def _write_and_keep(self) -> None:
        for _ in range(_KEEPS):
            self._display.type("he was back and so was the old knot ")
            self._display.press("ctrl+Return")
            self._display.wait_still()

    def _look(self) -> None:
        self._display.press("ctrl+2")
        self._display.wait_still()

    def _search(self) -> None:
        self._display.press("ctrl+f")
        for words in (" ".join(COMMON), COMMON[1][:2]):
            self._display.type(words, gap_seconds=0.08)
            self._display.wait_still()
            self._display.press("Escape")
            self._display.wait_still()

    def _scroll(self) -> None:
        for key in ("Down", "Return"):
            self._display.press(key)
            self._display.wait_still()
        for x in (NAV_WIDTH + LIST_WIDTH // 2, NAV_WIDTH + LIST_WIDTH + 250):
            self._display.point(x, _MIDDLE_Y)
            for _ in range(self._bench.clicks):
                self._display.click(_WHEEL_DOWN)
                self._display.idle(0.016)
        self._display.wait_still()

    def _lock(self) -> None:
        self._display.forget()
        self._display.press("ctrl+l")
        self._display.wait_drawn(TITLE, has_ended=lambda: self._shown.process.has_ended)
        self._display.wait_still()


def measure_blocking(bench: Bench) -> Iterator[Figure]:
    """Yield the longest block of each part of the evening at the largest size, and where the worst ones were."""
    size = bench.sizes[-1]
    found: dict[str, list[Block]] = {}
    for _ in range(max(bench.runs // 2, 1)):
        with bench.shelf.copy_of(size) as copy, TemporaryDirectory() as folder:
            marks = MarksFile(Path(folder) / "marks")
            with ours_with_clocks(bench, journal=copy.journal, marks=marks.file, is_watched=True) as shown:
                evening = _Evening(bench, shown=shown, marks=marks)
                evening.spend()
            for (name, begun), (_, ended) in zip(evening.parts, evening.parts[1:], strict=False):
                during = [block for block in marks.blocks() if begun <= block.at < ended]
                found.setdefault(name, []).extend(during)
    for name, blocks in found.items():
        worst = sorted(blocks, key=lambda block: -block.ms)[:_WORST_SHOWN]
        yield Figure(
            name=f"GUI thread blocked: {name}",
            unit="ms",
            size=size,
            samples=tuple(block.ms for block in blocks) or (0.0,),
            limit=_LIMIT_MS,
            judged=Judged.WORST,
            notes={"worst_blocks": [_said_of(block) for block in worst]},
        )


def _said_of(block: Block) -> dict[str, object]:
    return {"ms": block.ms, "own_processor_ms": block.used_ms, "where": block.where}
