"""Time, as something one hands in: so that tests move it, and nothing else asks the machine."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime


class Clock(Protocol):
    """Tells the time in the four ways this program needs."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...

    def today(self) -> date:
        """Return the day in the doctor's own time zone."""
        ...

    def monotonic_seconds(self) -> float:
        """Return seconds from a fixed but unknown start, never going back."""
        ...

    def boot_seconds(self) -> float:
        """Return seconds from a fixed but unknown start, those included that the machine slept."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        from datetime import UTC, datetime

        return datetime.now(UTC)

    def today(self) -> date:
        """Return the day in the machine's time zone."""
        from datetime import datetime

        return datetime.now().astimezone().date()

    def monotonic_seconds(self) -> float:
        """Return seconds of the monotonic clock."""
        return time.monotonic()

    def boot_seconds(self) -> float:
        """Return seconds of the clock that goes on while the machine sleeps.

        On Linux that is one of its own; on macOS `CLOCK_MONOTONIC` is the one, and on Windows the clock that Python
        calls monotonic goes on by itself.
        """
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        if sys.platform == "win32":
            return time.monotonic()
        return time.clock_gettime(time.CLOCK_MONOTONIC)
