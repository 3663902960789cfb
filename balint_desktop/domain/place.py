"""Where in the journal the doctor is, so that a lock can bring them back to the same case and line."""

from dataclasses import dataclass

from balint_desktop.domain.case import CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page, the open case if any, how far its story was scrolled (px), and the cursor in the editor."""

    page: str = "today"
    case_id: CaseId | None = None
    scroll_px: int = 0
    cursor: int = 0
    editing_slot: str = ""
