"""A case: somebody who stayed with the doctor, under an invented name, and the course it takes."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NewType

from balint_desktop.domain.vocabulary import TermList

CaseId = NewType("CaseId", int)


class Course(Enum):
    """Where a case stands with the doctor."""

    WITH_ME = "with_me"
    CARRIED = "carried"
    RESTING = "resting"
    GOODBYE = "goodbye"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing the doctor said of a case: a shipped term (`key`) or their own words (`key` is empty)."""

    list: TermList
    key: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case without its story; `name` is invented and may be empty, `wants_group` means it waits for one."""

    id: CaseId
    name: str
    course: Course
    wants_group: bool
    first_written_on: date
    last_written_on: date
    presented_on: date | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """What a list shows of a case; `feelings` are the doctor's own at the latest entry that names any.

    `opening` holds the first words of the first note and stands in for a missing name.
    """

    id: CaseId
    name: str
    opening: str
    course: Course
    wants_group: bool
    last_written_on: date
    presented_on: date | None
    feelings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Which cases to list; every condition that is set must hold, and none set means all of them."""

    not_yet_presented: bool = False
    waiting: bool = False
    course: Course | None = None
    feeling: str | None = None
    mark: Mark | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing is filtered out."""
        return self == CaseFilter()
