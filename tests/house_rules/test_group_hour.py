"""Rule 4: no session module can reach a case or an entry, so that the group hour can't show one.

A property of the import graph, followed through others and through the packages that an import runs.
"""

import re
from collections.abc import Callable, Iterator

import pytest

from tests.house_rules.source_tree import PACKAGE, Offence, Source

MakeUp = Callable[[dict[str, str]], tuple[Source, ...]]

_SESSION = re.compile(r"sessions?(_\w+)?")
_CASE = re.compile(r"(cases?|entry|entries)(_\w+)?")


def is_session_module(module: str) -> bool:
    """Whether a module belongs to the group hour: `session` names it or a package around it."""
    return any(_SESSION.fullmatch(part) for part in module.split(".")[1:])


def is_case_module(module: str) -> bool:
    """Whether a module is about cases or entries."""
    return any(_CASE.fullmatch(part) for part in module.split(".")[1:])


def cases_in_reach(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each way from a session module to a case or an entry, as a chain of imports."""
    by_name = {source.module: source for source in sources}
    found = []
    for source in sources:
        if is_session_module(source.module) and (chain := _way_to_a_case(source, by_name)):
            found.append(source.offence(1, " -> ".join(chain)))
    return found


def _way_to_a_case(start: Source, by_name: dict[str, Source]) -> list[str]:
    came_from = {start.module: ""}
    waiting = [start.module]
    while waiting:
        module = waiting.pop(0)
        if is_case_module(module):
            chain = [module]
            while came_from[chain[0]]:
                chain.insert(0, came_from[chain[0]])
            return chain
        for target in _imported_modules(by_name[module], by_name):
            if target not in came_from:
                came_from[target] = module
                waiting.append(target)
    return []


def _imported_modules(source: Source, by_name: dict[str, Source]) -> Iterator[str]:
    """Yield the modules of ours that importing runs: the named one and the packages around it."""
    for found in source.imports:
        parts = found.name.split(".")
        if parts[0] == PACKAGE:
            prefixes = (".".join(parts[:length]) for length in range(1, len(parts) + 1))
            yield from (prefix for prefix in prefixes if prefix in by_name)


def test_no_session_module_reaches_a_case_or_an_entry(package: tuple[Source, ...]) -> None:
    assert not (found := cases_in_reach(package)), "\n".join(map(str, found))


@pytest.mark.parametrize(
    "line",
    [
        "from balint_desktop.domain.case import Case",
        "from balint_desktop.domain import entry",
        "from ..domain.case import Case",
        "def late():\n    from balint_desktop.domain.case import Case",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from balint_desktop.domain import case",
    ],
)
@pytest.mark.parametrize("place", ["services/session.py", "ui/session.py", "domain/session_phases.py"])
def test_a_session_that_imports_a_case_is_found(made_up: MakeUp, place: str, line: str) -> None:
    sources = made_up({place: line, "domain/case.py": "", "domain/entry.py": ""})
    assert [offence.where for offence in cases_in_reach(sources)] == [f"balint_desktop/{place}"]


def test_a_way_through_others_is_found_and_named(made_up: MakeUp) -> None:
    sources = made_up(
        {
            "ui/session/view.py": "from balint_desktop.services import followups",
            "services/followups.py": "from balint_desktop.domain.year import Year",
            "domain/year.py": "from balint_desktop.domain import entry",
            "domain/entry.py": "",
        }
    )
    assert [offence.what for offence in cases_in_reach(sources)] == [
        "balint_desktop.ui.session.view -> balint_desktop.services.followups"
        " -> balint_desktop.domain.year -> balint_desktop.domain.entry"
    ]


def test_a_way_through_a_package_is_found(made_up: MakeUp) -> None:
    sources = made_up(
        {
            "domain/session.py": "from balint_desktop.domain.clock import Clock",
            "domain/__init__.py": "from balint_desktop.domain.case import Case",
            "domain/clock.py": "",
            "domain/case.py": "",
        }
    )
    assert len(cases_in_reach(sources)) == 1


def test_a_session_that_knows_only_time_passes(made_up: MakeUp) -> None:
    sources = made_up(
        {
            "domain/__init__.py": "",
            "domain/session.py": "from balint_desktop.domain.clock import Clock",
            "domain/clock.py": "",
            "domain/case.py": "from balint_desktop.domain.clock import Clock",
        }
    )
    assert cases_in_reach(sources) == []
