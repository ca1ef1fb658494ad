"""When a commit counts as made, while a clock was set back, ahead, or turned an hour."""

from datetime import UTC, date, datetime, timedelta

import pytest

from m50core.network.history.moments import days
from m50core.store.protocol import Commit
from m50core.values.clock import ZONE, local_day, seen_from

MARCH = date(2025, 3, 1)
NOW = datetime(2025, 4, 30, 12, tzinfo=ZONE)


def at(*moments: datetime | int, now: datetime | None = NOW) -> list[date]:
    """Return the days of commits made at noon of so many days after 1 March, or at a moment."""
    whens = [
        m if isinstance(m, datetime) else datetime(2025, 3, 1, 12, tzinfo=ZONE) + timedelta(days=m)
        for m in moments
    ]
    return days([Commit(n, when, "x", "y", ()) for n, when in enumerate(whens, 1)], now)


def march(*numbers: int) -> list[date]:
    return [MARCH + timedelta(days=n) for n in numbers]


@pytest.mark.parametrize("year", [2026, 2031, 9999])
def test_a_clock_that_was_far_ahead_once_leaves_all_others_on_their_day(year: int):
    ahead = datetime(year, 12, 31, 23, 59, tzinfo=UTC)
    assert at(0, 1, ahead, 2, 3) == march(0, 1, 1, 2, 3)
    assert at(ahead, 1, 2) == march(1, 1, 2)
    assert at(0, 1, ahead) == march(0, 1, 1)


def test_a_week_on_a_clock_far_ahead_takes_nothing_of_later_days_with_it():
    ahead = [datetime(2031, 1, 1 + n, tzinfo=UTC) for n in range(7)]
    assert at(0, *ahead, 4, 5) == march(0, *[0] * 7, 4, 5)
    told_later = datetime(2032, 1, 1, tzinfo=UTC)
    assert at(0, ahead[0], 4, 5, now=told_later) == march(0, 0, 4, 5)


@pytest.mark.parametrize("year", [1, 1970, 2024])
def test_a_clock_that_was_set_back_brings_nothing_forward(year: int):
    back = datetime(year, 1, 1, tzinfo=UTC)
    assert at(0, 5, back, 9) == march(0, 5, 5, 9)
    assert at(0, 5, 9, back) == march(0, 5, 9, 9)


def test_of_two_that_do_not_fit_the_highest_so_far_counts():
    assert at(9, 2) == march(9, 9)
    assert at(0, 9, 2, now=None) == march(0, 9, 9)


def test_a_network_made_wholly_on_days_to_come_keeps_those_days():
    assert at(0, 3, now=datetime(2020, 1, 1, tzinfo=UTC)) == march(0, 3)


def test_the_hour_that_comes_twice_in_october_is_no_clock_set_back():
    first = datetime(2025, 10, 26, 2, 50, tzinfo=ZONE, fold=0)
    second = datetime(2025, 10, 26, 2, 10, tzinfo=ZONE, fold=1)
    assert at(first, second, now=None) == [date(2025, 10, 26)] * 2
    late = datetime(2025, 3, 29, 23, 30, tzinfo=UTC)
    assert at(late, now=None) == [date(2025, 3, 30)]


def test_a_moment_without_a_zone_is_by_the_clock_here():
    assert local_day(datetime(2025, 3, 11, 0, 30)) == date(2025, 3, 11)
    assert seen_from(date(2025, 3, 11), datetime(2025, 3, 11, 23, tzinfo=ZONE)) is None
    assert seen_from(date(2025, 3, 11), datetime(2025, 3, 11, 23, tzinfo=UTC)) == MARCH + (
        timedelta(days=10)
    )


def test_there_is_nothing_in_nothing():
    assert days([]) == []
