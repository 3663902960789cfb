"""Where the shipped resources are, and a copy of them that a test may break."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def resources() -> Path:
    """Return the resources folder of this checkout."""
    return Path(__file__).parents[2] / "resources"


@pytest.fixture
def breakable(resources: Path, tmp_path: Path) -> Path:
    """Return a copy of the resources folder that the test may change."""
    copy = tmp_path / "resources"
    for part in ("vocabulary", "prompts", "names", "demo"):
        shutil.copytree(resources / part, copy / part)
    return copy
