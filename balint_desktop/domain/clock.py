"""Time, as something one hands in: so that tests move it, and nothing else asks the machine."""

import time
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time in the three ways this program needs."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...

    def today(self) -> date:
        """Return the day in the doctor's own time zone."""
        ...

    def monotonic_seconds(self) -> float:
        """Return seconds from a fixed but unknown start, never going back."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the day in the machine's time zone."""
        return datetime.now().astimezone().date()

    def monotonic_seconds(self) -> float:
        """Return seconds of the monotonic clock."""
        return time.monotonic()
