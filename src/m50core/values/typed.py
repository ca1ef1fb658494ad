"""What a person types, the Dutch way, read once into a value. Raises ValueError in Dutch."""

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from m50core.values import dutch
from m50core.values.period import Period, Precision

LARGEST = 10**15
"""Numbers stay below this, either side of zero."""

_GROUPS = r"[1-9]\d{0,2}(?:\.\d{3})+"
"""Thousands with their points; what starts with a zero ("0.125") is no such number."""
_SHOWN_DAY = r"(?:ma|di|wo|do|vr|za|zo) \d{1,2} [a-z]+ \d{4}"
_SHOWN_ANCHOR = re.compile(rf"(.+) \({_SHOWN_DAY}\)")
_SHOWN_DAYS = re.compile(
    rf"((?:ma|di|wo|do|vr|za|zo) \d{{1,2}})(?: ([a-z]+)(?: (\d{{4}}))?)? t/m ({_SHOWN_DAY})"
)
_SHORT = re.compile(
    r"(\d{1,2})(?:-(\d{1,2})-(\d{2})|/(\d{1,2})/(\d{2})|-([a-z]{3,9})\.?-(\d{2}|\d{4}))"
)
"""Days as spreadsheets show them: 25-03-25, 25/3/25, 25-mrt-25."""


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


def read_date(given: str) -> date:
    """Read a day in any of the ways in which a period says one."""
    period = read_period(given)
    if not period.exact or period.latest is None:
        raise ValueError(f"“{given}” is geen dag. Voorbeelden: 2025-03-25, 25 maart 2025")
    return period.latest


def read_datetime(given: str) -> datetime:
    """Read ``2025-03-25 10:00``, ``25-3-2025 10:00`` or what the screen shows."""
    text = given.strip()
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    if match := re.fullmatch(r"(.+?)[ T](\d{1,2}):(\d{2})(?::(\d{2}))?", text):
        try:
            day = read_date(match[1])
            return datetime(
                day.year, day.month, day.day, int(match[2]), int(match[3]), int(match[4] or 0)
            )
        except ValueError:
            pass
    raise ValueError(f"“{given}” is geen tijdstip. Schrijf het zo: 2025-03-25 10:00")


def read_period(given: str) -> Period:
    """Read a day or period as ``Period.parse`` does, or as the screen or a spreadsheet shows it."""
    text = " ".join(given.split())
    if short := _SHORT.fullmatch(text.casefold()):
        day, month, year = filter(None, short.groups())
        return Period.on(_day_month_year(given, day, month, year))
    if days := _SHOWN_DAYS.fullmatch(text.casefold()):
        return _shown_range(days)
    if shown := _SHOWN_ANCHOR.fullmatch(text):
        period = Period.parse(shown[1])
        if period.precision is Precision.anchored:
            return period
    return Period.parse(text)


def _day_month_year(given: str, day: str, month: str, year: str) -> date:
    number = int(month) if month.isdecimal() else dutch.month_number(month)
    # Nobody plans a century ahead: two digits are a year of this one.
    full = int(year) if len(year) == 4 else 2000 + int(year)
    try:
        return date(full, number or 0, int(day))
    except ValueError:
        raise ValueError(f"“{given}” is geen bestaande dag. Schrijf bijvoorbeeld 2025-03-25") from (
            None
        )


def _shown_range(days: re.Match[str]) -> Period:
    """Return the days that ``dutch.days`` shows as “di 25 t/m do 27 mrt 2025”."""
    last = days[4]
    _, _, month, year = last.split()
    first = f"{days[1]} {days[2] or month} {days[3] or year}"
    return Period.parse("..".join(str(Period.parse(day).latest) for day in (first, last)))
