"""The types that a field can have: how each is read from text, kept as plain data, and shown."""

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

import attrs

from m50core.domain import dutch
from m50core.domain.cadence import Cadence
from m50core.domain.choice import Choice
from m50core.domain.money import Money
from m50core.domain.municipality_code import MunicipalityCode
from m50core.domain.period import Period


@attrs.frozen
class FieldType:
    """How one type of value is read from text or plain data, kept, and shown."""

    parse: Callable[[str], Any]
    plain: Callable[[Any], Any]
    show: Callable[[Any], str]
    hint: str = ""


def _bool(given: str) -> bool:
    known = {"ja": True, "nee": False, "true": True, "false": False, "1": True, "0": False}
    try:
        return known[given.strip().casefold()]
    except KeyError:
        raise ValueError(f"“{given}” is geen ja of nee") from None


def _int(given: str) -> int:
    bare = given.strip().replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+", bare):
        bare = bare.replace(".", "")
    if not re.fullmatch(r"-?\d{1,15}", bare):
        raise ValueError(f"“{given[:40]}” is geen geheel getal")
    return int(bare)


def _decimal(given: str) -> Decimal:
    bare = given.strip().replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+,\d+", bare):
        bare = bare.replace(".", "").replace(",", ".")
    try:
        value = Decimal(bare)
    except InvalidOperation:
        raise ValueError(
            f"“{given[:40]}” is geen getal. Schrijf het zo: 7.000.000 of 2,5"
        ) from None
    if not value.is_finite() or abs(value) >= 10**15:
        raise ValueError(f"“{given[:40]}” is geen getal dat bewaard kan worden")
    return value


def _date(given: str) -> date:
    period = Period.parse(given)
    if not period.exact or period.latest is None:
        raise ValueError(f"“{given}” is geen dag. Voorbeelden: 2025-03-25, 25 maart 2025")
    return period.latest


def _datetime(given: str) -> datetime:
    try:
        return datetime.fromisoformat(given.strip())
    except ValueError:
        raise ValueError(f"“{given}” is geen tijdstip. Schrijf het zo: 2025-03-25 10:00") from None


def _show_int(value: int) -> str:
    """Years and counts stay bare; thousands get their points."""
    return str(value) if abs(value) < 10_000 else dutch.number(value)


_TYPES: dict[type, FieldType] = {
    str: FieldType(str, str, str),
    bool: FieldType(_bool, bool, lambda v: "ja" if v else "nee", "ja of nee"),
    int: FieldType(_int, int, _show_int, "geheel getal"),
    Decimal: FieldType(_decimal, str, dutch.number, "getal"),
    date: FieldType(_date, date.isoformat, dutch.day, "dag: 2025-03-25 of 25 maart 2025"),
    datetime: FieldType(_datetime, datetime.isoformat, dutch.moment, "2025-03-25 10:00"),
    Money: FieldType(Money.parse, str, Money.shown, "bedrag: 12.345,50"),
    Period: FieldType(Period.parse, str, Period.shown, "dag of periode: 2025-03-25, Q1 2025"),
    Cadence: FieldType(Cadence.parse, str, str, "ritme: jaarlijks, 2x per jaar"),
    MunicipalityCode: FieldType(MunicipalityCode.parse, str, str, "code: GM1680"),
}


@cache
def field_type(cls: Any) -> FieldType:
    """Return how values of ``cls`` are read, kept and shown; TypeError for an unknown type."""
    if isinstance(cls, type) and issubclass(cls, Choice):
        known = ", ".join(member.value for member in cls)
        return FieldType(cls.parse, lambda v: v.value, lambda v: v.label, known)
    try:
        return _TYPES[cls]
    except KeyError:
        raise TypeError(f"a record field can't be of type {cls!r}") from None
