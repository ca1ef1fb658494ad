"""JSON back to the values that it was made of, and the place of each mistake."""

import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from collections.abc import Collection as Some
from typing import Any

from cattrs import Converter, transform_error
from cattrs.errors import (
    AttributeValidationNote,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
    StructureHandlerNotFoundError,
)
from cattrs.gen import make_dict_structure_fn, override

from m50core.answers.said import Said, said_fields
from m50core.answers.values import FieldErrors, record_from_json, shown_fields
from m50core.answers.writing import is_a, is_answer, is_named_tuple, own_keys
from m50core.errors import M50Error
from m50core.records.arguments import show_argument
from m50core.records.record import Record
from m50core.values import kept
from m50core.values.choice import Choice
from m50core.values.dutch import number_of

Kinds = Mapping[str, type[Record]]
"""The kinds of record that an answer may hold, by name."""
_BARE: Mapping[type, str] = {
    str: "tekst", int: "heel getal", bool: "ja of nee (true, false)", float: "getal",
    type(None): "null",
}  # fmt: skip
"""Values that JSON has itself, by what a person calls them."""
_ROWS = (Iterable, Some, Sequence, Set, list, tuple, set, frozenset)
_MAPPINGS = (Mapping, dict)


class OtherSortError(ValueError):
    """What was read is something else than was asked: another kind, another section."""


class OneWayError(StructureHandlerNotFoundError):
    """A class that JSON doesn't tell all of."""


def read_json(converter: Converter, kinds: Kinds) -> None:
    """Let a converter read back what ``writing`` writes.

    What is asked later goes first: the single values are registered after this.
    """
    for cls in _BARE:
        converter.register_structure_hook(cls, _bare(cls))
    hook, factory = (
        converter.register_structure_hook_func,
        converter.register_structure_hook_factory,
    )
    hook(lambda asked: asked in (Any, object), lambda plain, _: plain)
    hook(_is_many(*_ROWS), lambda plain, cls: _row(converter, plain, cls))
    hook(_is_many(*_MAPPINGS), lambda plain, cls: _mapping(converter, plain, cls))
    hook(_is_literal, _literal)
    hook(_is_union, lambda plain, union: _union(converter, plain, union))
    factory(is_named_tuple, lambda cls: _named_tuple(converter, cls))
    factory(is_answer, lambda cls: _answer(converter, cls, kinds))
    hook(is_a(Record), lambda plain, cls: _record(plain, cls, kinds))


def tell(error: Exception) -> str:
    """Return what was wrong with what was read, in Dutch, each with its place."""
    return "; ".join(transform_error(error, format_exception=_why))


def unreadable(error: BaseException) -> str:
    """Return in Dutch which class can't be read at all; empty: it was what was read."""
    if isinstance(error, OneWayError):
        return error.message
    if isinstance(error, StructureHandlerNotFoundError):
        name = getattr(error.type_, "__name__", error.type_)
        return f"van {name} is niet bekend hoe het in JSON staat"
    inner = error.exceptions if isinstance(error, ExceptionGroup) else ()
    return next(filter(None, map(unreadable, inner)), "")


def _why(error: BaseException, _: Any) -> str:
    if type(error) in (ValueError, OtherSortError) or isinstance(error, M50Error):
        return str(error)
    if isinstance(error, KeyError):
        return "ontbreekt"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"hier hoort geen {', '.join(f'“{name}”' for name in sorted(error.extra_fields))}"
    return "deze waarde past hier niet"


def reading(read: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    """Return what reads a value that is told as text, with ``read``."""

    def structure(plain: Any, _: Any) -> Any:
        if not isinstance(plain, str):
            raise ValueError(f"{show_argument(plain)} is geen tekst")  # a float least of all
        return read(plain)

    return structure


def _bare(cls: type) -> Callable[[Any, Any], Any]:
    def structure(plain: Any, asked: Any) -> Any:
        if asked is not cls and issubclass(asked, Choice):
            return kept.read_choice(asked, str(plain))  # a choice is text too
        if type(plain) is int and cls is float:
            return float(plain)
        if type(plain) is not cls:
            raise ValueError(f"{show_argument(plain)} is geen {_BARE[cls]}")
        return plain

    return structure


def _is_many(*classes: Any) -> Callable[[Any], bool]:
    """Return what tells of a row or mapping of no class of its own, whose rows may be made."""
    return lambda asked: (typing.get_origin(asked) or asked) in classes


def _is_union(asked: Any) -> bool:
    return typing.get_origin(asked) in (typing.Union, types.UnionType)


def _is_literal(asked: Any) -> bool:
    return typing.get_origin(asked) is typing.Literal


def _object(plain: Any) -> Mapping[str, Any]:
    if not isinstance(plain, Mapping):
        raise ValueError(f"{show_argument(plain)} is geen object met velden")
    return plain


Note = Callable[[str, Any, Any], str]


def _each(
    converter: Converter,
    asked: Any,
    parts: Iterable[tuple[Any, Any, Any]],
    note: Note = IterableValidationNote,
) -> list[Any]:
    """Return what each part (its place, its class, plain) was; the mistakes of all together."""
    found: list[Any] = []
    wrong: list[Exception] = []
    for place, cls, plain in parts:
        try:
            found.append(converter.structure(plain, cls))
        except (StructureHandlerNotFoundError, RecursionError):
            raise
        except Exception as error:
            error.add_note(note("", place, cls))
            wrong.append(error)
    if wrong:
        group = ClassValidationError if note is AttributeValidationNote else IterableValidationError
        raise group("wrong", wrong, asked)
    return found


def _row(converter: Converter, plain: Any, cls: Any) -> Any:
    if not isinstance(plain, list | tuple):
        raise ValueError(f"{show_argument(plain)} is geen lijst")
    many, args = typing.get_origin(cls) or cls, typing.get_args(cls) or (Any,)
    several = many is not tuple or args[-1] is Ellipsis or args == (Any,)
    if not several and len(plain) != len(args):
        wrong = number_of(len(plain), "waarde", "waarden")
        raise ValueError(f"deze rij heeft {wrong}, en er hoort een ander aantal")
    kinds = [args[0]] * len(plain) if several else args
    found = _each(converter, cls, zip(range(len(plain)), kinds, plain, strict=True))
    if issubclass(many, set | list):
        return many(found)
    return frozenset(found) if issubclass(many, Set) else tuple(found)


def _mapping(converter: Converter, plain: Any, cls: Any) -> dict[Any, Any]:
    key, item = typing.get_args(cls) or (Any, Any)
    names = list(_object(plain))
    keys = [int(name) if key is int and name.lstrip("-").isdigit() else name for name in names]
    read = _each(converter, cls, zip(names, [key] * len(names), keys, strict=True))
    values = _each(converter, cls, ((name, item, plain[name]) for name in names))
    return dict(zip(read, values, strict=True))


def _literal(plain: Any, asked: Any) -> Any:
    for value in typing.get_args(asked):
        if type(value) is type(plain) and value == plain:
            return value
    raise OtherSortError(f"{show_argument(plain)} is hier geen van de woorden die kunnen")


def _union(converter: Converter, plain: Any, union: Any) -> Any:
    """Return what one of several classes reads: that which would be told in the same way."""
    options = [cls for cls in typing.get_args(union) if cls is not type(None)]
    if plain is None and type(None) in typing.get_args(union):
        return None
    wrong: list[Exception] = []
    read: list[Any] = []
    for cls in sorted(options, key=lambda cls: cls in (str, Any, object)):
        try:
            read.append(converter.structure(plain, cls))
        except (StructureHandlerNotFoundError, RecursionError):
            raise
        except Exception as error:
            wrong.append(error)
    if read:
        return next((one for one in read if converter.unstructure(one) == plain), read[0])
    raise min(wrong, key=_distance)


def _distance(error: BaseException) -> tuple[bool, int]:
    """Return how far something is from what was asked: of another sort, how many mistakes."""
    if not isinstance(error, ExceptionGroup):
        return isinstance(error, OtherSortError), 1
    inner = [_distance(one) for one in error.exceptions]
    return any(other for other, _ in inner), sum(number for _, number in inner)


def _named_tuple(converter: Converter, cls: Any) -> Callable[[Any, Any], Any]:
    fields = said_fields(cls)
    _refuse_one_way(cls)

    def read(plain: Any, _: Any) -> Any:
        given = _object(plain)
        if more := sorted(given.keys() - {field.key for field in fields}):
            raise ForbiddenExtraKeysError("", cls, set(more))
        missing = {f.key for f in fields if f.name not in cls._field_defaults} - given.keys()
        if missing:
            raise ValueError(f"hier ontbreekt {', '.join(f'“{name}”' for name in sorted(missing))}")
        there = [field for field in fields if field.key in given]
        parts = ((field.key, field.type, given[field.key]) for field in there)
        values = _each(converter, cls, parts, AttributeValidationNote)
        return cls(**{field.name: value for field, value in zip(there, values, strict=True)})

    return read


def _refuse_one_way(cls: Any) -> None:
    if lost := [field.name for field in said_fields(cls) if field.said.one_way]:
        raise OneWayError(f"wat “{lost[0]}” van {cls.__name__} was, staat daar niet in", cls)


def _answer(converter: Converter, cls: Any, kinds: Kinds) -> Callable[[Any, Any], Any]:
    said = said_fields(cls)
    _refuse_one_way(cls)
    overrides: dict[str, Any] = {
        field.name: override(rename=field.said.key or None)
        for field in said
        if field.said != Said()
    }
    read: Callable[[Any, Any], Any] = make_dict_structure_fn(cls, converter, **overrides)
    flat = {field.name: field.type for field in said if field.said.flat}
    own = own_keys(cls)

    def read_class(plain: Any, _: Any) -> Any:
        rest = dict(_object(plain))
        for name, inner in flat.items():
            keys = set(_keys(inner, rest, kinds)) - own
            rest[name] = {key: rest.pop(key) for key in keys & rest.keys()}
        return read(rest, cls)

    return read_class


def _keys(cls: Any, plain: Mapping[str, Any], kinds: Kinds) -> list[str]:
    if issubclass(cls, Record):
        return ["kind", *(i.name for i in shown_fields(_kind(cls, plain, kinds)))]
    inner = (
        _keys(field.type, plain, kinds) if field.said.flat else [field.key]
        for field in said_fields(cls)
    )
    return [key for keys in inner for key in keys]


def _record(plain: Any, cls: type[Record], kinds: Kinds) -> Record:
    kind = _kind(cls, _object(plain), kinds)
    try:
        return record_from_json(kind, plain)
    except FieldErrors as error:
        for one in error.errors:
            one.add_note(AttributeValidationNote("", one.field, kind))
        placed = [one for one in error.errors if one.field]
        if len(placed) < len(error.errors):
            raise
        raise ClassValidationError("wrong", placed, kind) from None


def _kind(cls: type[Record], plain: Mapping[str, Any], kinds: Kinds) -> type[Record]:
    name = plain.get("kind")
    if "spec" in vars(cls) and name == cls.spec.kind:
        return cls
    if not isinstance(name, str) or name not in kinds or not issubclass(kinds[name], cls):
        raise OtherSortError(
            f"{show_argument(name)} is hier geen soort die bekend is ({cls.__name__})"
        )
    return kinds[name]
