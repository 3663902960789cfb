"""Our program as a spec for the harness that measures other programs from outside (`--spec ours.py`).

That harness lies outside this repository; its `apps` module is only there when it runs this file. Two variables
say where things are: BALINT_PYTHON, a Python with the program's dependencies, and BALINT_REPOSITORY.
"""

import os
import sys
from pathlib import Path

from apps import App  # type: ignore[import-not-found]  # the harness's own module

_REPOSITORY = os.environ.get("BALINT_REPOSITORY", str(Path(__file__).resolve().parents[2]))
_PYTHON = os.environ.get("BALINT_PYTHON", sys.executable)
_HERE = {"PYTHONPATH": _REPOSITORY}
_PASSPHRASE = "correct horse 42"

APPS = {
    "balint": App(
        "balint",
        [_PYTHON, "-m", "balint_desktop", "--journal", "{s}/journal"],
        r"Balint Desktop",
        env=_HERE,
        prep=f"PYTHONPATH={_REPOSITORY} {_PYTHON} -m tests.bench.import_corpus"
        " ../../corpora/{size}/jsonl/journal.jsonl journal",
        # The page to type a passphrase on is on the screen before the store is imported.
        unlock=[("wait", 0.6), ("type", _PASSPHRASE), ("key", "Return")],
        search=[("key", "ctrl+f"), ("wait", 0.4), ("term",)],
        scroll=(340, 500),
        scroll_pre=[("key", "ctrl+2"), ("wait", 0.4)],
        typing=[("key", "ctrl+1"), ("wait", 0.4)],
        save=[("key", "ctrl+1"), ("wait", 0.4), ("type", "extra words today")],
        trigger=("key", "ctrl+Return"),
        watch="journal",
    )
}
