"""The snapshot: what the log adds up to, as a TinyDB database with a table per record kind.

A cache: it may be lost, and is made anew from the log. Any TinyDB opens it. Its first line tells
where its parts stand, and the sum of each; a part is read and held against that when it is needed.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs
import msgspec

from m50core.store.converter import commit_from_json
from m50core.store.files.blocks import (
    PLACES,
    Broken,
    Part,
    Parts,
    beginning,
    bucket,
    is_word,
    words_in,
)
from m50core.store.files.disk import Disk
from m50core.store.files.log import Position, digest
from m50core.store.files.resaved import how_resaved, unix_ends
from m50core.store.files.timeline import CommitPlaces
from m50core.store.protocol import Commit, StoredDocument, Superseded
from m50core.store.raw import Batch, RawFields

FORM = 2
SUM = b'{"_m50":{"1":{"sum":"'
AFTER_SUM = len(SUM) + 32
_FORM = b'","form":'
_FIRST = 1 << 16
"""Bytes that are read to find the first line; more when it is longer."""
GONE = -1
"""The block of an id that has no document (any more)."""
COMMITS_A_PART = 512
"""Commits of which one part tells where they stand."""


class OtherForm(ValueError):
    """A whole snapshot of an older m50, or a newer one: nothing is wrong, and it is of no use."""


class Block(msgspec.Struct, array_like=True, frozen=True):
    """A part with records of one kind."""

    part: Part
    count: int


class SnapshotTable(msgspec.Struct, frozen=True):
    """The records of one kind."""

    first: int
    """Number of the first of its blocks, of all blocks."""
    blocks: list[Block]
    overlays: list[str]
    """Ids of those that hold only the state of a planned record."""


class CommitLines(msgspec.Struct, frozen=True):
    """Where some commits stand in the log, one after another."""

    starts: list[int]
    heads: dict[str, msgspec.Raw]
    """Of those with a long line: the commit without its changes, by number."""


class Index(msgspec.Struct, frozen=True):
    """The first line: what the snapshot is of, and where its parts stand."""

    form: int
    network: str
    number: int
    hash: str
    offset: int
    """Bytes of the log that are in it."""
    last: int
    """Byte of the log at which the last line of those begins; -1 when there is none."""
    numbers: dict[str, int]
    """The highest id number ever used, by prefix."""
    tables: dict[str, SnapshotTable]
    places: list[Part]
    """By id: the number of its block, and of the commits that concern it."""
    words: list[Part]
    """By value of one word: the blocks that have it."""
    commits: list[Part]
    beginnings: list[str] | None
    """Every id that is here begins so; None when there are too many."""
    size: int
    """Bytes behind the first line."""
    rest: str
    """Sum of all that is behind the first line, what stands between the parts too."""
    until: int = 0
    times: int = 0
    """How far, and how often, other histories were replaced by this one."""


_INDEX = msgspec.json.Decoder(Index).decode
_LINES = msgspec.json.Decoder(CommitLines).decode


@attrs.define
class Snapshot:
    """An opened snapshot. Holds where its parts are; what is in them is in the file.

    What reads them raises Replaced when the file has become another, Broken when it isn't whole.
    """

    index: Index = attrs.field(repr=False)
    sum: str
    """Sum of the first line, which has those of all the rest."""
    parts: Parts

    def __attrs_post_init__(self) -> None:
        tables = self.index.tables
        self._blocks = [(kind, b) for kind, table in tables.items() for b in table.blocks]
        begins = self.index.beginnings
        self._beginnings = None if begins is None else frozenset(begins)

    _blocks: list[tuple[str, Block]] = attrs.field(init=False, repr=False)
    _beginnings: frozenset[str] | None = attrs.field(init=False, repr=False)

    @property
    def superseded(self) -> Superseded:
        """How far, and how often, other histories were replaced."""
        return Superseded(self.index.until, self.index.times)

    @property
    def position(self) -> Position:
        """The place in the log up to which this snapshot goes."""
        return Position(self.index.number, self.index.offset, self.index.hash)

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self.parts.stat.size

    def document(self, record_id: str) -> StoredDocument | None:
        """Return one document."""
        number = self._block_of(record_id)
        if number == GONE:
            return None
        _, block = self._block(number)
        documents = self.parts.decode(block.part, self._reader(number))
        if record_id not in documents:
            raise Broken
        found: StoredDocument = documents[record_id]
        return found

    def _reader(self, number: int) -> Callable[[bytes], dict[str, StoredDocument]]:
        kind, block = self._block(number)

        def read(content: bytes) -> dict[str, StoredDocument]:
            batch = Batch(kind, _as_object(content), block.count)
            return {row.id: batch.document(row) for row in batch.rows}

        return read

    def has(self, record_id: str) -> bool:
        """Tell whether there is a document with this id."""
        return self._block_of(record_id) != GONE

    def _block(self, number: int) -> tuple[str, Block]:
        if not 0 <= number < len(self._blocks):
            raise Broken
        return self._blocks[number]

    def _block_of(self, record_id: str) -> int:
        if self._beginnings is not None and beginning(record_id) not in self._beginnings:
            return GONE
        return self._entry_of(record_id)[0]

    def _entry_of(self, record_id: str) -> list[int]:
        """Return the block of an id, and the commits that concern it."""
        return self._bucket(self.index.places, record_id).get(record_id) or [GONE]

    def _bucket(self, parts: Sequence[Part], key: str) -> dict[str, list[int]]:
        return self.parts.decode(parts[bucket(key, len(parts))], PLACES)

    def ids(self, kind: str) -> list[str]:
        """Return the ids of the documents of a kind."""
        return [record_id for batch in self.of(kind) for record_id in batch.ids]

    def of(self, kind: str) -> Iterator[Batch]:
        """Yield the documents of a kind, a batch for each block."""
        table = self.index.tables.get(kind)
        for block in table.blocks if table else ():
            yield Batch(kind, _as_object(self.parts.read(block.part)), block.count)

    def batches(self) -> list[Batch]:
        """Return every document, in batches of one kind."""
        return [batch for kind in self.index.tables for batch in self.of(kind)]

    def kinds(self) -> Sequence[str]:
        """Return the kinds of which there are documents."""
        return list(self.index.tables)

    def overlays(self, kind: str) -> Sequence[str]:
        """Return the ids of those of a kind that hold only the state of a planned record."""
        return self.index.tables[kind].overlays

    def mentioning(self, word: str) -> list[str] | None:
        """Return the ids of the documents that have this value; None when it is no single word.

        Maybe of a few others too.
        """
        if not is_word(word):
            return None
        sought = msgspec.json.encode(word)
        ids: list[str] = []
        for number in self._bucket(self.index.words, word).get(word, ()):
            _, block = self._block(number)
            ids += _ids_of_rows(self.parts.read(block.part), sought)
        return ids

    def concerning(self, record_id: str) -> list[int]:
        """Return the numbers of the commits that concern an id, in order."""
        numbers = self._entry_of(record_id)[1:]
        if not all(0 < number <= self.index.number for number in numbers):
            raise Broken
        return numbers

    def line_of(self, number: int) -> tuple[int, Commit | None]:
        """Return at which byte of the log a commit begins; of a large one its head, too."""
        part, place = divmod(number - 1, COMMITS_A_PART)
        try:
            lines = self.parts.decode(self.index.commits[part], _LINES)
            head = lines.heads.get(str(number))
            return lines.starts[place], commit_from_json(bytes(head)) if head else None
        except IndexError:
            raise Broken from None

    def told(self) -> CommitPlaces:
        """Return which commits concern what, and where each stands."""
        about: dict[str, list[int]] = {}
        for part in self.index.places:
            about |= {key: found[1:] for key, found in PLACES(self.parts.read(part)).items()}
        starts: list[int] = []
        heads: dict[int, Commit] = {}
        for part in self.index.commits:
            lines = _LINES(self.parts.read(part))
            starts += lines.starts
            heads |= {int(n): commit_from_json(bytes(raw)) for n, raw in lines.heads.items()}
        return CommitPlaces(about, starts, heads)

    def finds_all(self) -> bool:
        """Tell whether what finds the records leads to each of them, and nowhere else."""
        places: dict[str, int] = {}
        words: set[tuple[str, int]] = set()
        for number, (_, block) in enumerate(self._blocks):
            documents = self._reader(number)(self.parts.read(block.part)).values()
            places |= {document.id: number for document in documents}
            raws = [one.fields.raw for one in documents if isinstance(one.fields, RawFields)]
            words |= {(word.decode(), number) for word in words_in(b",".join(raws))}
        begins = self._beginnings
        return (
            places == {n: at[0] for n, at in self._all(self.index.places) if at[0] != GONE}
            and words
            == {(word, number) for word, at in self._all(self.index.words) for number in at}
            and (begins is None or all(beginning(record_id) in begins for record_id in places))
        )

    def _all(self, parts: Sequence[Part]) -> Iterator[tuple[str, list[int]]]:
        """Yield what stands in parts by key, as far as it is looked for there."""
        for number, part in enumerate(parts):
            for key, at in PLACES(self.parts.read(part)).items():
                if bucket(key, len(parts)) == number:
                    yield key, at

    def check(self) -> None:
        """Raise Broken when any of it isn't as it was written."""
        parts = self.parts
        start = parts.body
        parts.check(Part(0, self.index.size, self.index.rest), parts.disk.read(parts.path, start))


def _as_object(rows: bytes) -> bytes:
    """Return the lines of a block as one JSON object."""
    return b"{" + rows.rstrip(b",\n") + b"}"


def _ids_of_rows(rows: bytes, sought: bytes) -> Iterator[str]:
    """Yield the ids of the records, a line each, that have these bytes in their fields."""
    at = rows.find(sought)
    while at >= 0:
        begin, end = rows.rfind(b"\n", 0, at) + 1, rows.find(b"\n", at)
        (row,) = Batch("", _as_object(rows[begin:end]), 1).rows
        if sought in bytes(row.fields):
            yield row.id
        at = rows.find(sought, end)


def is_snapshot(content: bytes) -> bool:
    """Tell whether this is, or once was, a snapshot."""
    return content.startswith(SUM)


def read_snapshot(disk: Disk, path: Path) -> Snapshot | None:
    """Open a snapshot; None when there is none.

    ValueError (Dutch) when its first line isn't whole, OtherForm when it is of another m50.
    """
    stat = disk.stat(path)
    if stat is None:
        return None
    line = _first_line(disk, path, stat.size)
    rest = line[AFTER_SUM:]
    if not line.startswith(SUM) or digest(rest) != sum_of(line):
        if line.startswith(SUM) and not rest.startswith(_FORM):
            raise OtherForm("hij is van een andere versie van m50")
        _explain(disk.read(path))
        raise Broken
    try:
        index = _INDEX(b"{" + rest[2:-2])
    except msgspec.MsgspecError:
        raise ValueError("hij heeft niet de vorm van een momentopname") from None
    if index.form != FORM:
        raise OtherForm("hij is van een andere versie van m50")
    if len(line) + index.size != stat.size or not index.places or not index.words:
        raise Broken
    parts = Parts(disk, path, stat, len(line), line[:AFTER_SUM])
    return Snapshot(index, sum_of(line), parts)


def _first_line(disk: Disk, path: Path, size: int) -> bytes:
    length = _FIRST
    while True:
        content = disk.read(path, 0, length)
        end = content.find(b"\n") + 1
        if end or length >= size:
            return content[:end] if end else content
        length *= 8


def _explain(content: bytes) -> None:
    """Raise ValueError with how another program saved it, when that is all that is wrong."""
    plain = unix_ends(content)
    line = plain[: plain.find(b"\n") + 1]
    if plain != content and is_snapshot(plain) and digest(line[AFTER_SUM:]) == sum_of(line):
        raise ValueError(how_resaved(content))


def sum_of(line: bytes) -> str:
    """Return the sum that the first line tells of itself."""
    return line[len(SUM) : AFTER_SUM].decode("ascii", "replace")
