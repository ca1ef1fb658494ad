"""Days, moments and lengths of time as calendar files write them (RFC 5545, 3.3)."""

import re
from datetime import date, datetime, timedelta

from m50core.values.patterns import pattern

_MOMENT = pattern(
    r"(\d{4})(-?)(\d\d)\2(\d\d)"
    r"(?:T(\d\d):?(\d\d)(?::?(\d\d)(?:\.\d{1,9})?)?(?:(Z)|([+-]\d\d):?(\d\d))?)?",
    re.IGNORECASE,
)
_LENGTH = pattern(
    r"([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?",
    re.IGNORECASE,
)
_OFFSET = pattern(r"([+-])(\d\d)(\d\d)(\d\d)?")


def read_day_or_moment(text: str) -> tuple[date | datetime, bool]:
    """Return a day, or what a clock says, and whether that clock is in UTC.

    Written as RFC 5545 has it (20250610T120000Z), or as other programs do: with signs between the
    digits, an offset from UTC, or 24:00 for the end of a day. Raises ValueError with a Dutch
    reason.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"“{text[:40]}” is geen datum of tijdstip")
    year, month, day, hour, minute, second = (
        int(match[group] or 0) for group in (1, 3, 4, 5, 6, 7)
    )
    try:
        if match[5] is None:
            return date(year, month, day), False
        late = timedelta(days=1) if (hour, minute, second) == (24, 0, 0) else timedelta()
        # A leap second (60) is as good as the one before it.
        clock = datetime(year, month, day, 0 if late else hour, minute, min(second, 59)) + late
        if match[9]:
            return clock - read_offset(match[9] + match[10]), True
    except (ValueError, OverflowError):
        raise ValueError(f"“{text[:40]}” bestaat niet") from None
    return clock, bool(match[8])


def read_length(text: str) -> tuple[timedelta, timedelta]:
    """Return what ``P1DT1H30M`` says: days by the calendar, and time by the clock.

    A day more ends at the same hour, also when the clock changes (RFC 5545, 3.3.6). Raises
    ValueError with a Dutch reason.
    """
    match = _LENGTH.fullmatch(text.strip())
    if match is None or not any(match.groups()[1:]):
        raise ValueError(f"“{text[:40]}” is geen duur")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    sign = -1 if match[1] == "-" else 1
    clock = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return sign * timedelta(days=days, weeks=weeks), sign * clock


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
