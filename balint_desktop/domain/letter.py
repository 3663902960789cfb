"""A letter: a jotting that was written while the journal was locked, and has come in since."""

from dataclasses import dataclass
from datetime import date
from typing import NewType

#: 32 hexadecimal digits, drawn when the letter was written; also the name of its file.
LetterId = NewType("LetterId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The words of one letter and the day they were written on, by the clock of that day."""

    id: LetterId
    written_on: date
    text: str
