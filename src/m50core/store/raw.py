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


@attrs.frozen
class Batch(Sequence[StoredDocument]):
    """Documents of one kind as columns, each made when somebody looks at it."""

    kind: str
    ids: Sequence[str] = attrs.field(repr=False)
    versions: Sequence[int] = attrs.field(repr=False)
    raws: Sequence[bytes] = attrs.field(repr=False)
    """The fields of each, as JSON."""
    overlays: frozenset[str] = attrs.field(repr=False)
    """Ids of those that hold only the state of a planned record."""

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> StoredDocument: ...
    @overload
    def __getitem__(self, place: slice) -> "Batch": ...
    def __getitem__(self, place: int | slice) -> "StoredDocument | Batch":
        if isinstance(place, slice):
            return Batch(
                self.kind, self.ids[place], self.versions[place], self.raws[place], self.overlays
            )
        record_id = self.ids[place]
        return StoredDocument(
            self.kind,
            record_id,
            self.versions[place],
            RawFields(self.raws[place]),
            record_id in self.overlays,
        )


@attrs.frozen
class Documents(Iterable[StoredDocument]):
    """Batches, and over them the documents that changed since (None: removed), by id."""

    batches: Sequence[Batch]
    changed: Mapping[str, StoredDocument | None]

    def __iter__(self) -> Iterator[StoredDocument]:
        new = dict(self.changed)
        for batch in self.batches:
            for place, record_id in enumerate(batch.ids):
                present = new.pop(record_id) if record_id in new else batch[place]
                if present is not None:
                    yield present
        yield from (document for document in new.values() if document is not None)


def in_batches(documents: Iterable[StoredDocument]) -> Documents:
    """Return documents as batches with changes, whatever a store gives them as."""
    if isinstance(documents, Documents):
        return documents
    return Documents((), {document.id: document for document in documents})
