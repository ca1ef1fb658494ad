"""Fields of a document as the bytes they are kept in, read when somebody looks at them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

import attrs
import msgspec

from m50core.store.protocol import StoredDocument

_READ = msgspec.json.Decoder(dict[str, Any])


class RawFields(Mapping[str, Any]):
    """A JSON object; ``raw`` is its UTF-8 text. ValueError on first use when it is damaged."""

    __slots__ = ("_fields", "raw")

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._fields: dict[str, Any] | None = None

    def _read(self) -> dict[str, Any]:
        if self._fields is None:
            self._fields = _READ.decode(self.raw)
        return self._fields

    def __getitem__(self, name: str) -> Any:
        return self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self._read() == dict(other)

    __hash__ = None  # type: ignore[assignment] # like a dict

    def __repr__(self) -> str:
        return f"RawFields({self.raw!r})"


class StoredRow(msgspec.Struct):
    """One document in the text of a batch."""

    id: str
    version: int
    fields: msgspec.Raw
    overlay: bool = False


_ROWS = msgspec.json.Decoder(dict[str, StoredRow]).decode


@attrs.define
class Batch(Sequence[StoredDocument]):
    """Documents of one kind, each made when somebody looks at it."""

    kind: str
    text: bytes = attrs.field(repr=False)
    """A JSON object of a ``StoredRow`` each, in order. ValueError on first use when it isn't."""
    size: int
    """How many there are."""
    _read: list[StoredRow] | None = attrs.field(default=None, init=False, repr=False)

    @property
    def rows(self) -> list[StoredRow]:
        """Each document as it stands in the text."""
        if self._read is None:
            self._read = list(_ROWS(self.text).values())
        return self._read

    @property
    def ids(self) -> list[str]:
        """The id of each."""
        return [row.id for row in self.rows]

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, place: int) -> StoredDocument: ...
    @overload
    def __getitem__(self, place: slice) -> list[StoredDocument]: ...
    def __getitem__(self, place: int | slice) -> StoredDocument | list[StoredDocument]:
        if isinstance(place, slice):
            return [self.document(row) for row in self.rows[place]]
        return self.document(self.rows[place])

    def document(self, row: StoredRow) -> StoredDocument:
        """Return a row as a document."""
        raw = RawFields(bytes(row.fields))
        return StoredDocument(self.kind, row.id, row.version, raw, row.overlay)


@attrs.frozen
class Documents(Iterable[StoredDocument]):
    """Batches, and over them the documents that changed since (None: removed), by id."""

    batches: Sequence[Batch]
    changed: Mapping[str, StoredDocument | None]

    def __iter__(self) -> Iterator[StoredDocument]:
        new = dict(self.changed)
        for batch in self.batches:
            for row in batch.rows:
                present = new.pop(row.id) if row.id in new else batch.document(row)
                if present is not None:
                    yield present
        yield from (document for document in new.values() if document is not None)


def in_batches(documents: Iterable[StoredDocument]) -> Documents:
    """Return documents as batches with changes, whatever a store gives them as."""
    if isinstance(documents, Documents):
        return documents
    return Documents((), {document.id: document for document in documents})
