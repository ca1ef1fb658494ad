"""What a person types, the Dutch way, read once into a value. Raises ValueError in Dutch."""

import re
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from m50core.values import dutch
from m50core.values.lazy import module
from m50core.values.looking import Looking
from m50core.values.patterns import pattern
from m50core.values.period import Period

# Most words type no day, and what understands one is much.
if TYPE_CHECKING:
    from m50core.values import likely, serial, spoken
else:
    likely, serial = module("m50core.values.likely"), module("m50core.values.serial")
    spoken = module("m50core.values.spoken")

LARGEST = 10**15
"""Numbers stay below this, either side of zero."""

_GROUPS = r"[1-9]\d{0,2}(?:\.\d{3})+"
"""Thousands with their points; what starts with a zero ("0.125") is no such number."""


_MOMENT = pattern(
    r"(?P<day>.+?)(?:,? om |, | |T)(?P<hour>\d{1,2})"
    r"(?:[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))? ?(?:uur|u)?| ?(?:uur|u))",
    re.IGNORECASE,
)
"""A day with a time: “25 mrt 10:00”, “morgen om 10 uur”, “vr 14.30u”."""


def read_bool(given: str) -> bool:
    """Read ja, nee, and what a spreadsheet makes of them."""
    known = {
        "ja": True, "waar": True, "true": True, "1": True,
        "nee": False, "onwaar": False, "false": False, "0": False,
    }  # fmt: skip
    try:
        return known[given.strip().casefold()]
    except KeyError:
        raise ValueError(f"“{given}” is geen ja of nee") from None


def read_int(given: str) -> int:
    """Read ``7000000`` or ``7.000.000``."""
    bare = dutch.strip_grouping(given)
    if re.fullmatch(rf"-?{_GROUPS}", bare):
        bare = bare.replace(".", "")
    if not re.fullmatch(r"-?\d{1,15}", bare):
        raise ValueError(f"“{given[:40]}” is geen geheel getal")
    return int(bare)


def read_decimal(given: str) -> Decimal:
    """Read ``2,5``, ``7.000.000`` or ``1.125,5``; a lone point with three places is thousands."""
    bare = dutch.strip_grouping(given)
    if re.fullmatch(rf"-?{_GROUPS}(,\d+)?|-?\d*,\d+", bare):
        bare = bare.replace(".", "").replace(",", ".")
    try:
        value = Decimal(bare)
    except InvalidOperation:
        raise ValueError(
            f"“{given[:40]}” is geen getal. Schrijf het zo: 7.000.000 of 2,5"
        ) from None
    if not value.is_finite() or abs(value) >= LARGEST:
        raise ValueError(f"“{given[:40]}” is geen getal dat bewaard kan worden")
    return value if value else value.copy_abs()


def written_decimal(value: Decimal) -> str:
    """Return ``1125,50``: every digit, as ``read_decimal`` reads it back."""
    if not -60 <= int(value.as_tuple().exponent) <= 15:
        return str(value)
    return f"{value:f}".replace(".", ",")


def shown_decimal(value: Decimal) -> str:
    """Return ``1.125,5``: every digit that counts, rounded nowhere."""
    text = written_decimal(value)
    if "E" in text:
        return text
    whole, _, places = text.partition(",")
    places = places.rstrip("0")
    sign = "-" if value < 0 else ""
    grouped = f"{int(whole.lstrip('-') or 0):,}".replace(",", ".")
    return f"{sign}{grouped},{places}" if places else f"{sign}{grouped}"


def read_date(given: str, today: date | None = None, looking: Looking | None = None) -> date:
    """Read a day in any of the ways in which it can be said; see ``values.spoken``."""
    period = spoken.understand(given, today, looking or Looking.near)
    if not period.exact or period.latest is None:
        days = spoken.told_back(given, period) if period.latest and not period.anchor else ""
        more = f" maar een periode: {days}" if days else ""
        raise ValueError(f"“{given}” is geen dag{more}. Voorbeelden: 2025-03-25, 25 maart 2025")
    return period.latest


def read_datetime(
    given: str, today: date | None = None, looking: Looking | None = None
) -> datetime:
    """Read ``2025-03-25 10:00``, ``25-3-2025 10:00``, ``morgen 10:00`` or what the screen shows."""
    text = given.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is not None:
        likely.likely_year(moment.year)
        return moment
    if moment := serial.serial_moment(text, today):
        return moment
    if match := _MOMENT.fullmatch(text):
        day = read_date(match["day"], today, looking)
        try:
            clock = time(int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0))
            return datetime.combine(day, clock)
        except ValueError:
            pass
    raise ValueError(f"“{given}” is geen tijdstip. Schrijf het zo: 2025-03-25 10:00")


def read_period(given: str, today: date | None = None, looking: Looking | None = None) -> Period:
    """Read a day or period in any of the ways in which it can be said; see ``values.spoken``."""
    return spoken.understand(given, today, looking or Looking.ahead)
