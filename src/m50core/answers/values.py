"""How the values of records are said in JSON, and read back: a period, a moment, a field, a record.

Nothing here needs the converter, which is slow to import.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

import attrs

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


def period_from_json(plain: Mapping[str, str | None]) -> Period:
    """Read a period back; ValueError for one that m50 doesn't write so."""
    days = [kept.read_date(day) if (day := plain[n]) else None for n in ("earliest", "latest")]
    period = Period.kept(str(plain["words"]))
    return attrs.evolve(period, earliest=days[0], latest=days[1])


class Told(NamedTuple):
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
_MOMENT = {"type": "string", "format": "date-time"}
OTHERWISE: Mapping[type, Told] = {
    Period: Told(period_to_json, period_from_json, _PERIOD),
    datetime: Told(moment_to_json, kept.read_datetime, _MOMENT),
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
    told = OTHERWISE.get(info.type)
    if told is None or value is None:
        return plain_value(info, value)
    return [told.write(one) for one in value] if info.many else told.write(value)


def kept_to_json(kind: type[Record] | None, name: str, plain: Any) -> Any:
    """Return what the store keeps of a field as an answer tells it, and as it is when unknown."""
    info = kind.spec.fields.get(name) if kind else None
    if info is None or plain is None:
        return plain
    try:
        return field_to_json(info, kept_value(info, plain))
    except ValueError:
        return plain  # an older version kept what this one would refuse


def record_from_json(kind: type[Record], plain: Mapping[str, Any]) -> Record:
    """Read a record of this kind back; errors as ``make_record``."""
    values = {name: value for name, value in plain.items() if name != "kind"}
    infos = {info.name: info for info in shown_fields(kind)}
    for name, value in values.items():
        if isinstance(value, Mapping) and name in infos and infos[name].type is Period:
            values[name] = period_from_json(value)
    return kept_record(kind, values)
