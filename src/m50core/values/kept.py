"""What m50 wrote itself, read back exactly: one form for each value, nothing guessed.

Anything else is refused with a ValueError, also where a person may write it so.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from m50core.values.choice import Choice
from m50core.values.money import Money
from m50core.values.patterns import pattern
from m50core.values.typed import LARGEST

C = TypeVar("C", bound=Choice)

_DECIMAL = pattern(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?", re.ASCII)
_INT = pattern(r"-?\d{1,15}", re.ASCII)
_DAY = pattern(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONEY = pattern(r"-?\d+\.\d{2}", re.ASCII)


def read_bool(text: str) -> bool:
    """Refuse any text: a yes or no is kept as such."""
    raise ValueError(f"“{text[:40]}” is geen true of false")


def read_int(text: str) -> int:
    """Read ``7000000``."""
    if not _INT.fullmatch(text):
        raise ValueError(f"“{text[:40]}” is geen geheel getal")
    return int(text)


def read_decimal(text: str) -> Decimal:
    """Read ``1.125``: the point is a decimal point."""
    if not _DECIMAL.fullmatch(text):
        raise ValueError(f"“{text[:40]}” is geen getal")
    return checked_decimal(Decimal(text))


def checked_decimal(value: Decimal) -> Decimal:
    """Return the value; ValueError when it can't be kept and read back."""
    if not value.is_finite() or abs(value) >= LARGEST:
        raise ValueError(f"“{str(value)[:40]}” is geen getal dat bewaard kan worden")
    return value


def read_date(text: str) -> date:
    """Read ``2025-03-25``."""
    if not _DAY.fullmatch(text):
        raise ValueError(f"“{text[:40]}” is geen dag (jjjj-mm-dd)")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text[:40]}” is geen bestaande dag") from None


def read_datetime(text: str) -> datetime:
    """Read ``2025-03-25T10:00:00``, with its zone when it has one."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text[:40]}” is geen tijdstip") from None


def read_money(text: str) -> Money:
    """Read ``12345.50``."""
    if not _MONEY.fullmatch(text):
        raise ValueError(f"“{text[:40]}” is geen bedrag (12345.50)")
    return Money(Decimal(text))


def read_choice(cls: type[C], text: str) -> C:
    """Return the member with exactly this value, whatever the labels say."""
    try:
        return cls(text)
    except ValueError:
        from m50core.nearest import what_there_is

        near = what_there_is(text[:40], [member.value for member in cls]).rstrip(".")
        raise ValueError(f"“{text[:40]}” is geen keuze.{near}") from None
