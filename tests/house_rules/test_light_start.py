"""Rule 5: the path to the unlock page loads Qt alone; the store comes while the passphrase is typed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house_rules.source_tree import REPOSITORY, read_sources

HEAVY = ("sqlalchemy", "alembic", "cryptography", "sqlcipher3", "zxcvbn", "xkcdpass")

_PROBE = """
import importlib, json, sys
for module in {modules!r}:
    importlib.import_module(module)
print(json.dumps(sorted(set(sys.modules) & set({heavy!r}))))
"""


def modules_to_the_unlock_page(root: Path) -> list[str]:
    """Return what is imported until the first paint: the program's root and the whole unlock page."""
    unlock = [source.module for source in read_sources(root) if source.parts[:2] == ("ui", "unlock")]
    return ["balint_desktop.cli", "balint_desktop.app", *unlock]


def heavy_modules_loaded(root: Path) -> list[str]:
    """Return which of the heavy libraries a fresh process has loaded by then."""
    probe = _PROBE.format(modules=modules_to_the_unlock_page(root), heavy=HEAVY)
    # -P: the folder one stands in must not decide which package is imported.
    ran = subprocess.run(
        [sys.executable, "-P", "-c", probe],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    loaded: list[str] = json.loads(ran.stdout)
    return loaded


@pytest.mark.skipif(
    not (REPOSITORY / "balint_desktop" / "app.py").exists(), reason="there is no balint_desktop/app.py yet"
)
def test_the_path_to_the_unlock_page_loads_nothing_heavy() -> None:
    assert heavy_modules_loaded(REPOSITORY) == []


def test_the_path_to_the_window_of_a_jotting_loads_nothing_heavy_and_no_store() -> None:
    probe = _PROBE.format(
        modules=["balint_desktop.cli", "balint_desktop.ui.jot.program"],
        heavy=(*HEAVY, "balint_desktop.services.letterbox", "balint_desktop.services.vault"),
    )
    ran = subprocess.run(
        [sys.executable, "-P", "-c", probe],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(ran.stdout) == []


@pytest.mark.parametrize("guilty", ["app.py", "ui/unlock/view.py"])
def test_a_heavy_import_on_the_way_is_found(tmp_path: Path, guilty: str) -> None:
    package = tmp_path / "balint_desktop"
    packages = ("__init__.py", "ui/__init__.py", "ui/unlock/__init__.py")
    for name in (*packages, "cli.py", "app.py", "ui/unlock/view.py"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("import alembic\n" if name == guilty else "", encoding="utf-8")
    (tmp_path / "alembic.py").write_text("", encoding="utf-8")
    assert heavy_modules_loaded(tmp_path) == ["alembic"]
