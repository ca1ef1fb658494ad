"""Records that are the same thing twice, by what their kinds declare to be unique."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.relation_words import field_words
from m50core.records.traits import status_of
from m50core.records.unique import Unique
from m50core.values.choice import Choice
from m50core.values.period import Period

Fault = tuple[str, str]
"""A field, and in Dutch why it can't be so."""
Alike = Callable[[Unique, Record], Iterable[Record]]
"""(what is unique, a record) → the records that are alike with it in that, as they become."""


def unique_key(unique: Unique, record: Record) -> Hashable | None:
    """Return what no two records have alike; None for one that doesn't count."""
    status = status_of(record)
    if not unique.dropped and status is not None and status.is_off:
        return None
    if unique.among is not None and getattr(record, unique.among[0]) not in unique.among[1]:
        return None
    if unique.unless and getattr(record, unique.unless):
        return None
    parts = tuple(_meaning(getattr(record, name)) for name in unique.fields)
    return None if any(part in (None, "", ()) for part in parts) else parts


def _meaning(value: Any) -> Any:
    """Return a value so that two of them which mean the same are equal."""
    if isinstance(value, str) and not isinstance(value, Choice):
        return " ".join(value.split()).casefold()
    if isinstance(value, Period):
        days = (value.earliest, value.latest)
        return days if None not in days else " ".join(value.words.split()).casefold()
    return value


class _ByKey(msgspec.Struct, frozen=True):
    """An index on what is unique."""

    unique: Unique

    def keys(self, record: Any) -> Iterable[Hashable]:
        key = unique_key(self.unique, record)
        return () if key is None else (key,)


class _ByValues(msgspec.Struct, frozen=True):
    """An index on fields as they stand: quick to make, where they are written one way only."""

    names: tuple[str, ...]

    def keys(self, record: Any) -> Iterable[Hashable]:
        return (tuple([getattr(record, name) for name in self.names]),)


def _exact(kind: type[Record], unique: Unique) -> tuple[str, ...]:
    """Return the fields of what is unique that two which are alike have written alike."""
    infos = (kind.spec.fields[name] for name in unique.fields)
    return tuple(
        info.name for info in infos
        if not info.many and (info.relation or info.type in (int, bool, date) or info.choices)
    )  # fmt: skip


def with_key(records: Records, unique: Unique, record: Record) -> Iterator[Record]:
    """Yield the records of its kind that are alike with one; found by an index."""
    kind, wanted = type(record), unique_key(unique, record)
    if (few := _naming_the_same(records, unique, record)) is not None:
        yield from (r for r in few if type(r) is kind and unique_key(unique, r) == wanted)
        return
    exact = _exact(kind, unique)
    index: _ByKey | _ByValues = _ByValues(exact) if exact else _ByKey(unique)
    for key in index.keys(record):
        below = records.base.rows(kind.spec.kind)
        for place in below.by_key(index).get(key, ()):
            other = below.records[place]
            if other.id not in records.over and unique_key(unique, other) == wanted:
                yield other
        if records.over or records.new:
            above = records.top.rows(kind.spec.kind)
            for place in above.by_key(index).get(key, ()):
                if unique_key(unique, above.records[place]) == wanted:
                    yield above.records[place]


def _naming_the_same(records: Records, unique: Unique, record: Record) -> Iterable[Record] | None:
    """Return records among which are all that name what one names; None when that is too many."""
    if records.over or records.new:
        return None
    for name in unique.fields:
        info, value = record.spec.fields[name], getattr(record, name)
        if info.relation and not info.many:
            return records.base.naming(value)
    return None


def double_faults(
    record: Record, before: Record | None, alike: Alike, title: Callable[[str], str]
) -> Iterator[Fault]:
    """Yield why a record can't be kept beside another that is the same thing.

    What it was alike in ``before`` already may stay: the rules tell of it until it is mended.
    ``title`` gives what a person calls the record with an id.
    """
    kind = type(record)
    for unique in kind.unique:
        key = unique_key(unique, record)
        if key is None or (before is not None and unique_key(unique, before) == key):
            continue
        other = next((r for r in alike(unique, record) if r.id != record.id), None)
        if other is not None:
            yield unique.fields[0], f"{double_text(unique, record, other, title)}. {unique.advice}"


def double_text(unique: Unique, record: Record, other: Record, title: Callable[[str], str]) -> str:
    """Return in Dutch, without a full stop, that a record is there already, and what is alike."""
    words = []
    for name in unique.fields:
        info, value = record.spec.fields[name], getattr(record, name)
        words.append(f"{record.label_of(name).lower()} “{field_words(info, value, title)}”")
    return f"dit is er al: “{other.title_text}” ({other.id}), ook met {' en '.join(words)}"


def groups_of_doubles(records: Iterable[Record]) -> Iterator[tuple[Unique, list[Record]]]:
    """Yield what is unique, and the records that are alike in it."""
    by_key: dict[tuple[type[Record], Unique, Hashable], list[Record]] = defaultdict(list)
    for record in records:
        for unique in type(record).unique:
            if (key := unique_key(unique, record)) is not None:
                by_key[type(record), unique, key].append(record)
    yield from ((unique, several) for (_, unique, _), several in by_key.items() if several[1:])
