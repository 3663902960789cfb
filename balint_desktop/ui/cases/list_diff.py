"""How one order of cases became another, in steps that a list on screen can follow without starting over."""

from array import array
from dataclasses import dataclass

_ID_BYTES = 8
#: A stretch that changed in more rows than this is shown anew; nobody can follow that many with the eye.
ROWS_TO_FOLLOW = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: `removed` rows go away at `row`, then `inserted` ids come in at `row`."""

    row: int
    removed: int = 0
    inserted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One step: the row `from_row` goes to where it stands at `to_row` afterwards."""

    from_row: int
    to_row: int


def difference(old: "array[int]", new: "array[int]") -> Step | Move | None:
    """Return the one step from `old` to `new`, a Step of nothing when they are equal.

    None when more rows changed than can be followed. Both hold 64-bit ids ('q'), none of them twice.
    """
    start = _common_start(old, new)
    end = _common_end(old, new, start=start)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    move = _as_move(before, after, start=start)
    if move is not None:
        return move
    if len(before) + len(after) > ROWS_TO_FOLLOW:
        return None
    return Step(row=start, removed=len(before), inserted=tuple(after))


def _as_move(before: "array[int]", after: "array[int]", *, start: int) -> Move | None:
    if len(before) != len(after) or len(before) < 2:
        return None
    last = start + len(before) - 1
    if before[-1] == after[0] and before[:-1] == after[1:]:
        return Move(from_row=last, to_row=start)
    if before[0] == after[-1] and before[1:] == after[:-1]:
        return Move(from_row=start, to_row=last)
    return None


def _common_start(old: "array[int]", new: "array[int]") -> int:
    """Return how many ids both begin with; halving and comparing bytes, as there may be 100,000."""
    a, b = old.tobytes(), new.tobytes()
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low * _ID_BYTES : middle * _ID_BYTES] == b[low * _ID_BYTES : middle * _ID_BYTES]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(old: "array[int]", new: "array[int]", *, start: int) -> int:
    """Return how many ids both end with, not counting the first `start`."""
    a, b = old.tobytes(), new.tobytes()
    low, high = 0, min(len(old), len(new)) - start
    while low < high:
        middle = (low + high + 1) // 2
        if a[len(a) - middle * _ID_BYTES : len(a) - low * _ID_BYTES] == (
            b[len(b) - middle * _ID_BYTES : len(b) - low * _ID_BYTES]
        ):
            low = middle
        else:
            high = middle - 1
    return low
