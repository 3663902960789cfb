"""The machine's clock, and the one that tests move."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from balint_desktop.domain.clock import Clock, SystemClock
from tests.fakes import TUESDAY_EVENING, FakeClock


@pytest.mark.parametrize("clock", [SystemClock(), FakeClock()])
def test_now_is_aware_and_in_utc(clock: Clock) -> None:
    assert clock.now().utcoffset() == timedelta(0)


def test_the_machine_tells_today_in_its_own_zone() -> None:
    before = datetime.now().astimezone().date()
    today = SystemClock().today()
    assert before <= today <= datetime.now().astimezone().date()


def test_the_monotonic_clock_never_goes_back() -> None:
    clock = SystemClock()
    assert clock.monotonic_seconds() <= clock.monotonic_seconds()


def test_a_fake_clock_stands_still_until_moved() -> None:
    clock = FakeClock()
    assert (clock.now(), clock.today()) == (TUESDAY_EVENING, date(2026, 3, 3))
    clock.advance(90, days=1)
    assert clock.now() == datetime(2026, 3, 4, 18, 31, 30, tzinfo=UTC)
    assert clock.monotonic_seconds() == 1_000.0 + 86_490.0


def test_a_fake_clock_tells_today_in_its_zone() -> None:
    far_east = FakeClock(zone=timezone(timedelta(hours=9)))
    assert far_east.today() == date(2026, 3, 4)


def test_a_fake_clock_does_not_go_back() -> None:
    with pytest.raises(ValueError, match="does not go back"):
        FakeClock().advance(-1)


def test_putting_the_wall_clock_back_lets_no_time_pass() -> None:
    clock = FakeClock()
    clock.set_wall_clock(TUESDAY_EVENING - timedelta(days=30))
    assert (clock.today(), clock.monotonic_seconds()) == (date(2026, 2, 1), 1_000.0)
