"""Times of day as people write them ("10:00", "9.30 uur"), moments, and the zone they are in."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from m50core.values.patterns import pattern

ZONE = ZoneInfo("Europe/Amsterdam")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TIME = pattern(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:u|uur)?", re.IGNORECASE)


def minutes(text: str) -> int | None:
    """Return the minutes since midnight, or None when the text is no time of day."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def aware(moment: datetime) -> datetime:
    """Return the moment with its zone; one that has none is by the clock here.

    Whole minutes from UTC, as a log tells them: before 1940 clocks here were seconds off as well.
    """
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=ZONE)
    offset = zoned.utcoffset() or timedelta()
    if not offset % timedelta(minutes=1):
        return zoned
    try:
        return zoned.astimezone(UTC)
    except OverflowError:
        return zoned.replace(tzinfo=UTC)


def since_epoch(moment: datetime) -> timedelta:
    """Return how long after the start of 1970 a moment is, by which any two can be compared."""
    return aware(moment) - _EPOCH


def local_day(moment: datetime) -> date:
    """Return the day that it was here at that moment."""
    try:
        return aware(moment).astimezone(ZONE).date()
    except OverflowError:  # at either end of the calendar there is no other zone to go to
        return moment.date()


def seen_from(today: date, moment: datetime) -> date | None:
    """Return the day that one looked from, when it wasn't the day of the moment itself."""
    return today if today != local_day(moment) else None


def as_day(value: date) -> date:
    """Return the day of a moment, as a clock in the Netherlands tells it; a day is its own."""
    if not isinstance(value, datetime):
        return value
    try:
        return value.astimezone(ZONE).date() if value.tzinfo else value.date()
    except OverflowError:
        return value.date()
