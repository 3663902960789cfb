"""What a measurement comes to: medians and 95th percentiles, the floor beside them, and the verdict."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum


class Judged(Enum):
    """Which number of a figure is held against its limit."""

    MEDIAN = "median"
    P95 = "p95"
    WORST = "worst"
    RATIO = "ratio"
    OVER_FLOOR = "over_floor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The least that the same thing costs without our program, measured in the same run."""

    what: str
    samples: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured thing at one size; `limit` is what the issue allows, None where it says nothing."""

    name: str
    unit: str
    samples: tuple[float, ...]
    size: int | None = None
    floor: Floor | None = None
    limit: float | None = None
    judged: Judged = Judged.MEDIAN
    notes: dict[str, object] = field(default_factory=dict)

    @property
    def value(self) -> float:
        """The number that is judged."""
        floor_median = statistics.median(self.floor.samples) if self.floor and self.floor.samples else 0.0
        match self.judged:
            case Judged.MEDIAN:
                return statistics.median(self.samples)
            case Judged.P95:
                return p95(self.samples)
            case Judged.WORST:
                return max(self.samples)
            case Judged.RATIO:
                return statistics.median(self.samples) / floor_median if floor_median else float("inf")
            case Judged.OVER_FLOOR:
                return statistics.median(self.samples) - floor_median

    @property
    def passes(self) -> bool | None:
        """Whether the limit holds; None without one."""
        return None if self.limit is None else self.value <= self.limit

    def as_json(self) -> dict[str, object]:
        """Return the figure as JSON has it."""
        said: dict[str, object] = {
            "name": self.name,
            "cases": self.size,
            "unit": self.unit,
            **_summary(self.samples),
            "floor": None,
            "ratio": None,
            "limit": self.limit,
            "judged_by": self.judged.value,
            "judged": _round(self.value),
            "passes": self.passes,
            **self.notes,
        }
        if self.floor is not None and self.floor.samples:
            summary = _summary(self.floor.samples)
            said["floor"] = {"what": self.floor.what, **summary}
            floor_median = statistics.median(self.floor.samples)
            said["ratio"] = _round(statistics.median(self.samples) / floor_median) if floor_median else None
        return said


def p95(samples: Sequence[float]) -> float:
    """Return the 95th percentile: the value that one sample in twenty exceeds."""
    ordered = sorted(samples)
    return ordered[min(int(len(ordered) * 0.95), len(ordered) - 1)]


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as a Markdown table for people."""
    lines = [
        "| what | cases | median | p95 | worst | floor | ratio | limit | verdict |",
        "|---|--:|--:|--:|--:|--:|--:|--:|---|",
    ]
    for figure in figures:
        said = figure.as_json()
        floor = statistics.median(figure.floor.samples) if figure.floor and figure.floor.samples else None
        limit = f"{figure.limit:g} ({figure.judged.value})" if figure.limit is not None else ""
        verdict = {None: "", True: "pass", False: "MISS"}[figure.passes]
        cells = (
            f"{figure.name} [{figure.unit}]",
            str(figure.size or ""),
            *(f"{said[key]:g}" for key in ("median", "p95", "worst")),
            "" if floor is None else f"{_round(floor):g}",
            "" if said["ratio"] is None else f"{said['ratio']:g}",
            limit,
            verdict,
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _summary(samples: Sequence[float]) -> dict[str, object]:
    return {
        "median": _round(statistics.median(samples)),
        "p95": _round(p95(samples)),
        "worst": _round(max(samples)),
        "samples": len(samples),
    }


def _round(value: float) -> float:
    return float(f"{value:.4g}")
