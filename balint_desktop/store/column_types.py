"""How days, named values and yes-or-no are kept in STRICT tables, which know only INTEGER and TEXT."""

from datetime import date
from enum import Enum
from typing import TypeVar

from sqlalchemy import Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

NamedT = TypeVar("NamedT", bound=Enum)


class Day(TypeDecorator[date]):
    """A day, as ISO text; sorts as it should."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Return the day as `2026-11-20`."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Return the stored text as a day."""
        return None if value is None else date.fromisoformat(value)


class Named(TypeDecorator[NamedT]):
    """A member of one enum, by its value; values are part of the file format."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[NamedT]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: NamedT | None, dialect: Dialect) -> str | None:
        """Return the member's value."""
        return None if value is None else str(value.value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> NamedT | None:
        """Return the member with the stored value."""
        return None if value is None else self.kind(value)


class YesNo(TypeDecorator[bool]):
    """Yes or no, as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Return 1 for yes, 0 for no."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Return whether the stored number is not 0."""
        return None if value is None else bool(value)
