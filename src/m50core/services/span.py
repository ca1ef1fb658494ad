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
