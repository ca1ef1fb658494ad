"""How the values of one field or property compare: when they are the same, and which is more."""

import typing
from collections.abc import Callable
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any

import msgspec

from m50core.errors import UnknownField
from m50core.records.field_types import field_type, shape
from m50core.records.fields import FieldInfo
from m50core.records.record import Record
from m50core.values.choice import Choice, Ranked
from m50core.values.clock import ZONE
from m50core.values.period import Period


class FieldKey(msgspec.Struct, frozen=True):
    """How records are told apart, and put in order, by one field."""

    name: str
    of: Callable[[Any], Any]
    """Records with an equal one have the same value. None: no value."""
    rank: Callable[[Any], Any]
    """The one that sorts first is the least. None: no place in the order."""
    many: bool
    """True: several values, each of which counts."""
    sortable: bool = False
    """True: any two of its values can be put in order, so that an index can."""


def key_of(cls: type[Record], name: str) -> FieldKey:
    """Return how a field or property compares; errors as ``name_of_field``."""
    name = name_of_field(cls, name)
    info = field_of(cls, name)
    get = attrgetter(name)
    if info is None:
        return FieldKey(name, lambda r: same(get(r)), lambda r: rank(get(r)), many=False)
    if info.many:
        return FieldKey(name, get, lambda r: tuple(map(rank, get(r))), True, has_order(info.type))
    of = _of(get, same) if info.type in (Period, datetime) else get
    ranked = _of(get, rank) if _has_rank(info.type) else get
    return FieldKey(name, of, ranked, False, has_order(info.type))


def name_of_field(cls: type[Record], word: str) -> str:
    """Return the name of the field or property that a word means; errors as ``field_called``."""
    if word in cls.spec.fields:
        return word
    from m50core.records.called import field_called

    return field_called(cls, word)


def field_of(cls: type[Record], name: str) -> FieldInfo | None:
    """Return how the values of a field are read, or those of a property by what it returns.

    None for a property that returns what no field can hold; UnknownField when there is neither.
    """
    if info := cls.spec.fields.get(name):
        return info
    found = getattr(cls, name, None)
    if not isinstance(found, property):
        raise UnknownField(cls.spec.kind, name, cls.spec.fields)
    return _property_info(found, name)


@cache
def _property_info(found: property, name: str) -> FieldInfo | None:
    try:
        element, many, optional = shape(typing.get_type_hints(found.fget)["return"])
        field_type(element)
    except (KeyError, NameError, TypeError):
        return None
    return FieldInfo(name, name, type=element, many=many, optional=optional, multiline=True)


def same(value: Any) -> Any:
    """Return what equals that of another value when both are the same.

    A period goes by its latest day, or by its words when they fix none.
    """
    if isinstance(value, Period):
        return value.latest or value.words.casefold()
    if isinstance(value, datetime):
        return _moment(value)
    return value


def rank(value: Any) -> Any:
    """Return what is less than that of another value when the value comes before it.

    A period goes by its latest day, and has no place without one; a choice by the order in which
    its members are declared, one with an order of its own from the least.
    """
    if isinstance(value, Period):
        return value.latest
    if isinstance(value, Ranked):
        return -value.place
    if isinstance(value, Choice):
        return value.place
    return _moment(value) if isinstance(value, datetime) else value


def has_order(cls: Any) -> bool:
    """Tell whether the values of a type can be put in order."""
    return cls is Period or any("__lt__" in vars(one) for one in cls.__mro__[:-1])


def _moment(value: datetime) -> datetime:
    """A clock that names no zone is one in the Netherlands."""
    return value if value.tzinfo else value.replace(tzinfo=ZONE)


def _has_rank(cls: Any) -> bool:
    return cls in (Period, datetime) or (isinstance(cls, type) and issubclass(cls, Choice))


def _of(get: Callable[[Any], Any], made: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def value(record: Any) -> Any:
        found = get(record)
        return None if found is None else made(found)

    return value
