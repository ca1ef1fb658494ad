"""Definitions and state together: the records as they stand, made when they are asked for."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

import attrs

from m50core.errors import M50Error
from m50core.network.decoding import decoder
from m50core.network.kept_plan import ids_of
from m50core.records.deadlines import Deadlines
from m50core.records.fields import filled, kept_value, plain_value
from m50core.records.laying import lay
from m50core.records.overlay import Derivation, Over, Overlay
from m50core.records.record import Record, kept_record
from m50core.records.traits import status_of
from m50core.store.protocol import Change, Commit, Store, StoredDocument
from m50core.store.raw import in_batches
from m50core.values.choice import Choice
from m50core.values.period import Period

R = TypeVar("R", bound=Record)


@attrs.frozen
class Orphan:
    """State that is kept but can't be shown as a record: its plugin or definition is missing."""

    document: StoredDocument
    reason: str


def unknown(
    kinds: Mapping[str, type[Record]],
    base: Mapping[str, Record],
    kind: str,
    record_id: str,
    overlay: bool,
) -> str:
    """Return in Dutch what isn't installed that a document needs; empty when it all is."""
    if kind not in kinds:
        return f"plugin ontbreekt: de soort “{kind}” is niet geïnstalleerd"
    if overlay and record_id not in base:
        return "plugin ontbreekt: de omschrijving in het plan is niet geïnstalleerd"
    return ""


def compose_record(
    kinds: Mapping[str, type[Record]], base: Mapping[str, Record], document: StoredDocument
) -> Record | Orphan:
    """Return the record that a document makes (over its definition), or why it can't be made."""
    if reason := unknown(kinds, base, document.kind, document.id, document.overlay):
        return Orphan(document, reason)
    cls, planned = kinds[document.kind], base.get(document.id)
    if planned is not None and planned.kind != document.kind:
        return Orphan(document, f"het nummer is in het plan een {planned.kind}")
    if planned is None and (record := decoder(cls).one(document)) is not None:
        return record
    values = {n: v for n, v in document.fields.items() if n in cls.spec.fields}
    values |= {"id": document.id, "version": document.version}
    try:
        return kept_record(cls, values, planned)
    except M50Error as error:
        return Orphan(document, error.sentence)


def laid_over(
    below: Record | None, change: Change, version: int, typed: Record | None
) -> Record | None:
    """Return what a change makes of a record as it was kept; None when that must be made anew.

    Only what differs is read; ``typed``, the record from which it was written, if that is at hand,
    has it as values.
    """
    before, after = change.before or {}, change.after
    new = change.before is None and not change.overlay
    if below is None or after is None or new or not before.keys() <= after.keys():
        return None
    fields = type(below).spec.fields
    values: dict[str, Any] = {"version": version}
    for name, plain in after.items():
        if name in fields and (name not in before or before[name] != plain):
            info, known = fields[name], getattr(typed, name, None)
            hangs = isinstance(known, Period) and known.anchor is not None
            if known is None or hangs or plain_value(info, known) != plain:
                try:
                    known = filled(change.kind, info, kept_value(info, plain))
                except (ValueError, M50Error):
                    return None
            values[name] = known
    return lay(below, values)


@contextmanager
def _garbage_collection_off() -> Iterator[None]:
    """Keep the garbage collector from looking again and again at records that all stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


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
        self._known: dict[str, Record | Orphan | None] = {}
        self._all: dict[str, Record] | None = None
        self._laid: Mapping[str, Record] | None = None
        self._derived: Mapping[str, Record] | None = None
        self.deadlines = Deadlines()
        self.orphans: dict[str, Orphan] = {}

    @property
    def whole(self) -> bool:
        """True once every record is made."""
        return self._all is not None

    def get(self, record_id: str, default: Any = None) -> Any:
        """Return the record with this id, or ``default``."""
        if self._all is not None:
            return self._all.get(record_id, default)
        found = self.laid.get(record_id) or self._one(record_id)
        kind = found.kind if isinstance(found, Record) else ""
        if not kind or kind in self._derivation.makes:
            found = self.derived.get(record_id, found)
        if isinstance(found, Record):
            return self.all()[record_id] if Deadlines.hangs(found) else found
        return default

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
        if cls.spec.kind not in self._kinds:
            return []
        known = (*ids_of(self._planned, cls), *self._store.ids(cls.spec.kind))
        found = map(self._one, dict.fromkeys(known))
        return [
            record
            for record in found
            if isinstance(record, cls) and status in (None, status_of(record))
        ]

    def find(self, record_id: str) -> Record | None:
        """Return the record with this id as it is kept."""
        found = self._one(record_id)
        return found if isinstance(found, Record) else None

    def laid_down(self, record_id: str) -> Record | None:
        """Return the record with this id as the plan or the reference data have it."""
        return self._planned.get(record_id)

    def _one(self, record_id: str) -> Record | Orphan | None:
        if record_id not in self._known:
            self._known[record_id] = self._single(record_id)
        return self._known[record_id]

    def _single(self, record_id: str) -> Record | Orphan | None:
        document = self._store.document(record_id)
        planned = self._planned.get(record_id)
        if document is None:
            return planned
        made = compose_record(self._kinds, self._planned, document)
        return planned if isinstance(made, Orphan) and planned is not None else made

    def keep(self, commits: Iterable[Commit], head: int) -> None:
        """Hold on to how records were at ``head``, before the commits that came after it."""
        for commit in commits:
            for change in commit.changes:
                if change.id not in self._known:
                    self._known[change.id] = self._before(change, head)

    def _before(self, change: Change, head: int) -> Record | Orphan | None:
        if change.before is None:
            return self._planned.get(change.id)
        document = StoredDocument(change.kind, change.id, head, change.before, change.overlay)
        return compose_record(self._kinds, self._planned, document)

    def all(self) -> dict[str, Record]:
        """Return every record by id."""
        if self._all is None:
            with _garbage_collection_off():
                self._all = self._compose()
        return self._all

    def _compose(self) -> dict[str, Record]:
        records = dict(self._planned.items())
        documents = in_batches(self._store.documents())
        found: dict[str, Any] = {}
        for batch in documents.batches:
            made = self._make(batch.kind, batch, batch.ids, overlaid=bool(batch.overlays))
            found.update(zip(batch.ids, made, strict=True))
        by_kind: dict[str, list[StoredDocument]] = {}
        for record_id, document in documents.changed.items():
            if document is None:
                found.pop(record_id, None)
            else:
                found[record_id] = None
                by_kind.setdefault(document.kind, []).append(document)
        for kind, stored_documents in by_kind.items():
            ids = [document.id for document in stored_documents]
            overlaid = any(document.overlay for document in stored_documents)
            found.update(
                zip(ids, self._make(kind, stored_documents, ids, overlaid=overlaid), strict=True)
            )
        self.orphans = {n: made for n, made in found.items() if type(made) is Orphan}
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

    def _make(
        self, kind: str, documents: Sequence[StoredDocument], ids: Iterable[str], *, overlaid: bool
    ) -> Iterable[Record | Orphan]:
        """Return what each document of a kind makes: together where nothing asks for more."""
        if overlaid or kind not in self._kinds or not self._planned.keys().isdisjoint(ids):
            return (compose_record(self._kinds, self._planned, document) for document in documents)
        made: list[Any] = decoder(self._kinds[kind]).many(documents)
        if all(made):
            return made
        return (
            one or compose_record(self._kinds, self._planned, document)
            for one, document in zip(made, documents, strict=True)
        )

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
