"""What each value is in JSON, by the class that it has; what JSON has nothing for, by its place."""

import dataclasses
import io
from collections.abc import Callable, Iterable, Mapping, Set
from datetime import time, timedelta
from enum import Enum
from math import isfinite
from os import PathLike
from typing import Any, NoReturn

import attrs
from cattrs import Converter

from m50core.answers.said import said_fields
from m50core.answers.values import record_to_json
from m50core.errors import M50Error
from m50core.records.arguments import show_argument
from m50core.records.record import Record

Writer = Callable[[Any], Any]
_SHOWN = (float, bytes, time, timedelta)


class UnsayableError(TypeError):
    """A value that JSON has nothing for: its text says which, and where it stands."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self._reason = reason
        self._steps: list[str] = []

    def within(self, step: str) -> "UnsayableError":
        """Return it as seen from what it stands in: ``.due``, ``[3]``."""
        self._steps.append(step)
        return self

    def __str__(self) -> str:
        """Return it as reading tells a mistake."""
        return f"{self._reason} @ ${''.join(reversed(self._steps))}"


def refuse(value: object) -> NoReturn:
    """Raise UnsayableError."""
    name = type(value).__name__
    what = f"{show_argument(value)} ({name})" if isinstance(value, _SHOWN) else f"een {name}"
    raise UnsayableError(
        f"{what} kan niet in JSON. Geef gegevens, antwoorden, waarden of rijen ervan"
    )


def write_only_json(converter: Converter) -> None:
    """Let a converter write rows, mappings, classes and records, and nothing that isn't JSON.

    What is asked later goes first: the single values are registered after this.
    """
    by_class: tuple[tuple[Callable[[Any], bool], Callable[[Converter, Any], Any]], ...] = (
        (is_a(Iterable), _row),
        (is_a(Set), _some),
        (is_a(Mapping), write_mapping),
        (is_a(PathLike), lambda _, path: str(path)),
        (is_a(Enum), lambda converter, member: converter.unstructure(member.value)),
        # These are rows too, of letters, members or lines, and nobody means those.
        (is_a(bytes, bytearray, memoryview, type, io.IOBase), lambda _, value: refuse(value)),
    )
    for fits, write in by_class:
        converter.register_unstructure_hook_func(fits, _with(converter, write))
    converter.register_unstructure_hook_factory(
        is_named_tuple, lambda cls: write_class(converter, cls)
    )
    converter.register_unstructure_hook_factory(
        dataclasses.is_dataclass, lambda cls: write_class(converter, cls)
    )
    converter.register_unstructure_hook_factory(is_answer, lambda cls: write_class(converter, cls))
    converter.register_unstructure_hook_func(is_a(Record), _record)
    for bare in (str, int, bool, type(None)):
        converter.register_unstructure_hook(bare, as_it_is)
    converter.register_unstructure_hook(float, _number)
    converter.register_unstructure_hook(bytes, refuse)


def _with(converter: Converter, write: Callable[[Converter, Any], Any]) -> Writer:
    return lambda value: write(converter, value)


def as_it_is(value: Any) -> Any:
    """Return a value that is already what it must be."""
    return value


def is_a(*classes: type) -> Callable[[Any], bool]:
    """Return what tells whether a class is one of these, or below one."""
    return lambda asked: isinstance(asked, type) and issubclass(asked, classes)


def is_answer(cls: Any) -> bool:
    """Tell whether a class is an attrs class, as answers are."""
    return isinstance(cls, type) and attrs.has(cls)


def is_named_tuple(cls: Any) -> bool:
    """Tell whether a class is a NamedTuple."""
    return isinstance(cls, type) and issubclass(cls, tuple) and hasattr(cls, "_fields")


def write_class(converter: Converter, cls: Any) -> Callable[[Any], dict[str, Any]]:
    """Return what writes the fields of a class by their keys.

    Its own keys go before those of what is flat in it. Each field is written as the value that it
    holds, whatever the class promises.
    """
    if not (is_answer(cls) or is_named_tuple(cls)):
        names = [field.name for field in dataclasses.fields(cls)]
        return lambda value: write_mapping(converter, {n: getattr(value, n) for n in names})
    fields = [field for field in said_fields(cls) if not field.said.unsaid]
    own = own_keys(cls)

    def write(value: Any) -> dict[str, Any]:
        plain: dict[str, Any] = {}
        for field in fields:
            item = getattr(value, field.name)
            if field.said.sparse and item is None:
                continue
            try:
                told = converter.unstructure(item)
            except UnsayableError as error:
                raise error.within("" if field.said.flat else f".{field.key}") from None
            if field.said.flat:
                plain |= {name: inner for name, inner in told.items() if name not in own}
            else:
                plain[field.key] = told
        return plain

    return write


def own_keys(cls: type) -> set[str]:
    """Return the keys of a class itself: they go before those of what is flat in it."""
    return {field.key for field in said_fields(cls) if not field.said.flat}


def write_mapping(converter: Converter, items: Mapping[Any, Any]) -> dict[str, Any]:
    """Return a mapping; its keys are text, as a day, a choice or a number is."""
    plain: dict[str, Any] = {}
    for name, item in items.items():
        try:
            key = converter.unstructure(name)
            if not isinstance(key, str) and type(key) is not int:
                refuse(name)
            plain[str(key)] = converter.unstructure(item)
        except UnsayableError as error:
            raise error.within(f"[{name!r}]") from None
    return plain


def _row(converter: Converter, items: Iterable[Any]) -> list[Any]:
    plain: list[Any] = []
    for number, item in enumerate(items):
        try:
            plain.append(converter.unstructure(item))
        except UnsayableError as error:
            raise error.within(f"[{number}]") from None
    return plain


def _some(converter: Converter, items: Set[Any]) -> list[Any]:
    plain = _row(converter, items)
    try:
        return sorted(plain)
    except TypeError:  # they are of several sorts
        return sorted(plain, key=repr)


def _record(record: Record) -> dict[str, Any]:
    try:
        return record_to_json(record)
    except (M50Error, RecursionError):
        raise
    except Exception:
        # A class of a plugin may hold what none of its fields can.
        what = f"{record.kind} {record.id}".strip()
        raise UnsayableError(f"{what} heeft een veld met een waarde die er niet past") from None


def _number(value: float) -> float:
    return value if isfinite(value) else refuse(value)
