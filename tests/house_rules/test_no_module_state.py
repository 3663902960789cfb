"""Rule 6: no module-level state, no singletons, no registry; and no drawer for odds and ends."""

import ast
import re
from collections.abc import Callable, Iterator

import pytest

from tests.house_rules.source_tree import Offence, Source, dotted, words

MakeUp = Callable[[dict[str, str]], tuple[Source, ...]]

_MUTABLE_LITERALS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
_MUTABLE_CALLS = words(
    "list dict set bytearray array defaultdict deque OrderedDict Counter open create_engine sessionmaker local"
)
#: Capitalised calls whose result can't change; classes of ours that are frozen, enums or tuples come on top.
_FIXED_CALLS = words(
    "NewType TypeVar ParamSpec TypeVarTuple MappingProxyType Path PurePath PurePosixPath Decimal "
    "Fraction UUID Enum IntEnum StrEnum Flag NamedTuple TypedDict Struct QModelIndex"
)
_CACHES = {"cache", "lru_cache"}
_DRAWERS = {"util", "utils", "common", "misc", "helper", "helpers", "manager", "managers"}


def module_state(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each module-level name that holds something which can change, and each `global`."""
    frozen = {name for source in sources for name in _fixed_classes(source)} | _FIXED_CALLS
    return [offence for source in sources for offence in _state_in(source, frozen)]


def _fixed_classes(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef):
            bases = {dotted(base).split(".")[-1] for base in node.bases}
            if bases & {"Enum", "IntEnum", "StrEnum", "Flag", "NamedTuple"} or _is_frozen(node):
                yield node.name


def _is_frozen(node: ast.ClassDef) -> bool:
    return any(
        isinstance(decorator, ast.Call)
        and dotted(decorator.func).endswith("dataclass")
        and any(keyword.arg == "frozen" for keyword in decorator.keywords)
        for decorator in node.decorator_list
    )


def _state_in(source: Source, frozen: set[str]) -> Iterator[Offence]:
    for statement in _top_statements(source.tree.body):
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            if not _is_dunder_all(statement) and (what := _what_can_change(statement.value, frozen)):
                yield source.offence(statement, f"module-level {what}")
        elif isinstance(statement, ast.FunctionDef):
            for decorator in statement.decorator_list:
                call = decorator.func if isinstance(decorator, ast.Call) else decorator
                if dotted(call).split(".")[-1] in _CACHES:
                    yield source.offence(statement, f"{statement.name} keeps a cache for the whole process")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Global):
            yield source.offence(node, f"global {', '.join(node.names)}")


def _top_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements that run at import, also those inside `if`, `try`, `with` and loops."""
    for statement in body:
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for part in ("body", "orelse", "finalbody"):
                yield from _top_statements(getattr(statement, part, []))
            for handler in getattr(statement, "handlers", []):
                yield from _top_statements(handler.body)


def _is_dunder_all(statement: ast.Assign | ast.AnnAssign) -> bool:
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return [dotted(target) for target in targets] == ["__all__"]


def _what_can_change(value: ast.expr, frozen: set[str]) -> str:
    """Return a name for a value that can change, or nothing when it can't."""
    if isinstance(value, _MUTABLE_LITERALS):
        return type(value).__name__.lower()
    if isinstance(value, ast.Tuple):
        return next((what for part in value.elts if (what := _what_can_change(part, frozen))), "")
    if isinstance(value, ast.Call):
        name = dotted(value.func).split(".")[-1]
        is_class_of_unknown_kind = re.match(r"_?[A-Z]", name) and name not in frozen
        return f"{name}()" if name in _MUTABLE_CALLS or is_class_of_unknown_kind else ""
    return ""


def drawers(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each module, package and class whose name says nothing but "all sorts"."""
    found = []
    for source in sources:
        if any(set(part.lower().split("_")) & _DRAWERS for part in source.module.split(".")):
            found.append(source.offence(1, f"is called {source.module}"))
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef):
                words = re.findall(r"[A-Z][a-z]+", node.name)
                if words and words[-1].lower() in _DRAWERS:
                    found.append(source.offence(node, f"class {node.name}"))
    return found


def test_no_module_holds_state(package: tuple[Source, ...]) -> None:
    assert not (found := module_state(package)), "\n".join(map(str, found))


def test_no_module_or_class_is_a_drawer_for_odds_and_ends(our_python: tuple[Source, ...]) -> None:
    assert not (found := drawers(our_python)), "\n".join(map(str, found))


@pytest.mark.parametrize(
    "text",
    [
        "PAGES = []",
        "PAGES: dict[str, int] = {}",
        "seen = {1, 2}",
        "NAMES = [word for word in 'ab']",
        "from collections import defaultdict\nx = defaultdict(list)",
        "import threading\nLOCK = threading.Lock()",
        "class Vault:\n    pass\nvault = Vault()",
        "try:\n    import os\nexcept ImportError:\n    found = []",
        "PAIR = (1, [2])",
        "from functools import lru_cache\n@lru_cache(maxsize=None)\ndef load(): ...",
        "import functools\n@functools.cache\ndef load(): ...",
        "count = 0\ndef more():\n    global count\n    count += 1",
    ],
)
def test_module_level_state_is_found(made_up: MakeUp, text: str) -> None:
    assert len(module_state(made_up({"services/vault.py": text}))) == 1


def test_constants_that_cannot_change_pass(made_up: MakeUp) -> None:
    text = """
    import logging, re
    from dataclasses import dataclass
    from enum import Enum
    from types import MappingProxyType
    from typing import NewType

    CaseId = NewType("CaseId", int)
    WORD = re.compile("a")
    WORDS = ("a", "b")
    KINDS = frozenset({"a"})
    BY_NAME = MappingProxyType({"a": 1})
    __all__ = ["WORD"]

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Costs:
        passes: int

    DEFAULT = Costs(passes=3)
    """
    assert module_state(made_up({"crypto/keys.py": text})) == []


@pytest.mark.parametrize("name", ["ui/utils.py", "services/file_helpers.py", "common/case.py"])
def test_a_drawer_is_found_by_its_name(made_up: MakeUp, name: str) -> None:
    assert len(drawers(made_up({name: ""}))) == 1


def test_a_class_called_manager_is_found(made_up: MakeUp) -> None:
    assert len(drawers(made_up({"ui/theme/themes.py": "class ThemeManager:\n    pass"}))) == 1
