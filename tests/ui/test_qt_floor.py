"""The floor under the window: a PySide6 that survives an afternoon of ordinary calls.

6.12.0 on CPython 3.11 loses one reference to `None` with most calls and aborts after some thousand; so
pyproject.toml asks for an older one. Loosen that bound when this passes with a later one on every Python.
"""

import os
import subprocess
import sys

CALLS = 100_000

_MANY_CALLS = f"""
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for number in range({CALLS}):
    label.setText("still here")
print(number + 1)
"""


def test_a_hundred_thousand_calls_leave_the_process_alive() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _MANY_CALLS],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, str(CALLS)), ran.stderr
