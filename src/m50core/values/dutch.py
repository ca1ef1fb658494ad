"""Dutch notation of days and money, as CLDR has it, and names of months.

Fractions are written by babel; days and counts aren't, since nearly every word tells one.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from m50core.values.clock import ZONE as ZONE
from m50core.values.patterns import pattern

_THOUSANDS = pattern(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def _short(day: date) -> str:
    return _DAYS[day.weekday()][:2]


def _short_month(day: date) -> str:
    name = MONTHS[day.month - 1]
    return "mrt" if name == "maart" else name[:3]


def strip_grouping(number: str) -> str:
    """Return what is typed as a number without the spaces that part its thousands, or its sign.

    Any other space stays, for then it is more than one number.
    """
    return re.sub(r"^-\s+", "-", _THOUSANDS.sub("", number.strip()))


def month_number(word: str) -> int | None:
    """Return 1–12 for a Dutch month name or its usual short form, else None."""
    word = word.lower().rstrip(".")
    if word == "mrt":
        return 3
    found = [n for n, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word)]
    return found[0] if len(found) == 1 else None


@lru_cache(1024)
def day(value: date) -> str:
    """``di 25 mrt 2025``."""
    return f"{short_day(value)} {value.year}"


def short_day(value: date) -> str:
    """``di 25 mrt``, where the year stands above it."""
    return f"{_short(value)} {value.day} {_short_month(value)}"


def bare_day(value: date) -> str:
    """``25 mrt 2025``, where the day of the week doesn't matter."""
    from babel.dates import format_date

    return format_date(value, "d MMM y", locale="nl").replace(".", "")


def short_month(value: date) -> str:
    """``mrt``."""
    from babel.dates import format_date

    return format_date(value, "MMM", locale="nl").replace(".", "")


def days(first: date, last: date) -> str:
    """``di 25 mrt 2025``, or ``di 25 t/m do 27 mrt 2025`` for more than one."""
    if first == last:
        return day(first)
    begin = f"{_short(first)} {first.day}"
    if first.year != last.year:
        begin = day(first)
    elif first.month != last.month:
        begin = short_day(first)
    return f"{begin} t/m {day(last)}"


def long_day(value: date) -> str:
    """``dinsdag 25 maart 2025``."""
    return f"{_DAYS[value.weekday()]} {value.day} {MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """``di 25 mrt 2025 09:41``."""
    return f"{day(value)} {value:%H:%M}"


def number_of(count: int, one: str, more: str) -> str:
    """``1 dag``, ``3 dagen``."""
    return f"{count} {one if count == 1 else more}"


def away(days: int) -> str:
    """``over 3 dagen``, ``vandaag``, ``1 dag geleden``: when something is, seen from today."""
    if not days:
        return "vandaag"
    count = number_of(abs(days), "dag", "dagen")
    return f"over {count}" if days > 0 else f"{count} geleden"


def days_left(days: int) -> str:
    """``nog 3 dagen``, ``vandaag``, ``1 dag te laat``: how long there is until a last day."""
    if not days:
        return "vandaag"
    count = number_of(abs(days), "dag", "dagen")
    return f"nog {count}" if days > 0 else f"{count} te laat"


def list_words(words: Sequence[str], link: str = "en") -> str:
    """``a, b en c``."""
    *most, last = words
    return f"{', '.join(most)} {link} {last}" if most else last


def commits(count: int) -> str:
    """``1 wijziging``: how many commits."""
    return number_of(count, "wijziging", "wijzigingen")


def findings(count: int) -> str:
    """``1 melding``: how many findings."""
    return number_of(count, "melding", "meldingen")


def amount(value: Decimal) -> str:
    """``12.345,50``."""
    from babel.numbers import format_decimal

    return format_decimal(value, "#,##0.00", locale="nl")


@lru_cache(1024)
def number(value: int | Decimal) -> str:
    """``7.000.000``."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    from babel.numbers import format_decimal

    return format_decimal(value, locale="nl")


PRACTICE = "oefennetwerk"
"""What a network to practise with is called wherever it is shown."""
