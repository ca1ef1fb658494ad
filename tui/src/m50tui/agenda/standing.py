"""Where the calendar stands: kept, and found again when one comes back, after a restart too."""

from datetime import date

import attrs

from m50core import ListSpot, Network
from m50core.values import SPANS

FIRST = "month"
"""How much is shown at first."""
_NAME = "agenda"
_YEARS = range(1900, 2200)
"""Of a day that can be shown, whatever is kept."""


@attrs.frozen
class Standing:
    """Which day is chosen, how much is shown around it, and what of that."""

    day: date
    span: str = FIRST
    words: str = ""
    unit: str = ""
    """Id of the pillar or portfolio that alone is shown, or empty."""


def standing(net: Network) -> Standing:
    """Return where the calendar stood; the chosen day is today when it was the day of then."""
    spot = net.spots.get(_NAME)
    return Standing(
        _day(spot.record) or net.today,
        spot.span if spot.span in SPANS else FIRST,
        spot.words,
        spot.within if spot.within in net.records else "",
    )


def note(net: Network, now: Standing) -> None:
    """Note where the calendar stands."""
    day = "" if now.day == net.today else now.day.isoformat()
    span = "" if now.span == FIRST else now.span
    spot = ListSpot(day, words=now.words.strip(), within=now.unit, span=span)
    net.spots.note(_NAME, spot)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in _YEARS else None
