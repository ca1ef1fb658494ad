"""Writing a snapshot: the records in blocks, and what finds them without reading the rest."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs
import msgspec

from m50core.store.converter import commit_to_json
from m50core.store.files.blocks import Part, PartsWriter, beginning, in_buckets, words_in
from m50core.store.files.disk import Disk, replace
from m50core.store.files.log import Position, digest
from m50core.store.files.snapshot import (
    COMMITS_A_PART,
    FORM,
    GONE,
    SUM,
    Block,
    CommitLines,
    Index,
    SnapshotTable,
)
from m50core.store.files.timeline import CommitPlaces
from m50core.store.protocol import SUPERSEDES_NOTHING, StoredDocument, Superseded
from m50core.store.raw import RawFields

_BLOCK = 1 << 16
"""Bytes of records in a block, and the last record that goes over it."""
_IDS_A_PART, _WORDS_A_PART = 256, 64
_MOST_BEGINNINGS = 2_000
_LEAST = 1 << 16
"""Bytes of log that are replayed in less time than a file takes to be replaced."""
_OPENINGS = 20
"""Times that the log behind a snapshot is read again, at least, before there is another."""
_ENCODE = msgspec.json.Encoder().encode


def is_due(commits: int, size: int, snapshot: int) -> bool:
    """Tell whether what is replayed at each opening costs more by now than writing a snapshot.

    ``commits`` and ``size`` in bytes: what stands in the log behind the snapshot, itself of
    ``snapshot`` bytes (0: there is none). It is replayed about once a commit, since each may have
    been made by a program of its own.
    """
    return size > _LEAST and size * max(commits, _OPENINGS) > snapshot


@attrs.define
class _Records:
    """The records as they are laid out, and what finds them."""

    laid: PartsWriter = attrs.field(factory=PartsWriter)
    tables: dict[str, SnapshotTable] = attrs.field(factory=dict)
    places: dict[str, int] = attrs.field(factory=dict)
    words: dict[str, list[int]] = attrs.field(factory=dict)
    blocks: int = 0

    def add(self, kind: str, documents: list[StoredDocument], *, last: bool) -> None:
        """Lay out the records of one kind."""
        first, blocks = self.blocks, []
        self.laid.plain(_ENCODE(kind) + b":{\n")
        rows: list[tuple[str, bytes, bytes]] = []
        size = 0
        for place, document in enumerate(documents):
            fields = document.fields
            raw = fields.raw if isinstance(fields, RawFields) else _ENCODE(dict(fields))
            rows.append((document.id, _row(place, document, raw), raw))
            size += len(rows[-1][1])
            if size >= _BLOCK or place == len(documents) - 1:
                blocks.append(self._block(rows, last=place == len(documents) - 1))
                rows, size = [], 0
        self.laid.plain(b"}\n" if last else b"},\n")
        overlays = [document.id for document in documents if document.overlay]
        self.tables[kind] = SnapshotTable(first, blocks, overlays)

    def _block(self, rows: list[tuple[str, bytes, bytes]], *, last: bool) -> Block:
        number = self.blocks
        self.blocks += 1
        for record_id, _, _ in rows:
            self.places[record_id] = number
        for word in words_in(b",".join([raw for _, _, raw in rows])):
            self.words.setdefault(word.decode(), []).append(number)
        content = b",\n".join([row for _, row, _ in rows]) + (b"\n" if last else b",\n")
        return Block(self.laid.part(content), len(rows))


def _row(place: int, document: StoredDocument, raw: bytes) -> bytes:
    overlay = b',"overlay":true' if document.overlay else b""
    return b'"%d":{"id":%s,"version":%d%s,"fields":%s}' % (
        place + 1, _ENCODE(document.id), document.version, overlay, raw,
    )  # fmt: skip


def write_snapshot(
    disk: Disk,
    path: Path,
    network: str,
    position: Position,
    last: int,
    numbers: Mapping[str, int],
    documents: Iterable[StoredDocument],
    told: CommitPlaces,
    superseded: Superseded = SUPERSEDES_NOTHING,
) -> str:
    """Write all documents, a table per kind, in one replacement of the file; return its sum.

    ``position``: up to where in the log it goes; ``last``: where the last line of that begins.
    """
    by_kind: dict[str, list[StoredDocument]] = {}
    for document in documents:
        by_kind.setdefault(document.kind, []).append(document)
    records = _Records()
    for count, (kind, stored_documents) in enumerate(by_kind.items(), 1):
        records.add(kind, stored_documents, last=count == len(by_kind))
    known = {record_id: [place] for record_id, place in records.places.items()}
    for subject, commits in told.about.items():
        known.setdefault(subject, [GONE]).extend(commits)
    laid, keys = PartsWriter(), iter(range(2, 1 << 62))
    contents = (
        _in_parts(known, _IDS_A_PART),
        _in_parts(records.words, _WORDS_A_PART),
        _lines(told),
    )
    places, words, lines = ([_doc(laid, next(keys), one) for one in each] for each in contents)
    # The last of the documents about the snapshot itself closes their table.
    laid.pieces[-1] = b"},\n" if by_kind else b"}\n"
    laid.size = sum(map(len, laid.pieces))
    begins = {beginning(record_id) for record_id in records.places}
    body = b"".join([*laid.pieces, *records.laid.pieces, b"}\n"])
    index = Index(
        FORM, network, position.number, position.hash, position.offset, last, dict(numbers),
        _shift(records.tables, laid.size), places, words, lines,
        sorted(begins) if len(begins) <= _MOST_BEGINNINGS else None, len(body), digest(body),
        superseded.until, superseded.times,
    )  # fmt: skip
    rest = b'",' + _ENCODE(index)[1:] + b",\n"
    total = digest(rest)
    replace(disk, path, b"".join((SUM, total.encode(), rest, body)))
    return total


def _in_parts(table: Mapping[str, Any], most: int) -> Iterator[bytes]:
    return map(_ENCODE, in_buckets(table, most))


def _lines(told: CommitPlaces) -> Iterator[bytes]:
    for start in range(0, len(told.starts), COMMITS_A_PART):
        numbers = range(start + 1, start + COMMITS_A_PART + 1)
        heads = {
            str(n): msgspec.Raw(commit_to_json(told.heads[n])) for n in numbers if n in told.heads
        }
        yield _ENCODE(CommitLines(list(told.starts[start : start + COMMITS_A_PART]), heads))


def _doc(laid: PartsWriter, key: int, content: bytes) -> Part:
    """Lay out a part as a document of TinyDB."""
    laid.plain(b'"%d":' % key)
    made = laid.part(content)
    laid.plain(b",\n")
    return made


def _shift(tables: Mapping[str, SnapshotTable], by: int) -> dict[str, SnapshotTable]:
    """Return tables of which the parts begin so many bytes further."""
    return {
        kind: SnapshotTable(
            table.first,
            [
                Block(Part(block.part.start + by, block.part.size, block.part.sum), block.count)
                for block in table.blocks
            ],
            table.overlays,
        )
        for kind, table in tables.items()
    }
