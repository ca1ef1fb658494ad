"""The snapshot: what the log adds up to, as a TinyDB database with a table per record kind.

A cache: it may be lost, and is made anew from the log. Any TinyDB opens it. It is laid out with one
record a line and an index in front, so that a reader finds one record without parsing the others.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import attrs
import msgspec

from m50core.store.files.disk import Disk, Replaced, Stat, replace
from m50core.store.files.log import Position, digest
from m50core.store.files.resaved import how_resaved, unix_ends
from m50core.store.protocol import SUPERSEDES_NOTHING, StoredDocument, Superseded
from m50core.store.raw import Batch, RawFields

_SUM = b'{"_m50":{"1":{"sum":"'
_AFTER_SUM = len(_SUM) + 32
_ENCODE = msgspec.json.Encoder().encode


class SnapshotTable(msgspec.Struct):
    """Where the records of one kind stand in the file."""

    ids: list[str]
    versions: Sequence[int]
    starts: Sequence[int]
    """Byte at which each record's fields begin, counted from the end of the first line."""
    sizes: Sequence[int]
    overlays: list[int]
    """Which of them (by place in ``ids``) hold only the state of a planned record."""


class Index(msgspec.Struct):
    """The first line: what the snapshot is of, and where each record stands."""

    network: str
    number: int
    hash: str
    offset: int
    """Bytes of the log that are in it."""
    numbers: dict[str, int]
    """The highest id number ever used, by prefix."""
    tables: dict[str, SnapshotTable]
    until: int = 0
    times: int = 0
    """How far, and how often, other histories were replaced by this one."""


@attrs.define
class Snapshot:
    """An opened snapshot. Holds ids and places; the fields are in the file.

    What opening read is kept until somebody asks for everything; after that, single documents are
    read from the file again.
    """

    disk: Disk = attrs.field(repr=False)
    path: Path
    stat: Stat
    index: Index = attrs.field(repr=False)
    sum: str
    """Sum of the whole file but its beginning."""
    body: int
    """Byte at which the second line begins."""
    _content: bytes | None = attrs.field(repr=False)
    _places: dict[str, dict[str, int]] | None = attrs.field(default=None, repr=False)
    """Place in its table by id, by kind; None until it pays to have it."""
    _looked: bool = False

    @property
    def superseded(self) -> Superseded:
        """How far, and how often, other histories were replaced."""
        return Superseded(self.index.until, self.index.times)

    @property
    def position(self) -> Position:
        """The place in the log up to which this snapshot goes."""
        return Position(self.index.number, self.index.offset, self.index.hash)

    def _read(self, start: int, length: int) -> bytes:
        """Return part of the file; Replaced when it has become another."""
        if self._content is not None:
            return self._content[start : start + length]
        try:
            content = self.disk.read(self.path, start, length)
        except FileNotFoundError:
            raise Replaced from None
        if self.disk.stat(self.path) != self.stat:
            raise Replaced
        return content

    def document(self, record_id: str) -> StoredDocument | None:
        """Return one document, read from the file; Replaced when that has become another."""
        for kind, table in self.index.tables.items():
            place = self._place(kind, table, record_id)
            if place is not None:
                self._looked = True
                raw = self._read(self.body + table.starts[place], table.sizes[place])
                overlay = place in table.overlays
                return StoredDocument(
                    kind, record_id, table.versions[place], RawFields(raw), overlay
                )
        self._looked = True
        return None

    def has(self, record_id: str) -> bool:
        """Tell whether there is a document with this id, from the index alone."""
        return any(
            self._place(kind, table, record_id) is not None
            for kind, table in self.index.tables.items()
        )

    def _place(self, kind: str, table: SnapshotTable, record_id: str) -> int | None:
        """Find an id: the first time by going through them, then by an index."""
        if not self._looked:
            return table.ids.index(record_id) if record_id in table.ids else None
        if self._places is None:
            self._places = {
                name: dict(zip(snapshot_table.ids, range(len(snapshot_table.ids)), strict=True))
                for name, snapshot_table in self.index.tables.items()
            }
        return self._places[kind].get(record_id)

    def ids(self, kind: str) -> Sequence[str]:
        """Return the ids of the documents of a kind."""
        return self.index.tables[kind].ids if kind in self.index.tables else ()

    def batches(self) -> list[Batch]:
        """Return every document, a batch per kind. Raises Replaced as ``document`` does."""
        content, first = self._read(0, self.stat.size), self.body
        self._content = None
        batches = []
        for kind, table in self.index.tables.items():
            rows = zip(table.starts, table.sizes, strict=True)
            raws = [content[first + start : first + start + size] for start, size in rows]
            overlays = frozenset(table.ids[place] for place in table.overlays)
            batches.append(Batch(kind, table.ids, table.versions, raws, overlays))
        return batches


def write_snapshot(
    disk: Disk,
    path: Path,
    network: str,
    position: Position,
    numbers: Mapping[str, int],
    documents: Iterable[StoredDocument],
    superseded: Superseded = SUPERSEDES_NOTHING,
) -> str:
    """Write all documents, a table per kind, in one replacement of the file; return its sum."""
    by_kind: dict[str, list[StoredDocument]] = {}
    for document in documents:
        by_kind.setdefault(document.kind, []).append(document)
    pieces: list[bytes] = []
    tables: dict[str, SnapshotTable] = {}
    at = 0
    for kind, stored_documents in by_kind.items():
        starts: list[int] = []
        sizes: list[int] = []
        opening = _ENCODE(kind) + b":{\n"
        pieces.append(opening)
        at += len(opening)
        for place, document in enumerate(stored_documents):
            head, fields, tail = _row(place, document, last=place == len(stored_documents) - 1)
            starts.append(at + len(head))
            sizes.append(len(fields))
            pieces += (head, fields, tail)
            at += len(head) + len(fields) + len(tail)
        ids, versions = (
            [stored_document.id for stored_document in stored_documents],
            [stored_document.version for stored_document in stored_documents],
        )
        overlays = [
            place
            for place, stored_document in enumerate(stored_documents)
            if stored_document.overlay
        ]
        tables[kind] = SnapshotTable(ids, versions, starts, sizes, overlays)
        closing = b"},\n" if len(tables) < len(by_kind) else b"}\n"
        pieces.append(closing)
        at += len(closing)
    index = Index(
        network, position.number, position.hash, position.offset, dict(numbers), tables,
        superseded.until, superseded.times,
    )  # fmt: skip
    rest = b'",' + _ENCODE(index)[1:-1] + (b"}},\n" if tables else b"}}\n")
    rest += b"".join(pieces) + b"}\n"
    total = digest(rest)
    replace(disk, path, _SUM + total.encode() + rest)
    return total


def _row(place: int, document: StoredDocument, *, last: bool) -> tuple[bytes, bytes, bytes]:
    fields = document.fields
    raw = fields.raw if isinstance(fields, RawFields) else _ENCODE(dict(fields))
    overlay = b',"overlay":true' if document.overlay else b""
    head = b'"%d":{"id":%s,"version":%d%s,"fields":' % (
        place + 1, _ENCODE(document.id), document.version, overlay,
    )  # fmt: skip
    return head, raw, b"}\n" if last else b"},\n"


def is_snapshot(content: bytes) -> bool:
    """Tell whether this is, or once was, a snapshot."""
    return content.startswith(_SUM)


def read_snapshot(disk: Disk, path: Path) -> Snapshot | None:
    """Open a snapshot; None when there is none, ValueError (Dutch) when it isn't whole."""
    stat = disk.stat(path)
    if stat is None:
        return None
    content = disk.read(path)
    rest = memoryview(content)[_AFTER_SUM:]
    if not content.startswith(_SUM) or digest(rest) != _sum(content):
        plain = unix_ends(content)
        if is_snapshot(plain) and digest(plain[_AFTER_SUM:]) == _sum(plain):
            raise ValueError(how_resaved(content))
        raise ValueError("de controlesom klopt niet")
    try:
        return _open(disk, path, stat, content)
    except (ValueError, OverflowError, TypeError):
        raise ValueError("hij heeft niet de vorm van een momentopname") from None


def _open(disk: Disk, path: Path, stat: Stat, content: bytes) -> Snapshot:
    body = content.index(b"\n") + 1
    line = content[_AFTER_SUM + 2 : body - 1].removesuffix(b",").removesuffix(b"}}")
    index = msgspec.json.decode(b"{" + line + b"}", type=Index)
    for table in index.tables.values():
        table.versions = array("q", table.versions)
        table.starts, table.sizes = array("q", table.starts), array("q", table.sizes)
    return Snapshot(disk, path, stat, index, _sum(content), body, content)


def _sum(content: bytes) -> str:
    return content[len(_SUM) : _AFTER_SUM].decode("ascii", "replace")
