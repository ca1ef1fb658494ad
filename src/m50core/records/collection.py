"""Every record of the network as it stands: a layer that stays, and a small one over it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from heapq import merge
from typing import Any, TypeVar, cast, overload

from m50core.errors import ClosedError, UnknownId, UsageError
from m50core.records.conditions import Condition, meeting, meets
from m50core.records.fields import FieldInfo
from m50core.records.gate import Gate
from m50core.records.index import Ordered, Rows
from m50core.records.keys import FieldKey
from m50core.records.layers import Layer, in_order
from m50core.records.record import ABSENT, ANY, Record
from m50core.records.relations import relations_of
from m50core.records.selection import Collection as Collection
from m50core.records.selection import Indexed, no_id

R = TypeVar("R", bound=Record)
T = TypeVar("T")

LIMIT = 512
"""Most records in the upper layer; past it both become one, so that a change stays cheap."""


class Stamp:
    """A moment in the life of the records of a kind; equal to itself only."""


class Records:
    """Every record of the network as it stands: a value that never changes.

    ``kinds`` are all known kinds; ``records`` all records by id, which may be a mapping that
    makes them only when they are asked for. Past ``gate`` they raise ClosedError. ``today`` is the
    day that words in a question hang on (``due__lte="vrijdag"``). ``planned``: what the plan and
    the reference data lay down, by id.
    """

    def __init__(
        self,
        kinds: Mapping[str, type[Record]],
        records: Mapping[str, Record],
        gate: Gate | None = None,
        today: date | None = None,
        planned: Mapping[str, Record] | None = None,
    ) -> None:
        self.kinds = kinds
        self._planned = planned or {}
        self._today = today
        self._gate = gate or Gate()
        self._base = Layer(records)
        self.over: Mapping[str, Record | None] = {}
        """What stands in the place of a record of ``base``; None: it is gone from there."""
        self.new: Mapping[str, Record] = {}
        """What comes after the records of ``base``."""
        self._parts: dict[str, CollectionPart[Any]] = {}
        self._once: dict[object, Any] = {}
        self._stamp = Stamp()
        self._stamps: Mapping[str, Stamp] = {}

    def _above(self, over: Mapping[str, Record | None], new: Mapping[str, Record]) -> "Records":
        records = Records(self.kinds, {}, self._gate, self._today, self._planned)
        records._base, records.over, records.new = self._base, over, new
        return records

    @property
    def base(self) -> Layer:
        """The layer that stays; ClosedError when the network is closed."""
        if not self._gate.open:
            raise ClosedError.network()
        return self._base

    def stamp(self, kind: str) -> "Stamp":
        """Return what stays the same object while no record of this kind (``ANY``) changes."""
        return self._stamps.get(kind, self._stamp)

    @cached_property
    def top(self) -> Layer:
        """The records that aren't in ``base``, as a layer of their own."""
        replaced = {name: record for name, record in self.over.items() if record is not None}
        return Layer(replaced | dict(self.new))

    def place(self, record_id: str) -> int:
        """Return a number that orders the records as they stand."""
        places = self.base.derive(in_order)
        if record_id in self.new:
            return len(places) + self._new_places[record_id]
        return places[record_id]

    @cached_property
    def _new_places(self) -> dict[str, int]:
        return {record_id: place for place, record_id in enumerate(self.new)}

    def once(self, build: Callable[["Records"], T]) -> T:
        """Return what ``build`` makes of these records; made once, for they never change."""
        if build not in self._once:
            self._once[build] = build(self)
        return cast(T, self._once[build])

    def __iter__(self) -> Iterator[Record]:
        if not self.over:
            yield from self.base.records.values()
        else:
            for record in self.base.records.values():
                present = self.over.get(record.id, record)
                if present is not None:
                    yield present
        yield from self.new.values()

    def __len__(self) -> int:
        gone = sum(record is None for record in self.over.values())
        return len(self.base.records) - gone + len(self.new)

    def __contains__(self, record_id: object) -> bool:
        return isinstance(record_id, str) and self.get(record_id) is not None

    def __getitem__(self, record_id: str) -> Record:
        """Return the record with this id; UnknownId when there is none."""
        record = self.get(record_id)
        if record is None:
            raise UnknownId(record_id)
        return record

    def get(self, record_id: str) -> Record | None:
        """Return the record with this id, or None."""
        below = self.base.records
        try:
            if record_id in self.new:
                return self.new[record_id]
            if record_id in self.over:
                return self.over[record_id]
            return below.get(record_id)
        except TypeError:
            raise no_id() from None

    def laid_down(self, record_id: str) -> Record | None:
        """Return the record with this id as the plan or the reference data have it, if they do."""
        return self._planned.get(record_id) if isinstance(record_id, str) else None

    @overload
    def collection(self, kind: type[R]) -> Collection[R]: ...
    @overload
    def collection(self, kind: str) -> Collection[Record]: ...
    def collection(self, kind: Any) -> Collection[Any]:
        """Return the records of a kind, by class, by name or as people call it.

        Errors as ``kind_called``.
        """
        name = kind if isinstance(kind, str) else getattr(getattr(kind, "spec", None), "kind", None)
        if not isinstance(name, str):
            raise UsageError("Een soort is een naam, zoals “goal”, of een klasse, zoals m50.Goal.")
        if name not in self.kinds:
            from m50core.records.called import kind_called

            name = kind_called(self.kinds, name)
        if name not in self._parts:
            self._parts[name] = CollectionPart(self, name)
        return Collection(self.kinds[name], self._parts[name], self._today)

    def title(self, record_id: str) -> str:
        """Return what a person calls the record; of one whose plugin is missing: that, and its id.

        Nothing points at what was removed, so a record that isn't here has no plugin here.
        """
        record = self.get(record_id)
        if record is not None:
            return record.title_text
        return f"{ABSENT} {record_id}" if record_id else ""

    def missing(self, record: Record) -> list[tuple[FieldInfo, str]]:
        """Return the ids that a record points at and that aren't here, each with its field."""
        pairs = relations_of(record)
        return [(info, record_id) for info, record_id in pairs if self.get(record_id) is None]

    def targets(self, record: Record) -> list[tuple[FieldInfo, Record]]:
        """Return the records that this one points at, each with the field that does."""
        return [
            (info, found_record)
            for info, target in relations_of(record)
            if (found_record := self.get(target)) is not None
        ]

    def pointing_at(self, record_id: str, kind: str = "") -> list[tuple[FieldInfo, Record]]:
        """Return the records (of one kind, if asked) that point at this id, with the field."""
        if not isinstance(record_id, str):
            raise no_id()
        below = self.base.pointing(record_id)
        above = self.top.pointing(record_id) if self.over or self.new else []
        pairs = [pair for pair in below if pair[1].id not in self.over] + above
        if kind:
            pairs = [pair for pair in pairs if pair[1].kind == kind]
        return sorted(pairs, key=lambda pair: self.place(pair[1].id)) if above else pairs

    def replace(self, changes: Mapping[str, Record | None], today: date | None = None) -> "Records":
        """Return them with some added, replaced, or (None) taken away; asked on another day."""
        over, new = dict(self.over), dict(self.new)
        touched = {
            found_record.kind
            for n, r in changes.items()
            for found_record in (r, self.get(n))
            if found_record is not None
        }
        for record_id, record in changes.items():
            there = None if over.get(record_id, 0) is None else self.base.records.get(record_id)
            if there is not None:
                stays = record is not None and record.kind == there.kind
                over[record_id] = record if stays else None
                if stays:
                    continue
            elif record_id in new and (record is None or record.kind != new[record_id].kind):
                del new[record_id]
            if record is not None:
                new[record_id] = record
        records = self._above(over, new)
        if len(over) + len(new) > LIMIT:
            joined = {record.id: record for record in records}
            records = Records(self.kinds, joined, self._gate, self._today, self._planned)
        records._stamp, records._today = self._stamp, today or self._today
        if touched:
            records._stamps = {**self._stamps, **{kind: Stamp() for kind in (*touched, ANY)}}
        else:
            records._stamps = self._stamps
        return records


class CollectionPart(Indexed[R]):
    """The records of one kind within all records."""

    def __init__(self, records: Records, kind: str) -> None:
        self._all = records
        self._kind = kind

    @property
    def _rows(self) -> Rows[R]:
        return cast("Rows[R]", self._all.base.rows(self._kind))

    @cached_property
    def _over(self) -> dict[int, R | None]:
        """What stands over each place."""
        over = self._all.over
        if not over:
            return {}
        places = self._rows.places
        return {places[name]: cast("R | None", over[name]) for name in over if name in places}

    @cached_property
    def _new(self) -> list[R]:
        return [cast(R, r) for r in self._all.new.values() if r.spec.kind == self._kind]

    def get(self, record_id: str) -> R | None:
        """Return the record of this kind with this id, or None."""
        record = self._all.get(record_id)
        return cast(R, record) if record is not None and record.spec.kind == self._kind else None

    def __len__(self) -> int:
        gone = sum(record is None for record in self._over.values())
        return len(self._rows.records) - gone + len(self._new)

    def values(self) -> Iterator[R]:
        """Yield the records in order."""
        if coming := self.coming():
            yield from coming
            return
        if not self._over:
            yield from self._rows.records
        else:
            for place, record in enumerate(self._rows.records):
                present = self._over.get(place, record)
                if present is not None:
                    yield present
        yield from self._new

    def coming(self, conditions: Sequence[Condition] = ()) -> Iterator[R] | None:
        """Return what yields the records, or those that may meet the conditions, as it makes them.

        None when they are made already.
        """
        if self._all.over or self._all.new:
            return None
        fields = self._all.kinds[self._kind].spec.fields
        for one in conditions:
            info = fields.get(one.key.name)
            if one.asked == "eq" and info and info.relation and isinstance(one.value, str):
                found = self._all.base.naming(one.value) if one.value else None
                if found is not None:
                    return (cast(R, record) for record in found if record.kind == self._kind)
        return cast("Iterator[R] | None", self._all.base.coming(self._kind))

    def matching(self, conditions: Sequence[Condition]) -> list[R]:
        """Return the records that meet every condition, in order."""
        records, over = self._rows.records, self._over
        places, left = self._rows.candidates(conditions)
        if not over:
            met = meeting([records[place] for place in places], left)
        else:
            kept = [
                (place, records[place])
                for place in places
                if place not in over and meets(records[place], left)
            ]
            kept += [(p, r) for p, r in over.items() if r is not None and meets(r, conditions)]
            met = [record for _, record in sorted(kept, key=lambda pair: pair[0])]
        return met + meeting(self._new, conditions)

    def in_order(self, key: FieldKey, *, reverse: bool) -> Callable[[], Iterator[R]] | None:
        """Return what yields the records in order of a field, empty values last; None if none."""
        order = self._rows.in_order(key)
        if order is None:
            return None
        above = [(p, r, key.rank(r)) for p, r in sorted(self._over.items()) if r is not None]
        count = len(self._rows.records)
        above += [(count + n, r, key.rank(r)) for n, r in enumerate(self._new)]
        return partial(self._merge, order, above, key, reverse)

    def _merge(
        self, order: Ordered, above: list[tuple[int, R, Any]], key: FieldKey, reverse: bool
    ) -> Iterator[R]:
        full = [one for one in above if one[2] is not None and one[2] != ""]
        full.sort(key=lambda one: one[2], reverse=reverse)
        if full:
            side = -1 if reverse else 1
            below = ((p, r, key.rank(r)) for p, r in self._below(order.full(reverse=reverse)))
            for _, record, _ in merge(
                below, full, key=lambda one: (one[2], side * one[0]), reverse=reverse
            ):
                yield record
        else:
            yield from (record for _, record in self._below(order.full(reverse=reverse)))
        for places, empty in ((order.places[: order.blank], ""), (order.empty, None)):
            rest = [(p, r) for p, r, value in above if value == empty]
            for _, record in merge(self._below(places), rest, key=lambda one: one[0]):
                yield record

    def _below(self, places: Iterable[int]) -> Iterator[tuple[int, R]]:
        records, over = self._rows.records, self._over
        return ((place, records[place]) for place in places if place not in over)
