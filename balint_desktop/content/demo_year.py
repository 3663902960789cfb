"""Reading the fictional year of one GP, which fills the demo journal and every picture of it."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from balint_desktop.content.toml_table import TomlTable, broken, choice, read_toml, require_unique
from balint_desktop.content.vocabulary import load_vocabulary
from balint_desktop.domain.case import Course, Mark
from balint_desktop.domain.entry import EntryKind, Feeling, Stream, Whose
from balint_desktop.domain.vocabulary import TermList, Vocabulary

#: The demo is one year long: no entry is older, in days before the demo's today.
YEAR_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoEntry:
    """An entry written `days_ago` days before the demo's today; its feelings are in the order of choosing."""

    days_ago: int
    kind: EntryKind
    stream: Stream
    text: str
    feelings: tuple[Feeling, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCase:
    """A case with its story. `name` may be empty; `entries` go from the first note to the latest."""

    name: str
    course: Course
    wants_group: bool
    marks: tuple[Mark, ...]
    entries: tuple[DemoEntry, ...]


def load_demo_year(root: Path, *, language: str = "en") -> tuple[DemoCase, ...]:
    """Return the cases of the fictional year, oldest first note first; `root` is the resources folder.

    Raises BalintError (RESOURCE_BROKEN) when the file is missing or malformed, a term isn't in the
    vocabulary, a name occurs twice, or an entry is out of order.
    """
    table = read_toml(root / "demo" / language / "year.toml")
    table.allow_only("case")
    vocabulary = load_vocabulary(root, language=language)
    cases = [_read_case(row, vocabulary) for row in table.tables("case")]
    require_unique(case.name for case in cases)
    return tuple(sorted(cases, key=lambda case: -case.entries[0].days_ago))


def _read_case(row: TomlTable, vocabulary: Vocabulary) -> DemoCase:
    row.allow_only("name", "course", "wants_group", "where", "hard", "hard_own", "stays", "entry")
    entries = tuple(_read_entry(entry, vocabulary) for entry in row.tables("entry"))
    _require_a_story(entries)
    return DemoCase(
        name=row.text("name", may_be_empty=True),
        course=choice(Course, row.text("course")),
        wants_group=row.flag("wants_group"),
        marks=(
            *_shipped_marks(row.texts("where"), TermList.WHERE, vocabulary),
            *_shipped_marks(row.texts("hard"), TermList.HARD, vocabulary),
            *(Mark(list=TermList.HARD, key="", words=words) for words in row.texts("hard_own")),
            *_shipped_marks(row.texts("stays"), TermList.STAYS, vocabulary),
        ),
        entries=entries,
    )


def _read_entry(row: TomlTable, vocabulary: Vocabulary) -> DemoEntry:
    row.allow_only("days_ago", "kind", "learning", "me", "me_own", "patient", "patient_own", "text")
    if row.number("days_ago") > YEAR_DAYS:
        raise broken()
    return DemoEntry(
        days_ago=row.number("days_ago"),
        kind=choice(EntryKind, row.text("kind")),
        stream=Stream.LEARNING if row.flag("learning") else Stream.MINE,
        text=row.text("text"),
        feelings=(
            *_feelings(row, Whose.ME, vocabulary),
            *_feelings(row, Whose.PATIENT, vocabulary),
        ),
    )


def _feelings(row: TomlTable, whose: Whose, vocabulary: Vocabulary) -> tuple[Feeling, ...]:
    """Return the shipped words first, then the doctor's own, which must not be shipped ones as well."""
    shipped = {term.key: term.words for term in vocabulary.feelings}
    keys, own = row.texts(whose.value), row.texts(f"{whose.value}_own")
    if not shipped.keys() >= set(keys) or set(shipped.values()) & set(own):
        raise broken()
    return tuple(Feeling(word=word, whose=whose) for word in (*(shipped[key] for key in keys), *own))


def _shipped_marks(keys: tuple[str, ...], term_list: TermList, vocabulary: Vocabulary) -> tuple[Mark, ...]:
    if not {term.key for term in vocabulary.of(term_list)} >= set(keys):
        raise broken()
    return tuple(Mark(list=term_list, key=key) for key in keys)


def _require_a_story(entries: tuple[DemoEntry, ...]) -> None:
    """Raise unless the first note comes first, once, and no entry is older than the one before it."""
    firsts = [entry.kind is EntryKind.FIRST_NOTE for entry in entries]
    if firsts != [True] + [False] * (len(entries) - 1):
        raise broken()
    if any(later.days_ago > earlier.days_ago for earlier, later in pairwise(entries)):
        raise broken()
