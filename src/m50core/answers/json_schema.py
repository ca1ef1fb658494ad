"""JSON Schema (draft 2020-12) of what the converter writes, from the same classes."""

import inspect
import types
import typing
from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import attrs

from m50core.answers.said import SaidField, said_fields
from m50core.answers.values import shown_fields
from m50core.records.fields import FieldInfo
from m50core.records.record import Record
from m50core.values.cadence import Cadence
from m50core.values.choice import Choice
from m50core.values.money import Money
from m50core.values.municipality_code import MunicipalityCode
from m50core.values.period import Period

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DAY = {"type": "string", "format": "date"}
_SINGLE: Mapping[Any, Mapping[str, Any]] = {
    Any: {}, object: {},
    type(None): {"type": "null"},
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: _DAY,
    datetime: {"type": "string", "format": "date-time"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?$"},
    Money: {"type": "string", "pattern": r"^-?[0-9]+\.[0-9]{2}$"},
    Cadence: {"type": "string"},
    MunicipalityCode: {"type": "string", "pattern": "^GM[0-9]{4}$"},
}  # fmt: skip
_EMPTY_DAY = {"anyOf": [_DAY, {"type": "null"}]}
_PERIOD = {
    "type": "object",
    "description": "A time as vague as its words, with the earliest and latest day they can mean.",
    "properties": {"words": {"type": "string"}, "earliest": _EMPTY_DAY, "latest": _EMPTY_DAY},
    "required": ["words", "earliest", "latest"],
    "additionalProperties": False,
}
_CLOSED = {"unevaluatedProperties": False}


class Schemas:
    """Makes schemas of classes, and keeps those that others name (``$defs``)."""

    def __init__(self, kinds: Mapping[str, type[Record]]) -> None:
        self._kinds = kinds
        self._named: dict[str, type] = {}
        self.defs: dict[str, Any] = {}
        """By name; ``#/$defs/NAME`` names one."""

    def of(self, cls: Any) -> dict[str, Any]:
        """Return the schema of a class, or of an annotation made of classes.

        TypeError for a class that an answer can't be made of.
        """
        origin, args = typing.get_origin(cls), typing.get_args(cls)
        if cls in _SINGLE:
            return dict(_SINGLE[cls])
        if origin in (typing.Union, types.UnionType):
            return {"anyOf": [self.of(arg) for arg in args]}
        if origin is typing.Literal:
            return {"enum": list(args)}
        if origin is not None:
            return self._many(origin, args)
        return self._class(cls)

    def _class(self, cls: Any) -> dict[str, Any]:
        if not isinstance(cls, type):
            raise TypeError(f"an answer can't be made of {cls!r}")
        if issubclass(cls, Choice):
            labels = ", ".join(f"{member.value}: {member.label}" for member in cls)
            return {"enum": [member.value for member in cls], "description": labels}
        if cls is Period:
            return self._ref("Period", lambda: _PERIOD)
        if issubclass(cls, Record):
            return self._records(cls) | _CLOSED
        if attrs.has(cls):
            if self._named.setdefault(cls.__name__, cls) is not cls:
                raise TypeError(f"two classes of one answer are called {cls.__name__}")
            return self._ref(cls.__name__, lambda: self._answer(cls))
        raise TypeError(f"an answer can't be made of {cls!r}")

    def _many(self, origin: Any, args: Sequence[Any]) -> dict[str, Any]:
        if issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(args[1])}
        if origin is tuple and args[-1] is not Ellipsis:
            each = [self.of(arg) for arg in args]
            return {"type": "array", "prefixItems": each, "items": False, "minItems": len(each)}
        unique = {"uniqueItems": True} if issubclass(origin, Set) else {}
        return {"type": "array", "items": self.of(args[0]), **unique}

    def _ref(self, name: str, make: typing.Callable[[], Mapping[str, Any]]) -> dict[str, Any]:
        if name not in self.defs:
            self.defs[name] = {}  # it may name itself
            self.defs[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def _answer(self, cls: Any) -> dict[str, Any]:
        fields = said_fields(cls)
        keys = {field.key: self._key(field) for field in fields if not field.said.flat}
        must = [f.key for f in fields if not (f.said.flat or f.said.sparse)]
        flat = [self._open(field.type) for field in fields if field.said.flat]
        around: dict[str, Any] = {"allOf": flat} if flat else {}
        shut = _CLOSED if flat else {"additionalProperties": False}
        return {
            "type": "object", "description": _description(cls), **around,
            "properties": keys, "required": must, **shut,
        }  # fmt: skip

    def _key(self, field: SaidField) -> dict[str, Any]:
        schema = self.of(field.type)
        if not field.said.sparse:
            return schema
        some = [one for one in schema["anyOf"] if one != _SINGLE[type(None)]]
        return some[0] if len(some) == 1 else {"anyOf": some}

    def _open(self, cls: Any) -> dict[str, Any]:
        """Return the schema of a class to which other keys are added."""
        if issubclass(cls, Record):
            return self._records(cls)
        return {n: v for n, v in self._answer(cls).items() if not n.endswith("Properties")}

    def _records(self, cls: type[Record]) -> dict[str, Any]:
        kinds = {k: one for k, one in self._kinds.items() if issubclass(one, cls)}
        if "spec" in vars(cls) and not kinds:
            kinds = {cls.spec.kind: cls}
        each = [
            self._ref(f"record.{kind}", lambda one=one: self._record(one))  # type: ignore[misc]
            for kind, one in kinds.items()
        ]
        return {"anyOf": each} if len(each) > 1 else dict(each[0])

    def _record(self, cls: type[Record]) -> dict[str, Any]:
        spec, fields = cls.spec, shown_fields(cls)
        told = [f"{spec.label}.", spec.help]
        return {
            "type": "object", "description": " ".join(filter(None, told)),
            "properties": {"kind": {"const": spec.kind}} | {i.name: self._field(i) for i in fields},
            "required": ["kind", *(info.name for info in fields)],
        }  # fmt: skip

    def _field(self, info: FieldInfo) -> dict[str, Any]:
        one = self.of(info.type)
        schema = {"type": "array", "items": one} if info.many else one
        if info.optional:
            schema = {"anyOf": [schema, {"type": "null"}]}
        told = f"{info.label}. {info.help}" if info.help else f"{info.label}."
        return {"title": told, **schema}


def _description(cls: type) -> str:
    return " ".join(inspect.cleandoc(cls.__doc__ or "").split())
