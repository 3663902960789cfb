"""Reading what the launcher noted."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The GUI thread served nothing: when it ended, for how long, on how much of its own work, and where."""

    at: float
    ms: float
    used_ms: float
    where: str


class MarksFile:
    """The lines of one launcher and of the processes it became."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def first(self, name: str, *, after: float = 0.0) -> float | None:
        """Return when `name` first happened after a time, or None."""
        return next((at for at, _ in self._of(name) if at > after), None)

    def words_of(self, name: str) -> tuple[str, ...]:
        """Return what was said with `name` the first time."""
        return next((words for _, words in self._of(name)), ())

    def blocks(self) -> tuple[Block, ...]:
        """Return every block of the GUI thread, in order."""
        return tuple(
            Block(at=at, ms=float(words[0]), used_ms=float(words[1]), where=words[2])
            for at, words in self._of("blocked")
        )

    def _of(self, wanted: str) -> list[tuple[float, tuple[str, ...]]]:
        if not self.file.exists():
            return []
        found = []
        for line in self.file.read_text(encoding="utf-8").splitlines():
            name, at, *words = line.split()
            if name == wanted:
                found.append((float(at), tuple(words)))
        return found
