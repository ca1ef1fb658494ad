"""The log on disk: reading what is new in it, adding to it, and telling torn from damaged."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from m50core.store.converter import commit_from_json
from m50core.store.files.disk import Disk, File, Replaced, replace
from m50core.store.files.forks import Fork
from m50core.store.files.layout import ASIDE, HEAD, LOG, Witness, read_witness, write_witness
from m50core.store.files.log import (
    Damage,
    LogReader,
    Position,
    Resaved,
    digest,
    is_practice_log,
    lines,
    start,
    take_apart,
    whole,
    write_line,
)
from m50core.store.files.log_lines import lines_back, lines_between
from m50core.store.files.resaved import unix_ends
from m50core.store.protocol import Commit
from m50core.values.dutch import number_of

_HEADER_ROOM = 200


class SyncFailed(OSError):
    """The disk didn't confirm a commit; whether it is there is not known."""


class Overtaken(Exception):
    """The log isn't as it was read: another wrote in it. What was to be added isn't in it."""


class LogFile:
    """The log of one network, read up to a position.

    Raises Damage (Dutch, with the place) when it isn't as it was written.
    """

    def __init__(self, disk: Disk, folder: Path) -> None:
        self._disk = disk
        self._folder = folder
        self.path, self._head = folder / LOG, folder / HEAD
        # The witness first: it is never ahead of the log that is read after it.
        self._witness = self.witness()
        stat = disk.stat(self.path)
        if stat is None:
            raise Damage(f"{LOG} ontbreekt")
        self._identity = stat.identity
        first = next(lines(disk.read(self.path, 0, _HEADER_ROOM)), b"")
        self.begin, self.schema, self.network = start(first)
        self.practice = is_practice_log(first)
        self._reader = LogReader(self.begin)
        self.torn = False
        """True when something half written stands behind the last whole commit."""

    @property
    def position(self) -> Position:
        """How far the log was read."""
        return self._reader.position

    def witness(self) -> Witness | None:
        """Return the last acknowledged commit, when a readable file tells."""
        try:
            return read_witness(self._disk, self._folder)
        except ValueError:
            return None

    @property
    def last(self) -> int:
        """Byte at which the line before ``position`` begins; -1 while that isn't known."""
        return self._reader.last

    def go_to(self, position: Position, last: int) -> bool:
        """Go on from a snapshot's position; False when the log has another line there.

        ``last``: where the last line before it begins. That line isn't read: it may be long.
        """
        if not self.begin.offset <= position.offset <= self._size():
            return False
        if position.number == 0:
            return position == self.begin
        if not self.begin.offset <= last < position.offset:
            return False
        begin = self._read(last - 1, 42)
        end = self._read(position.offset - 1, 1)
        if begin[:1] + begin[10:] + end != b"\n" + position.hash.encode() + b"\n":
            return False
        self._reader = LogReader(position)
        self._reader.last = last
        return True

    def commit_at(self, start: int, number: int) -> Commit:
        """Return the commit of which the line begins at this byte."""
        line = take_apart(next(self._lines(start, self.position.offset), b""))
        if not whole(line):
            raise Damage(f"wijziging {number} is niet zoals zij is opgeslagen")
        commit = commit_from_json(line.content)
        if commit.number != number:
            raise Damage(f"verwacht nummer {number}, gevonden {commit.number}")
        return commit

    def rewind(self) -> None:
        """Go back to the first commit."""
        self._reader = LogReader(self.begin)

    def _line_before(self, offset: int) -> bytes:
        return next(self._backward(offset), b"")

    def _size(self) -> int:
        stat = self._disk.stat(self.path)
        if stat is None:
            raise Damage(f"{LOG} ontbreekt")
        if stat.identity != self._identity:
            raise Replaced
        return stat.size

    def follow(self, each: Callable[[Commit], object]) -> None:
        """Give the commits since the last look, by anyone, to ``each``, one by one.

        Raises Replaced when another file took the log's place.
        """
        size, offset = self._size(), self.position.offset
        self.torn = False
        if size < offset:
            left = number_of(size, "byte", "bytes")
            raise Damage(f"het bestand is korter geworden: van {offset} naar {left}")
        seen: bytes | None = None
        while size > self.position.offset:
            damage = self._follow_until(size, each)
            if damage is None:
                break
            at = self.position
            if at.number and not _ends_with(self._line_before(at.offset), at.hash):
                raise Replaced  # written over: what follows isn't the end of what was read
            rest = self._disk.read(self.path, at.offset)
            if not self._once_whole(rest):
                self.torn = True
                return
            if isinstance(damage, Resaved):
                raise damage
            if rest == seen:
                raise Damage(f"wijziging {at.number + 1} (byte {at.offset}): {damage}")
            # Another may have been writing just then: what stays the same isn't a write.
            seen, size = rest, self._size()
        self._reader.finish()

    def _follow_until(self, end: int, each: Callable[[Commit], object]) -> Damage | None:
        """Give the commits up to byte ``end``; return what is wrong with the line that stops it."""
        for raw in self._lines(self.position.offset, end):
            try:
                commit = self._reader.read(raw)
            except Damage as damage:
                return damage
            each(commit)
        return None

    def _once_whole(self, rest: bytes) -> bool:
        """Tell damage (it was whole once) from a write that was broken off."""
        witness = self.witness()
        if witness and witness.number > self.position.number:
            return True
        return any(_is_whole(raw) for raw in lines(rest))

    def check_end(self) -> None:
        """Raise Damage when the log ends before what was acknowledged, Fork when it has another."""
        at, witness = self.position, self._witness
        if witness is None:
            return
        if witness.number > at.number:
            raise Damage(
                f"het houdt op bij wijziging {at.number}; wijziging {witness.number} was al bewaard"
            )
        if self.hash_at(witness.number) != witness.hash:
            raise Fork(witness.number, witness.hash)

    def hash_at(self, number: int) -> str:
        """Return the chain's hash at a commit, read back from the end; empty when it isn't there.

        Costs as much as there is behind it: what vouches for a log is seldom far behind.
        """
        at = self.position
        if not 0 < number < at.number:
            return {0: self.begin.hash, at.number: at.hash}.get(number, "")
        raw = next(islice(self.backward(), at.number - number, None), b"")
        return raw[9:41].decode("ascii", "replace")

    def append(self, commit: Commit, salt: str) -> None:
        """Add a commit and sync it; on OSError the file is as before.

        Raises Overtaken when another wrote here although the lock is ours, SyncFailed when the
        disk didn't confirm: then it isn't known.
        """
        before = self._reader
        at = before.position
        raw, here = write_line(at.hash, commit, salt)
        self._expect_end()
        with self._disk.open(self.path) as file:
            try:
                file.append(at.offset, raw)
                _sync(file)
            except BaseException:
                # Cut off rather than left: what was half written must not be taken for more later.
                with suppress(OSError):
                    self._take_back(file, raw)
                raise
        self._reader = LogReader(Position(at.number + 1, at.offset + len(raw), here))
        self._reader.last = at.offset
        self.note_head()
        if not self._stands(at.offset, len(raw), here):
            # Another came first, cut it off or put another log in place.
            self._reader = before
            self._withdraw(raw, here)
            raise Overtaken

    def _expect_end(self) -> None:
        """Raise Overtaken when the log ends elsewhere, or otherwise, than was read."""
        at, last = self.position, self._reader.last
        try:
            size = self._size()
        except Replaced:
            raise Overtaken from None
        if size != at.offset:
            raise Overtaken
        if last >= 0 and self._disk.read(self.path, last, 41)[9:] != at.hash.encode():
            raise Overtaken

    def _stands(self, offset: int, length: int, here: str) -> bool:
        """Tell whether the log that has the name now holds this line there."""
        try:
            return (
                self._size() >= offset + length
                and self._disk.read(self.path, offset + 9, len(here)) == here.encode()
            )
        except (Replaced, Damage):
            return False
        except OSError:
            return True  # that it can't be read again doesn't undo what was written

    def _take_back(self, file: File, raw: bytes) -> None:
        """Cut off what was written of a line, and nothing of what another wrote."""
        offset = self.position.offset
        try:
            rest = self._disk.read(self.path, offset)
        except OSError:
            rest = b""
        if raw.startswith(rest):
            file.truncate(offset)
        elif rest.endswith(raw):
            file.truncate(offset + len(rest) - len(raw))

    def _withdraw(self, raw: bytes, here: str) -> None:
        """Take back a line that came elsewhere than it should, and what the witness says of it."""
        with suppress(OSError, Replaced, Damage):
            if self._size() > self.position.offset:
                with self._disk.open(self.path) as file:
                    self._take_back(file, raw)
        witness = self.witness()
        if witness and witness.hash == here:
            self.note_head()

    def note_head(self) -> None:
        """Write the witness. The commit is safe already: a full disk doesn't undo it."""
        with suppress(OSError):
            write_witness(self._disk, self._head, self.position)

    def set_tail_aside(self) -> str:
        """Move what was half written to a file of its own; return its name."""
        rest = self._disk.read(self.path, self.position.offset)
        name = f"half-{self.position.number + 1}-{digest(rest)[:8]}.txt"
        self._disk.make_folder(self._folder / ASIDE)
        self._disk.sync_folder(self._folder)
        replace(self._disk, self._folder / ASIDE / name, rest)
        if self._disk.read(self.path, self.position.offset) != rest:
            raise Overtaken  # it wasn't broken off: another is writing it
        with self._disk.open(self.path) as file:
            file.truncate(self.position.offset)
            _sync(file)
        self._witness = self.witness()
        self.check_end()
        self.torn = False
        return name

    def _read(self, start: int, length: int) -> bytes:
        """Return part of the log; Replaced when another file took its place."""
        content = self._disk.read(self.path, start, length)
        stat = self._disk.stat(self.path)
        if stat is None or stat.identity != self._identity:
            raise Replaced
        return content

    def forward(self, since: Position) -> Iterator[tuple[LogReader, bytes]]:
        """Yield each line after ``since``, with a reader that still has to step past it.

        Raises Replaced when another file took the log's place meanwhile.
        """
        reader = LogReader(since)
        for raw in self._lines(since.offset, self.position.offset):
            yield reader, raw

    def _lines(self, offset: int, end: int) -> Iterator[bytes]:
        return lines_between(self._read, offset, end)

    def backward(self, end: int = 0) -> Iterator[bytes]:
        """Yield the lines from the last commit, or that before byte ``end``, back to the first.

        Replaced as ``forward``.
        """
        return self._backward(end or self.position.offset)

    def _backward(self, end: int) -> Iterator[bytes]:
        return lines_back(self._read, self.begin.offset, end)


def _sync(file: File) -> None:
    try:
        file.sync()
    except OSError as error:
        raise SyncFailed(error.errno, error.strerror) from error


def _ends_with(last: bytes, here: str) -> bool:
    """Tell whether this is the whole line with this hash."""
    return last[9:41] == here.encode() and last.endswith(b"\n")


def _is_whole(raw: bytes) -> bool:
    try:
        return whole(take_apart(unix_ends(raw)))
    except Damage:
        return False
