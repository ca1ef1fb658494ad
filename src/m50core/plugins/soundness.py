"""Is what a plugin gave what it should be: each field of the right sort, and usable?"""

import os
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import msgspec

from m50core.errors import M50Error
from m50core.findings.findings import Rule
from m50core.plugins.extensions import AgendaEntry, Chapter, Command, Importer, Kind, Report, Screen
from m50core.records.collection import Records
from m50core.records.fields import KindInfo
from m50core.records.record import Record
from m50core.records.unique import Unique
from m50core.values.patterns import pattern

_WORD = pattern(r"[a-z][a-z0-9_-]{0,39}")
_CODE = pattern(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_TIME = pattern(r"(?:(?:[01]\d|2[0-3]):[0-5]\d)?")
_OCCURRENCE = pattern(r"(?:\d{8}(?:T\d{6}Z?)?)?")
_HEADING = pattern(r"[^\x00-\x1f\x7f]{1,40}")
_TEXT = pattern(r"[^\x00-\x1f\x7f]*")

_PATTERNS: Mapping[type, Mapping[str, re.Pattern[str]]] = {
    Rule: {"code": _CODE},
    Command: {"name": _WORD, "group": _HEADING},
    Report: {"name": _WORD},
    Kind: {"name": _WORD},
    Importer: {"name": _WORD},
    Chapter: {"name": _WORD, "file": _TEXT},
    Screen: {"name": _WORD},
    AgendaEntry: {
        "time": _TIME, "until": _TIME, "occurrence": _OCCURRENCE, "uid": _TEXT, "record": _TEXT,
        "openness": pattern("(?:PRIVATE|CONFIDENTIAL)?"),
    },
}  # fmt: skip
"""How the text of a field must look, by the class of what is given."""


def flaw(item: Any) -> str:
    """Return in Dutch what of a given value can't be used; empty when it is as it should be."""
    cls = type(item)
    for name, hint in _hints(cls).items():  # type: ignore[arg-type] # a class has a hash
        if not _fits(getattr(item, name), hint):
            return f"“{name}” is niet van het goede type"
    for kind, patterns in _PATTERNS.items():
        for name, wanted in patterns.items() if isinstance(item, kind) else ():
            if not wanted.fullmatch(getattr(item, name)):
                return f"“{name}” kan zo niet: {getattr(item, name)!r}"
    if isinstance(item, AgendaEntry) and item.end < item.start:
        return "het eind is voor het begin"
    return ""


def place_flaw(item: Any) -> str:
    """Return in Dutch why something can't be a place on this computer; empty when it can."""
    if not isinstance(item, str | os.PathLike):
        return type(item).__name__
    whole = not isinstance(os.fspath(item), bytes) and Path(item).expanduser().is_absolute()
    return "" if whole else f"{str(item)!r} is geen heel pad"


def kind_flaw(item: Any) -> str:
    """Return in Dutch why something can't be a kind of record; empty when it can.

    Of what isn't even a class of records: the sort that it is.
    """
    if isinstance(item, Kind):
        return flaw(item)
    if not (isinstance(item, type) and issubclass(item, Record)):
        return type(item).__name__
    spec = vars(item).get("spec")
    if not isinstance(spec, KindInfo):
        return "is niet gemaakt met @m50.record"
    if not _WORD.fullmatch(spec.kind):
        return f"de naam “{spec.kind}” kan niet"
    if not all(isinstance(text, str) for text in (spec.label, spec.plural, spec.help)):
        return "label, plural en help moeten tekst zijn"
    if not isinstance(spec.prefix, str) or not _WORD.fullmatch(spec.prefix):
        return f"het voorvoegsel “{spec.prefix}” kan niet"
    return _flaw_of_unique(item, spec)


def reference_flaw(record: Record, kinds: Mapping[str, object]) -> str:
    """Return in Dutch what of a record of reference data can't be used; empty when it can."""
    if not record.id:
        return "geen nummer"
    if kinds.get(record.kind) is not type(record):
        return f"de soort “{record.kind}” is er niet"
    return ""


def screen_flaw(screen: Screen, kinds: Mapping[str, type[Record]]) -> str:
    """Return in Dutch what of a list for the screen can't be used; empty when it can."""
    try:
        Records(kinds, {}).collection(screen.kind).where(**screen.where)
    except M50Error as error:
        return error.sentence
    return ""


def _flaw_of_unique(cls: type[Record], spec: KindInfo) -> str:
    """Return in Dutch what of a kind's declaration of what is unique can't be used, or nothing."""
    declared: object = cls.unique
    if not isinstance(declared, tuple) or not all(
        isinstance(unique, Unique) for unique in declared
    ):
        return "“unique” is een tuple van Unique(…), ook als er maar één is"
    for unique in cls.unique:
        among = (unique.among[0],) if unique.among else ()
        fields: object = unique.fields
        if not isinstance(fields, tuple) or not fields:
            return "“unique” noemt geen velden: geef een tuple met namen"
        if unknown := [name for name in (*unique.fields, *among) if name not in spec.fields]:
            return f"“unique” noemt het veld “{unknown[0]}”, en dat is er niet"
    return ""


def name_of(item: Any) -> str:
    """Return by which word a person finds back what was given: its class, and its own name."""
    words = [getattr(item, name, "") for name in ("code", "__name__", "name", "title")]
    own = next((word for word in words if isinstance(word, str) and word), "")
    return f"{type(item).__name__} {own[:40]}".strip()


@cache
def _hints(cls: type) -> Mapping[str, Any]:
    if issubclass(cls, msgspec.Struct):
        names: Iterable[str] = cls.__struct_fields__
    elif not attrs.has(cls) or issubclass(cls, Record):
        return {}
    else:
        names = (field.name for field in attrs.fields(cls))
    hints = typing.get_type_hints(cls)
    return {name: hints[name] for name in names}


def _fits(value: Any, hint: Any) -> bool:
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if hint is Any:
        return True
    if hint is None or hint is type(None):
        return value is None
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, one) for one in inner)
    if origin is tuple:
        return isinstance(value, tuple | list) and all(_fits(one, inner[0]) for one in value)
    if hint is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    if origin is Callable:
        return callable(value)
    return isinstance(value, origin or hint)


def flaws(items: list[Any], check: Callable[[Any], str]) -> Iterator[tuple[Any, str]]:
    """Yield each item with what of it can't be used; a check that raises is a flaw as well."""
    for item in items:
        try:
            yield item, check(item)
        except Exception as error:
            yield item, f"kan niet worden bekeken ({type(error).__name__})"
