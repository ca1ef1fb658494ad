"""Indexes on the records of one kind: by value and in order, built when first asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar

import attrs

from m50core.records.conditions import RANGES, Condition
from m50core.records.keys import FieldKey
from m50core.records.record import Record

R = TypeVar("R", bound=Record)
Places = Sequence[int]

_RARE = 64
"""A value that fewer than one in so many records have gets no mask of its own."""


class Keyed(Protocol):
    """By what records are found at once: it has a hash, and gives each record its keys."""

    def keys(self, record: Any) -> Iterable[Hashable]:
        """Return by what a record is found; nothing when not at all."""


@attrs.frozen
class Ordered:
    """Places of records by the value of one field, ascending; equal values in their own order."""

    values: list[Any]
    places: list[int]
    """Beside ``values``."""
    empty: list[int]
    """Places of the records that have no value."""

    @cached_property
    def blank(self) -> int:
        """How many values, at the start, are an empty text."""
        return bisect_right(self.values, "") if self.values and self.values[0] == "" else 0

    def between(self, asked: str, value: Any) -> Places:
        """Return the places, in order of value, that answer ``lt``, ``lte``, ``gt``, ``gte``."""
        cut = (bisect_left if asked in ("lt", "gte") else bisect_right)(self.values, value)
        return self.places[:cut] if asked in ("lt", "lte") else self.places[cut:]

    def full(self, *, reverse: bool) -> Iterator[int]:
        """Yield the places of the records with a value, in order of it."""
        if not reverse:
            yield from islice(self.places, self.blank, None)
            return
        end = len(self.values)
        while end > self.blank:
            start = bisect_left(self.values, self.values[end - 1])
            yield from self.places[start:end]
            end = start


class Rows(Generic[R]):
    """Records of one kind that stay as they are, in order, with their indexes."""

    def __init__(self, records: list[R]) -> None:
        self.records = records
        self._values: dict[str, dict[Any, list[int]] | None] = {}
        self._ordered: dict[str, Ordered] = {}
        self._masks: dict[tuple[str, Any], bytearray] = {}
        self._keyed: dict[Keyed, dict[Hashable, list[int]]] = {}

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each record stands, by id."""
        return {record.id: place for place, record in enumerate(self.records)}

    def by_key(self, by: Keyed) -> Mapping[Hashable, Sequence[int]]:
        """Return the places by key."""
        if by not in self._keyed:
            table = self._keyed[by] = {}
            for place, record in enumerate(self.records):
                for key in by.keys(record):
                    table.setdefault(key, []).append(place)
        return self._keyed[by]

    def candidates(self, conditions: Sequence[Condition]) -> tuple[Places, list[Condition]]:
        """Return the places that the indexes leave, in order, and the conditions still to test."""
        answers = [(self._answer(condition), condition) for condition in conditions]
        known = [(answer, condition) for answer, condition in answers if answer is not None]
        if not known:
            return range(len(self.records)), list(conditions)
        known.sort(key=lambda pair: len(pair[0]))
        best, first = known[0]
        left = [condition for condition in conditions if condition is not first]
        for _, condition in known[1:]:
            if condition.asked == "eq" and (mask := self._mask(condition)) is not None:
                best = [place for place in best if mask[place]]
                left.remove(condition)
        return (best if first.asked == "eq" else sorted(best)), left

    def _answer(self, one: Condition) -> Places | None:
        """Return the places that an index finds; in order for equality only."""
        if one.asked in RANGES:
            ordered = self.in_order(one.key)
            return ordered.between(one.asked, one.value) if ordered is not None else None
        if one.asked not in ("eq", "in") or (one.key.many and one.asked == "in"):
            return None
        table = self.by_value(one.key)
        if table is None or isinstance(one.value, list | dict):
            return None
        if one.asked == "eq":
            return (
                None if one.key.many and isinstance(one.value, tuple) else table.get(one.value, [])
            )
        return [place for value in one.value for place in table.get(value, ())]

    def _mask(self, one: Condition) -> bytearray | None:
        """Return a 1 for each place that has the value; None where few have, so that tests do."""
        table = self._values[one.key.name]
        places = table.get(one.value, []) if table else []
        if len(places) < len(self.records) // _RARE:
            return None
        name = (one.key.name, one.value)
        if name not in self._masks:
            self._masks[name] = bytearray(len(self.records))
            for place in places:
                self._masks[name][place] = 1
        return self._masks[name]

    def by_value(self, key: FieldKey) -> dict[Any, list[int]] | None:
        """Return the places by value; None when some value can't be looked up."""
        if key.name not in self._values:
            self._values[key.name] = self._tabulate(key)
        return self._values[key.name]

    def _tabulate(self, key: FieldKey) -> dict[Any, list[int]] | None:
        table: dict[Any, list[int]] = {}
        try:
            for place, value in enumerate(map(key.of, self.records)):
                if not isinstance(value, tuple):
                    table.setdefault(value, []).append(place)
                elif not key.many:
                    return None
                else:
                    for item in dict.fromkeys(value):
                        table.setdefault(item, []).append(place)
        except TypeError:
            return None
        return table

    def in_order(self, key: FieldKey) -> Ordered | None:
        """Return the places in order of value; None when the values can't be compared."""
        if not key.sortable:
            return None
        if key.name not in self._ordered:
            self._ordered[key.name] = self._arrange(key)
        return self._ordered[key.name]

    def _arrange(self, key: FieldKey) -> Ordered:
        values = list(map(key.rank, self.records))
        full = [place for place, value in enumerate(values) if value is not None]
        full.sort(key=values.__getitem__)
        empty = [place for place, value in enumerate(values) if value is None]
        return Ordered([values[place] for place in full], full, empty)
