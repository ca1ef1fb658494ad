"""Values to JSON and back: the one converter of every answer, and of what reports are filled with.

A period is ``{words, earliest, latest}``, amounts and decimals are text, a day is ``2025-03-25``, a
moment bears its zone, a choice is its value, a record its kind and its fields. Imported when a
program asks: what a person reads doesn't need it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from cattrs import Converter

from m50core.answers.reading import Kinds, read_json, reading, tell, unreadable
from m50core.answers.schema import Schema
from m50core.answers.values import OTHERWISE, period_from_json
from m50core.answers.writing import (
    UnsayableError,
    as_it_is,
    is_a,
    is_answer,
    refuse,
    write_class,
    write_only_json,
)
from m50core.errors import UsageError
from m50core.records.arguments import show_argument
from m50core.records.field_types import FieldType, value_types
from m50core.records.record import Record
from m50core.values.choice import Choice
from m50core.values.period import Period

T = TypeVar("T")
_BARE = (str, int, bool)
_ITSELF = "de waarde bevat zichzelf, of zit te diep in elkaar"


def to_json(value: object) -> Any:
    """Return a value, a class with fields, or a mapping or row of these, as JSON-ready data.

    Whatever can be gone through is a row; a NamedTuple is its fields. Raises TypeError, with its
    place, for what JSON has nothing for.
    """
    try:
        return _converter().unstructure(value)
    except UnsayableError as error:
        raise TypeError(str(error)) from None
    except RecursionError:
        raise TypeError(_ITSELF) from None


def to_names(value: object) -> Any:
    """Return what a report is about as names for its template, said as a person reads it.

    A choice is its label, a period and an amount as they are shown; days stay days, since a
    template says how long they are written.
    """
    return _for_people().unstructure(value)


def from_json(plain: object, cls: type[T], kinds: Kinds | None = None) -> T:
    """Return what ``to_json`` gave as the value that it was.

    ``cls``: its class, or an annotation made of classes: ``tuple[Goal, ...]``, ``Goal | None``.
    Where a class has a field of any type (``Any``, ``object``), that comes back as it stands in
    JSON. ``kinds``: those of records that are named by their kind only. Raises ValueError, with the
    place of each mistake, and TypeError for a class that can't be read back.
    """
    if isinstance(cls, str):
        raise UsageError(f"from_json(cls=…): {show_argument(cls)} kan hier niet. Geef een klasse.")
    if kinds is not None and not isinstance(kinds, Mapping):
        raise UsageError(
            f"from_json(kinds=…): {show_argument(kinds)} kan hier niet. Geef net.kinds."
        )
    try:
        return _converter(tuple((kinds or {}).items())).structure(plain, cls)
    except RecursionError:
        raise ValueError(_ITSELF) from None
    except Exception as error:
        if why := unreadable(error):
            name = getattr(cls, "__name__", str(cls))
            raise TypeError(f"{name} is niet uit JSON te lezen: {why}") from None
        raise ValueError(tell(error)) from error


@lru_cache(1)
def _for_people() -> Converter:
    rows: Mapping[Any, Any] = {
        tuple: list, Sequence: list, Set: sorted, set: sorted, frozenset: sorted,
    }  # fmt: skip
    converter = Converter(unstruct_collection_overrides=rows)
    converter.register_unstructure_hook_func(
        is_a(Mapping),
        lambda items: {
            converter.unstructure(name): converter.unstructure(item) for name, item in items.items()
        },
    )
    converter.register_unstructure_hook(Choice, lambda choice: choice.label)
    converter.register_unstructure_hook_factory(is_answer, lambda cls: write_class(converter, cls))
    converter.register_unstructure_hook_func(is_a(Record), as_it_is)
    for cls, kind in _values():
        converter.register_unstructure_hook(cls, as_it_is if issubclass(cls, date) else kind.show)
    return converter


@lru_cache(8)
def _converter(pairs: tuple[tuple[str, type[Record]], ...] = ()) -> Converter:
    converter = Converter(forbid_extra_keys=True, unstructure_fallback_factory=lambda _: refuse)
    write_only_json(converter)
    read_json(converter, dict(pairs))
    converter.register_unstructure_hook(Choice, lambda choice: choice.value)
    for cls, kind in _values():
        otherwise = OTHERWISE.get(cls)
        converter.register_unstructure_hook(cls, otherwise.write if otherwise else kind.plain)
        converter.register_structure_hook(cls, reading(otherwise.read if otherwise else kind.kept))
    converter.register_structure_hook(Period, lambda plain, _: period_from_json(plain))
    return converter


def _values() -> Iterable[tuple[type, FieldType]]:
    """Return the other types of value, each with how it is kept: so it is told once, here too."""
    return ((cls, kind) for cls, kind in value_types().items() if cls not in _BARE)


def json_file(schema: Schema, items: Iterable[object]) -> bytes:
    """Return answers as a file."""
    content = {"schema": str(schema), "items": to_json(list(items))}
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"
