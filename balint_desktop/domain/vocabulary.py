"""The words a doctor can choose from: feelings, where it is difficult, what is hard, why it stays."""

from dataclasses import dataclass
from enum import Enum


class TermList(Enum):
    """The four lists of terms; the values are stored with a case and never change."""

    FEELING = "feeling"
    WHERE = "where"
    HARD = "hard"
    STAYS = "stays"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One shipped term. `key` is stable and stored; `words` is what is shown, said of the relation."""

    list: TermList
    key: str
    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The terms of one language, each list in the order in which it is offered; keys are unique in a list."""

    feelings: tuple[Term, ...]
    kinds: tuple[Term, ...]
    hard: tuple[Term, ...]
    stays: tuple[Term, ...]

    def of(self, list: TermList) -> tuple[Term, ...]:
        """Return the terms of one list, in the order in which they are offered."""
        match list:
            case TermList.FEELING:
                return self.feelings
            case TermList.WHERE:
                return self.kinds
            case TermList.HARD:
                return self.hard
            case TermList.STAYS:
                return self.stays

    def words_of(self, list: TermList, key: str) -> str:
        """Return what is shown for `key`.

        A key that is no longer shipped comes back with spaces for underscores, so that a mark made with an
        older version stays readable.
        """
        for term in self.of(list):
            if term.key == key:
                return term.words
        return key.replace("_", " ")
