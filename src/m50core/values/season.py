"""Seasons, as a plan names them: the voorjaar of a year is its March, April and May.

A winter is of two years, so no one year names it.
"""

import calendar
from datetime import date

from m50core.values.patterns import pattern

_FIRST_MONTH = {"voorjaar": 3, "lente": 3, "zomer": 6, "najaar": 9, "herfst": 9}
_WORDS = pattern(rf"(?:(?:in )?het )?({'|'.join(_FIRST_MONTH)})(?: van)? (\d{{4}})")


def season(words: str) -> tuple[date, date] | None:
    """Return the first and last day of "voorjaar 2025", in lower case; None for other words."""
    if not (match := _WORDS.fullmatch(words)):
        return None
    first, year = _FIRST_MONTH[match[1]], int(match[2])
    if not date.min.year <= year <= date.max.year:
        return None
    last = first + 2
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
