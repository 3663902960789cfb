"""The benchmark itself, at a tiny size: every measurement comes to an end and says something."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.bench.corpus import COMMON, RARE, STORY_ENTRIES, Corpus
from tests.bench.figures import Figure, Floor, Judged, p95
from tests.bench.journals import PASSPHRASE, Shelf, open_vault
from tests.bench.search_in_window import SEARCHES
from tests.fakes import TUESDAY_EVENING
from tests.packages import needs

REPOSITORY = Path(__file__).resolve().parents[2]
_TODAY = TUESDAY_EVENING.date()
#: What every size and run has to say, by the beginning of its name.
_SAID = (
    "start to the unlock page",
    "heavy libraries imported until then",
    "key derivation (default)",
    "end of the key derivation to the first page",
    *(f"search, {name}" for name, _ in SEARCHES),
    "keep one jotting until it is durable",
    "keep one jotting: written",
    "keep one jotting: waits for the disk",
    "wheel to painted, list of cases",
    "wheel to painted, story",
    "key to painted, note",
    *(f"GUI thread blocked: {part}" for part in ("opening", "searching", "scrolling", "locking")),
    "memory at rest, PSS, cheap",
    "memory at rest, RSS, default",
)
_WITHOUT_FLOOR = ("heavy libraries", "key derivation (", "GUI thread blocked")
_MAY_BE_NOTHING = ("heavy libraries", "GUI thread blocked")
_TINY = ("--sizes", "100", "--runs", "1", "--keeps", "2", "--clicks", "3", "--idle", "0.2", "--typing", "0.5")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what the benchmark prints for a hundred cases and one run."""
    folder = tmp_path_factory.mktemp("bench")
    out = folder / "figures.json"
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench", *_TINY, "--cache", str(folder), "--out", str(out)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-4000:]
    said: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return said


@needs("Xvfb", debian="xvfb")
@needs("strace", debian="strace")
@pytest.mark.skipif(find_spec("Xlib") is None, reason="python-xlib is missing: pip install python-xlib")
def test_each_measurement_says_a_number_and_its_floor(report: dict[str, Any]) -> None:
    figures = {figure["name"]: figure for figure in report["figures"]}
    for beginning in _SAID:
        figure = next((figures[name] for name in figures if name.startswith(beginning)), None)
        assert figure is not None, beginning
        assert figure["median"] > 0 or beginning.startswith(_MAY_BE_NOTHING), beginning
        if not beginning.startswith(_WITHOUT_FLOOR):
            assert figure["floor"]["median"] > 0, beginning
    assert report["failures"] == {}


def test_case_i_of_a_journal_depends_on_the_seed_and_i_alone() -> None:
    corpus = Corpus(50, today=_TODAY)
    assert [corpus.case(3), corpus.case(7)] == [case for case in corpus if case.number in (3, 7)]
    assert Corpus(50, today=_TODAY, seed=1).text(3) != corpus.text(3)


def test_the_planted_words_are_as_common_as_their_names_say() -> None:
    cases = list(Corpus(400, today=_TODAY))
    assert sum(RARE in case.text for case in cases) == 3
    for word in COMMON:
        assert 200 < sum(f"the {word} once" in case.text for case in cases) < 280
    assert 1_300 < sum(len(case.text) for case in cases) / len(cases) < 1_700
    assert [len(case.more) for case in cases if case.more] == [STORY_ENTRIES]


def test_a_cached_journal_is_copied_and_its_copy_thrown_away(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    with shelf.copy_of(20) as copy:
        vault = open_vault(copy.journal)
        vault.unlock(PASSPHRASE)
        with vault.reading() as work:
            assert len(work.cases.ids()) == 20
            assert work.search.check()
        vault.close()
        vault.let_go()
        assert copy.bare.exists()
    assert not copy.journal.exists()
    assert (shelf.prepare(20) / "journal").exists()


@pytest.mark.parametrize(
    ("judged", "limit", "passes"),
    [
        (Judged.MEDIAN, 3, True),
        (Judged.P95, 99, False),
        (Judged.WORST, 100, True),
        (Judged.RATIO, 1.4, False),
        (Judged.OVER_FLOOR, 1, True),
    ],
)
def test_a_figure_is_held_against_its_limit(judged: Judged, limit: float, passes: bool) -> None:
    samples = (1.0, 2.0, 3.0, 4.0, 100.0)
    floor = Floor(what="two", samples=(2.0,))
    figure = Figure(name="x", unit="ms", samples=samples, floor=floor, limit=limit, judged=judged)
    assert figure.passes is passes


def test_one_sample_in_twenty_is_above_the_95th_percentile() -> None:
    assert p95(range(100)) == 95
    assert p95([7.0]) == 7.0
