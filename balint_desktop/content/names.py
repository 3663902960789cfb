"""Reading what proposing a name needs: a list of invented ones, and the words that may begin one."""

from pathlib import Path

from balint_desktop.content.toml_table import broken, read_toml


def load_invented_names(root: Path, *, language: str = "en") -> tuple[str, ...]:
    """Return invented case names in the order of their file; `root` is the resources folder.

    Raises BalintError (RESOURCE_BROKEN) when the file is missing, malformed or empty, or a name occurs twice.
    """
    return _read_list(root / "names" / language / "invented.toml", key="names")


def load_plain_words(root: Path, *, language: str = "en") -> frozenset[str]:
    """Return the lower-case words that may stand first in a proposed name; `root` is the resources folder.

    A word with an apostrophe is there twice, with the straight and with the curved one.
    Raises BalintError (RESOURCE_BROKEN) when the file is missing, malformed or empty, or has a capital.
    """
    words = _read_list(root / "names" / language / "plain_words.toml", key="words")
    if any(word != word.lower() for word in words):
        raise broken()
    return frozenset(words) | {word.replace("'", "’") for word in words}


def _read_list(path: Path, *, key: str) -> tuple[str, ...]:
    table = read_toml(path)
    table.allow_only(key)
    items = table.texts(key)
    if not items:
        raise broken()
    return items
