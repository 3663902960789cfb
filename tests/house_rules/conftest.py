"""What every house rule is tried on: the real package, and trees made up to break the rule."""

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house_rules.source_tree import REPOSITORY, Source, read_sources


@pytest.fixture(scope="session")
def package() -> tuple[Source, ...]:
    """Every module of the real package."""
    return read_sources(REPOSITORY)


@pytest.fixture(scope="session")
def our_python(package: tuple[Source, ...]) -> tuple[Source, ...]:
    """Every Python file of ours: package, tests and packaging."""
    return (
        *package,
        *read_sources(REPOSITORY, folder="tests"),
        *read_sources(REPOSITORY, folder="packaging"),
    )


@pytest.fixture
def made_up(tmp_path: Path) -> Callable[[dict[str, str]], tuple[Source, ...]]:
    """A function that writes files (path under the package -> text) and returns them as sources."""

    def write(files: dict[str, str]) -> tuple[Source, ...]:
        for name, text in files.items():
            path = tmp_path / "balint_desktop" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8")
        return read_sources(tmp_path)

    return write
