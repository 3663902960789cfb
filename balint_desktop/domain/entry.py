"""An entry: something the doctor wrote about a case on one day, with what it left in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NewType

EntryId = NewType("EntryId", int)
VersionId = NewType("VersionId", int)


class EntryKind(Enum):
    """On which occasion an entry was written (shared/domain.md, "Who uses this journal, and when")."""

    FIRST_NOTE = "first_note"
    TELLING = "telling"
    SECOND_THOUGHTS = "second_thoughts"
    PRESENTATION = "presentation"
    NEXT_MEETING = "next_meeting"
    REFLECTION = "reflection"


class Stream(Enum):
    """Whether an entry is the doctor's own alone, or may become part of what they learn in the open."""

    MINE = "mine"
    LEARNING = "learning"


class Whose(Enum):
    """Whose feeling it is: the doctor's own, or the one they imagine in the patient."""

    ME = "me"
    PATIENT = "patient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """One feeling word, as chosen or added by the doctor, and whose it is."""

    word: str
    whose: Whose = Whose.ME


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a case's story. `order` counts up over the whole journal; days alone don't order."""

    id: EntryId
    kind: EntryKind
    stream: Stream
    written_on: date
    order: int
    text: str
    feelings: tuple[Feeling, ...]
    version_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryVersion:
    """An earlier wording of an entry, kept when it was edited on `replaced_on`."""

    id: VersionId
    replaced_on: date
    text: str
    feelings: tuple[Feeling, ...]


def words_of(feelings: Iterable[Feeling], whose: Whose) -> tuple[str, ...]:
    """Return the feeling words that belong to `whose`, in the order they were chosen."""
    return tuple(feeling.word for feeling in feelings if feeling.whose is whose)
