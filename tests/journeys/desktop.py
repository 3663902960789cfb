"""A desktop of one's own: an X server, a window manager, a session bus and a screen reader's eyes."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

#: How long anything on the screen may take before a journey has failed.
PATIENCE_SECONDS = 30.0
_POLL_SECONDS = 0.1
_SYSTEM_PYTHON = "/usr/bin/python3"
_SCREEN = "1400x1000x24"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One thing on the screen, as a screen reader gets it."""

    role: str
    name: str
    text: str
    is_focused: bool


class Desktop:
    """Starts the program and works it with keys; everything it may write lies below `home`."""

    def __init__(self, *, home: Path, display: str, environment: dict[str, str]) -> None:
        self.home = home
        self.display = display
        self.environment = environment
        self.python = (sys.executable,)
        self._program: subprocess.Popen[bytes] | None = None
        self._started: list[subprocess.Popen[bytes]] = []
        self._reader = subprocess.Popen(
            [_SYSTEM_PYTHON, str(Path(__file__).with_name("read_screen.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
        )

    def start(self, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
        """Start the program, the one that is read from now on, and return its process."""
        self._program = self.start_another(arguments)
        return self._program

    def start_another(self, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
        """Start the program once more and return its process."""
        with (self.home / "stdout.txt").open("ab") as out, (self.home / "stderr.txt").open("ab") as err:
            started = subprocess.Popen(
                [*self.python, "-m", "balint_desktop", *arguments],
                env=self.environment,
                cwd=Path(__file__).resolve().parents[2],
                stdout=out,
                stderr=err,
            )
        self._started.append(started)
        return started

    def minimise(self, window: str) -> None:
        """Fold a window away, as its button does."""
        self._xdotool("windowminimize", "--sync", window)

    def shown(self) -> list[Shown]:
        """Return all that is on the screen of the program started last."""
        assert self._program is not None
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(f"{self._program.pid}\n")
        self._reader.stdin.flush()
        found = json.loads(self._reader.stdout.readline() or "[]")
        return [Shown(role=role, name=name, text=text, is_focused=focus) for role, name, text, focus in found]

    def wait_for(self, words: str) -> Shown:
        """Wait until `words` stand somewhere on the screen, and return where."""
        return self.wait_until(lambda shown: words in shown.name or words in shown.text, what=words)

    def wait_until(self, is_it: Callable[[Shown], bool], *, what: str) -> Shown:
        """Wait until something on the screen is the one looked for."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            for shown in self.shown():
                if is_it(shown):
                    return shown
            time.sleep(_POLL_SECONDS)
        raise AssertionError(f"not on the screen: {what!r}; there is: {self.all_words()}")

    def wait_gone(self, words: str) -> None:
        """Wait until `words` stand nowhere on the screen."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if not any(words in shown.name or words in shown.text for shown in self.shown()):
                return
            time.sleep(_POLL_SECONDS)
        raise AssertionError(f"still on the screen: {words!r}")

    def all_words(self) -> str:
        """Return every word on the screen, in one line."""
        return " | ".join(
            word for shown in self.shown() for word in dict.fromkeys((shown.name, shown.text)) if word
        )

    def type(self, text: str) -> None:
        """Type `text`, key by key."""
        self._xdotool("type", "--delay", "12", "--", text)

    def press(self, *keys: str) -> None:
        """Press keys, such as "ctrl+Return"."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)

    def windows(self) -> list[str]:
        """Return the numbers of the program's windows that can be seen."""
        found = self._run("xdotool", "search", "--onlyvisible", "--name", "^Balint Desktop$")
        return found.split()

    def titles(self) -> list[str]:
        """Return the title of every window on the desktop."""
        numbers = self._run("xdotool", "search", "--onlyvisible", "--name", ".*").split()
        return [self._run("xdotool", "getwindowname", number).strip() for number in numbers]

    def wait_for_window(self) -> None:
        """Wait until the program's one window has the keyboard."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            windows = self.windows()
            if len(windows) == 1:
                self._run("xdotool", "windowactivate", "--sync", windows[0])
                if self._run("xdotool", "getwindowfocus").strip() == windows[0]:
                    return
            time.sleep(_POLL_SECONDS)
        raise AssertionError(f"no window with the keyboard came up; there are {len(self.windows())}")

    def screenshot(self, file: Path) -> None:
        """Save a picture of the whole screen."""
        self._run("import", "-window", "root", str(file))

    def clipboard(self) -> str:
        """Return the words on the clipboard."""
        return self._run("xclip", "-selection", "clipboard", "-o")

    def end(self) -> None:
        """End whatever still runs."""
        for process in (*self._started, self._reader):
            if process.poll() is None:
                process.kill()
                process.wait()
        for pipe in (self._reader.stdin, self._reader.stdout):
            if pipe is not None:
                pipe.close()

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, timeout=PATIENCE_SECONDS)

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
        )
        return done.stdout


@contextmanager
def open_desktop(home: Path) -> Iterator[Desktop]:
    """Give out a desktop below the new folder `home`, and take everything down afterwards."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        display = _start_x_server(started)
        environment = _environment(home, display=display)
        environment |= _start_bus(environment, started)
        started.append(_start(["openbox"], environment))
        _wait_for_window_manager(environment)
        launcher = shutil.which("at-spi-bus-launcher", path="/usr/libexec:/usr/lib/at-spi2-core")
        assert launcher is not None
        started.append(_start([launcher, "--launch-immediately"], environment))
        desktop = Desktop(home=home, display=display, environment=environment)
        try:
            yield desktop
        finally:
            desktop.end()
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


def _start(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _wait_for_window_manager(environment: dict[str, str]) -> None:
    """Wait until windows are looked after; one that comes up before stays without the keyboard."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        question = ["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]
        answer = subprocess.run(question, env=environment, capture_output=True, text=True, check=False)
        if "window id" in answer.stdout:
            return
        time.sleep(_POLL_SECONDS)
    raise AssertionError("the window manager did not start")


def _start_x_server(started: list[subprocess.Popen[bytes]]) -> str:
    read_end, write_end = os.pipe()
    started.append(
        subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", _SCREEN, "-nolisten", "tcp"],
            pass_fds=(write_end,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    )
    os.close(write_end)
    with os.fdopen(read_end) as answer:
        return f":{answer.readline().strip()}"


def _start_bus(environment: dict[str, str], started: list[subprocess.Popen[bytes]]) -> dict[str, str]:
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--print-address=1", "--nofork"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    started.append(bus)
    assert bus.stdout is not None
    return {"DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().decode().strip()}


def _environment(home: Path, *, display: str) -> dict[str, str]:
    places = {
        "HOME": home,
        "XDG_DATA_HOME": home / "data",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_STATE_HOME": home / "state",
        "XDG_RUNTIME_DIR": home / "run",
        "TMPDIR": home / "tmp",
    }
    for place in places.values():
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "LANG", "PYTHONPATH")}
    return kept | {key: str(place) for key, place in places.items()} | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        # Qt's bridge complains of whatever was closed while it is being read.
        "QT_LOGGING_RULES": "qt.accessibility.*=false",
        "LC_ALL": "C.UTF-8",
    }
