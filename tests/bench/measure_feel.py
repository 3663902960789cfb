"""Wheel to painted and key to painted in the largest journal, as the X server sees them."""

from collections.abc import Callable, Iterator, Sequence

from balint_desktop.ui.theme.spacing import LIST_WIDTH, NAV_WIDTH
from tests.bench import bare_window
from tests.bench.drive import Bench, bare, ours, unlock
from tests.bench.figures import Figure, Floor, Judged

_LIMIT_WHEEL_MS = 10.0
_LIMIT_KEY_MS = 6.0
_TYPED = "she came back again and said it "
_WHEEL_EVERY_SECONDS = 0.04
#: Twelve seconds of typing, so that drafts are saved while it goes on.
_KEY_EVERY_SECONDS = 0.06
#: A caret is smaller than a letter with its surroundings; rows of a list are much larger.
_LETTER_PIXELS, _ROW_PIXELS = 40, 2_000
_WHEEL_DOWN = 5
_MIDDLE_Y = 500
_Samples = dict[str, list[float]]


def measure_feel(bench: Bench) -> Iterator[Figure]:
    """Yield the wheel over the list and over the story, and a key in the note."""
    size = bench.sizes[-1]
    with bench.shelf.copy_of(size) as copy:
        floor, own = _new_samples(), _new_samples()
        missed = 0
        for _ in range(max(bench.runs // 2, 1)):
            with bare(bench, file=copy.bare) as shown:
                bench.display.wait_still()
                bench.display.press("Return")
                bench.display.wait_large_paint(shown.window, after=lambda: 0.0)
                missed += _feel_bare(bench, floor)
            with ours(bench, journal=copy.journal) as shown:
                unlock(bench, shown)
                missed += _feel_ours(bench, own)
    for name, what, limit in (
        ("wheel to painted, list of cases", "a bare Qt list over SQLCipher", _LIMIT_WHEEL_MS),
        ("wheel to painted, story", "a bare Qt text", _LIMIT_WHEEL_MS),
        ("key to painted, note", "a bare Qt text", _LIMIT_KEY_MS),
    ):
        yield Figure(
            name=name,
            unit="ms",
            size=size,
            samples=tuple(own[name]),
            floor=Floor(what=what, samples=tuple(floor[name])),
            limit=limit,
            judged=Judged.P95,
            notes={"inputs_without_a_paint": missed},
        )


def _new_samples() -> _Samples:
    names = ("wheel to painted, list of cases", "wheel to painted, story", "key to painted, note")
    return {name: [] for name in names}


def _feel_bare(bench: Bench, samples: _Samples) -> int:
    in_list, in_text = bare_window.LIST_WIDTH // 2, bare_window.LIST_WIDTH + 300
    return (
        _wheel(bench, samples["wheel to painted, list of cases"], x=in_list)
        + _wheel(bench, samples["wheel to painted, story"], x=in_text)
        + _keys(bench, samples["key to painted, note"])
    )


def _feel_ours(bench: Bench, samples: _Samples) -> int:
    display = bench.display
    in_list, in_story = NAV_WIDTH + LIST_WIDTH // 2, NAV_WIDTH + LIST_WIDTH + 250
    display.press("ctrl+2")
    display.wait_still()
    # The newest case is the first one, and has a long story.
    for key in ("ctrl+f", "Down", "Return"):
        display.press(key)
        display.wait_still()
    missed = _wheel(bench, samples["wheel to painted, list of cases"], x=in_list)
    missed += _wheel(bench, samples["wheel to painted, story"], x=in_story)
    display.press("ctrl+1")
    display.wait_still()
    return missed + _keys(bench, samples["key to painted, note"])


def _wheel(bench: Bench, samples: list[float], *, x: int) -> int:
    bench.display.point(x, _MIDDLE_Y)
    bench.display.wait_still()
    acts = [lambda: bench.display.click(_WHEEL_DOWN)] * bench.clicks
    missed = _time_each(bench, acts, samples, every_seconds=_WHEEL_EVERY_SECONDS, least_pixels=_ROW_PIXELS)
    bench.display.point(bench.display.width - 1, bench.display.height - 1)
    bench.display.wait_still()
    return missed


def _keys(bench: Bench, samples: list[float]) -> int:
    display = bench.display
    display.press("ctrl+End")
    display.wait_still()
    acts = [_pressing(bench, _TYPED[number % len(_TYPED)]) for number in range(2 * bench.clicks)]
    return _time_each(bench, acts, samples, every_seconds=_KEY_EVERY_SECONDS, least_pixels=_LETTER_PIXELS)


def _pressing(bench: Bench, character: str) -> Callable[[], None]:
    return lambda: bench.display.press(character)


def _time_each(
    bench: Bench,
    acts: Sequence[Callable[[], None]],
    samples: list[float],
    *,
    every_seconds: float,
    least_pixels: int,
) -> int:
    """Do each of `acts` in its turn, add what it took to `samples`, and return how many changed nothing."""
    missed = 0
    for act in acts:
        began = bench.display.now()
        taken = bench.display.latency_ms(act, least_pixels=least_pixels)
        if taken is None:
            missed += 1
        else:
            samples.append(taken)
        bench.display.idle(max(began + every_seconds - bench.display.now(), 0.0))
    return missed
