"""Whether an answer of ``--json`` is as its JSON schema says: for tests of words.

It knows the part of JSON Schema (draft 2020-12) that m50's own schemas use, and refuses the rest.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "null": lambda v: v is None,
    "boolean": lambda v: isinstance(v, bool),
    "string": lambda v: isinstance(v, str),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
}
_FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": lambda text: date.fromisoformat(text).isoformat() == text,
    "date-time": lambda text: datetime.fromisoformat(text).tzinfo is not None,
}
_TOLD = ("$schema", "$id", "$defs", "title", "description")
"""Keywords that ask nothing of a value."""


def schema_mistakes(value: object, schema: Mapping[str, Any]) -> list[str]:
    """Return where and how a value isn't as its schema says; nothing when it is.

    TypeError for a keyword of JSON Schema that this doesn't know.
    """
    return list(_Held(schema.get("$defs", {})).mistakes(value, schema, "$"))


class _Held:
    def __init__(self, defs: Mapping[str, Any]) -> None:
        self._defs = defs

    def mistakes(self, value: Any, schema: Mapping[str, Any], at: str) -> Iterator[str]:
        for word, asked in schema.items():
            if word not in _TOLD:
                yield from self._one(word, asked, value, schema, at)

    def _one(
        self, word: str, asked: Any, value: Any, schema: Mapping[str, Any], at: str
    ) -> Iterator[str]:
        if word in _SIMPLE:
            if not _SIMPLE[word](asked, value):
                yield f"{at}: {value!r:.60} isn't {word} {asked!r:.60}"
        elif word == "$ref":
            yield from self.mistakes(value, self._definition(asked), at)
        elif word == "allOf":
            for each in asked:
                yield from self.mistakes(value, each, at)
        elif word == "anyOf":
            yield from self._any_of(value, asked, at)
        elif word in ("properties", "additionalProperties", "unevaluatedProperties"):
            yield from self._keys(word, asked, value, schema, at)
        elif word in ("items", "prefixItems"):
            yield from self._rows(word, asked, value, schema, at)
        else:
            raise TypeError(f"{at}: the keyword {word} isn't known here")

    def _any_of(self, value: Any, asked: Iterable[Mapping[str, Any]], at: str) -> Iterator[str]:
        tried = [list(self.mistakes(value, each, at)) for each in asked]
        if all(tried):
            yield from min(tried, key=len)

    def _keys(
        self, word: str, asked: Any, value: Any, schema: Mapping[str, Any], at: str
    ) -> Iterator[str]:
        if not isinstance(value, dict):
            return
        if word == "properties":
            for key in asked.keys() & value.keys():
                yield from self.mistakes(value[key], asked[key], f"{at}.{key}")
            return
        known = set(schema.get("properties", ()))
        if word == "unevaluatedProperties":
            known = self._keys_told(value, schema)
        for key in value.keys() - known:
            if asked is False:
                yield f"{at}: the key {key} isn't in the schema"
            else:
                yield from self.mistakes(value[key], asked, f"{at}.{key}")

    def _rows(
        self, word: str, asked: Any, value: Any, schema: Mapping[str, Any], at: str
    ) -> Iterator[str]:
        if not isinstance(value, list):
            return
        first = schema.get("prefixItems", ())
        if word == "prefixItems":
            for number, (row, each) in enumerate(zip(value, asked, strict=False)):
                yield from self.mistakes(row, each, f"{at}[{number}]")
        elif asked is False:
            if len(value) > len(first):
                yield f"{at}: longer than {len(first)}"
        else:
            for number, row in enumerate(value[len(first) :], len(first)):
                yield from self.mistakes(row, asked, f"{at}[{number}]")

    def _keys_told(self, value: Any, schema: Mapping[str, Any]) -> set[str]:
        """Return the keys that a schema, or one that it names and that holds, speaks of."""
        keys = set(schema.get("properties", ()))
        if "$ref" in schema:
            keys |= self._keys_told(value, self._definition(schema["$ref"]))
        for each in (*schema.get("allOf", ()), *schema.get("anyOf", ())):
            if not any(self.mistakes(value, each, "")):
                keys |= self._keys_told(value, each)
        return keys

    def _definition(self, ref: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._defs[ref.removeprefix("#/$defs/")]
        return found


def _is_of_format(asked: str, value: Any) -> bool:
    try:
        return not isinstance(value, str) or _FORMATS[asked](value)
    except ValueError:
        return False


_SIMPLE: Mapping[str, Callable[[Any, Any], bool]] = {
    "type": lambda asked, value: _TYPES[asked](value),
    "const": lambda asked, value: bool(value == asked),
    "enum": lambda asked, value: value in asked,
    "format": _is_of_format,
    "pattern": lambda asked, value: not isinstance(value, str) or bool(re.search(asked, value)),
    "required": lambda asked, value: not isinstance(value, dict) or set(asked) <= set(value),
    "minItems": lambda asked, value: not isinstance(value, list) or len(value) >= asked,
    "uniqueItems": lambda _, value: not isinstance(value, list) or len(set(value)) == len(value),
}
