"""Days, moments and lengths of time as calendar files write them (RFC 5545, 3.3)."""

import re
from datetime import date, datetime, timedelta

_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?", re.IGNORECASE)
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?")


def read_day_or_moment(text: str) -> tuple[date | datetime, bool]:
    """Return a day, or what a clock says, and whether that clock is in UTC.

    Raises ValueError with a Dutch reason.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text[:40]}” is geen datum of tijdstip")
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
        if match[4] is None:
            return day, False
        # A leap second (60) is as good as the one before it.
        second = min(int(match[6] or 0), 59)
        return datetime(day.year, day.month, day.day, int(match[4]), int(match[5]), second), bool(
            match[7]
        )
    except ValueError:
        raise ValueError(f"“{text[:40]}” bestaat niet") from None


def read_length(text: str) -> timedelta:
    """Return how long ``PT1H30M`` is; ValueError with a Dutch reason."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None or not any(match.groups()[1:]):
        raise ValueError(f"“{text[:40]}” is geen duur")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    length = timedelta(days, seconds, hours=hours, minutes=minutes, weeks=weeks)
    return -length if match[1] == "-" else length


def read_offset(text: str) -> timedelta:
    """Return the offset from UTC that ``+0100`` says; ValueError when it says none."""
    match = _OFFSET.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text[:40]}” is geen verschil met UTC")
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    if hours > 23 or minutes > 59:
        raise ValueError(f"“{text[:40]}” is geen verschil met UTC")
    length = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -length if match[1] == "-" else length
