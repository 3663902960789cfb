"""Reading the shipped terms of one language: feelings, where it is difficult, what is hard, why it stays."""

import re
from pathlib import Path

from balint_desktop.content.toml_table import TomlTable, broken, read_toml, require_unique
from balint_desktop.domain.vocabulary import Term, TermList, Vocabulary

_KEY = re.compile(r"[a-z][a-z0-9_]*")


def load_vocabulary(root: Path, *, language: str = "en") -> Vocabulary:
    """Return the terms of `language`, each list in the order of its file; `root` is the resources folder.

    Raises BalintError (RESOURCE_BROKEN) when a file is missing or malformed, or a key or words occur twice.
    """
    folder = root / "vocabulary" / language
    return Vocabulary(
        feelings=_read_list(folder / "feelings.toml", TermList.FEELING),
        kinds=_read_list(folder / "difficulty_kinds.toml", TermList.WHERE),
        hard=_read_list(folder / "hard.toml", TermList.HARD),
        stays=_read_list(folder / "stays.toml", TermList.STAYS),
    )


def _read_list(path: Path, term_list: TermList) -> tuple[Term, ...]:
    table = read_toml(path)
    table.allow_only("term")
    terms = tuple(_read_term(row, term_list) for row in table.tables("term"))
    require_unique(term.key for term in terms)
    require_unique(term.words for term in terms)
    return terms


def _read_term(row: TomlTable, term_list: TermList) -> Term:
    row.allow_only("key", "words", "hint")
    key = row.text("key")
    if not _KEY.fullmatch(key):
        raise broken()
    return Term(list=term_list, key=key, words=row.text("words"), hint=row.text_or_empty("hint"))
