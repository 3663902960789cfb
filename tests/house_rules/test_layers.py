"""Rules 1 and 2: layers import downward only, and each library stays in its layer."""

import sys
from collections.abc import Callable, Iterator

import pytest

from tests.house_rules.source_tree import PACKAGE, Import, Offence, Source

MakeUp = Callable[[dict[str, str]], tuple[Source, ...]]

#: What a layer may import of our own, besides itself and the package's version.
BELOW = {
    "domain": set(),
    "crypto": {"domain"},
    "content": {"domain", "paths", "log"},
    "store": {"domain", "crypto", "content", "paths", "log"},
    "services": {"domain", "crypto", "content", "store", "paths", "log"},
    "ui": {"domain", "content", "services", "paths", "log"},
}
#: These see all; only each other and `python -m balint_desktop` may start them.
ROOTS = {"app", "cli", "__main__"}
#: Modules beside the layers, such as `paths` and `log`, know the domain at most.
BESIDE = {"domain", "paths", "log"}

#: Where a library may be imported: layers, or modules beside them.
HOMES = {
    "PySide6": {"ui", "app"},
    "shiboken6": {"ui", "app"},
    "sqlalchemy": {"store"},
    "sqlcipher3": {"store"},
    "alembic": {"store"},
    "cryptography": {"crypto"},
    "zxcvbn": {"crypto", "services"},
    "xkcdpass": {"crypto", "services"},
    "appdirs": {"paths"},
}


def breaks_of_direction(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each import of our own that doesn't go downward."""
    return [
        source.offence(found.line, f"{source.layer or PACKAGE} imports {found.name}")
        for source in sources
        for found in source.imports
        if found.is_from(PACKAGE) and not _may_see(source, target=_layer_of(found))
    ]


def _layer_of(found: Import) -> str:
    parts = found.name.split(".")
    return parts[1] if len(parts) > 1 else ""


def _may_see(source: Source, *, target: str) -> bool:
    layer = source.layer
    if target in ("", "__version__", layer):
        return True
    if layer in ROOTS:
        return True
    if target in ROOTS:
        return False
    return target in BELOW.get(layer, BESIDE)


def breaks_of_home(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each import of a library from a layer that isn't its home, and of any we don't have."""
    return [source.offence(*found) for source in sources for found in _strangers(source)]


def _strangers(source: Source) -> Iterator[tuple[int, str]]:
    for found in source.imports:
        library = found.name.split(".")[0]
        if library == PACKAGE or library in sys.stdlib_module_names:
            continue
        if library not in HOMES:
            yield found.line, f"{library} is none of our dependencies"
        elif source.layer not in HOMES[library]:
            yield found.line, f"{library} belongs to {sorted(HOMES[library])}"


def widgets_in_presenters(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each import of QtWidgets by a presenter or a model."""
    return [
        source.offence(found.line, f"imports {found.name}")
        for source in sources
        if source.parts and source.parts[-1].split("_")[-1] in ("presenter", "model")
        for found in source.imports
        if found.is_from("PySide6.QtWidgets")
    ]


def test_every_import_goes_downward(package: tuple[Source, ...]) -> None:
    assert not (found := breaks_of_direction(package)), "\n".join(map(str, found))


def test_every_library_stays_in_its_layer(package: tuple[Source, ...]) -> None:
    assert not (found := breaks_of_home(package)), "\n".join(map(str, found))


def test_presenters_and_models_import_no_widgets(package: tuple[Source, ...]) -> None:
    assert not (found := widgets_in_presenters(package)), "\n".join(map(str, found))


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("domain/case.py", "from balint_desktop.store import rows"),
        ("domain/case.py", "import balint_desktop.paths"),
        ("crypto/keys.py", "from balint_desktop.content.vocabulary import Term"),
        ("content/prompts.py", "from balint_desktop.crypto import keys"),
        ("store/cases.py", "from ..services.cases import keep"),
        ("services/cases.py", "from balint_desktop.ui.messages import sentence"),
        ("services/cases.py", "from balint_desktop import app"),
        ("ui/shell/window.py", "from balint_desktop.store.engine import open_engine"),
        ("ui/shell/window.py", "from balint_desktop.crypto import keys"),
        ("ui/shell/window.py", "from ...cli import main"),
        ("log.py", "from balint_desktop.services import vault"),
    ],
)
def test_an_import_upward_is_found(made_up: MakeUp, place: str, line: str) -> None:
    found = breaks_of_direction(made_up({place: line}))
    assert [(offence.where, offence.line) for offence in found] == [(f"balint_desktop/{place}", 1)]


def test_an_import_for_types_alone_is_found(made_up: MakeUp) -> None:
    text = """
    from typing import TYPE_CHECKING
    if TYPE_CHECKING:
        from balint_desktop.ui.shell.window import Window
    """
    assert [offence.line for offence in breaks_of_direction(made_up({"services/vault.py": text}))] == [4]


def test_an_import_inside_a_function_is_found(made_up: MakeUp) -> None:
    text = """
    def late():
        import importlib
        importlib.import_module("balint_desktop.store.engine")
    """
    assert [offence.line for offence in breaks_of_direction(made_up({"ui/late.py": text}))] == [4]


def test_downward_imports_pass(made_up: MakeUp) -> None:
    sources = made_up(
        {
            "ui/today/presenter.py": "from balint_desktop.services import cases\nfrom . import view",
            "app.py": "from balint_desktop.store import engine\nfrom balint_desktop.ui import shell",
            "cli.py": "from balint_desktop import __version__, app",
            "__main__.py": "from balint_desktop.cli import main",
        }
    )
    assert breaks_of_direction(sources) == []


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("services/cases.py", "from PySide6.QtCore import QObject"),
        ("cli.py", "from PySide6 import QtCore"),
        ("services/cases.py", "import sqlalchemy.orm"),
        ("ui/shell/window.py", "from sqlcipher3 import dbapi2"),
        ("crypto/header.py", "import alembic"),
        ("store/engine.py", "from cryptography.hazmat.primitives import hashes"),
        ("domain/case.py", "import attrs"),
        ("log.py", "import appdirs"),
    ],
)
def test_a_library_outside_its_layer_is_found(made_up: MakeUp, place: str, line: str) -> None:
    assert len(breaks_of_home(made_up({place: line}))) == 1


@pytest.mark.parametrize("place", ["ui/today/presenter.py", "ui/cases/model.py", "ui/cases/story_model.py"])
@pytest.mark.parametrize("line", ["from PySide6.QtWidgets import QLabel", "from PySide6 import QtWidgets"])
def test_a_presenter_with_widgets_is_found(made_up: MakeUp, place: str, line: str) -> None:
    assert len(widgets_in_presenters(made_up({place: line}))) == 1
