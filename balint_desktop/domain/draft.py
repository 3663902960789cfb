"""A draft: what stands in an editor and has not been kept yet."""

from dataclasses import dataclass

from balint_desktop.domain.case import CaseId
from balint_desktop.domain.entry import EntryId, EntryKind, Feeling


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Unkept words of one editor, named by its `slot` ("today", say); one slot holds one draft.

    `case_id` is the case it will be added to (None: a new one), `entry_id` the entry it will replace the
    wording of (None: a new one).
    """

    slot: str
    case_id: CaseId | None = None
    entry_id: EntryId | None = None
    kind: EntryKind
    name: str = ""
    text: str = ""
    feelings: tuple[Feeling, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written or chosen that could be lost; blanks alone are nothing."""
        return not (self.name.strip() or self.text.strip() or self.feelings)
