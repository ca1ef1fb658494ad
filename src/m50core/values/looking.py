"""Which of several years is meant, where a day is said without one."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import Enum

from m50core.values.period import Period

_LONG_PAST = timedelta(days=60)
_YEAR = timedelta(days=366)


class Looking(Enum):
    """Where what is said without a year lies, seen from today.

    In December “14 jan” is next month and in January “20 dec” last month, whichever it is.
    """

    ahead = "ahead"
    """Of deadlines and plans: the first that isn't more than 60 days past."""
    coming = "coming"
    """Of a day to choose, where one that is over is refused: the first from today on."""
    near = "near"
    """Of a day that can be on either side: the nearest."""
    back = "back"
    """Of what has happened: the last that has begun; one day may be up to 60 days ahead."""


def _ahead(period: Period, today: date) -> int | None:
    last = period.latest or today
    return (last - today).days if today - _LONG_PAST <= last < today - _LONG_PAST + _YEAR else None


def _coming(period: Period, today: date) -> int | None:
    last = period.latest or today
    return (last - today).days if today <= last < today + _YEAR else None


def _near(period: Period, today: date) -> int | None:
    last = period.latest or today
    return abs((last - today).days) if abs(last - today) <= _YEAR / 2 else None


def _back(period: Period, today: date) -> int | None:
    first, most = period.earliest or today, today + (_LONG_PAST if period.exact else timedelta())
    return (most - first).days if timedelta() <= most - first < _YEAR else None


_DISTANCE: dict[Looking, Callable[[Period, date], int | None]] = {
    Looking.ahead: _ahead,
    Looking.coming: _coming,
    Looking.near: _near,
    Looking.back: _back,
}
"""How far off a period is; None when another year must be meant. The least is chosen."""


def choose(periods: Iterable[Period], today: date, looking: Looking) -> Period | None:
    """Return the period that is meant, of those in several years; None when none can be."""
    away = [(far, p) for p in periods if (far := _DISTANCE[looking](p, today)) is not None]
    return min(away, key=lambda pair: pair[0])[1] if away else None


def in_year(
    words: str, make: Callable[[int], Period | None], today: date | None, looking: Looking
) -> Period | None:
    """Return what ``make`` gives for the year that is meant; None when it never gives any.

    Raises ValueError, in Dutch, without ``today``, and when no year can be meant.
    """
    candidates, wrong = [], None
    this = today.year if today else 2000
    for year in (this, this + 1, this - 1):
        try:
            period = make(year)
        except ValueError as error:
            wrong = wrong or error
            continue
        if period is None:
            return None
        candidates.append(period)
    if today is None:
        raise ValueError(f"bij “{words}” ontbreekt het jaar. Bijvoorbeeld: {words} 2025")
    if (period := choose(candidates, today, looking)) is None:
        raise wrong or ValueError(f"bij “{words}” is niet duidelijk welk jaar. Schrijf het erbij")
    return period
