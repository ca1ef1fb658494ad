"""Times of day as people write them ("10:00", "9.30 uur"), and the zone they are in."""

import re
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")

_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:u|uur)?", re.IGNORECASE)


def minutes(text: str) -> int | None:
    """Return the minutes since midnight, or None when the text is no time of day."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None
