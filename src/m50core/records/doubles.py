"""Records that are the same thing twice, by what their kinds declare to be unique."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from m50core.records.collection import Records
from m50core.records.fields import show_value
from m50core.records.record import Record
from m50core.records.unique import Unique

Fault = tuple[str, str]
"""A field, and in Dutch why it can't be so."""
Alike = Callable[[type[Record], Unique, Hashable], Iterable[Record]]
"""(kind, what is unique, key) → the records that have it, as they become."""


def with_key(records: Records, kind: type[Record], one: Unique, key: Hashable) -> Iterator[Record]:
    """Yield the records of a kind that have a key; found by an index."""
    below = records.base.rows(kind.spec.kind)
    for place in below.keyed(one).get(key, ()):
        if (record := below.records[place]).id not in records.over:
            yield record
    if records.over or records.new:
        above = records.top.rows(kind.spec.kind)
        for place in above.keyed(one).get(key, ()):
            yield above.records[place]


def double_faults(
    record: Record, before: Record | None, alike: Alike, title: Callable[[str], str]
) -> Iterator[Fault]:
    """Yield why a record can't be kept beside another that is the same thing.

    What it was alike in ``before`` already may stay: the rules tell of it until it is mended.
    ``title`` gives what a person calls the record with an id.
    """
    kind = type(record)
    for one in kind.unique:
        key = one.key(record)
        if key is None or (before is not None and one.key(before) == key):
            continue
        other = next((r for r in alike(kind, one, key) if r.id != record.id), None)
        if other is not None:
            yield one.fields[0], f"{told(one, record, other, title)}. {one.advice}"


def told(one: Unique, record: Record, other: Record, title: Callable[[str], str]) -> str:
    """Return in Dutch, without a full stop, that a record is there already, and what is alike."""
    return f"dit is er al: “{other.title_text}” ({other.id}), ook met {_said(one, record, title)}"


def _said(one: Unique, record: Record, title: Callable[[str], str]) -> str:
    words = []
    for name in one.fields:
        info, value = record.spec.fields[name], getattr(record, name)
        shown = title(value) if info.relation and not info.many else show_value(info, value)
        words.append(f"{record.label_of(name).lower()} “{shown}”")
    return " en ".join(words)


def groups_of_doubles(records: Iterable[Record]) -> Iterator[tuple[Unique, list[Record]]]:
    """Yield what is unique, and the records that are alike in it, of records of one kind."""
    by_key: dict[tuple[Unique, Hashable], list[Record]] = defaultdict(list)
    for record in records:
        for one in type(record).unique:
            if (key := one.key(record)) is not None:
                by_key[one, key].append(record)
    yield from ((one, several) for (one, _), several in by_key.items() if len(several) > 1)
