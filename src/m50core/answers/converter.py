"""Values to JSON and back: the one converter of every answer, and of what reports are filled with.

A period is ``{words, earliest, latest}``, amounts and decimals are text, a day is ``2025-03-25``, a
moment bears its zone, a choice is its value, a record its kind and its fields. Imported when a
program asks: what a person reads doesn't need it.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

import attrs
from cattrs import Converter, transform_error
from cattrs.errors import StructureHandlerNotFoundError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from cattrs.v import format_exception

from m50core.answers.said import Said, said_fields
from m50core.answers.schema import Schema
from m50core.answers.values import OTHERWISE, record_from_json, record_to_json, shown_fields
from m50core.errors import M50Error
from m50core.records.field_types import FieldType, value_types
from m50core.records.record import Record
from m50core.values import kept
from m50core.values.choice import Choice

T = TypeVar("T")
Kinds = Mapping[str, type[Record]]
"""The kinds of record that an answer may hold, by name."""


def to_json(value: object) -> Any:
    """Return a value, or a mapping or row of values, as JSON-ready data."""
    return _converter().unstructure(value)


def to_names(value: object) -> Any:
    """Return what a report is about as names for its template, said as a person reads it.

    A choice is its label, a period and an amount as they are shown; days stay days, since a
    template says how long they are written.
    """
    return _for_people().unstructure(value)


def from_json(plain: object, cls: type[T], kinds: Kinds | None = None) -> T:
    """Return what ``to_json`` gave as the value that it was.

    ``kinds``: those of records that are named by their kind only. Raises ValueError, with the
    place of each mistake.
    """
    converter = _converter(tuple((kinds or {}).items()))
    try:
        return converter.structure(plain, cls)
    except StructureHandlerNotFoundError:
        raise
    except Exception as error:
        raise ValueError("; ".join(transform_error(error, format_exception=_why))) from error


def _why(error: BaseException, cls: type | None) -> str:
    if type(error) is ValueError or isinstance(error, M50Error):
        return str(error)
    return format_exception(error, cls)


@lru_cache(1)
def _for_people() -> Converter:
    made = Converter(unstruct_collection_overrides=_ROWS)
    made.register_unstructure_hook_func(_is(Mapping), lambda items: _items(made, items))
    made.register_unstructure_hook_func(_is_just(object), made.unstructure)
    made.register_unstructure_hook(Choice, lambda choice: choice.label)
    made.register_unstructure_hook_factory(_is_answer, lambda cls: _write_answer(made, cls))
    made.register_unstructure_hook_func(_is(Record), _as_it_is)
    for cls, one in _values():
        made.register_unstructure_hook(cls, _as_it_is if issubclass(cls, date) else one.show)
    return made


@lru_cache(8)
def _converter(pairs: tuple[tuple[str, type[Record]], ...] = ()) -> Converter:
    kinds = dict(pairs)
    made = Converter(
        forbid_extra_keys=True,
        unstruct_collection_overrides=_ROWS,
    )
    for plain_type in (*_BARE, float, type(None)):
        made.register_structure_hook(plain_type, _just(plain_type))
    made.register_unstructure_hook_func(_is(Mapping), lambda items: _items(made, items))
    made.register_unstructure_hook_func(_is_just(object), made.unstructure)
    made.register_structure_hook_func(_is_just(object), lambda plain, _: plain)
    made.register_unstructure_hook_factory(_is_answer, lambda cls: _write_answer(made, cls))
    made.register_structure_hook_factory(_is_answer, lambda cls: _read_answer(made, cls, kinds))
    made.register_unstructure_hook_func(_is(Record), record_to_json)
    made.register_structure_hook_func(
        _is(Record), lambda plain, cls: record_from_json(_kind(cls, plain, kinds), plain)
    )
    made.register_unstructure_hook(Choice, lambda choice: choice.value)
    for cls, one in _values():
        told = OTHERWISE.get(cls)
        made.register_unstructure_hook(cls, told.write if told else one.plain)
        made.register_structure_hook(cls, _reading(told.read if told else one.kept))
    return made


def _as_it_is(value: Any) -> Any:
    return value


_ROWS: Mapping[Any, Any] = {
    tuple: list, Sequence: list, Set: sorted, set: sorted, frozenset: sorted,
}  # fmt: skip
_BARE = (str, int, bool)
"""Values that JSON has itself."""


def _values() -> Iterable[tuple[type, FieldType]]:
    """Return the other types of value, each with how it is kept: so it is told once, here too."""
    return ((cls, one) for cls, one in value_types().items() if cls not in _BARE)


def _reading(read: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    def structure(plain: Any, _: Any) -> Any:
        if not isinstance(plain, str | Mapping):
            raise TypeError(f"{plain!r} is no text")  # a float least of all
        return read(plain)

    return structure


def _just(cls: type) -> Callable[[Any, Any], Any]:
    def structure(plain: Any, asked: Any) -> Any:
        if asked is not cls and issubclass(asked, Choice):
            return kept.read_choice(asked, str(plain))  # a choice is text too
        if isinstance(plain, int) and cls is float and not isinstance(plain, bool):
            return float(plain)
        if type(plain) is not cls:
            raise TypeError(f"{plain!r} is no {cls.__name__}")
        return plain

    return structure


def _is(cls: type) -> Callable[[Any], bool]:
    return lambda asked: isinstance(asked, type) and issubclass(asked, cls)


def _is_just(cls: type) -> Callable[[Any], bool]:
    return lambda asked: asked is cls


def _is_answer(cls: Any) -> bool:
    return isinstance(cls, type) and attrs.has(cls)


def _items(made: Converter, items: Mapping[Any, Any]) -> dict[Any, Any]:
    return {made.unstructure(key): made.unstructure(value) for key, value in items.items()}


def _write_answer(made: Converter, cls: type) -> Callable[[Any], dict[str, Any]]:
    write: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(cls, made, **_overrides(cls))
    flat = _flat(cls)
    if not flat:
        return write

    own = _own_keys(cls)

    def write_flat(value: Any) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for key, inner in write(value).items():
            if key in flat:
                plain |= {name: one for name, one in inner.items() if name not in own}
            else:
                plain[key] = inner
        return plain

    return write_flat


def _read_answer(made: Converter, cls: type, kinds: Kinds) -> Callable[[Any, Any], Any]:
    read: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, made, **_overrides(cls))
    flat = _flat(cls)
    if not flat:
        return read

    own = _own_keys(cls)

    def read_flat(plain: Any, _: Any) -> Any:
        rest = dict(plain)
        for name, inner in flat.items():
            keys = set(_keys(inner, rest, kinds)) - own
            rest[name] = {key: rest.pop(key) for key in keys & rest.keys()}
        return read(rest, cls)

    return read_flat


def _overrides(cls: type) -> dict[str, Any]:
    return {
        field.name: override(rename=field.said.key or None, omit_if_default=field.said.sparse)
        for field in said_fields(cls)
        if field.said != Said()
    }


def _own_keys(cls: type) -> set[str]:
    """Return the keys of a class itself: they go before those of what is flat in it."""
    return {field.key for field in said_fields(cls) if not field.said.flat}


def _flat(cls: type) -> dict[str, Any]:
    return {field.name: field.type for field in said_fields(cls) if field.said.flat}


def _keys(cls: Any, plain: Mapping[str, Any], kinds: Kinds) -> list[str]:
    if issubclass(cls, Record):
        return ["kind", *(i.name for i in shown_fields(_kind(cls, plain, kinds)))]
    inner = (
        _keys(field.type, plain, kinds) if field.said.flat else [field.key]
        for field in said_fields(cls)
    )
    return [key for keys in inner for key in keys]


def _kind(cls: type[Record], plain: Mapping[str, Any], kinds: Kinds) -> type[Record]:
    name = plain.get("kind")
    if "spec" in vars(cls) and name == cls.spec.kind:
        return cls
    if not isinstance(name, str) or name not in kinds or not issubclass(kinds[name], cls):
        raise ValueError(f"{name!r} is no known kind of {cls.__name__}")
    return kinds[name]


def json_file(schema: Schema, items: Iterable[object]) -> bytes:
    """Return answers as a file."""
    content = {"schema": str(schema), "items": to_json(list(items))}
    return json.dumps(content, ensure_ascii=False, indent=2).encode() + b"\n"
