"""Programs under measurement: started, watched from outside through /proc, and ended."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

REPOSITORY = Path(__file__).resolve().parents[2]
_PATIENCE_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What a process holds, in MiB: resident, and with shared pages split among those who share them."""

    rss_mib: float
    pss_mib: float


class Measured:
    """One program, in a home of its own. Ends only what it started."""

    def __init__(
        self, arguments: Sequence[str], *, environment: Mapping[str, str], home: Path | None = None
    ) -> None:
        self._own_home = tempfile.TemporaryDirectory(prefix="balint-bench-home-") if home is None else None
        place = Path(self._own_home.name) if self._own_home is not None else home
        assert place is not None
        self._errors = (place / "stderr.txt").open("ab")
        self.started_at = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            env=home_environment(place, base=environment),
            cwd=REPOSITORY,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def has_ended(self) -> bool:
        """Whether it is gone."""
        return self._process.poll() is not None

    @property
    def said(self) -> str:
        """What it wrote to its standard error."""
        return Path(self._errors.name).read_text(encoding="utf-8", errors="replace")

    def memory(self) -> Memory:
        """Return what it holds now."""
        rss = pss = 0
        for line in Path(f"/proc/{self._process.pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            rss += int(line.split()[1]) if line.startswith("Rss:") else 0
            pss += int(line.split()[1]) if line.startswith("Pss:") else 0
        return Memory(rss_mib=rss / 1024, pss_mib=pss / 1024)

    def end(self) -> None:
        """Kill it: what it was to measure is measured."""
        self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE_SECONDS)
        self._errors.close()
        if self._own_home is not None:
            self._own_home.cleanup()


def home_environment(home: Path, *, base: Mapping[str, str]) -> dict[str, str]:
    """Return `base` with every place a program may write to inside `home`, and ours on Python's path."""
    environment = dict(base)
    for variable, name in (
        ("HOME", ""),
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
        ("XDG_STATE_HOME", "state"),
        ("XDG_RUNTIME_DIR", "run"),
    ):
        place = home / name
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        environment[variable] = str(place)
    environment["PYTHONPATH"] = str(REPOSITORY)
    return environment


def run_for_json(module: str, *arguments: str, environment: Mapping[str, str], prefix: Sequence[str] = ()) -> str:
    """Run `python -m module` to its end in a home of its own, and return the last line it printed."""
    with tempfile.TemporaryDirectory(prefix="balint-bench-home-") as home:
        ran = subprocess.run(
            [*prefix, sys.executable, "-m", module, *arguments],
            env=home_environment(Path(home), base=environment),
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
        )
    if ran.returncode != 0 or not ran.stdout.strip():
        raise RuntimeError(f"{module} failed ({ran.returncode}): {ran.stderr[-2000:]}")
    return ran.stdout.strip().splitlines()[-1]


def own_write_bytes() -> int:
    """Return how many bytes this process has sent towards the disk so far, in whole pages."""
    for line in Path("/proc/self/io").read_text(encoding="ascii").splitlines():
        if line.startswith("write_bytes:"):
            return int(line.split()[1])
    return 0


def load_now() -> float:
    """Return how many processes wanted a processor over the last minute."""
    return os.getloadavg()[0]
