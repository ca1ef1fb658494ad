"""Dutch public holidays, and the working days between them.

Source: Algemene termijnenwet, article 3 (the days on which a government's term doesn't end): New
Year's Day, Easter Monday, Whit Monday, both days of Christmas, Ascension Day, the day on which the
King's birthday is celebrated, 5 May (every year), and Good Friday, which it treats alike. Days that
a royal decree adds for one year ("brugdagen") are not in it. Easter: the Gregorian computus
(Meeus, Astronomical Algorithms, chapter 8).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

_KINGS_DAY_SINCE = 2014
"""Before it, Queen's Day on 30 April."""


def easter(year: int) -> date:
    """Return Easter Sunday."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moved = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moved + 15) % 30
    leaps, leap_rest = divmod(rest, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def kings_day(year: int) -> date:
    """Return the day on which the monarch's birthday is celebrated: the 26th for a Sunday 27th."""
    day = date(year, 4, 27 if year >= _KINGS_DAY_SINCE else 30)
    return day - timedelta(days=1) if day.weekday() == 6 else day


@cache
def holidays(year: int) -> Mapping[date, str]:
    """Return the public holidays of a year with their Dutch names, in order of day."""
    sunday = easter(year)
    pairs = [
        (date(year, 1, 1), "Nieuwjaarsdag"),
        (sunday - timedelta(days=2), "Goede Vrijdag"),
        (sunday, "1e paasdag"),
        (sunday + timedelta(days=1), "2e paasdag"),
        (kings_day(year), "Koningsdag" if year >= _KINGS_DAY_SINCE else "Koninginnedag"),
        (date(year, 5, 5), "Bevrijdingsdag"),
        (sunday + timedelta(days=39), "Hemelvaartsdag"),
        (sunday + timedelta(days=49), "1e pinksterdag"),
        (sunday + timedelta(days=50), "2e pinksterdag"),
        (date(year, 12, 25), "1e kerstdag"),
        (date(year, 12, 26), "2e kerstdag"),
    ]
    return MappingProxyType(dict(sorted(pairs, key=lambda one: one[0])))


def is_working_day(day: date) -> bool:
    """True from Monday to Friday, unless it is a public holiday."""
    return day.weekday() < 5 and day not in holidays(day.year)


def working_days_from(day: date, count: int) -> date:
    """Return the working day that is ``count`` working days after ``day`` (negative: before).

    0 gives the day itself, working day or not. Raises OverflowError past the calendar's end.
    """
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def safe_day(deadline: date, needed: int = 0) -> date:
    """Return the last working day from which ``needed`` working days are left until ``deadline``.

    Without any needed: the deadline itself, or the working day before it. At the calendar's very
    beginning or end it is the deadline.
    """
    try:
        return working_days_from(deadline + timedelta(days=1), -1 - needed)
    except OverflowError:
        return deadline


def holiday_name(day: date) -> str:
    """Return what a public holiday is called; empty for any other day."""
    return holidays(day.year).get(day, "")
