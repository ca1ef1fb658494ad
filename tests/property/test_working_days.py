"""Counting working days there and back ends where it began."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from m50core.values.holidays import easter, holidays, is_working_day, working_days_from

DAYS = st.dates(date(1990, 1, 1), date(2199, 12, 31))
COUNTS = st.integers(-300, 300)


@given(DAYS.filter(is_working_day), COUNTS)
def test_there_and_back_is_the_same_working_day(day, count):
    assert working_days_from(working_days_from(day, count), -count) == day


@given(DAYS, COUNTS.filter(bool))
def test_what_is_skipped_are_exactly_the_days_off(day, count):
    end = working_days_from(day, count)
    step = 1 if count > 0 else -1
    passed = [day + timedelta(days=step * n) for n in range(1, abs((end - day).days) + 1)]
    assert is_working_day(end)
    assert sum(map(is_working_day, passed)) == abs(count)


@given(DAYS, COUNTS, COUNTS.map(abs))
def test_more_working_days_never_end_earlier(day, count, more):
    assert working_days_from(day, count) <= working_days_from(day, count + more)


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_in_spring(year):
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert list(holidays(year)) == sorted(holidays(year))
