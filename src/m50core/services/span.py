"""The week, month, quarter or year that a day lies in."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday and Sunday of the week that ``day`` is in."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def months_of(day: date, count: int) -> tuple[date, date]:
    """Return the first and last day of the ``count`` months that ``day`` is in.

    They are counted from January: 3 gives a quarter, 12 a year.
    """
    first = (day.month - 1) // count * count + 1
    last = first + count - 1
    return date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1])


SPANS: Mapping[str, Callable[[date], tuple[date, date]]] = {
    "day": lambda day: (day, day),
    "week": week_of,
    "month": lambda day: months_of(day, 1),
    "quarter": lambda day: months_of(day, 3),
    "year": lambda day: months_of(day, 12),
}
"""By name: a day → the first and last day of the span that it lies in."""

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_YEARS = range(2, 9000)
"""Years whose every week and year has a neighbour that a calendar knows."""


def shifted(span: str, day: date, count: int) -> date:
    """Return the day ``count`` spans later (negative: earlier), the last of its month if need be.

    It is ``day`` itself where the years end that can be counted with.
    """
    if span in _DAYS:
        number = day.toordinal() + count * _DAYS[span]
        moved = date.fromordinal(number) if 0 < number <= date.max.toordinal() else day
    else:
        years, month = divmod(12 * day.year + day.month - 1 + count * _MONTHS[span], 12)
        if years not in _YEARS:
            return day
        moved = date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
    return moved if moved.year in _YEARS else day
