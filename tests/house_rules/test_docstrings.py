"""Every public module, class and function says what it is for, beginning with a full sentence."""

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.house_rules.source_tree import PACKAGE, Offence, Source, dotted

MakeUp = Callable[[dict[str, str]], tuple[Source, ...]]
Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def missing_docstrings(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each public module, class and function without a docstring, or whose first line is no sentence.

    Exempt are overrides (what they override says it), overloads, dunder methods and property setters, what is
    inside a function or a private class, and in the tests everything but the modules.
    """
    return [offence for source in sources for offence in _missing_in(source)]


def _missing_in(source: Source) -> Iterator[Offence]:
    for node, name in _public(source):
        text = ast.get_docstring(node)
        if not text:
            yield source.offence(node, f"{name} has no docstring")
        elif not text.splitlines()[0].rstrip("\"”’')`").endswith((".", "?", "!")):
            yield source.offence(node, f"{name}: its first line is no full sentence")


def _public(source: Source) -> Iterator[tuple[Documented, str]]:
    yield source.tree, source.module
    if source.module.split(".")[0] == PACKAGE or source.place.startswith("packaging/"):
        yield from _public_in(source.tree)


def _public_in(parent: ast.Module | ast.ClassDef) -> Iterator[tuple[Documented, str]]:
    for node in parent.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node, node.name
            yield from _public_in(node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not _is_exempt(node):
            yield node, node.name


def _is_exempt(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    names = {dotted(decorator).split(".")[-1] for decorator in node.decorator_list}
    # Names with capitals inside are Qt's: an override of something that Qt documents.
    is_of_qt = node.name != node.name.lower()
    return node.name.startswith("_") or is_of_qt or bool(names & {"override", "overload", "setter"})


def test_everything_public_says_what_it_is_for(our_python: tuple[Source, ...]) -> None:
    assert not (found := missing_docstrings(our_python)), "\n".join(map(str, found))


@pytest.mark.parametrize(
    "text",
    [
        "x = 1",
        '"""No sentence"""',
        '"""A module."""\nclass Case:\n    pass',
        '"""A module."""\ndef keep(): ...',
        '"""A module."""\nclass Case:\n    """A case."""\n    def name(self): ...',
        '"""A module."""\ndef keep():\n    """Keeps"""',
    ],
)
def test_a_missing_or_broken_docstring_is_found(made_up: MakeUp, text: str) -> None:
    assert len(missing_docstrings(made_up({"domain/case.py": text}))) == 1


def test_private_things_overrides_and_inner_functions_need_none(made_up: MakeUp) -> None:
    text = '''
    """A module."""
    class _Row:
        def name(self): ...
    def _keep(): ...
    class Case:
        """A case."""
        def __init__(self): ...
        def paintEvent(self, event): ...
        @override
        def name(self):
            def inner(): ...
    '''
    assert missing_docstrings(made_up({"domain/case.py": text})) == []
