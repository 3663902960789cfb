"""What a page shows that leads through passphrase and recovery code, one step at a time."""

from dataclasses import dataclass
from enum import Enum

from balint_desktop.services.creation import PassphraseAdvice
from balint_desktop.ui.messages import Message


class Step(Enum):
    """Each step there is; a page leads through some of them, in an order of its own."""

    WELCOME = "welcome"
    CHOICE = "choice"
    PRESENT = "present"
    PASSPHRASE = "passphrase"
    AGAIN = "again"
    CODE = "code"
    CODE_BACK = "code_back"
    TRIED = "tried"


class Done(Enum):
    """What was just done."""

    PASSPHRASE_CHANGED = "passphrase_changed"
    CODE_RENEWED = "code_renewed"
    CODE_FITS = "code_fits"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepsState:
    """What is shown. `is_mismatch`: what was typed again differs; `score` 0 to 4 or None when unknown.

    `groups` and `positions` are those of a new recovery code, counted from 0. `is_by_code`: the recovery code
    opened the journal, so it is the present secret.
    """

    step: Step
    score: int | None = None
    advice: PassphraseAdvice | None = None
    offered: str = ""
    groups: tuple[str, ...] = ()
    positions: tuple[int, ...] = ()
    is_mismatch: bool = False
    is_busy: bool = False
    is_by_code: bool = False
    done: Done | None = None
    message: Message | None = None
