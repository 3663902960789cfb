"""The settings that lie outside the vault: how the window looks and when it locks; no word of a doctor's.

They have to be known before the journal is open, so they are plain JSON. Anything unreadable or out of range
is left at its default; a settings file can never keep the program from opening.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, fields, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

#: Minutes without a key or a mouse move after which the journal locks (shared/vault.md: 5).
IDLE_MINUTES_DEFAULT = 5
IDLE_MINUTES_CHOICES = (1, 2, 5, 10, 15, 30)
THEMES = ("system", "paper", "evening", "contrast")
_GEOMETRY_CHARACTERS = 4_000


class LockSign(Enum):
    """What the system tells a program before somebody else may sit at it; named after the field of its day."""

    SCREEN_LOCK = "screen_lock_seen_on"
    SLEEP = "sleep_seen_on"
    WAKING = "waking_seen_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings. `geometry` is the window's place as Qt saved it, in base64.

    The `..._seen_on` are days ("2026-11-21"), or empty: when a sign to lock was last seen on this computer.
    """

    theme: str = "system"
    idle_minutes: int = IDLE_MINUTES_DEFAULT
    text_percent: int = 100
    geometry: str = ""
    journal: str = ""
    lock_on_minimise: bool = False
    screen_lock_seen_on: str = ""
    sleep_seen_on: str = ""
    waking_seen_on: str = ""

    def seen_on(self, sign: LockSign) -> date | None:
        """Return the last day on which `sign` was seen on this computer, or None."""
        from datetime import date

        stored: str = getattr(self, sign.value)
        return date.fromisoformat(stored) if stored else None

    def with_seen(self, sign: LockSign, *, on: date) -> Settings:
        """Return these settings with `sign` seen on a day."""
        changed: dict[str, Any] = {sign.value: on.isoformat()}
        return replace(self, **changed)


#: Sizes of the reading text that can be chosen, in per cent of the system's.
TEXT_PERCENT_CHOICES = (90, 100, 115, 130, 150)


class SettingsFile:
    """Reads and writes the settings as one owner-only file that is never half written."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def load(self) -> Settings:
        """Return the stored settings, with the default for everything missing or odd."""
        try:
            stored = json.loads(self._file.read_bytes())
        except (OSError, ValueError, RecursionError):
            return Settings()
        return _sensible(stored) if isinstance(stored, dict) else Settings()

    def save(self, settings: Settings) -> bool:
        """Write `settings`; return False when the disk didn't take them, which loses nothing of value."""
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent, prefix="settings-")
        except OSError:
            return False
        temporary = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump(asdict(settings), out, indent=1)
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(self._file)
        except OSError:
            temporary.unlink(missing_ok=True)
            return False
        return True


def _sensible(stored: dict[str, object]) -> Settings:
    defaults = Settings()
    accepted: dict[str, Any] = {}
    for name in (field.name for field in fields(Settings)):
        value = stored.get(name)
        if type(value) is type(getattr(defaults, name)) and _is_allowed(name, value):
            accepted[name] = value
    return replace(defaults, **accepted)


def _is_allowed(name: str, value: object) -> bool:
    match name:
        case "theme":
            return value in THEMES
        case "idle_minutes":
            return value in IDLE_MINUTES_CHOICES
        case "text_percent":
            return value in TEXT_PERCENT_CHOICES
        case "geometry":
            return isinstance(value, str) and len(value) <= _GEOMETRY_CHARACTERS
        case "lock_on_minimise":
            return isinstance(value, bool)
        case "screen_lock_seen_on" | "sleep_seen_on" | "waking_seen_on":
            return value == "" or (isinstance(value, str) and _is_a_day(value))
        case _:
            return isinstance(value, str) and _is_a_path(value)


def _is_a_day(value: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_a_path(value: str) -> bool:
    try:
        return b"\0" not in os.fsencode(value)
    except UnicodeEncodeError:
        return False
