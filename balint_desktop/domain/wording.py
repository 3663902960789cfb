"""What becomes of a doctor's words before they are stored: nothing but what no file or screen can hold.

Removed are NUL and other control characters and lone surrogates (shared/vault.md, "What never happens").
Letters, emoji, joiners and the marks of right-to-left writing stay exactly as typed, in NFC.
"""

import re
import unicodedata

#: The longest text of one entry, in characters; about 60 pages. Longer pastes make a Qt text view stall.
TEXT_LIMIT_CHARACTERS = 200_000
#: The longest invented name, in characters.
NAME_LIMIT_CHARACTERS = 200
#: How many characters of a first note stand in for a missing name.
OPENING_CHARACTERS = 60

# A word processor's soft line break (VT) and page break (FF) part words as well.
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029\x85]")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """Return `text` with one kind of line end, without control characters and lone surrogates, in NFC."""
    return unicodedata.normalize("NFC", _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))


def clean_line(text: str) -> str:
    """Return `text` cleaned as one line: every run of white space is one space, none at the ends."""
    return " ".join(clean_text(text).split())


def opening(text: str) -> str:
    """Return the first words of `text`, at most OPENING_CHARACTERS, ending at a word and marked when cut."""
    line = clean_line(text.lstrip()[: OPENING_CHARACTERS * 8])
    if len(line) <= OPENING_CHARACTERS:
        return line
    cut = line[: OPENING_CHARACTERS + 1].rsplit(" ", 1)[0][:OPENING_CHARACTERS]
    return f"{cut}…"
