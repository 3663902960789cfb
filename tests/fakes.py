"""Stand-ins for what the machine decides: so far, time."""

from datetime import UTC, date, datetime, timedelta, tzinfo

#: An ordinary Tuesday evening after clinic; far enough from any change of year or summer time.
TUESDAY_EVENING = datetime(2026, 3, 3, 18, 30, tzinfo=UTC)


class FakeClock:
    """A clock that stands still until a test moves it; fits `balint_desktop.domain.clock.Clock`."""

    def __init__(self, start: datetime = TUESDAY_EVENING, *, zone: tzinfo = UTC) -> None:
        self._now = start.astimezone(UTC)
        self._zone = zone
        self._monotonic_seconds = 1_000.0
        self._slept_seconds = 0.0

    def now(self) -> datetime:
        """Return the moment the clock stands at, aware, in UTC."""
        return self._now

    def today(self) -> date:
        """Return the day it is at that moment in the zone given at the start."""
        return self._now.astimezone(self._zone).date()

    def monotonic_seconds(self) -> float:
        """Return seconds from a fixed start, as moved by `advance` alone."""
        return self._monotonic_seconds

    def boot_seconds(self) -> float:
        """Return seconds from a fixed start, as moved by `advance` and `sleep`."""
        return self._monotonic_seconds + self._slept_seconds

    def sleep(self, seconds: float) -> None:
        """Let the machine sleep: everything but the monotonic clock goes on."""
        self._now += timedelta(seconds=seconds)
        self._slept_seconds += seconds

    def advance(self, seconds: float = 0.0, *, days: float = 0.0) -> None:
        """Let time pass; it never goes back.

        Raises: ValueError when time would go back.
        """
        passed = timedelta(seconds=seconds, days=days)
        if passed < timedelta(0):
            raise ValueError("time does not go back")
        self._now += passed
        self._monotonic_seconds += passed.total_seconds()

    def set_wall_clock(self, moment: datetime) -> None:
        """Put the wall clock to another moment, as a user or a time server does; no time passes."""
        self._now = moment.astimezone(UTC)
