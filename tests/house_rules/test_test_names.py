"""The names of tests are sentences, so that a failing one says what is no longer true."""

from collections.abc import Callable

import pytest

from tests.house_rules.source_tree import Offence, Source, functions

MakeUp = Callable[[dict[str, str]], tuple[Source, ...]]

_WORDS_AT_LEAST = 3
_EMPTY_WORDS = ("works", "correctly", "properly", "as_expected", "handles")


def names_that_say_nothing(sources: tuple[Source, ...]) -> list[Offence]:
    """Return each test whose name is too short for a sentence or holds a word that says nothing."""
    return [
        source.offence(node, f"{node.name}: {fault}")
        for source in sources
        if source.path.name.startswith("test_")
        for node in functions(source)
        if node.name.startswith("test_") and (fault := _fault_of(node.name.removeprefix("test_")))
    ]


def _fault_of(sentence: str) -> str:
    if len(sentence.split("_")) < _WORDS_AT_LEAST:
        return "no sentence"
    padded = f"_{sentence}_"
    return next((f"says nothing: {word}" for word in _EMPTY_WORDS if f"_{word}_" in padded), "")


def test_every_test_name_is_a_sentence(our_python: tuple[Source, ...]) -> None:
    assert not (found := names_that_say_nothing(our_python)), "\n".join(map(str, found))


@pytest.mark.parametrize(
    "name",
    ["test_open", "test_the_vault", "test_a_vault_works", "test_it_handles_errors", "test_it_is_as_expected"],
)
def test_a_name_that_says_nothing_is_found(made_up: MakeUp, name: str) -> None:
    assert len(names_that_say_nothing(made_up({"test_vault.py": f"def {name}(): ..."}))) == 1


def test_a_sentence_passes_as_a_name(made_up: MakeUp) -> None:
    text = "def test_a_locked_vault_refuses_to_read(): ..."
    assert names_that_say_nothing(made_up({"test_vault.py": text})) == []
