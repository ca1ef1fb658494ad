"""The parts of a snapshot, each with a sum of its own: what they hold, and how an id finds its own.

A part is read, and held against its sum, when somebody asks for what is in it.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import attrs
import msgspec

from m50core.store.files.disk import Disk, Replaced, Stat
from m50core.store.files.log import digest
from m50core.values.patterns import pattern

T = TypeVar("T")

_WORD = pattern(rb'[:\[,]"([^"\\\x00-\x20]{1,64})"(?=[,\]}])')
_UNSURE = pattern(rb'[,\]}]|.*[\x00-\x20"\\]', re.DOTALL)
_LONGEST = 64
_REMEMBERED = 16
"""Parts that stay read: who asks for one record soon asks for one beside it."""


class Broken(ValueError):
    """A part isn't what was written; the message (Dutch) says so."""

    def __init__(self) -> None:
        super().__init__("de controlesom klopt niet")


class Part(msgspec.Struct, array_like=True, frozen=True):
    """A stretch of the file."""

    start: int
    """Byte at which it begins, counted from the end of the first line."""
    size: int
    sum: str


PLACES = msgspec.json.Decoder(dict[str, list[int]]).decode


def bucket(key: str, count: int) -> int:
    """Return in which of so many parts an id or word stands; the same on every computer."""
    return crc32(key.encode("utf-8", "surrogatepass")) % count


def words_in(content: bytes) -> set[bytes]:
    """Return every value of one word that JSON text holds, and maybe a few that it doesn't."""
    return set(_WORD.findall(content))


def is_word(text: str) -> bool:
    """Tell whether ``words_in`` finds this text wherever it is a value."""
    raw = text.encode("utf-8", "surrogatepass")
    return 0 < len(raw) <= _LONGEST and not _UNSURE.match(raw)


def beginning(record_id: str) -> str:
    """Return an id without the number at its end: few beginnings tell of many ids."""
    return record_id.rstrip("0123456789")


@attrs.define
class Parts:
    """Reads the parts of one snapshot.

    ``read`` raises Broken when a part isn't whole, Replaced when the file has become another.
    """

    disk: Disk = attrs.field(repr=False)
    path: Path
    stat: Stat
    body: int
    """Byte at which the second line begins."""
    first: bytes
    """How the file begins, by which it is known again."""
    _known: dict[Part, Any] = attrs.field(factory=dict, repr=False)

    def bytes_of(self, part: Part) -> bytes:
        """Return a part, unchecked."""
        if part.start < 0 or not 0 <= part.size <= self.stat.size - self.body - part.start:
            raise Broken
        try:
            return self.disk.read(self.path, self.body + part.start, part.size)
        except FileNotFoundError:
            raise Replaced from None

    def check(self, part: Part, content: bytes | memoryview) -> None:
        """Raise Broken when this isn't the part, Replaced when that is because of another file."""
        if digest(content) != part.sum:
            if self.disk.stat(self.path) != self.stat:
                raise Replaced
            if self.disk.read(self.path, 0, len(self.first)) != self.first:
                raise Replaced
            raise Broken

    def read(self, part: Part) -> bytes:
        """Return a part."""
        content = self.bytes_of(part)
        self.check(part, content)
        return content

    def decode(self, part: Part, decode: Callable[[bytes], T]) -> T:
        """Return what ``decode`` makes of a part; remembered for a while."""
        if part not in self._known:
            while len(self._known) >= _REMEMBERED:
                del self._known[next(iter(self._known))]
            try:
                self._known[part] = decode(self.read(part))
            except msgspec.MsgspecError:
                raise Broken from None
        found: T = self._known[part]
        return found


class PartsWriter:
    """Parts as they are laid out behind one another, to be written."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []
        self.size = 0

    def plain(self, content: bytes) -> None:
        """Add what is no part."""
        self.pieces.append(content)
        self.size += len(content)

    def part(self, content: bytes) -> Part:
        """Add a part; return where it stands."""
        made = Part(self.size, len(content), digest(content))
        self.plain(content)
        return made


def in_buckets(table: Mapping[str, T], most: int) -> list[dict[str, T]]:
    """Divide a table by its keys, about ``most`` in each."""
    count = max(1, -(-len(table) // most))
    divided: list[dict[str, T]] = [{} for _ in range(count)]
    for key, value in table.items():
        divided[bucket(key, count)][key] = value
    return divided
