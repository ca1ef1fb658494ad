"""What a script gives to the public methods: held at the entrance against what they take."""

import builtins
import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property, wraps
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, ParamSpec, TypeVar, Union, get_args, get_origin, get_type_hints

from m50core.errors import UsageError
from m50core.records.record import Record
from m50core.values.choice import Choice
from m50core.values.span import day_asked

P = ParamSpec("P")
T = TypeVar("T")
_MOST = 40
_BY_PLACE = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
_WORDS: Mapping[type, str] = {
    str: "een tekst",
    int: "een heel getal",
    bool: "True of False",
    Path: "een pad",
    date: "een dag, zoals 2025-03-11",
    Mapping: "een dict",
    Iterable: "een lijst",
    Callable: "een functie",  # type: ignore[dict-item]
    NoneType: "None",
}


def checked(method: Callable[P, T]) -> Callable[P, T]:
    """Let a method raise UsageError, with the argument and what to give, for what isn't its type.

    The annotations tell. Where they say ``date``, words and moments are read as a day, seen from
    the ``today`` of what the method is of; where they say ``Iterable``, what is given is gone
    through once.
    """
    return checked_as(method.__name__)(method)


def checked_as(name: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Return ``checked``, for what is called by another name than its own."""

    def hold(method: Callable[P, T]) -> Callable[P, T]:
        entrance = _Entrance(name, method)

        @wraps(method)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            if entrance.fits(args, kwargs):
                return method(*args, **kwargs)
            given = entrance.read(*args, **kwargs)
            return method(*given.args, **given.kwargs)

        return call

    return hold


class _Entrance:
    """What one method takes, by its annotations: looked at when it is first called."""

    def __init__(self, name: str, method: Callable[..., Any]) -> None:
        self._name, self._method = name, method

    @cached_property
    def _hints(self) -> dict[str, Any]:
        names = _Names(self._method)
        hints = get_type_hints(self._method, localns=names)
        return {name: hint for name, hint in hints.items() if name != "return"}

    @cached_property
    def _signature(self) -> inspect.Signature:
        return inspect.signature(self._method)

    @cached_property
    def _plain(self) -> tuple[type | tuple[type, ...], ...]:
        """The types of the leading arguments, as far as these need no more than ``isinstance``."""
        found: list[type | tuple[type, ...]] = []
        for parameter in self._signature.parameters.values():
            hint = self._hints.get(parameter.name, object)
            options = _options(hint)
            if parameter.kind not in _BY_PLACE or not all(map(_is_plain, options)):
                break
            found.append(tuple(options))
        return tuple(found)

    def fits(self, args: tuple[object, ...], kwargs: Mapping[str, object]) -> bool:
        """Tell quickly that all is as it should be; False when that must be looked at better."""
        known = self._plain
        return (
            len(args) <= len(known)
            and self._hints.keys().isdisjoint(kwargs)
            and all(map(isinstance, args, known))
        )

    def read(self, *args: object, **kwargs: object) -> inspect.BoundArguments:
        """Return the arguments as the method takes them; UsageError for what can't be."""
        given = self._signature.bind(*args, **kwargs)
        seen_from = getattr(args[0], "today", None) if args else None
        today = seen_from if isinstance(seen_from, date) else None
        for name, value in given.arguments.items():
            if (hint := self._hints.get(name)) is None:
                continue
            place = f"{self._name}({name}=…)"
            match self._signature.parameters[name].kind:
                case inspect.Parameter.VAR_POSITIONAL:
                    read: Any = tuple(_read(place, hint, one, today) for one in value)
                case inspect.Parameter.VAR_KEYWORD:
                    read = {one: _read(place, hint, each, today) for one, each in value.items()}
                case _:
                    read = _read(place, hint, value, today)
            given.arguments[name] = read
        return given


class _Names(dict[str, Any]):
    """Names in annotations that are there for a type checker alone, as the package gives them."""

    def __init__(self, method: Callable[..., Any]) -> None:
        super().__init__()
        self._known = method.__globals__
        self._package = method.__module__.partition(".")[0]

    def __missing__(self, name: str) -> Any:
        if name in self._known or hasattr(builtins, name):
            raise KeyError(name)
        return getattr(import_module(self._package), name, object)


def _options(hint: Any) -> tuple[Any, ...]:
    """Return the types that an argument may have; of a type variable, what it stands for."""
    some = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return tuple((one.__bound__ or object) if isinstance(one, TypeVar) else one for one in some)


def _is_plain(kind: Any) -> bool:
    return kind is object or (isinstance(kind, type) and kind not in (bool, int, date, Path))


def _read(place: str, wanted: Any, value: Any, today: date | None) -> Any:
    """Return a value as the method takes it; UsageError when it can't be."""
    options = _options(wanted)
    for option in options:
        kind = get_origin(option) or option
        if _is(kind, value):
            return _inside(place, option, kind, value, today)
    if date in options and isinstance(value, str):
        return day_asked(value, today)
    words = " of ".join(
        dict.fromkeys(_words(get_origin(each_option) or each_option) for each_option in options)
    )
    raise UsageError(f"{place}: {show_argument(value)} kan hier niet. Geef {words}.")


def _is(kind: Any, value: Any) -> bool:
    if kind in (Any, object):
        return True
    if kind is Path:
        return isinstance(value, os.PathLike)
    if kind is Callable:
        return callable(value)
    if kind is Iterable:
        return isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(kind, type) and isinstance(value, kind)


def _inside(place: str, wanted: Any, kind: Any, value: Any, today: date | None) -> Any:
    """Return a value of the right sort, with what is in it read too."""
    if kind is date:
        return day_asked(value)
    if kind is Iterable and (args := get_args(wanted)):
        return [_read(place, args[0], one, today) for one in value]
    if kind is Mapping and (args := get_args(wanted)):
        return {
            _read(place, args[0], k, today): _read(place, args[1], v, today)
            for k, v in value.items()
        }
    return value


def _words(kind: Any) -> str:
    if kind in _WORDS:
        return _WORDS[kind]
    if isinstance(kind, type) and issubclass(kind, Record):
        return f"een {kind.spec.label.lower()}"
    if isinstance(kind, type) and issubclass(kind, Choice):
        return f"een van: {', '.join(choice.value for choice in kind)}"
    return f"een {getattr(kind, '__name__', kind)}"


def show_argument(value: object) -> str:
    """Return a value as a sentence can hold it."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except Exception:
        text = ""
    short = text if 0 < len(text) <= _MOST else f"een {type(value).__name__}"
    return f"“{short}”"
