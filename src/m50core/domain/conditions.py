"""Questions about one field: how its values compare, and which records meet a condition."""

from collections.abc import Callable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar

import attrs

from m50core.domain.choice import Choice
from m50core.domain.fields import FieldInfo, read_value
from m50core.domain.period import Period
from m50core.domain.record import Record
from m50core.errors import FieldError, UnknownField, UsageError

R = TypeVar("R", bound=Record)

_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "lt": lambda a, b: a is not None and a < b,
    "lte": lambda a, b: a is not None and a <= b,
    "gt": lambda a, b: a is not None and a > b,
    "gte": lambda a, b: a is not None and a >= b,
}
RANGES = frozenset(_ORDER)
"""The questions that an ordered index answers."""


@attrs.frozen
class Key:
    """How records are told apart by one field: the value as it compares."""

    name: str
    of: Callable[[Any], Any]
    """A period compares by its latest day, a choice by its value."""
    many: bool
    """True: several values, each of which counts."""


@attrs.frozen
class Condition:
    """One condition on a record: of which field, what is asked, and the test itself."""

    key: Key
    asked: str
    value: Any
    test: Callable[[Any], bool]


def key_of(cls: type[Record], name: str) -> Key:
    """Return how a field or property compares; UnknownField when the kind has neither."""
    info = _known(cls, name)
    if info is None:
        return Key(name, lambda record: _comparable(getattr(record, name)), many=False)
    if info.type is not Period or info.many:
        return Key(name, attrgetter(name), info.many)

    def latest(record: Any) -> date | None:
        period = getattr(record, name)
        return period.latest if period is not None else None

    return Key(name, latest, many=False)


def condition(cls: type[Record], question: str, wanted: Any) -> Condition:
    """Return the condition that ``field__question=wanted`` means.

    Raises UnknownField, UsageError for an unknown question, or FieldError for a value that the
    field can't hold.
    """
    name, _, asked = question.partition("__")
    key, asked = key_of(cls, name), asked or "eq"
    get, info = attrgetter(name), cls.spec.fields.get(name)
    if asked == "isnull":
        empty = bool(wanted)
        return Condition(key, asked, empty, lambda r: (get(r) in (None, "", ())) is empty)
    if asked == "contains":
        needle = str(wanted).casefold()
        return Condition(key, asked, needle, lambda r: _contains(get(r), needle))
    of = key.of
    if asked == "in":
        options = {_comparable(_value(cls, info, item)) for item in wanted}
        return Condition(key, asked, options, lambda r: of(r) in options)
    value = _comparable(_value(cls, info, wanted))
    if asked == "eq":
        return Condition(key, asked, value, lambda r: _equal(of(r), value))
    if asked == "ne":
        return Condition(key, asked, value, lambda r: not _equal(of(r), value))
    if asked not in _ORDER:
        known = "ne, lt, lte, gt, gte, in, contains, isnull"
        raise UsageError(f"“{question}”: de vraag “{asked}” bestaat niet. Kies uit: {known}.")
    test = _ORDER[asked]
    return Condition(key, asked, value, lambda r: test(of(r), value))


def meeting(records: list[R], conditions: Sequence[Condition]) -> list[R]:
    """Return the records that meet every condition."""
    for one in conditions:
        records = [record for record in records if one.test(record)]
    return records


def meets(record: Any, conditions: Sequence[Condition]) -> bool:
    """Tell whether a record meets every condition."""
    return all(one.test(record) for one in conditions)


def _known(cls: type[Record], name: str) -> FieldInfo | None:
    info = cls.spec.fields.get(name)
    if info is None and not isinstance(getattr(cls, name, None), property):
        raise UnknownField(cls.spec.kind, name, cls.spec.fields)
    return info


def _value(cls: type[Record], info: FieldInfo | None, wanted: Any) -> Any:
    if info is None or wanted is None or info.many or isinstance(wanted, date):
        return wanted
    try:
        return read_value(info, wanted)
    except ValueError as error:
        raise FieldError(cls.spec.kind, info.name, str(error), info.label) from None


def _comparable(value: Any) -> Any:
    if isinstance(value, Period):
        return value.latest
    if isinstance(value, Choice):
        return value.value
    return value


def _equal(value: Any, wanted: Any) -> bool:
    if isinstance(value, tuple) and not isinstance(wanted, tuple):
        return wanted in value
    return bool(value == wanted)


def _contains(value: Any, needle: str) -> bool:
    if isinstance(value, tuple):
        return any(str(item).casefold() == needle for item in value)
    return needle in str(value or "").casefold()
