"""What a change touched, so that only what shows it is drawn again."""

from dataclasses import dataclass, field

from balint_desktop.domain.case import CaseId


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The cases that changed; `order_changed` when the list has other rows, or the same in another order."""

    cases: frozenset[CaseId] = field(default_factory=frozenset)
    order_changed: bool = False
