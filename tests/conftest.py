"""The floor under every test: no screen, no home and no session of the user's, nothing left behind.

The environment is changed when this file is imported, since Qt reads it once, before the first fixture.
"""

import gc
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

#: How long a thread may take to end after its test.
_PATIENCE_SECONDS = 3.0
#: Marks whose tests run only when asked for: `pytest -m soak`.
_ON_REQUEST = {
    "soak": "the long form of a fault test, not part of the everyday run",
    "packaging": "looks into a built wheel and sdist; .ci/run asks for it",
}
#: What would lead a test to the user's own desktop, or make Qt draw otherwise than elsewhere.
_DESKTOP_VARIABLES = (
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "DBUS_SESSION_BUS_ADDRESS",
    "QT_SCALE_FACTOR",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORMTHEME",
)
_IN_CI = bool(os.environ.get("CI"))


def _make_clean_environment() -> Path:
    """Point every place a program may write to into a new folder, and cut the way to a real desktop.

    A journey that needs a real display starts Xvfb and hands its own environment to a subprocess.
    """
    home = Path(tempfile.mkdtemp(prefix="balint-tests-"))
    places = {
        "HOME": "home",
        "XDG_DATA_HOME": "home/data",
        "XDG_CONFIG_HOME": "home/config",
        "XDG_CACHE_HOME": "home/cache",
        "XDG_STATE_HOME": "home/state",
        "XDG_RUNTIME_DIR": "run",
    }
    for variable, place in places.items():
        folder = home / place
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[variable] = str(folder)
    for variable in _DESKTOP_VARIABLES:
        os.environ.pop(variable, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["LC_ALL"] = "C.UTF-8"
    # The system's bus has a place of its own that needs no variable: a test that wants one starts it.
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = f"unix:path={home}/no-system-bus"
    return home


_HOME = _make_clean_environment()

settings.register_profile("everyday", deadline=None, derandomize=_IN_CI, max_examples=100)
settings.register_profile("soak", deadline=None, max_examples=20_000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("everyday")


def pytest_configure(config: pytest.Config) -> None:
    """Name the marks that are known to this file."""
    for mark, meaning in _ON_REQUEST.items():
        config.addinivalue_line("markers", f"{mark}: {meaning}")


def pytest_unconfigure() -> None:
    """Take away the folder that stood in for the user's home."""
    shutil.rmtree(_HOME, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what runs only when it is asked for; left out isn't skipped, so that CI stays green."""
    asked_for = str(config.option.markexpr)
    left_out = [
        item
        for item in items
        if any(item.get_closest_marker(mark) and mark not in asked_for for mark in _ON_REQUEST)
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _skipped_in_ci(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", ())) if _IN_CI and reporter is not None else 0


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """With CI set, a run that skipped anything has failed: the machine was to have everything."""
    if exitstatus == pytest.ExitCode.OK and _skipped_in_ci(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say why a run without a failed test has failed all the same."""
    if count := _skipped_in_ci(config):
        terminalreporter.section("skipped tests fail the run in CI", red=True)
        terminalreporter.line(f"{count} skipped, see their reasons below (-ra)")


@pytest.fixture(autouse=True)
def ordinary_umask() -> Iterator[None]:
    """Start each test with the umask most people have, so that "owner only" is the program's own doing."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a running thread or a top-level window behind."""
    threads, windows = set(threading.enumerate()), _window_ids()
    yield
    left = [f"thread {thread.name}" for thread in _threads_left(threads)] + _close_windows_left(windows)
    if left:
        pytest.fail("left behind: " + ", ".join(left), pytrace=False)


def _threads_left(before: set[threading.Thread]) -> list[threading.Thread]:
    if core := sys.modules.get("PySide6.QtCore"):
        # Idle threads of the pool would stay for half a minute; waiting for them sends them home.
        core.QThreadPool.globalInstance().waitForDone(int(_PATIENCE_SECONDS * 1000))
    new = [thread for thread in threading.enumerate() if thread not in before]
    end = time.monotonic() + _PATIENCE_SECONDS
    while (left := [thread for thread in new if _is_running(thread)]) and time.monotonic() < end:
        time.sleep(0.01)
    return left


def _is_running(thread: threading.Thread) -> bool:
    """Whether the thread still runs; Python never learns of the end of one that Qt started."""
    if isinstance(thread, threading._DummyThread) and Path("/proc/self/task").is_dir():
        return Path(f"/proc/self/task/{thread.native_id}").exists()
    return thread.is_alive()


def _window_ids() -> set[int]:
    return {_window_id(window) for window in _windows()}


def _window_id(window: object) -> int:
    """Return what stays the same for one window; Python's own wrapper may be made anew each time."""
    return sys.modules["shiboken6"].getCppPointer(window)[0]


def _windows() -> list[Any]:
    """Return all widgets that are windows of their own, drawn or hidden; empty while there is no Qt."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    # Qt keeps one hidden label for all tool tips and never gives it back.
    return [w for w in widgets.QApplication.topLevelWidgets() if w.objectName() != "qtooltip_label"]


def _close_windows_left(before: set[int]) -> list[str]:
    """Close the windows that are new, so that the next test isn't blamed, and return what they are."""
    if not _windows():
        return []
    _run_deferred_deletes()
    if _window_ids() - before:
        gc.collect()
        _run_deferred_deletes()
    left = [window for window in _windows() if _window_id(window) not in before]
    names = [f"window {type(window).__name__} {window.objectName()}".rstrip() for window in left]
    for window in left:
        window.close()
        window.deleteLater()
    _run_deferred_deletes()
    return names


def _run_deferred_deletes() -> None:
    core = sys.modules["PySide6.QtCore"]
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
