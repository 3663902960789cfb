"""What is in the wheel and in the source archive.

Left out of the everyday run, since building fetches the build backend. `.ci/run` builds once and names the
folder in BALINT_DIST; `pytest -m packaging` alone builds by itself.
"""

import os
import subprocess
import sys
import tarfile
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

import pytest

from balint_desktop import __version__
from tests.house_rules.source_tree import REPOSITORY, own_files

pytestmark = pytest.mark.packaging


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with one wheel and one source archive."""
    if built := os.environ.get("BALINT_DIST"):
        return Path(built)
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, REPOSITORY / "packaging" / "build.py", "--out", folder], check=True)
    return folder


@pytest.fixture(scope="module")
def wheel_names(dist: Path) -> frozenset[str]:
    """Every file name in the wheel."""
    with zipfile.ZipFile(_only(dist, "*.whl")) as wheel:
        return frozenset(wheel.namelist())


@pytest.fixture(scope="module")
def sdist_names(dist: Path) -> frozenset[str]:
    """Every file name in the source archive, without its top folder."""
    with tarfile.open(_only(dist, "*.tar.gz")) as archive:
        return frozenset(name.partition("/")[2] for name in archive.getnames())


@pytest.fixture(scope="module")
def metadata(dist: Path) -> Message:
    """The wheel's metadata."""
    with zipfile.ZipFile(_only(dist, "*.whl")) as wheel:
        return Parser().parsestr(wheel.read(f"balint_desktop-{__version__}.dist-info/METADATA").decode())


def _only(folder: Path, pattern: str) -> Path:
    (found,) = folder.glob(pattern)
    return found


def _own(folder: str) -> frozenset[str]:
    """Return the files of ours in a folder of the repository, as paths from its root."""
    names = (path.relative_to(REPOSITORY).as_posix() for path in own_files())
    return frozenset(name for name in names if name.startswith(f"{folder}/"))


def test_the_wheel_carries_every_resource(wheel_names: frozenset[str]) -> None:
    assert {f"balint_desktop/{name}" for name in _own("resources")} <= wheel_names


def test_the_wheel_carries_the_whole_package_and_nothing_else(wheel_names: frozenset[str]) -> None:
    expected = _own("balint_desktop") | {f"balint_desktop/{name}" for name in _own("resources")}
    assert {name for name in wheel_names if ".dist-info/" not in name} == expected


def test_the_source_archive_carries_resources_and_tests(sdist_names: frozenset[str]) -> None:
    for folder in ("balint_desktop", "resources", "tests", "packaging"):
        assert _own(folder) <= sdist_names
    assert {"README.md", "pyproject.toml", "PKG-INFO"} <= sdist_names


def test_one_wheel_fits_every_platform(dist: Path) -> None:
    assert _only(dist, "*.whl").name == f"balint_desktop-{__version__}-py3-none-any.whl"


def test_every_dependency_has_a_lower_and_an_upper_bound(metadata: Message) -> None:
    needed = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert needed
    assert [line for line in needed if ">=" not in line or "<" not in line] == []


def test_the_wheel_names_its_pythons_and_its_command(dist: Path, metadata: Message) -> None:
    assert metadata["Requires-Python"] == "<3.15,>=3.11"
    with zipfile.ZipFile(_only(dist, "*.whl")) as wheel:
        scripts = wheel.read(f"balint_desktop-{__version__}.dist-info/entry_points.txt").decode()
    assert "balint-desktop = balint_desktop.cli:main" in scripts
