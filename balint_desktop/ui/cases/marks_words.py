"""What the doctor said of a case: marks as they are stored, and the words they are shown by."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from balint_desktop.domain.case import Mark
from balint_desktop.domain.vocabulary import TermList, Vocabulary

#: The lists that a case is marked with, in the order in which they are offered.
MARK_LISTS = (TermList.WHERE, TermList.HARD, TermList.STAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenWords:
    """All the words that are chosen of one list now."""

    terms: TermList
    words: tuple[str, ...]


def section_title(terms: TermList) -> str:
    """Return the line above the words of a list."""
    match terms:
        case TermList.WHERE:
            return _tr("Where the difficulty lies")
        case TermList.HARD:
            return _tr("What makes it hard")
        case TermList.STAYS:
            return _tr("Why it stays with me")
        case TermList.FEELING:
            return _tr("In me")


def words_of_marks(marks: Iterable[Mark], *, terms: TermList, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return what is shown for the marks of one list, in their order."""
    return tuple(mark.words or vocabulary.words_of(terms, mark.key) for mark in marks if mark.list is terms)


def marks_from_words(words: Iterable[str], *, terms: TermList, vocabulary: Vocabulary) -> tuple[Mark, ...]:
    """Return the marks that `words` stand for: a shipped term by its key, anything else as own words."""
    keys = {term.words: term.key for term in vocabulary.of(terms)}
    return tuple(
        Mark(list=terms, key=keys[word]) if word in keys else Mark(list=terms, key="", words=word) for word in words
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("marks", text)
