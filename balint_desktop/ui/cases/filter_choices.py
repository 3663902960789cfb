"""The filters behind "More filters": what can be picked, and what picking it makes of the filter.

A filter holds one of each kind, so that picking another feeling takes the place of the first.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from balint_desktop.domain.case import CaseFilter, Course, Mark
from balint_desktop.domain.vocabulary import TermList, Vocabulary

_MARK_LISTS = (TermList.WHERE, TermList.HARD, TermList.STAYS)


class FilterPart(Enum):
    """The kinds of filter, in the order in which they are offered."""

    COURSE = "course"
    FEELING = "feeling"
    WHERE = "where"
    HARD = "hard"
    STAYS = "stays"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterChoice:
    """One filter that can be picked: `words` is what is shown, `value` what a case must have."""

    part: FilterPart
    words: str
    value: Course | Mark | str


def heading(part: FilterPart) -> str:
    """Return the line above the choices of `part`."""
    match part:
        case FilterPart.COURSE:
            return _tr("Where it stands")
        case FilterPart.FEELING:
            return _tr("A feeling it left me with")
        case FilterPart.WHERE:
            return _tr("Where the difficulty lies")
        case FilterPart.HARD:
            return _tr("What makes it hard")
        case FilterPart.STAYS:
            return _tr("Why it stays with me")


def course_words(course: Course) -> str:
    """Return a course in one or two words, as in "presented 3 weeks ago · resting"."""
    match course:
        case Course.WITH_ME:
            return _tr("with me")
        case Course.CARRIED:
            return _tr("carried")
        case Course.RESTING:
            return _tr("resting")
        case Course.GOODBYE:
            return _tr("goodbye")


def all_choices(*, feelings: Sequence[str], vocabulary: Vocabulary) -> tuple[FilterChoice, ...]:
    """Return everything that can be picked, in the order of FilterPart; `feelings` has own words too."""
    courses = (Course.CARRIED, Course.RESTING, Course.GOODBYE)
    return (
        *(_course_choice(course) for course in courses),
        *(_feeling_choice(word) for word in feelings),
        *(
            _mark_choice(Mark(list=terms, key=term.key), vocabulary=vocabulary)
            for terms in _MARK_LISTS
            for term in vocabulary.of(terms)
        ),
    )


def active_choices(wanted: CaseFilter, *, vocabulary: Vocabulary) -> tuple[FilterChoice, ...]:
    """Return the choices that are on in `wanted`, in the order of FilterPart."""
    active: list[FilterChoice] = []
    if wanted.course is not None:
        active.append(_course_choice(wanted.course))
    if wanted.feeling is not None:
        active.append(_feeling_choice(wanted.feeling))
    if wanted.mark is not None:
        active.append(_mark_choice(wanted.mark, vocabulary=vocabulary))
    return tuple(active)


def toggled(wanted: CaseFilter, choice: FilterChoice) -> CaseFilter:
    """Return `wanted` with `choice` on in place of another of its kind, or off when it was on."""
    match choice.value:
        case Course() as course:
            return replace(wanted, course=None if wanted.course is course else course)
        case Mark() as mark:
            return replace(wanted, mark=None if wanted.mark == mark else mark)
        case str() as word:
            return replace(wanted, feeling=None if wanted.feeling == word else word)


def matching(choices: Iterable[FilterChoice], typed: str) -> tuple[FilterChoice, ...]:
    """Return the choices in which every word of `typed` begins a word, without regard to accents and case."""
    wanted = _folded(typed).split()
    return tuple(
        choice
        for choice in choices
        if all(any(have.startswith(part) for have in _folded(choice.words).split()) for part in wanted)
    )


def _course_choice(course: Course) -> FilterChoice:
    return FilterChoice(part=FilterPart.COURSE, words=course_words(course), value=course)


def _feeling_choice(word: str) -> FilterChoice:
    return FilterChoice(part=FilterPart.FEELING, words=word, value=word)


def _mark_choice(mark: Mark, *, vocabulary: Vocabulary) -> FilterChoice:
    words = mark.words or vocabulary.words_of(mark.list, mark.key)
    return FilterChoice(part=FilterPart(mark.list.value), words=words, value=mark)


def _folded(text: str) -> str:
    parted = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(character for character in parted if not unicodedata.combining(character))


def _tr(text: str) -> str:
    return QCoreApplication.translate("cases", text)
