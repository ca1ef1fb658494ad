"""The days on which the government's terms don't count, and the working days around them."""

from datetime import date

import pytest

from m50core.values.holidays import easter, holidays, is_working_day, kings_day
from m50core.values.period import span_end


@pytest.mark.parametrize(
    "known",
    [
        date(1818, 3, 22), date(1943, 4, 25), date(1961, 4, 2), date(2000, 4, 23),
        date(2008, 3, 23), date(2011, 4, 24), date(2024, 3, 31), date(2025, 4, 20),
        date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25), date(2285, 3, 22),
    ],
)  # fmt: skip
def test_easter_falls_on_its_known_days(known):
    assert easter(known.year) == known


def test_a_year_has_the_holidays_of_the_law():
    assert {day.isoformat(): name for day, name in holidays(2025).items()} == {
        "2025-01-01": "Nieuwjaarsdag", "2025-04-18": "Goede Vrijdag", "2025-04-20": "1e paasdag",
        "2025-04-21": "2e paasdag", "2025-04-26": "Koningsdag", "2025-05-05": "Bevrijdingsdag",
        "2025-05-29": "Hemelvaartsdag", "2025-06-08": "1e pinksterdag",
        "2025-06-09": "2e pinksterdag", "2025-12-25": "1e kerstdag", "2025-12-26": "2e kerstdag",
    }  # fmt: skip


def test_the_kings_birthday_is_never_celebrated_on_a_sunday():
    assert kings_day(2025) == date(2025, 4, 26)
    assert kings_day(2026) == date(2026, 4, 27)
    assert kings_day(2013) == date(2013, 4, 30)
    assert all(kings_day(year).weekday() != 6 for year in range(1980, 2100))


def test_two_holidays_on_one_day_are_one_day_off():
    assert holidays(2008)[date(2008, 5, 1)] == "Hemelvaartsdag"
    assert holidays(2016)[date(2016, 5, 5)] == "Hemelvaartsdag"
    assert not is_working_day(date(2016, 5, 5))


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2025, 5, 16), -10, date(2025, 5, 1)),  # over 5 May
        (date(2025, 4, 17), 1, date(2025, 4, 22)),  # over Easter
        (date(2025, 12, 24), 1, date(2025, 12, 29)),  # over Christmas and a weekend
        (date(2026, 4, 24), 1, date(2026, 4, 28)),  # over a weekend and King's Day
        (date(2025, 4, 20), 0, date(2025, 4, 20)),
    ],
)
def test_working_days_skip_weekends_and_holidays(day, count, expected):
    assert span_end(day, count, "werkdagen") == expected
