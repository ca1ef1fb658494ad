"""Definitions and state together: the records as they stand, made when they are asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar

from m50core.network.among import Among
from m50core.network.decoding import decoder
from m50core.network.laid_records import ids_of
from m50core.network.making import Made, Orphan, compose_record, garbage_collection_off
from m50core.records.deadlines import Deadlines
from m50core.records.overlay import Derivation, Over, Overlay
from m50core.records.record import Record
from m50core.records.traits import status_of
from m50core.store.protocol import Change, Commit, Store, StoredDocument
from m50core.store.raw import Batch, in_batches
from m50core.store.searching import documents_of
from m50core.values.choice import Choice

R = TypeVar("R", bound=Record)

_SOME = 256
"""Documents read in one go: few enough to stay in the processor's own memory."""


class Composed(Mapping[str, Record]):
    """The records at one moment by id: one is made by itself, all when somebody wants more."""

    def __init__(
        self,
        kinds: Mapping[str, type[Record]],
        planned: Mapping[str, Record],
        store: Store,
        today: date,
        overlay: Overlay,
        derivation: Derivation,
    ) -> None:
        self._overlay, self._derivation = overlay, derivation
        self._kinds = kinds
        self._planned = planned
        self._store = store
        self._today = today
        self._known: dict[str, Made | None] = {}
        self._earlier: dict[str, Record] = {}
        """What is known that has become another since."""
        self._made: dict[str, dict[str, Made]] = {}
        """What all documents of a kind make, by id, of the kinds that were asked for."""
        self._all: dict[str, Record] | None = None
        self._days: dict[str, Record] = {}
        """What hangs on another, with its days, of what was asked for."""
        self._among = Among(kinds, planned, store)
        self._laid: Mapping[str, Record] | None = None
        self._derived: Mapping[str, Record] | None = None
        self.listed = False
        """True once somebody went through all records of a kind: indexes on them are worth it."""
        self.deadlines = Deadlines()
        self.orphans: dict[str, Orphan] = {}
        """Of what was made so far; all of them once every record is."""

    @property
    def whole(self) -> bool:
        """True once every record is made."""
        return self._all is not None

    def get(self, record_id: str, default: Any = None) -> Any:
        """Return the record with this id, or ``default``."""
        if self._all is not None:
            return self._all.get(record_id, default)
        found = self._without_days(record_id)
        if found is None:
            return default
        return self._with_days([found])[record_id] if Deadlines.hangs(found) else found

    def _without_days(self, record_id: str) -> Record | None:
        """Return a record, but for the days of what hangs on another."""
        found = self.laid.get(record_id) or self._one(record_id)
        if isinstance(found, Record):
            if found.kind in self._derivation.makes:
                found = self.derived.get(record_id, found)
        elif str(record_id).startswith(self._derivation.ids):
            found = self.derived.get(record_id)
        return found if isinstance(found, Record) else None

    def _with_days(self, hanging: Iterable[Record]) -> Mapping[str, Record]:
        """Return, by id, records that hang on another with their days, and maybe others."""
        new = [record for record in hanging if record.id not in self._days]
        if new:
            from m50core.records.hanging import settle_few

            days = settle_few(new, self._without_days, self._ids_called, self._ids_naming)
            if days is None:
                return self.all()
            self._days |= days
        return self._days

    def _ids_called(self, words: str) -> Sequence[str] | None:
        return self._among.with_name(words, (*self._earlier.values(), *self.laid.values()))

    @property
    def laid(self) -> Mapping[str, Record]:
        """What the day changed that isn't kept yet, by id."""
        if self._laid is None:
            self._laid = self._overlay(self, self._today)
        return self._laid

    @property
    def derived(self) -> Mapping[str, Record]:
        """What is worked out of all that, and never kept, by id."""
        if self._derived is None:
            self._derived = self._derivation.lay(Over(self, self.laid), self._today)
        return self._derived

    def of(self, cls: type[R], *, status: Choice | None = None) -> list[R]:
        """Return the records of a kind, with this status only, without making any others."""
        kind = cls.spec.kind
        if kind not in self._kinds:
            return []
        for _ in () if kind in self._made else self._making(kind, documents_of(self._store, kind)):
            pass
        made = self._made[kind]
        found = (
            self._as_kept(name, made) for name in dict.fromkeys((*self._laid_down(cls), *made))
        )
        return [
            record
            for record in found
            if isinstance(record, cls) and status in (None, status_of(record))
        ]

    def plain(self, kind: str, *names: str) -> Iterable[Sequence[object]] | None:
        """Return what each record of a kind holds in these fields, as it is kept; or None."""
        if kind not in self._kinds:
            return ()
        known = any(isinstance(one, Record) and one.kind == kind for one in self._known.values())
        return None if known or self.is_made(kind) else self._among.plain(kind, names)

    def _laid_down(self, cls: type[Record]) -> Sequence[str]:
        return ids_of(self._planned, cls)

    def _as_kept(self, record_id: str, made: Mapping[str, Made]) -> Made | None:
        """Return a record as it is kept, given what was made of the documents of its kind."""
        if record_id in self._known:
            return self._known[record_id]
        one = made.get(record_id)
        planned = self._planned.get(record_id)
        return planned if planned is not None and not isinstance(one, Record) else one

    def find(self, record_id: str) -> Record | None:
        """Return the record with this id as it is kept."""
        found = self._one(record_id)
        return found if isinstance(found, Record) else None

    def laid_down(self, record_id: str) -> Record | None:
        """Return the record with this id as the plan or the reference data have it."""
        return self._planned.get(record_id)

    def _one(self, record_id: str) -> Made | None:
        if record_id not in self._known:
            self._known[record_id] = self._single(record_id)
        return self._known[record_id]

    def _single(self, record_id: str) -> Made | None:
        planned = self._planned.get(record_id)
        for kind, of_kind in self._made.items():
            if record_id in of_kind or (planned is not None and planned.kind == kind):
                return self._as_kept(record_id, of_kind)
        document = self._store.document(record_id)
        if document is None:
            return planned
        product = self._product(document)
        return planned if isinstance(product, Orphan) and planned is not None else product

    def _product(self, document: StoredDocument) -> Made:
        """Return what a document makes; one of which nothing can be made is noted."""
        product = compose_record(self._kinds, self._planned, document)
        if isinstance(product, Orphan):
            self.orphans[document.id] = product
        return product

    def keep(self, commits: Iterable[Commit], head: int) -> None:
        """Hold on to how records were at ``head``, before the commits that came after it."""
        for commit in commits:
            for change in commit.changes:
                if change.id not in self._known:
                    self._known[change.id] = self._before(change, head)
                if isinstance(before := self._known[change.id], Record):
                    self._earlier[change.id] = before

    def _before(self, change: Change, head: int) -> Made | None:
        if change.before is None:
            return self._planned.get(change.id)
        document = StoredDocument(change.kind, change.id, head, change.before, change.overlay)
        return compose_record(self._kinds, self._planned, document)

    def all(self) -> dict[str, Record]:
        """Return every record by id."""
        if self._all is None:
            with garbage_collection_off():
                self._all = self._compose()
        return self._all

    def _compose(self) -> dict[str, Record]:
        records = dict(self._planned.items())
        found: dict[str, Any] = self._make_all()
        self.orphans = {n: one for n in self.orphans if isinstance(one := found.get(n), Orphan)}
        for name in self.orphans:
            del found[name]
        records.update(found)
        for record_id, known in self._known.items():
            if isinstance(known, Record):
                records[record_id] = known
            elif known is None:
                records.pop(record_id, None)
        records.update(self.laid)
        records.update(self.derived)
        records.update(self.deadlines.settle(records.get, records.values()))
        return records

    def _make_all(self) -> dict[str, Made]:
        """Return what every document makes, by id."""
        documents = in_batches(self._store.documents())
        found: dict[str, Any] = {}
        taken: set[str] = set()
        for batch in documents.batches:
            if batch.kind not in self._made:
                self._make(batch.kind, batch, found)
            elif batch.kind not in taken:
                found.update(self._made[batch.kind])
                taken.add(batch.kind)
        by_kind: dict[str, list[StoredDocument]] = {}
        for record_id, document in documents.changed.items():
            if document is None:
                found.pop(record_id, None)
            elif made := self._made.get(document.kind, {}).get(record_id):
                found[record_id] = made
            else:
                found[record_id] = None  # its place, for now
                by_kind.setdefault(document.kind, []).append(document)
        for kind, stored_documents in by_kind.items():
            self._make(kind, stored_documents, found)
        return found

    def _make(self, kind: str, documents: Sequence[StoredDocument], into: dict[str, Made]) -> None:
        """Add what each document of a kind makes: together where nothing asks for more."""
        reader = decoder(self._kinds[kind]) if kind in self._kinds else None
        step = len(documents) if isinstance(documents, Batch) else _SOME
        for start in range(0, len(documents), step or 1):
            some = documents if step == len(documents) else documents[start : start + step]
            made = reader.many(some) if reader else None
            if made is not None:
                ids = list(map(attrgetter("id"), made))
                if self._planned.keys().isdisjoint(ids):
                    into.update(zip(ids, made, strict=True))
                    continue
            into.update((document.id, self._product(document)) for document in some)

    def is_made(self, kind: str) -> bool:
        """Tell whether every record of a kind is made."""
        return self.whole or kind in self._made or kind not in self._kinds

    def coming(self, kind: str) -> Iterator[Record]:
        """Return what yields the records of a kind as they stand now, in their order."""
        if kind not in self._kinds:
            return iter(())
        if kind in self._made:
            return self._standing(kind, iter((self._made[kind].items(),)))
        documents = documents_of(self._store, kind)
        return self._standing(kind, self._making(kind, documents))

    def _making(
        self, kind: str, documents: Iterable[Sequence[StoredDocument]]
    ) -> Iterator[Iterable[tuple[str, Made]]]:
        """Yield what documents make, some at a time; keep it once all is made."""
        made: dict[str, Made] = {}
        for some in documents:
            new: dict[str, Made] = {}
            with garbage_collection_off():
                self._make(kind, some, new)
            made.update(new)
            yield new.items()
        self._made.setdefault(kind, made)

    def _standing(self, kind: str, made: Iterator[Iterable[tuple[str, Made]]]) -> Iterator[Record]:
        cls = self._kinds[kind]
        given: set[str] = set()
        for record_id in ids_of(self._planned, cls):
            given.add(record_id)
            if isinstance(record := self.get(record_id), cls):
                yield record
        over = [self.laid, self.derived] if kind in self._derivation.makes else [self.laid]
        known, planned = self._known, self._planned
        for pairs in made:
            kept = [
                (
                    n,
                    self._without_days(n)
                    if any(n in each for each in over)
                    else known.get(n, product),
                )
                for n, product in pairs
                if n not in planned
            ]
            hanging = Deadlines.among([product for _, product in kept if isinstance(product, cls)])
            dated = self._with_days(hanging.values()) if hanging else {}
            for record_id, product in kept:
                if record_id in hanging:
                    product = dated[record_id]
                given.add(record_id)
                if isinstance(product, cls):
                    yield product
        self.listed = True
        others = {**known, **self.laid, **over[-1]}
        for record_id in [n for n, product in others.items() if isinstance(product, cls)]:
            if record_id not in given and isinstance(record := self.get(record_id), cls):
                yield record

    def naming(self, record_id: str) -> Sequence[Record] | None:
        """Return records among which are all that point at an id; None when that is all of them."""
        ids = self._ids_naming(record_id)
        if ids is None:
            return None
        records = [record for name in ids if (record := self._without_days(name)) is not None]
        hanging = [record for record in records if Deadlines.hangs(record)]
        dated = self._with_days(hanging) if hanging else {}
        return [dated.get(record.id, record) for record in records]

    def _ids_naming(self, record_id: str) -> Sequence[str] | None:
        over = {**self._earlier, **self.laid, **self.derived}
        return self._among.naming(record_id, over.values())

    def __getitem__(self, record_id: str) -> Record:
        record: Record | None = self.get(record_id)
        if record is None:
            raise KeyError(record_id)
        return record

    def __iter__(self) -> Iterator[str]:
        return iter(self.all())

    def __len__(self) -> int:
        return len(self.all())

    def values(self) -> Any:
        """Return every record in order."""
        return self.all().values()
