"""Values to JSON and back: the one converter of every answer, and of what reports are filled with.

A period is ``{words, earliest, latest}``, amounts and decimals are text, a day is ``2025-03-25``, a
moment bears its zone, a choice is its value, a record its kind and its fields. Imported when a
program asks: what a person reads doesn't need it.
"""

from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

import attrs
from cattrs import Converter, transform_error
from cattrs.errors import StructureHandlerNotFoundError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from m50core.answers.schema import how_said
from m50core.records.fields import FieldInfo, kept_value, plain_value
from m50core.records.record import Record, kept_record
from m50core.values import kept
from m50core.values.cadence import Cadence
from m50core.values.choice import Choice
from m50core.values.clock import ZONE
from m50core.values.money import Money
from m50core.values.municipality_code import MunicipalityCode
from m50core.values.period import Period

T = TypeVar("T")
Kinds = Mapping[str, type[Record]]
"""The kinds of record that an answer may hold, by name."""


def to_json(value: object) -> Any:
    """Return a value, or a mapping or row of values, as JSON-ready data."""
    return _made().unstructure(value)


def from_json(plain: object, cls: type[T], kinds: Kinds | None = None) -> T:
    """Return what ``to_json`` gave as the value that it was.

    ``kinds``: those of records that are named by their kind only. Raises ValueError, with the
    place of each mistake.
    """
    converter = _made(tuple((kinds or {}).items()))
    try:
        return converter.structure(plain, cls)
    except StructureHandlerNotFoundError:
        raise
    except Exception as error:
        raise ValueError("; ".join(transform_error(error))) from error


@lru_cache(8)
def _made(pairs: tuple[tuple[str, type[Record]], ...] = ()) -> Converter:
    kinds = dict(pairs)
    made = Converter(
        forbid_extra_keys=True,
        unstruct_collection_overrides={
            tuple: list, Sequence: list, Set: sorted, set: sorted, frozenset: sorted,
        },
    )  # fmt: skip
    for cls, write, read in _VALUES:
        made.register_unstructure_hook(cls, write)
        made.register_structure_hook(cls, _reading(read))
    for plain_type in (str, int, bool, float):
        made.register_structure_hook(plain_type, _just(plain_type))
    made.register_structure_hook_func(_is(Choice), lambda text, cls: kept.read_choice(cls, text))
    made.register_unstructure_hook_func(_is(Mapping), lambda items: _items(made, items))
    made.register_unstructure_hook_func(_is_anything, made.unstructure)
    made.register_structure_hook_func(_is_anything, lambda plain, _: plain)
    made.register_unstructure_hook_factory(_is_answer, lambda cls: _write_answer(made, cls))
    made.register_structure_hook_factory(
        _is_answer, lambda cls: _read_answer(made, cls, kinds)
    )
    made.register_unstructure_hook_func(_is(Record), record_to_json)
    made.register_structure_hook_func(
        _is(Record), lambda plain, cls: _record_from_json(plain, cls, kinds)
    )
    for cls, write, read in _WHOLE:
        made.register_unstructure_hook(cls, write)
        made.register_structure_hook(cls, _reading(read))
    return made


def _moment(value: datetime) -> str:
    return (value if value.tzinfo else value.replace(tzinfo=ZONE)).isoformat()


def period_to_json(period: Period) -> dict[str, str | None]:
    """Return a period with both days; they are empty when nothing fixes them."""
    first, last = period.earliest, period.latest
    return {
        "words": period.words,
        "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
    }


def _period_from_json(plain: Mapping[str, str | None]) -> Period:
    days = [kept.read_date(day) if (day := plain[n]) else None for n in ("earliest", "latest")]
    period = Period.kept(str(plain["words"]))
    return attrs.evolve(period, earliest=days[0], latest=days[1])


_VALUES: tuple[tuple[Any, Callable[[Any], Any], Callable[[Any], Any]], ...] = (
    (date, date.isoformat, kept.read_date),
    (datetime, _moment, kept.read_datetime),
    (Decimal, str, kept.read_decimal),
)
_WHOLE: tuple[tuple[Any, Callable[[Any], Any], Callable[[Any], Any]], ...] = (
    (Money, str, kept.read_money),
    (Cadence, str, Cadence.parse),
    (MunicipalityCode, str, MunicipalityCode),
    (Period, period_to_json, _period_from_json),
)
"""Classes of attrs that are one value."""


def _reading(read: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    def structure(plain: Any, _: Any) -> Any:
        if not isinstance(plain, str | Mapping):
            raise TypeError(f"{plain!r} is no text")  # a float least of all
        return read(plain)

    return structure


def _just(cls: type) -> Callable[[Any, Any], Any]:
    def structure(plain: Any, _: Any) -> Any:
        if isinstance(plain, int) and cls is float and not isinstance(plain, bool):
            return float(plain)
        if type(plain) is not cls:
            raise TypeError(f"{plain!r} is no {cls.__name__}")
        return plain

    return structure


def _is(cls: type) -> Callable[[Any], bool]:
    return lambda asked: isinstance(asked, type) and issubclass(asked, cls)


def _is_anything(cls: Any) -> bool:
    return cls is object


def _is_answer(cls: Any) -> bool:
    return isinstance(cls, type) and attrs.has(cls)


def _items(made: Converter, items: Mapping[Any, Any]) -> dict[Any, Any]:
    return {made.unstructure(key): made.unstructure(value) for key, value in items.items()}


def _write_answer(made: Converter, cls: type) -> Callable[[Any], dict[str, Any]]:
    write: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(cls, made, **_overrides(cls))
    flat = _flat(cls)
    if not flat:
        return write

    def write_flat(value: Any) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key, inner in write(value).items():
            plain |= inner if key in flat else {key: inner}
        return plain

    return write_flat


def _read_answer(made: Converter, cls: type, kinds: Kinds) -> Callable[[Any, Any], Any]:
    read: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, made, **_overrides(cls))
    flat = _flat(cls)
    if not flat:
        return read

    def read_flat(plain: Any, _: Any) -> Any:
        rest = dict(plain)
        for name, inner in flat.items():
            keys = _keys(inner, rest, kinds)
            rest[name] = {key: rest.pop(key) for key in keys if key in rest}
        return read(rest, cls)

    return read_flat


def _overrides(cls: type) -> dict[str, Any]:
    ways = ((attribute.name, how_said(attribute)) for attribute in attrs.fields(cls))
    return {
        name: override(rename=way.key or None, omit_if_default=way.sparse or None)
        for name, way in ways
    }


def _flat(cls: type) -> dict[str, Any]:
    attrs.resolve_types(cls)
    return {a.name: a.type for a in attrs.fields(cls) if how_said(a).flat}


def _keys(cls: Any, plain: Mapping[str, Any], kinds: Kinds) -> list[str]:
    if not issubclass(cls, Record):
        return [how_said(a).key or a.name for a in attrs.fields(cls)]
    return ["kind", *(i.name for i in shown_fields(_kind(cls, plain, kinds)))]


def shown_fields(cls: type[Record]) -> list[FieldInfo]:
    """Return the fields of a kind that an answer tells."""
    return [info for info in cls.spec.fields.values() if not info.hidden]


def record_to_json(record: Record) -> dict[str, Any]:
    """Return a record as its kind and its fields."""
    fields = ((info, getattr(record, info.name)) for info in shown_fields(type(record)))
    return {"kind": record.kind, **{i.name: field_to_json(i, value) for i, value in fields}}


def field_to_json(info: FieldInfo, value: Any) -> Any:
    """Return the value of a field of a record as an answer tells it."""
    if info.type in (Period, datetime) and value is not None:
        return to_json(value)
    return plain_value(info, value)


def kept_to_json(kind: type[Record] | None, name: str, plain: Any) -> Any:
    """Return what the store keeps of a field as an answer tells it, and as it is when unknown."""
    info = kind.spec.fields.get(name) if kind else None
    if info is None or plain is None:
        return plain
    try:
        return field_to_json(info, kept_value(info, plain))
    except ValueError:
        return plain  # an older version kept what this one would refuse


def _kind(cls: type[Record], plain: Mapping[str, Any], kinds: Kinds) -> type[Record]:
    name = plain.get("kind")
    if "spec" in vars(cls) and name == cls.spec.kind:
        return cls
    if not isinstance(name, str) or name not in kinds or not issubclass(kinds[name], cls):
        raise ValueError(f"{name!r} is no known kind of {cls.__name__}")
    return kinds[name]


def _record_from_json(plain: Any, cls: type[Record], kinds: Kinds) -> Record:
    kind = _kind(cls, plain, kinds)
    values = {name: value for name, value in plain.items() if name != "kind"}
    infos = {info.name: info for info in shown_fields(kind)}
    for name, value in values.items():
        if isinstance(value, Mapping) and name in infos and infos[name].type is Period:
            values[name] = _period_from_json(value)
    return kept_record(kind, values)
