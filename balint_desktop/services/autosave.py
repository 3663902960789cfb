"""When a draft has to be saved: soon after a pause in typing, and never long after the first unsaved key."""

from dataclasses import dataclass

from balint_desktop.domain.clock import Clock

#: A draft is asked to be safe at most 2 s after a pause (issue 2); this leaves half a second for the disk.
PAUSE_SECONDS = 1.5
#: ... and at most 10 s after any keystroke, also while typing goes on.
LONGEST_SECONDS = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unsaved:
    first_at: float
    last_at: float


class Autosave:
    """Keeps the times of what is typed and not yet saved; knows no text, no timer and no disk."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._unsaved: _Unsaved | None = None
        self._saving: _Unsaved | None = None

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that no finished save holds."""
        return self._unsaved is not None or self._saving is not None

    def typed(self) -> None:
        """Note a keystroke, now."""
        now = self._clock.monotonic_seconds()
        first = self._unsaved.first_at if self._unsaved else now
        self._unsaved = _Unsaved(first_at=first, last_at=now)

    def due_in_seconds(self) -> float | None:
        """Return the seconds until a save should begin, 0 when it is due, None when nothing is unsaved."""
        if self._unsaved is None:
            return None
        due_at = min(self._unsaved.last_at + PAUSE_SECONDS, self._unsaved.first_at + LONGEST_SECONDS)
        return max(0.0, due_at - self._clock.monotonic_seconds())

    def begin(self) -> None:
        """Note that what was typed so far is being saved."""
        self._saving = self._unsaved or self._saving
        self._unsaved = None

    def finished(self) -> None:
        """Note that the save which began last is on disk."""
        self._saving = None

    def failed(self) -> None:
        """Note that the save which began last failed: its words count as unsaved, and are tried again."""
        if self._saving is not None:
            now = self._clock.monotonic_seconds()
            self._unsaved = _Unsaved(first_at=now, last_at=now)
        self._saving = None

    def reset(self) -> None:
        """Forget everything: the words were kept or thrown away."""
        self._unsaved = None
        self._saving = None
