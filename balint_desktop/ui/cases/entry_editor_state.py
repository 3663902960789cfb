"""What the editor below a story shows, apart from the words that are being typed."""

from dataclasses import dataclass

from balint_desktop.domain.entry import EntryKind

#: What can be added to a story from here, in the order offered; the rest have pages of their own.
KINDS = (EntryKind.SECOND_THOUGHTS, EntryKind.REFLECTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorState:
    """The editor at one moment. `head` speaks of an edit and is empty for a new entry.

    The view takes `text` and `chosen` over when `round` has risen; between two rounds what the doctor types
    is theirs. It `is_resumed` when it opened by itself on a draft: the keyboard stays where it is then.
    `problem` is one sentence on why the words weren't kept.
    """

    is_open: bool = False
    is_edit: bool = False
    is_resumed: bool = False
    is_keeping: bool = False
    head: str = ""
    kind: EntryKind = KINDS[0]
    text: str = ""
    chosen: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    problem: str = ""
    round: int = 0
