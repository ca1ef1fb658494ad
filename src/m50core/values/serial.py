"""Days as the bare number that a spreadsheet keeps them by: 45741 is 25 March 2025.

Excel counts from 30 December 1899 (so that its 60, a 29 February that never was, comes out past
it); the part behind the comma is the time of day.
"""

import re
from datetime import date, datetime, timedelta

from m50core.values.looking import Looking
from m50core.values.period import Period

_FIRST = datetime(1899, 12, 30)
_NUMBER = r"(\d{5})(?:[.,](\d{1,15}))?"
_NEAR = 25
"""Years on either side of today; any other number of five digits is no day, but a number."""


def serial_moment(words: str, today: date | None) -> datetime | None:
    """Return the moment that a number is in a spreadsheet; None for what is no such number."""
    match = re.fullmatch(_NUMBER, words)
    if match is None or today is None:
        return None
    days = float(f"{match[1]}.{match[2] or 0}")
    moment = _FIRST + timedelta(minutes=round(days * 24 * 60))
    return moment if abs(moment.year - today.year) <= _NEAR else None


def serial(words: str, today: date | None, looking: Looking) -> Period | None:  # noqa: ARG001
    """Return the day that a number is in a spreadsheet; ValueError when it has a time too."""
    moment = serial_moment(words, today)
    if moment is None:
        return None
    if (moment.hour, moment.minute) != (0, 0):
        raise ValueError(
            f"“{words}” is in Excel een dag met een tijd, en hier hoort alleen een dag. "
            f"Schrijf {moment.date().isoformat()}"
        )
    return Period.on(moment.date())
