"""What counts as plain words: text without the characters that are no part of any writing.

Free of Qt. Shared by every field that a doctor writes into.
"""

from types import MappingProxyType

#: Line ends of every kind become "\n"; U+2028 and U+2029 are Qt's own for a line and a paragraph.
_LINE_ENDS = MappingProxyType({0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n", 0x85: "\n"})
#: Control characters, Qt's marks for frames and objects, and the two that are no characters at all.
_NO_WRITING = (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))
_QT_MARKS = (0xFDD0, 0xFDD1, 0xFFFC, 0xFFFE, 0xFFFF)
_TRANSLATION = MappingProxyType(dict.fromkeys((*_NO_WRITING, *_QT_MARKS)) | _LINE_ENDS)

_FIRST_SURROGATE, _LAST_SURROGATE = "\ud800", "\udfff"
_LAST_IN_ONE_UNIT = "\uffff"


def as_plain_words(text: str) -> str:
    """Return `text` with line ends as "\\n" and without control characters; tabs and all writing stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TRANSLATION)
    # Half of a pair can't be stored as UTF-8, so it would lose the whole note later.
    if any(_FIRST_SURROGATE <= letter <= _LAST_SURROGATE for letter in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def length_in_document(text: str) -> int:
    """Return the length of `text` as Qt counts it, in UTF-16 units."""
    return len(text) + sum(letter > _LAST_IN_ONE_UNIT for letter in text)
