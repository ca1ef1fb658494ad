"""Definition files as text: their entries in the order of the file, and written anew.

Only the shapes of a definition file are written: a ``[plan]`` table and arrays of tables whose
values are text, numbers, yes or no, days, and lists of text.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from m50core.values.patterns import pattern

WIDTH = 100
"""A list that would make a longer line is written with one value a line."""
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f",
            "\r": "\\r"}  # fmt: skip
_TOKEN = pattern(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|^[ \t]*\[\[[ \t]*(?P<table>[\w-]+)[ \t]*\]\]",
    re.DOTALL | re.MULTILINE,
)


@attrs.frozen
class Entry:
    """One entry of a definition file."""

    kind: str
    values: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    """The lines of comment that somebody wrote above it, without their sign."""
    remarks: Mapping[str, str] = attrs.field(factory=dict)
    """By field: a comment behind its value."""


def read_entries(text: str) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
    """Return the comment at the head of a definition file, and its entries in their order.

    Raises TOMLDecodeError when it isn't TOML.
    """
    tables = tomllib.loads(text, parse_float=Decimal)
    tables.pop("plan", None)
    places = _places(text)
    pairs: list[tuple[int, str, Any]] = []
    for kind, entries in tables.items():
        # Without a place for each, as in a list of inline tables, the order is that of the kinds.
        known = places[kind] if len(places[kind]) == len(entries) else [len(text)] * len(entries)
        pairs += [(place, kind, entry) for place, entry in zip(known, entries, strict=True)]
    pairs.sort(key=lambda one: one[0])
    new_entries, before = [], 0
    for place, kind, values in pairs:
        new_entries.append(Entry(kind, values, _comment(text[before:place].split("\n")[:-1])))
        before = place
    head = text.split("\n[", 1)[0].split("\n") if not text.startswith("[") else []
    return _comment(head), tuple(new_entries)


def _places(text: str) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for token in _TOKEN.finditer(text):
        if table := token["table"]:
            places[table].append(token.end())
    return places


def _comment(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the comment that ends these lines."""
    found: list[str] = []
    for line in reversed(lines):
        stripped = line.strip()
        if stripped and not stripped.startswith("#"):
            break
        if stripped:
            found.append(stripped.removeprefix("#").strip())
    return tuple(reversed(found))


def render(
    head: Iterable[str], plan: Mapping[str, Any], entries: Iterable[Entry], section: str = "source"
) -> str:
    """Return the text of a definition file; equal values give equal text.

    ``head``: comment at its begin. A comment names each new value of the field ``section``.
    """
    lines = [*map(_as_comment, head), "[plan]"]
    for name, value in plan.items():
        lines += _assignment(name, value, spread=isinstance(value, list) and len(value) > 1)
    present = ""
    for entry in entries:
        heading = str(entry.values.get(section, ""))
        if heading != present:
            lines += ["", _as_comment(heading)]
            present = heading
        lines += ["", *map(_as_comment, entry.notes), f"[[{entry.kind}]]"]
        for name, value in entry.values.items():
            remark = entry.remarks.get(name, "")
            lines += _assignment(name, value, f"  {_as_comment(remark)}" if remark else "")
    return "\n".join(lines) + "\n"


def _assignment(name: str, value: Any, remark: str = "", *, spread: bool = False) -> Iterator[str]:
    line = f"{name} = {value_text(value)}"
    if isinstance(value, list) and value and (spread or len(line) > WIDTH):
        yield f"{name} = [{remark}"
        yield from (f"    {value_text(one)}," for one in value)
        yield "]"
    else:
        yield line + remark


def value_text(value: Any) -> str:
    """Return a value as TOML; TypeError for a shape that no definition file has."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return f'"{"".join(map(_escape, value))}"'
    if isinstance(value, list):
        return f"[{', '.join(map(value_text, value))}]"
    raise TypeError(f"{type(value).__name__} has no place in a definition file")


def _escape(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if sign.isprintable():
        return sign
    number = ord(sign)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _as_comment(text: str) -> str:
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    return f"# {shown}".rstrip()
