"""Typed values laid over the fields of a record: what isn't given is carried along, read by nobody.

A record is made whole once; what changes it afterwards is looked at, and nothing else is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar, cast

import attrs

from m50core.errors import FieldError, M50Error, UnknownField, together
from m50core.records.fields import FieldInfo, plain_value, read_field, refuse_empty

T = TypeVar("T")

_Slot = tuple[str, Callable[[Any], Any], Callable[[Any, Any], None]]
"""(name, get, set) of one field."""


def lay(record: T, values: Mapping[str, Any]) -> T:
    """Return the record with values over its own: of its fields, typed, and checked before."""
    new = object.__new__(type(record))
    for name, get, put in _slots_of(type(record)):
        put(new, values[name] if name in values else get(record))
    return _let_look(new)


def make(cls: type[T], values: Mapping[str, Any]) -> T:
    """Return a record of typed and checked values, among them all that its kind requires."""
    new, defaults = object.__new__(cls), _defaults_of(cls)
    for name, _, put in _slots_of(cls):
        put(new, values[name] if name in values else defaults[name]())
    return _let_look(new)


def checked_values(
    cls: type[Any], values: Mapping[str, Any], today: date | None = None
) -> dict[str, Any]:
    """Return values as the fields of a kind hold them.

    FieldError, that tells of every value which can't be; TypeError for no field of it.
    """
    fields: Mapping[str, FieldInfo] = cls.spec.fields
    for name in values:
        if name not in fields:
            raise TypeError(f"{cls.__name__} has no field {name!r}")
    kind = cls.spec.kind
    return read_each(values, lambda name, value: read_field(kind, fields[name], value, today))


def read_each(
    values: Mapping[str, Any], read: Callable[[str, Any], Any], wrong: Sequence[M50Error] = ()
) -> dict[str, Any]:
    """Return what ``read`` makes of each value; an error that tells of all that went wrong.

    ``wrong``: what was wrong before any value was read.
    """
    ready, problems = {}, list(wrong)
    for name, value in values.items():
        try:
            ready[name] = read(name, value)
        except (FieldError, UnknownField) as error:
            problems.append(error)
    if problems:
        raise together(problems)
    return ready


def with_all_filled(cls: type[Any], values: dict[str, Any]) -> dict[str, Any]:
    """Return values that were read as they are; FieldError for those required that are empty."""
    return read_each(values, lambda name, v: refuse_empty(cls.spec.kind, cls.spec.fields[name], v))


def editable(cls: type[Any]) -> list[str]:
    """Return the names of the fields that a person may fill."""
    fields = cls.spec.fields.items()
    return [n for n, info in fields if not (info.hidden or info.derived) and n != "id"]


def fillable(cls: type[Any]) -> dict[str, tuple[str, ...]]:
    """Return the fields that a person may fill, each with what a person calls it."""
    return {name: (cls.spec.fields[name].label,) for name in editable(cls)}


def refuse_derived(cls: type[Any], names: Iterable[str]) -> None:
    """Raise FieldError for those of these fields that are worked out, with what changes them."""
    infos = filter(None, map(cls.spec.fields.get, names))
    kind = cls.spec.kind
    if wrong := [FieldError(kind, i.name, i.derived, i.label) for i in infos if i.derived]:
        raise together(wrong)


@cache
def kept_alike(one: Any, other: Any) -> bool:
    """Tell whether two records are kept as the same."""
    return type(one) is type(other) and all(
        (mine := getattr(one, name)) is (theirs := getattr(other, name))
        or plain_value(info, mine) == plain_value(info, theirs)
        for name, info in one.spec.fields.items()
        if not info.hidden
    )


def _slots(cls: type[Any]) -> tuple[_Slot, ...]:
    members = ((name, getattr(cls, name)) for name in cls.spec.fields)
    return tuple((name, member.__get__, member.__set__) for name, member in members)


def _defaults(cls: Any) -> Mapping[str, Callable[[], Any]]:
    """Return what makes the value of each field that needn't be given, checked as any other."""
    made = {}
    for attribute in attrs.fields(cls):
        info, default = cls.spec.fields[attribute.name], attribute.default
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
            made[info.name] = _fresh(cls.spec.kind, info, default.factory)
        elif default is not attrs.NOTHING:
            made[info.name] = _same(read_field(cls.spec.kind, info, default))
    return made


_slots_of = cast("Callable[[type[Any]], tuple[_Slot, ...]]", cache(_slots))
_defaults_of = cast("Callable[[type[Any]], Mapping[str, Callable[[], Any]]]", cache(_defaults))


def _fresh(kind: str, info: FieldInfo, factory: Callable[[], Any]) -> Callable[[], Any]:
    return lambda: read_field(kind, info, factory())


def _same(value: Any) -> Callable[[], Any]:
    return lambda: value


def _let_look(record: T) -> T:
    """Let a class that looks at its own values once they are there do so."""
    if (look := getattr(record, "__attrs_post_init__", None)) is not None:
        look()
    return record
