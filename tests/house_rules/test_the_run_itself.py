"""The rules that `tests/conftest.py` lays on every run, seen failing in a small run of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house_rules.source_tree import REPOSITORY
from tests.packages import needs


def run_tests(folder: Path, text: str, *arguments: str, ci: bool = False) -> subprocess.CompletedProcess[str]:
    """Run the tests in `text` under the real conftest and settings, in a process of their own."""
    shutil.copy(REPOSITORY / "tests" / "conftest.py", folder / "conftest.py")
    (folder / "test_small.py").write_text(text, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name not in ("CI", "PYTEST_ADDOPTS")}
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "no:cacheprovider"),
            *("-c", str(REPOSITORY / "pyproject.toml"), f"--rootdir={folder}", str(folder), *arguments),
        ],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(REPOSITORY), **({"CI": "true"} if ci else {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


SKIPPING = """
from tests.packages import needs
@needs("no-such-program-at-all", debian="no-such-package")
def test_a(): ...
def test_b(): ...
"""


def test_a_missing_program_skips_with_its_package(tmp_path: Path) -> None:
    ran = run_tests(tmp_path, SKIPPING)
    assert ran.returncode == 0, ran.stdout
    assert "no-such-program-at-all is missing: apt-get install no-such-package" in ran.stdout
    assert "1 passed, 1 skipped" in ran.stdout


def test_a_skipped_test_fails_the_run_in_ci(tmp_path: Path) -> None:
    ran = run_tests(tmp_path, SKIPPING, ci=True)
    assert ran.returncode == 1, ran.stdout
    assert "skipped tests fail the run in CI" in ran.stdout


def test_a_run_without_skips_passes_in_ci(tmp_path: Path) -> None:
    assert run_tests(tmp_path, "def test_a(): ...", ci=True).returncode == 0


@needs("sh", debian="dash")
def test_a_program_that_is_there_skips_nothing() -> None:
    assert shutil.which("sh")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "import threading\ndef test_a():\n"
            "    threading.Thread(target=threading.Event().wait, name='left', daemon=True).start()",
            "left behind: thread left",
        ),
        (
            "import atexit, threading, time\nfrom PySide6.QtCore import QThread\nkept = []\ndef test_a(qapp):\n"
            "    class Late(QThread):\n"
            "        def run(self):\n            threading.current_thread(); time.sleep(5)\n"
            "    kept.append(Late()); kept[0].start(); atexit.register(kept[0].wait)\n"
            "    while threading.active_count() < 2: time.sleep(0.01)",
            "left behind: thread Dummy",
        ),
        (
            "from PySide6.QtWidgets import QLabel\nkept = []\ndef test_a(qapp):\n    kept.append(QLabel())",
            "left behind: window QLabel",
        ),
        ("from PySide6.QtCore import qWarning\ndef test_a(qapp):\n    qWarning('ouch')", "ouch"),
        ("import warnings\ndef test_a():\n    warnings.warn('ouch')", "UserWarning: ouch"),
    ],
    ids=["thread", "qt-thread", "window", "qt-warning", "warning"],
)
def test_what_a_test_leaves_behind_or_is_warned_of_fails_it(tmp_path: Path, text: str, what: str) -> None:
    ran = run_tests(tmp_path, text)
    assert ran.returncode != 0
    assert what in ran.stdout


def test_threads_and_windows_that_end_in_time_pass(tmp_path: Path) -> None:
    text = """
import threading, time
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QLabel, QComboBox
def test_a(qapp, qtbot):
    threading.Thread(target=time.sleep, args=(0.05,)).start()
    QThreadPool.globalInstance().start(lambda: threading.current_thread() and None)
    label, box = QLabel(), QComboBox()
    qtbot.addWidget(label), qtbot.addWidget(box)
    label.show(), box.show(), box.showPopup()
"""
    ran = run_tests(tmp_path, text)
    assert ran.returncode == 0, ran.stdout


def test_no_test_sees_the_home_or_the_screen_of_its_user(tmp_path: Path) -> None:
    text = """
import os
from pathlib import Path
def test_a():
    kinds = ("DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR")
    places = ("HOME", *(f"XDG_{kind}" for kind in kinds))
    assert all("balint-tests-" in os.environ[place] for place in places)
    assert Path.home() == Path(os.environ["HOME"])
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert not {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"} & set(os.environ)
    os.umask(0o077)
def test_b():
    assert os.umask(0o022) == 0o022
"""
    ran = run_tests(tmp_path, text)
    assert ran.returncode == 0, ran.stdout


def test_long_tests_run_only_when_asked_for(tmp_path: Path) -> None:
    text = "import pytest\n@pytest.mark.soak\ndef test_a(): ...\ndef test_b(): ..."
    assert "1 passed, 1 deselected" in run_tests(tmp_path, text).stdout
    assert "1 passed, 1 deselected" in run_tests(tmp_path, text, "-m", "soak").stdout
    assert "2 passed" in run_tests(tmp_path, text, "-m", "soak or not soak").stdout
