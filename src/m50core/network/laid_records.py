"""The records of a plan that is remembered, by id: each made when it is asked for."""

from collections.abc import (
    Callable,
    ItemsView,
    Iterator,
    KeysView,
    Mapping,
    Sequence,
    ValuesView,
)
from functools import cached_property
from typing import Any

import msgspec

from m50core.errors import M50Error
from m50core.network.decoding import decoder
from m50core.plan.year_plan import YearPlan
from m50core.records.fields import plain_value
from m50core.records.record import Record, kept_record
from m50core.store.protocol import StoredDocument
from m50core.store.raw import RawFields

Assembled = tuple[YearPlan, Mapping[str, Record]]
"""A plan, and by id what it and the reference data lay down."""
Rebuild = Callable[[], Assembled]
Plain = dict[str, Any]
"""Fields as they are kept, by name; None: empty, or not told."""

_READ_EACH = msgspec.json.Decoder(list[msgspec.Raw])


class KeptKind:
    """The records of one kind, each made once. ValueError when one can't be read.

    Its class is asked for when the first is made.
    """

    def __init__(
        self, name: str, ids: list[str], fields: msgspec.Raw, kinds: Mapping[str, type[Record]]
    ) -> None:
        """``fields``: a list of what each record holds, as JSON text."""
        self.name, self.ids = name, ids
        self._kinds, self._fields = kinds, fields
        self._made: dict[int, Record] = {}

    @cached_property
    def _cls(self) -> type[Record]:
        try:
            return self._kinds[self.name]
        except KeyError:
            raise ValueError("de soort is er niet meer") from None

    @cached_property
    def _raws(self) -> list[bytes]:
        raws = list(map(bytes, _READ_EACH.decode(self._fields)))
        if len(raws) != len(self.ids):
            raise ValueError("er zijn niet zoveel gegevens als nummers")
        return raws

    def one(self, place: int) -> Record:
        """Return the record at a place."""
        if place not in self._made:
            made = decoder(self._cls).one(self._document(place))
            self._made[place] = made or self._slowly(place)
        return self._made[place]

    def _document(self, place: int) -> StoredDocument:
        return StoredDocument(self.name, self.ids[place], 0, RawFields(self._raws[place]))

    def naming(self, text: bytes) -> Iterator[str]:
        """Yield the ids of those in which a JSON text stands, without making any."""
        if text in bytes(self._fields):
            yield from (n for n, raw in zip(self.ids, self._raws, strict=True) if text in raw)

    def raw(self, place: int) -> bytes:
        """Return what the record at a place holds, as JSON text."""
        return self._raws[place]

    def all(self) -> list[Record]:
        """Return every record."""
        if len(self._made) < len(self.ids):
            reader = decoder(self._cls)
            documents = [self._document(place) for place in range(len(self.ids))]
            read = reader.many(documents) or map(reader.one, documents)
            for place, record in enumerate(read):
                self._made.setdefault(place, record or self._slowly(place))
        return [self._made[place] for place in range(len(self.ids))]

    def _slowly(self, place: int) -> Record:
        try:
            return kept_record(self._cls, {**RawFields(self._raws[place]), "id": self.ids[place]})
        except M50Error as error:
            raise ValueError(error.sentence) from None


class LaidRecords(Mapping[str, Record]):
    """Records by id, in order, each made when it is asked for.

    When one can't be read, all of them are those that ``rebuild`` gives.
    """

    def __init__(self, kinds: list[KeptKind], order: list[int], rebuild: Rebuild) -> None:
        self._kinds, self._rebuild = kinds, rebuild
        self._places = [(kind, place) for kind in kinds for place in range(len(kind.ids))]
        self._by_id = {kind.ids[place]: (kind, place) for kind, place in map(self._place, order)}
        if len(self._by_id) != len(order):
            raise ValueError("een nummer komt er twee keer voor")
        self._whole: Mapping[str, Record] | None = None

    def _place(self, number: int) -> tuple[KeptKind, int]:
        if number < 0:
            raise IndexError
        return self._places[number]

    @cached_property
    def anew(self) -> Assembled:
        """The plan and the records made anew, which take the place of what can't be read."""
        plan, self._whole = self._rebuild()
        return plan, self._whole

    def at(self, number: int) -> Record:
        """Return the record with this number among all kinds."""
        kind, place = self._place(number)
        return kind.one(place)

    def make_all(self) -> Mapping[str, Record]:
        """Return every record by id."""
        if self._whole is None:
            try:
                made = {id(kind): kind.all() for kind in self._kinds}
                self._whole = {
                    record_id: made[id(kind)][place]
                    for record_id, (kind, place) in self._by_id.items()
                }
            except ValueError:
                return self.anew[1]
        return self._whole

    def ids_of(self, cls: type[Record]) -> list[str]:
        """Return the ids of a kind, in order, without making its records."""
        if self._whole is not None:
            return [record.id for record in self._whole.values() if type(record) is cls]
        return [
            record_id for record_id, (kind, _) in self._by_id.items() if kind.name == cls.spec.kind
        ]

    def plain(self, kind: str, names: Sequence[str]) -> dict[str, Plain]:
        """Return, by id, what the records of a kind hold in these fields; see ``plain``."""
        if self._whole is not None:
            return plain(self._whole, kind, names)
        places = ((n, one, place) for n, (one, place) in self._by_id.items() if one.name == kind)
        try:
            held = ((record_id, RawFields(one.raw(place))) for record_id, one, place in places)
            return {record_id: {n: fields.get(n) for n in names} for record_id, fields in held}
        except (msgspec.MsgspecError, ValueError):
            return plain(self.anew[1], kind, names)

    def raws(self) -> Iterator[tuple[str, bytes]] | None:
        """Return each id with what its record holds as JSON text; None: they are made already."""
        if self._whole is not None:
            return None
        return ((record_id, kind.raw(place)) for record_id, (kind, place) in self._by_id.items())

    def naming(self, record_id: str) -> Sequence[str] | None:
        """Return ids of records among which are all that point at an id; None: ask them all."""
        if self._whole is not None:
            return None
        text = msgspec.json.encode(record_id)
        try:
            found = {name for kind in self._kinds for name in kind.naming(text)}
        except ValueError:
            return None
        return [name for name in self._by_id if name in found]

    def __getitem__(self, record_id: str) -> Record:
        if self._whole is None:
            kind, place = self._by_id[record_id]
            try:
                return kind.one(place)
            except ValueError:
                return self.anew[1][record_id]
        return self._whole[record_id]

    def get(self, record_id: str, default: Any = None) -> Any:
        """Return the record with this id, or ``default``."""
        return self[record_id] if record_id in self.keys() else default

    def __contains__(self, record_id: object) -> bool:
        return record_id in self.keys()

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())

    def __len__(self) -> int:
        return len(self.keys())

    def keys(self) -> KeysView[str]:
        """Return the ids in order, without making any record."""
        return (self._by_id if self._whole is None else self._whole).keys()

    def values(self) -> ValuesView[Record]:
        """Return every record in order."""
        return self.make_all().values()

    def items(self) -> ItemsView[str, Record]:
        """Return every id with its record, in order."""
        return self.make_all().items()


def ids_of(records: Mapping[str, Record], cls: type[Record]) -> list[str]:
    """Return the ids of the records of one kind, in order, without making any."""
    if isinstance(records, LaidRecords):
        return records.ids_of(cls)
    return [record.id for record in records.values() if type(record) is cls]


def plain(records: Mapping[str, Record], kind: str, names: Sequence[str]) -> dict[str, Plain]:
    """Return, by id, what the records of a kind hold in these fields, without making any."""
    if isinstance(records, LaidRecords):
        return records.plain(kind, names)
    return {
        record.id: {n: plain_value(record.spec.fields[n], getattr(record, n)) for n in names}
        for record in records.values()
        if record.kind == kind
    }
