"""The week, month, quarter or year that a day lies in."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from m50core.errors import UsageError
from m50core.values.clock import as_day
from m50core.values.lazy import module
from m50core.values.looking import Looking

if TYPE_CHECKING:
    from m50core.values import spoken
else:
    spoken = module("m50core.values.spoken")

LOOKED_FROM = range(1900, 2200)
"""Years of what can be the day that it is: on either side there is room to look back and ahead."""


def day_asked(day: object, today: date | None = None, looking: Looking = Looking.near) -> date:
    """Return the day that is meant: a day, a moment, or its words; UsageError otherwise.

    ``today``: the day that words as ``morgen`` hang on; ``looking``: which year is meant.
    """
    if isinstance(day, date):
        return as_day(day)
    if not isinstance(day, str):
        raise UsageError(f"“{day}” is geen dag. Geef bijvoorbeeld 2025-03-11.")
    if (written := _in_figures(day)) is not None:
        return written
    try:
        period = spoken.understand(day, today, looking)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if not period.exact or period.latest is None:
        raise UsageError(f"“{day}” is geen dag. Schrijf bijvoorbeeld 2025-03-11.")
    return period.latest


def _in_figures(day: str) -> date | None:
    """Return the day that is written as ``2025-03-25``: reading what people say takes longer."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return None
    return found if found.isoformat() == day and found.year in LOOKED_FROM else None


def looked_from(day: object, today: date | None = None, looking: Looking = Looking.near) -> date:
    """Return a day to see everything from; UsageError when the years there can't be counted."""
    asked_day = day_asked(day, today, looking)
    if asked_day.year not in LOOKED_FROM:
        raise UsageError(
            f"“{day}” is te ver weg om vanaf te kijken. Kies een dag van {LOOKED_FROM[0]} tot en "
            f"met {LOOKED_FROM[-1]}."
        )
    return asked_day


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


def shift(span: str, day: date, count: int) -> date:
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


def span(period: str, today: date) -> tuple[date, date]:
    """Return the first and last day of a period in words; UsageError when it isn't one.

    Without a year it is the last that has begun.
    """
    if not period:
        return date.min, today
    try:
        asked_period = spoken.understand(period, today, Looking.back)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if asked_period.earliest is None or asked_period.latest is None:
        raise UsageError(f"“{period}” heeft geen begin en eind. Kies bijvoorbeeld 2025-H1.")
    return asked_period.earliest, asked_period.latest


def refuse_backwards(start: date | None, end: date | None) -> None:
    """Raise UsageError when ``end`` is before ``start``."""
    if start and end and end < start:
        raise UsageError(
            f"Het einde ({end.isoformat()}) ligt voor het begin ({start.isoformat()}). "
            "Er is niets gezocht. Draai de dagen om."
        )
