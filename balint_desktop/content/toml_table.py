"""Reading a shipped TOML file strictly: what is missing, of a wrong type or unknown is an error at once.

These files are part of the program, so every fault in them is a BUG (`ErrorCode.RESOURCE_BROKEN`). The error
names no path and quotes nothing; the tests read every shipped file and say which one is at fault.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeVar

from balint_desktop.domain.errors import BalintError, ErrorCode

_Choice = TypeVar("_Choice", bound=Enum)


def broken() -> BalintError:
    """Return the error for a shipped file that can't be used, ready to be raised."""
    return BalintError(ErrorCode.RESOURCE_BROKEN)


@dataclass(frozen=True, slots=True)
class TomlTable:
    """One table of a shipped file; each method returns a value of the asked type or raises BalintError."""

    values: Mapping[str, object]

    def text(self, key: str, *, may_be_empty: bool = False) -> str:
        """Return a text without white space at its ends; an empty one only when that is allowed."""
        value = self.values.get(key)
        if not isinstance(value, str) or not (value.strip() or may_be_empty):
            raise broken()
        return value.strip()

    def text_or_empty(self, key: str) -> str:
        """Return a text, or an empty one when `key` is absent."""
        return self.text(key, may_be_empty=True) if key in self.values else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts of a list in order, none of them empty or twice; an absent list is empty."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise broken()
        texts = tuple(item.strip() for item in value if isinstance(item, str) and item.strip())
        if len(texts) != len(value):
            raise broken()
        require_unique(texts)
        return texts

    def number(self, key: str) -> int:
        """Return a whole number of at least 0."""
        value = self.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise broken()
        return value

    def flag(self, key: str) -> bool:
        """Return true or false; an absent flag is false."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise broken()
        return value

    def tables(self, key: str) -> tuple["TomlTable", ...]:
        """Return the tables of a list in order; there is at least one."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value:
            raise broken()
        tables = tuple(TomlTable(item) for item in value if isinstance(item, dict))
        if len(tables) != len(value):
            raise broken()
        return tables

    def allow_only(self, *keys: str) -> None:
        """Raise when the table has a key that isn't in `keys`, so that a slip of the pen is seen."""
        if not self.values.keys() <= set(keys):
            raise broken()


def read_toml(path: Path) -> TomlTable:
    """Return the content of a shipped file.

    Raises BalintError (RESOURCE_BROKEN) when it is missing, unreadable or not TOML.
    """
    try:
        return TomlTable(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise broken() from None


def choice(kind: type[_Choice], value: str) -> _Choice:
    """Return the member of `kind` with this value, or raise BalintError (RESOURCE_BROKEN)."""
    try:
        return kind(value)
    except ValueError:
        raise broken() from None


def require_unique(values: Iterable[str]) -> None:
    """Raise BalintError (RESOURCE_BROKEN) when a value occurs twice."""
    seen = list(values)
    if len(set(seen)) != len(seen):
        raise broken()
