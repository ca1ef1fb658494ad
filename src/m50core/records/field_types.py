"""The types that a field can have: how each is typed, kept, and shown."""

import types
import typing
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache, partial
from typing import Any

import msgspec

from m50core.values import dutch, kept, typed
from m50core.values.cadence import Cadence
from m50core.values.choice import Choice
from m50core.values.looking import Looking
from m50core.values.money import Money
from m50core.values.municipality_code import MunicipalityCode
from m50core.values.patterns import pattern
from m50core.values.period import Period, Precision
from m50core.values.text import clean

_ID = pattern(r"[a-z]+(?:-[a-z]+)*-\d+")
"""An id as m50 gives it: nothing in it can be taken for a time."""


def _fits_as_it_is(value: Any) -> Any:
    return value


class FieldType(msgspec.Struct, frozen=True):
    """How one type of value is read and written, by people and by m50 itself.

    Both readers raise ValueError with a Dutch reason. For every value that ``fits``,
    ``kept(plain(v))`` is equal to ``v``, and ``typed(written(v))`` means the same (``alike``),
    but that nobody can type a year past those of ``values.spoken``.
    """

    typed: Callable[[str], Any]
    """Reads what a person types: ``1.125`` is a thousand and more."""
    kept: Callable[[str], Any]
    """Reads just what ``plain`` gives, where that is text: ``1.125`` is one and a bit."""
    plain: Callable[[Any], Any]
    """As JSON-ready data."""
    show: Callable[[Any], str]
    """As a person reads it."""
    hint: str = ""
    written: Callable[[Any], str] = str
    """As a person would type it, with nothing left out."""
    fits: Callable[[Any], Any] = _fits_as_it_is
    """Returns a value that a program made; ValueError when it can't be kept and read back."""
    spoken: Callable[[str, date, Looking | None], Any] | None = None
    """Reads what a person types on a day, where that can hang on it: ``morgen``."""
    form: Mapping[str, Any] = {}
    """The JSON schema of what ``plain`` gives."""

    def read_on(self, text: str, today: date | None, looking: Looking | None = None) -> Any:
        """Return what a person types as a value, on a day; without one, as ``typed`` does."""
        if today is None or self.spoken is None:
            return self.typed(text)
        return self.spoken(text, today, looking)


def _show_int(value: int) -> str:
    """Years and counts stay bare; thousands get their points."""
    return str(value) if abs(value) < 10_000 else dutch.number(value)


def _day(value: date) -> date:
    if isinstance(value, datetime):
        raise ValueError("een tijdstip past hier niet; geef alleen de dag")
    return value


@lru_cache(4096)
def _parse(read: Callable[[str], Any], words: str) -> Any:
    return read(clean(words))


def _hangs_by_id(value: Period) -> bool:
    """Tell whether its words are no more than how it hangs on an id, and it has no days."""
    anchor = value.anchor
    if anchor is None or value.precision is not Precision.anchored or value.latest is not None:
        return False
    return value.words == anchor.words and _ID.fullmatch(anchor.target) is not None


def _period(value: Period) -> Period:
    """Check that the words say it, apart from the days that another thing gives it."""
    if value.says_its_days or _hangs_by_id(value):
        return value
    back: Period = _parse(Period.kept, value.words)
    days = (back.earliest, back.latest) == (value.earliest, value.latest)
    same = (back.words, back.precision, back.anchor) == (value.words, value.precision, value.anchor)
    if not same or not (days or back.anchor):
        raise ValueError(f"“{value.words}” is geen datum of periode die zo bewaard kan worden")
    return value


def _cadence(value: Cadence) -> Cadence:
    if _parse(Cadence.parse, value.words) != value:
        raise ValueError(f"“{value.words}” is geen ritme dat zo bewaard kan worden")
    return value


_TEXT: dict[str, Any] = {"type": "string"}
_TYPES: dict[type, FieldType] = {
    str: FieldType(str, str, str, str, form=_TEXT),
    bool: FieldType(
        typed.read_bool, kept.read_bool, bool, lambda v: "ja" if v else "nee", "ja of nee",
        lambda v: "ja" if v else "nee", form={"type": "boolean"},
    ),
    int: FieldType(
        typed.read_int, kept.read_int, int, _show_int, "geheel getal", form={"type": "integer"}
    ),
    Decimal: FieldType(
        typed.read_decimal, kept.read_decimal, str, typed.shown_decimal, "getal",
        typed.written_decimal, kept.checked_decimal,
        form=_TEXT | {"pattern": r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?$"},
    ),
    date: FieldType(
        typed.read_date, kept.read_date, date.isoformat, dutch.day,
        "dag: 2025-03-25, 25 mrt, morgen", date.isoformat, _day, typed.read_date,
        form=_TEXT | {"format": "date"},
    ),
    datetime: FieldType(
        typed.read_datetime, kept.read_datetime, datetime.isoformat, dutch.moment,
        "2025-03-25 10:00", datetime.isoformat, spoken=typed.read_datetime,
        form=_TEXT | {"format": "date-time"},
    ),
    Money: FieldType(
        Money.parse, kept.read_money, str, Money.shown, "bedrag: 12.345,50",
        lambda v: str(v).replace(".", ","), form=_TEXT | {"pattern": r"^-?[0-9]+\.[0-9]{2}$"},
    ),
    Period: FieldType(
        typed.read_period, Period.kept, str, Period.shown,
        "dag of periode: 25 mrt, Q1 2025, over 2 weken", fits=_period, spoken=typed.read_period,
        form=_TEXT,
    ),
    Cadence: FieldType(
        Cadence.parse, Cadence.parse, str, str, "ritme: jaarlijks, 2x per jaar", fits=_cadence,
        form=_TEXT,
    ),
    MunicipalityCode: FieldType(
        MunicipalityCode.parse, MunicipalityCode, str, str, "code: GM1680",
        form=_TEXT | {"pattern": "^GM[0-9]{4}$"},
    ),
}  # fmt: skip


def value_types() -> Mapping[type, FieldType]:
    """Return every type that a field can have, but the choices, with how its values are told."""
    return _TYPES


@cache
def field_type(cls: Any) -> FieldType:
    """Return how values of ``cls`` are read, kept and shown; TypeError for an unknown type."""
    if isinstance(cls, type) and issubclass(cls, Choice):
        known = ", ".join(member.value for member in cls)
        return FieldType(
            cls.parse, partial(kept.read_choice, cls), lambda v: v.value, lambda v: v.label, known,
            lambda v: v.value,
        )  # fmt: skip
    try:
        return _TYPES[cls]
    except KeyError:
        raise TypeError(f"a record field can't be of type {cls!r}") from None


def shape(annotation: Any) -> tuple[Any, bool, bool]:
    """Return (element type, many, optional) of an annotation."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return args[0], True, False
    if origin in (typing.Union, types.UnionType):
        inner = [arg for arg in args if arg is not type(None)]
        if len(inner) == 1 and len(args) == 2:
            return inner[0], False, True
    return annotation, False, False


def alike(one: Any, other: Any) -> bool:
    """Tell whether two values of a field mean the same to a person, as 2,50 and 2,5 do."""
    if isinstance(one, Period) and isinstance(other, Period) and one.anchor:
        # The days are those of what it hangs on.
        return one.words == other.words or one.words == other.said
    return type(one) is type(other) and bool(one == other)
