"""Rule 7: a module is never over 400 lines and a function never over 40."""

from collections.abc import Callable

import pytest

from tests.house_rules.source_tree import Offence, Source, functions

MakeUp = Callable[[dict[str, str]], tuple[Source, ...]]

MODULE_LINES = 400
MODULE_LINES_AIMED_AT = 300
FUNCTION_LINES = 40


def long_modules(sources: tuple[Source, ...], *, limit: int) -> list[Offence]:
    """Return each module with more lines than `limit`."""
    return [
        source.offence(1, f"has {count} lines")
        for source in sources
        if (count := len(source.text.splitlines())) > limit
    ]


def long_functions(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each function longer than the limit, from `def` to its last line, docstring included."""
    return [
        source.offence(node, f"{node.name} has {count} lines")
        for source in sources
        for node in functions(source)
        if (count := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION_LINES
    ]


def test_no_module_is_over_its_limit(our_python: tuple[Source, ...], capsys: pytest.CaptureFixture[str]) -> None:
    if nearly := long_modules(our_python, limit=MODULE_LINES_AIMED_AT):
        with capsys.disabled():
            print(f"\nover {MODULE_LINES_AIMED_AT} lines: " + ", ".join(map(str, nearly)))
    assert not (found := long_modules(our_python, limit=MODULE_LINES)), "\n".join(map(str, found))


def test_no_function_is_over_its_limit(our_python: tuple[Source, ...]) -> None:
    assert not (found := long_functions(our_python)), "\n".join(map(str, found))


def test_a_module_of_401_lines_is_found(made_up: MakeUp) -> None:
    sources = made_up({"ui/long.py": "x = 1\n" * 401, "ui/short.py": "x = 1\n" * 400})
    found = long_modules(sources, limit=MODULE_LINES)
    assert [offence.where for offence in found] == ["balint_desktop/ui/long.py"]


def test_a_function_of_41_lines_is_found(made_up: MakeUp) -> None:
    text = "def long():\n" + "    x = 1\n" * 40 + "def short():\n" + "    x = 1\n" * 39
    assert [offence.what for offence in long_functions(made_up({"ui/a.py": text}))] == ["long has 41 lines"]
