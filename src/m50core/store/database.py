"""What a store holds as a TinyDB: read-only, for questions of one's own.

Each question is answered as of the last commit, also one of another program, whatever the store.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from m50core.errors import ClosedError, ReadOnlyError
from m50core.store.protocol import Store, StoredDocument
from m50core.store.raw import RawFields

_ENCODE = msgspec.json.Encoder().encode
_READ = msgspec.json.Decoder(dict[str, Any]).decode


class _Tables(dict[str, Any]):
    """Tables by kind: the rows of one are made when somebody asks for that kind.

    Made anew for each question: what is done to an answer changes no other one.
    """

    def __getitem__(self, kind: str) -> dict[str, dict[str, Any]]:
        documents: Iterable[StoredDocument] = super().__getitem__(kind)
        return {str(number): _row(document) for number, document in enumerate(documents, 1)}


class StoreStorage(Storage):
    """TinyDB's way to the documents of a store; after ``close`` it raises ClosedError."""

    def __init__(self, store: Store) -> None:
        self._store, self._closed = store, False
        self._by_kind: Mapping[str, list[StoredDocument]] = {}
        self._as_of: tuple[object, ...] = ()

    def read(self) -> dict[str, dict[str, Any]]:
        """Return the tables as of the last commit. StoreError when they can't be read."""
        if self._closed:
            raise ClosedError.network()
        as_of = (self._store.head(), getattr(self._store, "generation", 0))
        if as_of != self._as_of:
            by_kind: dict[str, list[StoredDocument]] = {}
            for document in self._store.documents():
                by_kind.setdefault(document.kind, []).append(document)
            self._by_kind, self._as_of = by_kind, as_of
        return _Tables(self._by_kind)

    def write(self, data: dict[str, dict[str, Any]]) -> NoReturn:  # noqa: ARG002
        """Raise ReadOnlyError: a change goes through a commit."""
        if self._closed:
            raise ClosedError.network()
        raise ReadOnlyError(
            "Dit is een momentopname, alleen om vragen aan te stellen. Er is niets gewijzigd. "
            "Open het netwerk en wijzig gegevens met net.commit."
        )

    def close(self) -> None:
        """Let go of the store."""
        self._by_kind, self._closed = {}, True
        self._store.close()


class StoreDatabase(TinyDB):
    """A TinyDB with a table per kind of record, over a store."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, storage=StoreStorage)

    def table(self, name: str, **options: Any) -> Table:
        """Return a table, as TinyDB does; it remembers no answers: the next commit changes them."""
        return super().table(name, **{**options, "cache_size": 0})


def _row(document: StoredDocument) -> dict[str, Any]:
    """Return a document as a row, the same as in the snapshot's file."""
    kept = document.fields
    fields = _READ(kept.raw if isinstance(kept, RawFields) else _ENCODE(dict(kept)))
    row = {"id": document.id, "version": document.version, "fields": fields}
    return {**row, "overlay": True} if document.overlay else row
