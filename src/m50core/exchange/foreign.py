"""Tables of other programs, that say no kind: told by how their columns are headed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.values.dutch import number_of

_ENOUGH = 2
"""Columns that must be known: one word says little."""


def foreign_kind(columns: Iterable[str], kinds: Mapping[str, type[Record]]) -> type[Record] | None:
    """Return the kind of which a table's columns tell; None when that can't be said."""
    words = {plain(column) for column in columns}
    hits = {kind: len(words & cls.called_elsewhere.keys()) for kind, cls in kinds.items()}
    most = max(hits.values(), default=0)
    best = [kind for kind, count in hits.items() if count == most]
    return kinds[best[0]] if most >= _ENOUGH and len(best) == 1 else None


def foreign_values(
    cls: type[Record], cells: Mapping[str, str], words: Mapping[str, str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return cells by field, and the columns that this kind has no field for.

    ``words``: what m50 itself calls the fields.
    """
    values: dict[str, str] = {}
    left: list[str] = []
    for column, cell in cells.items():
        name = cls.called_elsewhere.get(plain(column)) or words.get(plain(column), "")
        if name:
            values[name] = " ".join(filter(None, (values.get(name, ""), cell.strip())))
        elif cell.strip():
            left.append(column)
    return values, tuple(left)


def known_by(records: Records, cls: type[Record], values: Mapping[str, str]) -> Record | None:
    """Return the record that has the same in a field of which there is only one."""
    for name in _alone(cls):
        if wanted := values.get(name, "").casefold():
            same = (r for r in records.collection(cls) if _text(r, name) == wanted)
            if (record := next(same, None)) is not None:
                return record
    return None


def id_of_its_own(cls: type[Record], values: Mapping[str, str]) -> str:
    """Return what identifies a record everywhere, when its kind's ids are that; else nothing."""
    known = (values.get(name, "").upper() for name in _alone(cls))
    return next((value for value in known if value.startswith(cls.spec.prefix.upper())), "")


def _alone(cls: type[Record]) -> list[str]:
    """Return the fields of which no two records of the kind have the same."""
    return [
        promise.fields[0]
        for promise in cls.unique
        if len(promise.fields) == 1 and promise.among is None
    ]


def differences(record: Record, values: Mapping[str, str]) -> Iterator[str]:
    """Yield in Dutch what a table says otherwise of a record that there is already."""
    for name, text in values.items():
        here = _text(record, name)
        if text and here and text.casefold() != here:
            label = record.spec.fields[name].label
            yield f"{label}: hier “{getattr(record, name)}”, in het bestand “{text[:80]}”"


def left_out_note(columns: tuple[str, ...]) -> str:
    """Return the note on columns that weren't taken over."""
    named = ", ".join(f"“{column[:40]}”" for column in columns[:8])
    return f"niet overgenomen: {number_of(len(columns), 'kolom', 'kolommen')} ({named})"


def plain(column: str) -> str:
    """Return a heading as headings are compared: in small letters, with single spaces."""
    return " ".join(column.split()).casefold()


def _text(record: Record, name: str) -> str:
    value: Any = getattr(record, name)
    return str(value if value is not None else "").casefold()
