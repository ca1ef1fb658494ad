"""Indexes on the records of one kind: by value and in order, built when first asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any, Generic, TypeVar

import attrs

from m50core.domain.conditions import RANGES, Condition, Key
from m50core.domain.record import Record

R = TypeVar("R", bound=Record)
Places = Sequence[int]


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

    def between(self, asked: str, value: Any) -> range:
        """Return the span of ``places`` that answers ``lt``, ``lte``, ``gt`` or ``gte``."""
        cut = (bisect_left if asked in ("lt", "gte") else bisect_right)(self.values, value)
        return range(cut) if asked in ("lt", "lte") else range(cut, len(self.values))

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
        self._ordered: dict[str, Ordered | None] = {}

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each record stands, by id."""
        return {record.id: place for place, record in enumerate(self.records)}

    def candidates(self, conditions: Iterable[Condition]) -> tuple[Places, list[Condition]]:
        """Return the places that the best index leaves, and the conditions still to test."""
        left = list(conditions)
        best: tuple[int, Condition, Callable[[], Places]] | None = None
        for one in left:
            answer = self._answer(one)
            if answer is not None and (best is None or answer[0] < best[0]):
                best = (answer[0], one, answer[1])
        if best is None:
            return range(len(self.records)), left
        left.remove(best[1])
        return best[2](), left

    def _answer(self, one: Condition) -> tuple[int, Callable[[], Places]] | None:
        """Return how many records an index finds, and how to get their places in order."""
        if one.asked in RANGES:
            return self._range(one)
        if one.asked not in ("eq", "in") or (one.asked == "in" and one.key.many):
            return None
        table = self.by_value(one.key)
        if (
            table is None
            or isinstance(one.value, list | dict)
            or (one.key.many and isinstance(one.value, tuple))
        ):
            return None
        if one.asked == "eq":
            found = table.get(one.value, [])
            return len(found), lambda: found
        lists = [table[value] for value in one.value if value in table]
        return sum(map(len, lists)), lambda: sorted(place for some in lists for place in some)

    def _range(self, one: Condition) -> tuple[int, Callable[[], Places]] | None:
        ordered = self.ordered(one.key) if one.value is not None else None
        if ordered is None:
            return None
        span = ordered.between(one.asked, one.value)
        return len(span), lambda: sorted(ordered.places[span.start : span.stop])

    def by_value(self, key: Key) -> dict[Any, list[int]] | None:
        """Return the places by value; None when some value can't be looked up."""
        if key.name not in self._values:
            self._values[key.name] = self._tabulate(key)
        return self._values[key.name]

    def _tabulate(self, key: Key) -> dict[Any, list[int]] | None:
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

    def ordered(self, key: Key) -> Ordered | None:
        """Return the places in order of value; None when the values can't be compared."""
        if key.name not in self._ordered:
            self._ordered[key.name] = self._arrange(key)
        return self._ordered[key.name]

    def _arrange(self, key: Key) -> Ordered | None:
        values = list(map(key.of, self.records))
        full = [place for place, value in enumerate(values) if value is not None]
        try:
            full.sort(key=values.__getitem__)
        except TypeError:
            return None
        empty = [place for place, value in enumerate(values) if value is None]
        return Ordered([values[place] for place in full], full, empty)
