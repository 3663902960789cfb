"""Fault test 31 and 33: the real program on private buses with mocks of what a desktop has, and without any."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from balint_desktop.services.settings import LockSign, Settings, SettingsFile
from balint_desktop.services.vault import Vault
from balint_desktop.ui.shell.wake_watch import GAP_SECONDS
from tests.house_rules.source_tree import REPOSITORY
from tests.packages import needs, needs_mock_bus

SYSTEM_PYTHON = "/usr/bin/python3"
#: Source: shared/fault-tests.md, 31.
COVERED_WITHIN_SECONDS = 0.3
_PATIENCE_SECONDS = 15.0
OWN_SESSION, OTHER_SESSION = "c7", "c8"

pytestmark = [needs("dbus-daemon", debian="dbus"), needs_mock_bus()]


class Spoken:
    """A process that is spoken with by lines."""

    def __init__(self, command: list[str], *, environment: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=REPOSITORY,
            env={**os.environ, **environment},
        )

    def ask(self, line: str) -> object:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return json.loads(self.hear())

    def hear(self) -> str:
        """Return the next line; a process that says nothing for too long is ended, and the line is empty."""
        assert self.process.stdout is not None
        patience = threading.Timer(_PATIENCE_SECONDS, self.process.kill)
        patience.start()
        line = self.process.stdout.readline().strip()
        patience.cancel()
        patience.join()
        return line

    def end(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        try:
            self.process.wait(_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            # Only after a failure: it never came to its lock.
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


class Opened:
    """The program with its journal open."""

    def __init__(self, spoken: Spoken, *, config: Path) -> None:
        self._spoken = spoken
        self._config = config
        self.process = spoken.process
        assert spoken.hear() == "open"

    def covered_at(self) -> float:
        """Wait until the cover was painted and the journal is locked, and return when it was painted."""
        said = self._spoken.hear().split()
        assert said[0] == "covered"
        assert self._spoken.hear() == "locked"
        return float(said[1])

    def settings(self) -> Settings:
        return SettingsFile(next(self._config.rglob("settings.json"))).load()


Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def desktop() -> Iterator[Spoken]:
    """Private buses with the mocks."""
    made = Spoken([SYSTEM_PYTHON, str(Path(__file__).with_name("mock_desktop.py"))], environment={})
    yield made
    made.end()


@pytest.fixture(scope="module")
def buses(desktop: Spoken) -> dict[str, str]:
    """What leads a program to those buses, in a session of its own."""
    addresses = json.loads(desktop.hear())
    return {
        "DBUS_SYSTEM_BUS_ADDRESS": addresses["system"],
        "DBUS_SESSION_BUS_ADDRESS": addresses["session"],
        "XDG_SESSION_ID": OWN_SESSION,
    }


@pytest.fixture
def open_program(locked_vault: Vault, tmp_path: Path) -> Iterator[Open]:
    """A function that starts the program and returns it once its journal is open."""
    begun: list[Spoken] = []

    def begin(environment: Mapping[str, str]) -> Opened:
        home = tmp_path / "home"
        homes = {f"XDG_{name}_HOME": str(home) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
        command = [sys.executable, "-m", "tests.ui.shell.watched_program", str(locked_vault.folder)]
        begun.append(Spoken(command, environment={**environment, **homes}))
        return Opened(begun[-1], config=home)

    yield begin
    for each in begun:
        each.end()


def inhibitors_become(desktop: Spoken, count: int) -> list[list[str]]:
    """Wait until so many inhibitors are held, and return them."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while len(held := desktop.ask("inhibitors")) != count:  # type: ignore[arg-type]
        assert time.monotonic() < end
        time.sleep(0.02)
    return held  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("sleep", LockSign.SLEEP),
        (f"lock {OWN_SESSION}", LockSign.SCREEN_LOCK),
        ("screensaver org.freedesktop.ScreenSaver 1", LockSign.SCREEN_LOCK),
        ("screensaver org.gnome.ScreenSaver 1", LockSign.SCREEN_LOCK),
    ],
)
def test_a_signal_covers_at_once_locks_and_lets_the_computer_sleep(
    desktop: Spoken, buses: dict[str, str], open_program: Open, line: str, sign: LockSign
) -> None:
    program = open_program(buses)
    assert [held[:2] + held[3:] for held in inhibitors_become(desktop, 1)] == [["sleep", "Balint Desktop", "delay"]]
    sent_at = desktop.ask(line)
    assert isinstance(sent_at, float)
    assert program.covered_at() - sent_at < COVERED_WITHIN_SECONDS
    inhibitors_become(desktop, 0)
    assert program.process.poll() is None
    settings = program.settings()
    assert [each for each in LockSign if settings.seen_on(each) is not None] == [sign]


def test_what_concerns_another_session_or_an_unlocked_screen_locks_nothing(
    desktop: Spoken, buses: dict[str, str], open_program: Open
) -> None:
    program = open_program(buses)
    inhibitors_become(desktop, 1)
    desktop.ask(f"lock {OTHER_SESSION}")
    desktop.ask("screensaver org.gnome.ScreenSaver 0")
    sent_at = desktop.ask(f"lock {OWN_SESSION}")
    assert isinstance(sent_at, float)
    assert program.covered_at() >= sent_at


def test_a_program_that_stood_still_locks_when_it_goes_on(open_program: Open) -> None:
    program = open_program({})
    program.process.send_signal(signal.SIGSTOP)
    # Nothing can be waited for while it stands still: the gap itself is what is tested.
    time.sleep(GAP_SECONDS + 0.5)
    continued_at = time.monotonic()
    program.process.send_signal(signal.SIGCONT)
    assert program.covered_at() - continued_at < COVERED_WITHIN_SECONDS
    assert program.settings().seen_on(LockSign.WAKING) is not None
