"""How the values of records are said in JSON, and read back: a period, a moment, a field, a record.

Nothing here needs the converter, which is slow to import.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import attrs

from m50core.errors import FieldError, UnknownField
from m50core.records.field_types import value_types
from m50core.records.fields import FieldInfo, kept_value, plain_value
from m50core.records.record import Record, kept_record
from m50core.values import kept
from m50core.values.clock import ZONE
from m50core.values.period import Period


def moment_to_json(value: datetime) -> str:
    """Return a moment with its zone; one that has none is of here."""
    return (value if value.tzinfo else value.replace(tzinfo=ZONE)).isoformat()


def period_to_json(period: Period) -> dict[str, str | None]:
    """Return a period with both days; they are empty when nothing fixes them."""
    first, last = period.earliest, period.latest
    return {
        "words": period.words,
        "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
    }


def period_from_json(plain: Any) -> Period:
    """Read a period back; ValueError for one that m50 doesn't write so.

    Its words alone, as text, will do.
    """
    if isinstance(plain, str):
        return _fitting(Period.kept(plain))
    if not isinstance(plain, Mapping) or plain.keys() != _SAID:
        raise ValueError("een periode is een object met “words”, “earliest” en “latest”")
    if not isinstance(plain["words"], str):
        raise ValueError("de woorden van een periode zijn een tekst")
    first, last = (_day(plain[name]) for name in ("earliest", "latest"))
    if (first is None) != (last is None) or (first and last and first > last):
        raise ValueError("de eerste en de laatste dag van een periode horen bij elkaar")
    return _fitting(attrs.evolve(Period.kept(plain["words"]), earliest=first, latest=last))


def _day(plain: object) -> date | None:
    if plain is not None and not isinstance(plain, str):
        raise ValueError("een dag is een tekst: jjjj-mm-dd")
    return None if plain is None else kept.read_date(plain)


def _fitting(period: Period) -> Period:
    fitting: Period = value_types()[Period].fits(period)
    return fitting


def moment_from_json(plain: Any) -> datetime:
    """Read a moment back; ValueError for one that m50 doesn't write so."""
    if not isinstance(plain, str):
        raise ValueError("een tijdstip is een tekst")
    return kept.read_datetime(plain)


class ToldOtherwise(NamedTuple):
    """How a type of value is said to a program, where that isn't as it is kept."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]
    form: Mapping[str, Any]
    """The JSON schema of what ``write`` gives."""


_DAY = {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]}
_PERIOD = {
    "type": "object",
    "description": "A time as vague as its words, with the earliest and latest day they can mean.",
    "properties": {"words": {"type": "string"}, "earliest": _DAY, "latest": _DAY},
    "required": ["words", "earliest", "latest"],
    "additionalProperties": False,
}
_SAID = {"words", "earliest", "latest"}
_MOMENT = {"type": "string", "format": "date-time"}
OTHERWISE: Mapping[type, ToldOtherwise] = {
    Period: ToldOtherwise(period_to_json, period_from_json, _PERIOD),
    datetime: ToldOtherwise(moment_to_json, moment_from_json, _MOMENT),
}
"""A period is kept as its words alone, a moment as it was given; a program can do little with that.
All other types of value are told as they are kept (``records.field_types``)."""


def shown_fields(cls: type[Record]) -> list[FieldInfo]:
    """Return the fields of a kind that an answer tells."""
    return [info for info in cls.spec.fields.values() if not info.hidden]


def record_to_json(record: Record) -> dict[str, Any]:
    """Return a record as its kind and its fields."""
    fields = ((info, getattr(record, info.name)) for info in shown_fields(type(record)))
    return {"kind": record.kind, **{i.name: field_to_json(i, value) for i, value in fields}}


def field_to_json(info: FieldInfo, value: Any) -> Any:
    """Return the value of a field of a record as an answer tells it."""
    otherwise = OTHERWISE.get(info.type)
    if otherwise is None or value is None:
        return plain_value(info, value)
    return [otherwise.write(item) for item in value] if info.many else otherwise.write(value)


def kept_to_json(kind: type[Record] | None, name: str, plain: Any) -> Any:
    """Return what the store keeps of a field as an answer tells it, and as it is when unknown."""
    info = kind.spec.fields.get(name) if kind else None
    if info is None or plain is None:
        return plain
    try:
        return field_to_json(info, kept_value(info, plain))
    except ValueError:
        return plain  # an older version kept what this one would refuse


class FieldErrors(ValueError):
    """What is wrong with the fields of a record: ``errors`` has one of each."""

    def __init__(self, errors: Sequence[FieldError | UnknownField]) -> None:
        super().__init__("; ".join(map(str, errors)))
        self.errors = errors


def record_from_json(kind: type[Record], plain: Mapping[str, Any]) -> Record:
    """Read a record of this kind back; FieldErrors for what can't be."""
    values = {name: value for name, value in plain.items() if name != "kind"}
    wrong: list[FieldError | UnknownField] = []
    for name, value in values.items():
        try:
            values[name] = _field_from_json(kind, name, value)
        except (FieldError, UnknownField) as error:
            wrong.append(error)
    if wrong:
        raise FieldErrors(wrong)
    try:
        return kept_record(kind, values)
    except (FieldError, UnknownField) as error:
        raise FieldErrors([error]) from None


def _field_from_json(kind: type[Record], name: str, plain: Any) -> Any:
    info = kind.spec.fields.get(name)
    if info is None:
        raise UnknownField(kind.spec.kind, name, (one.name for one in shown_fields(kind)))
    try:
        if info.type is Period and plain is not None:
            several = info.many and isinstance(plain, list | tuple)
            return tuple(map(period_from_json, plain)) if several else period_from_json(plain)
        return kept_value(info, plain)
    except ValueError as error:
        raise FieldError(kind.spec.kind, name, str(error), info.label) from None
