"""An assembled plan as JSON text, and read from it: each record when it is asked for."""

from collections.abc import (
    Callable,
    ItemsView,
    Iterable,
    Iterator,
    KeysView,
    Mapping,
    Sequence,
    ValuesView,
)
from functools import cached_property
from typing import Any, Self

import msgspec

from m50core.errors import M50Error
from m50core.network.decoding import decoder
from m50core.plan.definitions import PlanPart
from m50core.plan.year_plan import YearPlan
from m50core.records.fields import plain_value
from m50core.records.record import Record, kept_record
from m50core.store.files.remembered import look_of
from m50core.store.protocol import StoredDocument
from m50core.store.raw import RawFields

Assembled = tuple[YearPlan, Mapping[str, Record]]
"""A plan, and by id what it and the reference data lay down."""
Rebuild = Callable[[], Assembled]


class _KindText(msgspec.Struct):
    """The records of one kind: their ids, and the fields of each."""

    ids: list[str]
    fields: msgspec.Raw


class _PartText(msgspec.Struct):
    file: str
    year: int
    unit: str
    unit_kind: str
    order: int
    headings: tuple[str, ...]
    records: list[int]


class _PlanText(msgspec.Struct):
    """``order``, ``laid`` and a part's ``records`` count through all kinds, in their order."""

    kinds: dict[str, _KindText]
    order: list[int]
    """The records of plan and reference data, by id; the others only stand in a part."""
    year: int
    laid: list[int]
    """Those of the plan."""
    parts: msgspec.Raw
    keepers: dict[str, str]
    files: dict[str, list[int]]
    """How files were that it stands on besides."""


_READ = msgspec.json.Decoder(_PlanText)
_READ_PARTS = msgspec.json.Decoder(list[_PartText])
_READ_EACH = msgspec.json.Decoder(list[msgspec.Raw])


def keep_plan(
    plan: YearPlan, records: Mapping[str, Record], files: Iterable[str] = ()
) -> bytes | None:
    """Return the plan and all records by id as JSON text; None when it can't be kept as such.

    It is read back for as long as these ``files`` stay as they are.
    """
    by_kind: dict[str, dict[int, Record]] = {}
    for record in (*records.values(), *(r for part in plan.parts for r in part.records)):
        by_kind.setdefault(record.kind, {}).setdefault(id(record), record)
    places: dict[int, int] = {}
    for kept in by_kind.values():
        for known in kept:
            places[known] = len(places)
    try:
        return msgspec.json.encode(
            {
                "kinds": {
                    kind: {
                        "ids": [record.id for record in kept.values()],
                        "fields": [_fields(record) for record in kept.values()],
                    }
                    for kind, kept in by_kind.items()
                },
                "order": [places[id(record)] for record in records.values()],
                "year": plan.year,
                "laid": [places[id(record)] for record in plan.records.values()],
                "parts": [_part(part, places) for part in plan.parts],
                "keepers": dict(plan.keepers),
                "files": {file: look_of(file) for file in files},
            }
        )
    except (TypeError, ValueError, KeyError):
        return None


def _fields(record: Record) -> dict[str, Any]:
    return {
        name: plain_value(info, getattr(record, name))
        for name, info in record.spec.fields.items()
        if name not in ("id", "version")
    }


def _part(part: PlanPart, places: Mapping[int, int]) -> dict[str, Any]:
    return {
        "file": part.file, "year": part.year, "unit": part.unit, "unit_kind": part.unit_kind,
        "order": part.order, "headings": part.headings,
        "records": [places[id(record)] for record in part.records],
    }  # fmt: skip


def is_same(
    text: bytes,
    kinds: Mapping[str, type[Record]],
    plan: YearPlan,
    records: Mapping[str, Record],
) -> bool:
    """Tell whether the text is read back as exactly this plan and these records."""

    def not_read() -> Assembled:
        raise ValueError

    try:
        kept = KeptPlan.read(text, kinds, not_read)
        if kept is None or list(kept.records) != list(records) or kept.plan != plan:
            return False
        read = [record for part in kept.plan.parts for record in part.records]
    except ValueError:
        return False
    standing = [record for part in plan.parts for record in part.records]
    pairs = zip((*kept.records.values(), *read), (*records.values(), *standing), strict=True)
    # Of values that mean the same, and of what no comparison looks at, the words count too.
    return all(
        mine == record and mine.version == record.version and _fields(mine) == _fields(record)
        for mine, record in pairs
    )


class _KeptKind:
    """The records of one kind, each made once. ValueError when one can't be read.

    Its class is asked for when the first is made.
    """

    def __init__(self, name: str, documents: _KindText, kinds: Mapping[str, type[Record]]) -> None:
        self.name, self.ids = name, documents.ids
        self._kinds, self._fields = kinds, documents.fields
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

    def __init__(self, kinds: list[_KeptKind], order: list[int], rebuild: Rebuild) -> None:
        self._kinds, self._rebuild = kinds, rebuild
        self._places = [(kind, place) for kind in kinds for place in range(len(kind.ids))]
        self._by_id = {kind.ids[place]: (kind, place) for kind, place in map(self._place, order)}
        if len(self._by_id) != len(order):
            raise ValueError("een nummer komt er twee keer voor")
        self._whole: Mapping[str, Record] | None = None

    def _place(self, number: int) -> tuple[_KeptKind, int]:
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


class KeptPlan:
    """A plan that is read from what was kept of it."""

    def __init__(self, text: _PlanText, kinds: list[_KeptKind], rebuild: Rebuild) -> None:
        self._text = text
        self.records = LaidRecords(kinds, text.order, rebuild)

    @classmethod
    def read(cls, text: bytes, kinds: Mapping[str, type[Record]], rebuild: Rebuild) -> Self | None:
        """Return what the text holds; None when it holds no such thing.

        ``rebuild`` makes it all anew, when a record turns out not to be readable.
        """
        try:
            read = _READ.decode(text)
            if any(look_of(file) != look for file, look in read.files.items()):
                return None
            if not read.kinds.keys() <= set(kinds):
                return None
            own = [_KeptKind(name, documents, kinds) for name, documents in read.kinds.items()]
            return cls(read, own, rebuild)
        except (msgspec.MsgspecError, ValueError, IndexError, RecursionError):
            return None

    @cached_property
    def plan(self) -> YearPlan:
        """The plan with its parts."""
        at, text = self.records.at, self._text
        try:
            self.records.make_all()
            parts = tuple(
                PlanPart(
                    part.file, part.year, part.unit, part.unit_kind, part.order, part.headings,
                    tuple(map(at, part.records)),
                )
                for part in _READ_PARTS.decode(text.parts)
            )  # fmt: skip
            laid = {record.id: record for record in map(at, text.laid)}
        except (msgspec.MsgspecError, ValueError, IndexError):
            return self.records.anew[0]
        return YearPlan(parts, text.keepers, text.year, laid)
