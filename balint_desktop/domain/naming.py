"""Proposing an invented name for a case, from a note's first words or a list; never a real name."""

import re
import unicodedata
from collections.abc import Container, Sequence

#: Words of the note that a proposed name may hold at most.
_WORDS_AT_MOST = 6
#: Fewer plain words than this don't make a name.
_WORDS_AT_LEAST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: A name follows one of these, whatever its spelling.
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mister", "dr", "doctor", "prof", "sir", "lady"})
_SENTENCE_END = re.compile(r"[.!?;:\n]")


def name_from_first_words(text: str, *, plain_words: Container[str], names: Container[str]) -> str | None:
    """Return a name made of the first words of `text`, or None when they would not make a safe one.

    The proposal stops before the first word that could name somebody: any known first or last name (`names`,
    lower case) in whatever form, a title such as "Mrs", a single letter, anything with a digit, and, unless it
    is in `plain_words`, one with a capital letter or at the beginning. Better no proposal than a real name.
    """
    sentence = _SENTENCE_END.split(text.strip(), maxsplit=1)[0]
    kept: list[str] = []
    for position, token in enumerate(sentence.split()):
        word = token.strip(",–—-\"“”‘’'()")
        if len(kept) == _WORDS_AT_MOST or not _may_stand(word, position, plain_words, names):
            break
        kept.append(word)
        if token.endswith((",", "–", "—")):
            break
    while kept and kept[-1].lower() in plain_words and len(kept) > _WORDS_AT_LEAST:
        kept.pop()
    if len(kept) < _WORDS_AT_LEAST:
        return None
    return kept[0][:1].upper() + kept[0][1:] + "".join(f" {word}" for word in kept[1:])


def _may_stand(word: str, position: int, plain_words: Container[str], names: Container[str]) -> bool:
    lower = word.lower()
    if not _WORD.fullmatch(word) or lower in names or lower in _TITLES:
        return False
    if lower in plain_words:
        return True
    is_plain_inside = position > 0 and word == lower and len(word) > 1
    return is_plain_inside and not any(form in names for form in _forms_of(lower))


def _forms_of(lower: str) -> set[str]:
    """Return how a name inside this word may be spelt in a list: no possessive, accent or hyphen."""
    bare = "".join(c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))
    forms = set()
    for spelling in (lower.replace("’", "'"), bare.replace("’", "'")):
        for form in (spelling, spelling.removesuffix("'s"), spelling.removesuffix("s'")):
            forms |= {form, form.replace("'", ""), form.replace("-", ""), *form.split("-")}
    return forms


def propose_names(
    text: str, *, plain_words: Container[str], names: Container[str], invented: Sequence[str], start: int
) -> tuple[str, ...]:
    """Return up to four invented names: one from the first words if it is safe, the rest from `invented`.

    `start` picks where in `invented` to begin, so that the list doesn't always offer the same ones.
    """
    first = name_from_first_words(text, plain_words=plain_words, names=names)
    offered = [] if first is None else [first]
    for step in range(min(4, len(invented))):
        name = invented[(start + step) % len(invented)]
        if name not in offered and len(offered) < 4:
            offered.append(name)
    return tuple(offered)
