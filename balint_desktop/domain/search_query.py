"""What a doctor typed into the search field, read as words and quoted phrases; nothing typed is an error."""

import re
import unicodedata
from dataclasses import dataclass

from balint_desktop.domain.wording import clean_line

#: More terms than this add nothing to a search; the rest is ignored.
_TERMS_AT_MOST = 24
#: A longer term than this is cut; no word is that long.
_TERM_CHARACTERS = 200
_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTerm:
    """One condition on a text: it holds `text`; as a whole phrase, or as the beginning of a word."""

    text: str
    is_phrase: bool


def parse_query(typed: str) -> tuple[SearchTerm, ...]:
    """Return the terms in `typed`, all of which must occur; empty when it holds nothing to look for.

    Text in double quotes is a phrase, also while the closing quote is still missing. All else is parted at
    white space, and what holds neither letter, digit nor sign (an emoji, say) is left out.
    """
    terms: list[SearchTerm] = []
    for quoted, bare in _PIECE.findall(clean_line(typed)):
        text = (quoted or bare)[:_TERM_CHARACTERS].strip()
        if any(is_searchable(character) for character in text):
            terms.append(SearchTerm(text=text, is_phrase=bool(quoted)))
    return tuple(terms[:_TERMS_AT_MOST])


def is_searchable(character: str) -> bool:
    """Whether the index keeps this character: a letter, digit or sign (`store/search_index.py`)."""
    category = unicodedata.category(character)
    return category[0] in "LN" or category in ("So", "Co")
