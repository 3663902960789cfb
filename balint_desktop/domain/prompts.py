"""The questions the journal may ask, one at a time; it asks and never interprets."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Moment(Enum):
    """When a question may be asked."""

    NOTING = "noting"
    LOOKING_AGAIN = "looking_again"
    AFTER_GROUP = "after_group"
    NEXT_MEETING = "next_meeting"
    REFLECTING = "reflecting"


class PromptSource(Enum):
    """Where a question comes from: one of the source texts (shared/domain.md), or this journal."""

    HANDOUT = "handout"
    SLIDES = "slides"
    BROCK = "brock"
    OURS = "ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question. `key` is stable, so that it stays switched off; `moments` is never empty."""

    key: str
    text: str
    moments: tuple[Moment, ...]
    source: PromptSource


def prompts_for(prompts: Iterable[Prompt], moment: Moment) -> tuple[Prompt, ...]:
    """Return the questions that may be asked at `moment`, in their shipped order."""
    return tuple(prompt for prompt in prompts if moment in prompt.moments)
