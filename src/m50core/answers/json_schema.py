"""JSON Schema (draft 2020-12) of what the converter writes, from the same classes."""

import inspect
import types
import typing
from collections.abc import Mapping, Sequence, Set
from typing import Any

import attrs

from m50core.answers.said import SaidField, said_fields
from m50core.answers.values import OTHERWISE, shown_fields
from m50core.records.field_types import value_types
from m50core.records.fields import FieldInfo
from m50core.records.record import Record
from m50core.values.choice import Choice

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NULL = {"type": "null"}
_BESIDE: Mapping[Any, Mapping[str, Any]] = {
    Any: {}, object: {}, type(None): _NULL, float: {"type": "number"},
}  # fmt: skip
"""What an answer may hold and a record can't."""
_CLOSED = {"unevaluatedProperties": False}


def _form(cls: Any) -> Mapping[str, Any] | None:
    """Return the schema of a single value; None for what is no such type."""
    value_type = OTHERWISE.get(cls) or value_types().get(cls)
    return value_type.form if value_type else _BESIDE.get(cls)


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
        if (form := _form(cls)) is not None:
            several = "properties" in form
            return self._ref(cls.__name__, lambda: form) if several else dict(form)
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
        ways = [way for way in schema["anyOf"] if way != _NULL]
        return ways[0] if len(ways) == 1 else {"anyOf": ways}

    def _open(self, cls: Any) -> dict[str, Any]:
        """Return the schema of a class to which other keys are added."""
        if issubclass(cls, Record):
            return self._records(cls)
        return {n: v for n, v in self._answer(cls).items() if not n.endswith("Properties")}

    def _records(self, cls: type[Record]) -> dict[str, Any]:
        kinds = {name: kind for name, kind in self._kinds.items() if issubclass(kind, cls)}
        if "spec" in vars(cls) and not kinds:
            kinds = {cls.spec.kind: cls}
        each = [
            self._ref(f"record.{name}", lambda kind=kind: self._record(kind))  # type: ignore[misc]
            for name, kind in kinds.items()
        ]
        return {"anyOf": each} if len(each) > 1 else dict(each[0])

    def _record(self, cls: type[Record]) -> dict[str, Any]:
        spec, fields = cls.spec, shown_fields(cls)
        words = [f"{spec.label}.", spec.help]
        return {
            "type": "object", "description": " ".join(filter(None, words)),
            "properties": {"kind": {"const": spec.kind}} | {i.name: self._field(i) for i in fields},
            "required": ["kind", *(info.name for info in fields)],
        }  # fmt: skip

    def _field(self, info: FieldInfo) -> dict[str, Any]:
        one = self.of(info.type)
        schema = {"type": "array", "items": one} if info.many else one
        if info.optional:
            schema = {"anyOf": [schema, {"type": "null"}]}
        title = f"{info.label}. {info.help}" if info.help else f"{info.label}."
        return {"title": title, **schema}


def _description(cls: type) -> str:
    return " ".join(inspect.cleandoc(cls.__doc__ or "").split())
