"""Finding the few records that words or an id may mean among all that are kept, making none."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any

import msgspec

from m50core.network.laid_records import LaidRecords, plain
from m50core.records.anchors import is_called, may_be_called, words_for
from m50core.records.record import Record
from m50core.records.relations import relations
from m50core.store.protocol import Store
from m50core.store.raw import Batch
from m50core.store.searching import Searching, documents_of, mentioning

_FEW = 12
"""After as many questions for what points at something, the plan is gone through once for all."""


class _NameFields(msgspec.Struct, gc=False):
    """The fields by which a record is called; no others are read."""

    title: Any = None
    name: Any = None
    short: Any = None
    aliases: Any = None


class _Row(msgspec.Struct, gc=False):
    id: str
    fields: _NameFields


_ROWS = msgspec.json.Decoder(dict[str, _Row]).decode
_ONE = msgspec.json.Decoder(_NameFields).decode


class Among:
    """The records of a plan and of a store, of which the ids are found by what is kept."""

    def __init__(self, kinds: Iterable[str], planned: Mapping[str, Record], store: Store) -> None:
        self._kinds, self._planned, self._store = kinds, planned, store
        self._asked = 0

    def plain(self, kind: str, names: Sequence[str]) -> list[tuple[object, ...]]:
        """Return what each record of a kind holds in these fields, as it is kept."""
        fields = plain(self._planned, kind, names)
        for some in documents_of(self._store, kind):
            for document in some:
                before = fields.get(document.id, dict.fromkeys(names))
                fields[document.id] = {n: document.fields.get(n, before[n]) for n in names}
        return [tuple(values.values()) for values in fields.values()]

    def with_name(self, words: str, others: Iterable[Record]) -> list[str] | None:
        """Return the ids of what the target of an anchor may name, and maybe of others.

        ``others``: records that are otherwise than they are kept. None: it can't be told.
        """
        try:
            ids = [name for called in words_for(words) for name in self._by_name.get(called, ())]
        except (msgspec.MsgspecError, ValueError):
            return None
        return [*ids, words, *(record.id for record in others if is_called(record, words))]

    def naming(self, record_id: str, others: Iterable[Record]) -> list[str] | None:
        """Return the ids of what points at an id, and maybe of others; None: any may.

        ``others``: what may be made otherwise than it is kept.
        """
        ids = mentioning(self._store, record_id)
        if ids is None:
            return None
        more = (record.id for record in others if _names(record, record_id))
        return list(dict.fromkeys((*self._laid_down_naming(record_id), *ids, *more)))

    def _laid_down_naming(self, record_id: str) -> Sequence[str]:
        """Return the ids of planned records that point at an id, and maybe of others."""
        planned = self._planned
        self._asked += 1
        found = None
        if self._asked <= _FEW and isinstance(planned, LaidRecords):
            found = planned.naming(record_id)
        return self._naming_of_plan.get(record_id, ()) if found is None else found

    @cached_property
    def _naming_of_plan(self) -> Mapping[str, Sequence[str]]:
        """Ids of planned records, by what they point at."""
        table: dict[str, list[str]] = {}
        for record in self._planned.values():
            for _, target in relations(record):
                table.setdefault(target, []).append(record.id)
        return table

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[str]]:
        table: dict[str, list[str]] = {}
        for record_id, fields in (*self._of_plan(), *self._of_store()):
            others = [*(fields.aliases or ()), *filter(None, [fields.short])]
            for title in {fields.title or "", fields.name or ""}:
                for name in may_be_called(str(title), map(str, others)):
                    table.setdefault(name, []).append(record_id)
        return table

    def _of_plan(self) -> Iterator[tuple[str, _NameFields]]:
        planned = self._planned
        raws = planned.raws() if isinstance(planned, LaidRecords) else None
        if raws is not None:
            return ((record_id, _ONE(raw)) for record_id, raw in raws)
        return ((record_id, _of(partial(_value, record))) for record_id, record in planned.items())

    def _of_store(self) -> Iterator[tuple[str, _NameFields]]:
        store = self._store
        every = (
            (some for kind in self._kinds for some in store.of(kind))
            if isinstance(store, Searching)
            else (store.documents(),)
        )
        for documents in every:
            if isinstance(documents, Batch):
                yield from ((row.id, row.fields) for row in _ROWS(documents.text).values())
            else:
                yield from ((one.id, _of(one.fields.get)) for one in documents)


def _names(record: Record, record_id: str) -> bool:
    return any(target == record_id for _, target in relations(record))


def _value(record: Record, name: str) -> Any:
    return getattr(record, name, None)


def _of(get: Callable[[str], Any]) -> _NameFields:
    return _NameFields(*map(get, _NameFields.__struct_fields__))
