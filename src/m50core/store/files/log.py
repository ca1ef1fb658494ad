"""The log: a header line, then one line of JSON per commit, each chained to the one before.

``{"hash":…,"body":…,"parts":…,"salt":…,"commit":{…}}``. ``body`` is the sum of salt and commit as
written, ``parts`` that of its words, ``hash`` that of the hash before, ``body`` and ``parts``. A
commit whose personal data was wiped keeps these three; instead of the salt it has
``"wiped":{"by":…,"body":…,"proof":…}``: the commit that wiped it holds the sum of what is left, and
the proof shows by ``parts`` that nothing else was done than masking. The salt goes with the data:
without it the old sums tell nothing of what was there. Lines of before ``parts`` do without.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import attrs
import msgspec

from m50core.store.converter import commit_from_json, commit_to_json
from m50core.store.files import parts, proofs
from m50core.store.files.resaved import how_resaved, unix_ends
from m50core.store.protocol import Commit, Edit
from m50core.values.patterns import pattern

SCHEMA = 3
"""Version of the files' layout."""
_LINE = pattern(
    rb'(?s)\{"hash":"([0-9a-f]{32})","body":"([0-9a-f]{32})",(?:"parts":"([0-9a-f]{32})",)?'
    rb'(?:"salt":"((?:[0-9a-f]{16}){1,2})"|'
    rb'"wiped":\{"by":(\d{1,12}),"body":"([0-9a-f]{32})"(?:,"proof":(\{.*?\}))?\}),"commit":',
)
_HEADER = pattern(
    rb'\{"m50":"log","schema":(\d{1,6}),"network":"([0-9a-f]{16})"(,"practice":true)?\}\n'
)
_HEADER_ROOM = 400  # bytes: the first line fits, however it was written down
_WIPED_KEY = b',"wiped":{'
Salt = Callable[[], str]
"""Gives 16 hexadecimal digits that nobody can guess."""


class Damage(Exception):
    """A line that isn't as it was written; the message is Dutch."""


class Resaved(Damage):
    """Only how the text is written down differs, as far as can be told from ``content``."""

    def __init__(self, content: bytes) -> None:
        super().__init__(how_resaved(content))


class Newer(Exception):
    """A log of a newer program; the argument is its schema."""


def as_written(content: bytes) -> bytes | None:
    """Return a log that was saved anew as m50 wrote it; None when it isn't just that."""
    new_content = unix_ends(content).rstrip(b"\r\n") + b"\n"
    if new_content == content:
        return None
    try:
        read_all(new_content)
    except (Damage, Newer):
        return None
    return new_content


def digest(content: bytes | memoryview) -> str:
    """Return the sum of some bytes: the first 32 digits of their SHA-256."""
    return sha256(content).hexdigest()[:32]


def header(network: str, *, practice: bool = False) -> bytes:
    """Return the first line of the log of the network with this identity.

    ``practice``: it is a network for practice. All that follows is chained to it.
    """
    sort = ',"practice":true' if practice else ""
    return f'{{"m50":"log","schema":{SCHEMA},"network":"{network}"{sort}}}\n'.encode()


def is_practice_log(content: bytes) -> bool:
    """Tell whether a log says in its first line that it is of a network for practice."""
    match = _HEADER.match(_first(content))
    return match is not None and match[3] is not None


def bare(content: bytes) -> bool:
    """Tell whether nothing stands behind the first line of a log."""
    return b"\n" not in content[:-1]


def _first(content: bytes) -> bytes:
    """Return the first line of a log as m50 wrote it, also when it was saved anew."""
    line = next(lines(content[:_HEADER_ROOM]), b"")
    return unix_ends(line).rstrip(b"\r\n") + b"\n" if how_resaved(line) else line


class Position(msgspec.Struct, frozen=True):
    """A place in the log: after commit ``number``, at byte ``offset``, with the chain's hash."""

    number: int
    offset: int
    hash: str


def start(line: bytes) -> tuple[Position, int, str]:
    """Read the header line; return where the commits begin, the schema, the network's identity.

    Raises Damage when it isn't one.
    """
    match = _HEADER.fullmatch(line)
    if match is None and _HEADER.fullmatch(_first(line)):
        raise Resaved(line)
    if match is None:
        raise Damage("de eerste regel is niet die van een logboek van m50")
    return Position(0, len(line), digest(line)), int(match[1]), match[2].decode()


def network_of(content: bytes) -> str:
    """Return the identity of the network that a log is of; empty when that can't be read."""
    try:
        return start(_first(content))[2]
    except Damage:
        return ""


class LogLine(msgspec.Struct, frozen=True):
    """A line taken apart. ``wiped_by`` is 0 while nothing was wiped from it."""

    hash: str
    body: str
    salt: bytes
    wiped_by: int
    wiped_body: str
    content: bytes
    """The commit as JSON."""
    parts: str = ""
    """Empty on a line of before there were any."""
    proof: bytes = b""
    """What shows, by ``parts``, that a wiped line was only masked."""

    @property
    def sums(self) -> str:
        """What goes into the hash, after that of the line before."""
        return self.body + self.parts


def take_apart(raw: bytes) -> LogLine:
    """Return the parts of a line (with its line end); Damage when it hasn't the form of one."""
    match = _LINE.match(raw)
    if match is not None and raw.endswith(b"}\r\n"):
        raise Resaved(raw)
    if match is None or not raw.endswith(b"}\n"):
        raise Damage("de regel heeft niet de vorm van een wijziging")
    salt, by, wiped = match[4], match[5], match[6]
    return LogLine(
        match[1].decode(),
        match[2].decode(),
        salt or b"",
        int(by) if by else 0,
        wiped.decode() if wiped else "",
        raw[match.end() : -2],
        match[3].decode() if match[3] else "",
        match[7] or b"",
    )


def is_proven(line: LogLine) -> bool:
    """Tell whether a wiped line is what ``parts`` is the sum of, with some of it masked."""
    return not line.parts or proofs.holds(line.proof, line.content, line.parts)


def words_match(line: LogLine) -> bool:
    """Tell whether ``parts`` is the sum of the words, of a line of which nothing was wiped."""
    salt = line.salt.decode()
    return not line.parts or line.wiped_by > 0 or parts.parts(line.content, salt) == line.parts


def whole(line: LogLine) -> bool:
    """Tell whether what the line holds is what was written (a wiped line: what was left)."""
    if line.wiped_by:
        return digest(line.content) == line.wiped_body and is_proven(line)
    return digest(line.salt + line.content) == line.body


class LogReader:
    """Checks lines one after another, and turns them into commits."""

    def __init__(self, position: Position) -> None:
        self.position = position
        self.last = -1
        """Byte at which the line before ``position`` begins; -1 while that isn't known."""
        self._wiped: dict[int, tuple[int, str]] = {}
        self._sums: dict[int, dict[int, str]] = {}

    def read(self, raw: bytes) -> Commit:
        """Return the next commit and step past it; Damage (nothing stepped) when it isn't whole."""
        line = self._check(raw)
        number = self.position.number + 1
        try:
            commit = commit_from_json(line.content)
        except ValueError as error:
            raise Damage(str(error)) from None
        if commit.number != number:
            raise Damage(f"verwacht nummer {number}, gevonden {commit.number}")
        if line.wiped_by:
            self._wiped[number] = line.wiped_by, line.wiped_body
        if commit.erases:
            self._sums[number] = _sums(line.content)
        self._step(raw, line)
        return commit

    def skip(self, raw: bytes) -> None:
        """Check the next line and step past it."""
        self._step(raw, self._check(raw))

    def _check(self, raw: bytes) -> LogLine:
        line = take_apart(raw)
        if digest((self.position.hash + line.sums).encode()) != line.hash:
            raise Damage("de regel sluit niet aan op de vorige")
        if not whole(line):
            if line.wiped_by and not is_proven(line):
                number = self.position.number + 1
                raise Damage(
                    f"wijziging {number} is gewist, maar niet door wijziging {line.wiped_by} "
                    "alleen: er is meer veranderd dan gewist"
                )
            raise Damage("de inhoud is niet zoals hij is opgeslagen")
        return line

    def _step(self, raw: bytes, line: LogLine) -> None:
        at = self.position
        self.last = at.offset
        self.position = Position(at.number + 1, at.offset + len(raw), line.hash)

    def finish(self) -> None:
        """Check that what was wiped is what the wiping commits say; Damage when it isn't."""
        for number, (by, body) in self._wiped.items():
            if self._sums.get(by, {}).get(number) != body:
                raise Damage(f"wijziging {number} is gewist, maar niet door wijziging {by}")


def _sums(content: bytes) -> dict[int, str]:
    plain: dict[str, Any] = msgspec.json.decode(content)
    return {int(number): str(body) for number, body in plain.get("wiped", {}).items()}


def write_line(previous: str, commit: Commit, salt: str) -> tuple[bytes, str]:
    """Return the line of a commit that follows the hash ``previous``, and its own hash."""
    return _write_line(previous, commit_to_json(commit), salt)


def _write_line(previous: str, content: bytes, salt: str) -> tuple[bytes, str]:
    body, words = digest(salt.encode() + content), parts.parts(content, salt)
    here = digest((previous + body + words).encode())
    parts_field = f'"parts":"{words}",' if words else ""
    head = f'{{"hash":"{here}","body":"{body}",{parts_field}"salt":"{salt}","commit":'
    return head.encode() + content + b"}\n", here


def lines(content: bytes, offset: int = 0) -> Iterator[bytes]:
    """Yield the lines from ``offset``, each with its line end; the last may lack it."""
    end = len(content)
    while offset < end:
        stop = content.find(b"\n", offset) + 1 or end
        yield content[offset:stop]
        offset = stop


def read_all(content: bytes) -> tuple[list[Commit], LogReader, str]:
    """Read a whole log: its commits, where it ends, its network; Damage names the first fault.

    Raises Newer for a log of a newer program.
    """
    rows = lines(content)
    position, schema, network = start(next(rows, b""))
    if schema > SCHEMA:
        raise Newer(schema)
    reader = LogReader(position)
    commits = []
    for raw in rows:
        try:
            commits.append(reader.read(raw))
        except Resaved:
            raise
        except Damage as damage:
            at = reader.position
            raise Damage(f"wijziging {at.number + 1} (byte {at.offset}): {damage}") from None
    reader.finish()
    return commits, reader, network


def wipe(content: bytes, edit: Edit, last: Commit, salt: Salt) -> tuple[bytes, Position]:
    """Return the log with every commit as ``edit`` leaves it, and ``last`` added; where it ends.

    ``last`` gets the number that follows. Lines that ``edit`` leaves alone stay byte for byte.
    Raises Damage when the log isn't whole: what can't be read can't be wiped with certainty.
    """
    commits, reader, _ = read_all(content)
    number = reader.position.number + 1
    rows = lines(content)
    new_lines = [next(rows)]
    sums: dict[int, str] = {}
    for commit, raw in zip(commits, rows, strict=True):
        line = take_apart(raw)
        edited = edit(commit)
        if edited == commit:
            new_lines.append(raw)
            if line.wiped_by:
                new_lines[-1] = _wiped_line(line, number, line.content, sums, commit.number)
            continue
        content_left = _with_sums(commit_to_json(edited), _sums(line.content), commit)
        new_lines.append(_wiped_line(line, number, content_left, sums, commit.number))
    closing = _with_sums(commit_to_json(attrs.evolve(last, number=number)), sums, last)
    raw, here = _write_line(reader.position.hash, closing, salt() + salt())
    new_lines.append(raw)
    content = b"".join(new_lines)
    return content, Position(number, len(content), here)


def _wiped_line(line: LogLine, by: int, content: bytes, sums: dict[int, str], number: int) -> bytes:
    """Return the line with other content, and note its sum for the commit that wipes it.

    An earlier wiping is taken over by this one, so that one commit answers for the line. Raises
    NotMasked (a ValueError) for content that isn't the line's with some of it masked.
    """
    words = proof = ""
    if line.parts:
        words = f'"parts":"{line.parts}",'
        salt, known = line.salt.decode(), line.proof
        content, proven = proofs.prove(line.content, content, line.parts, salt=salt, known=known)
        proof = f',"proof":{proven.decode()}'
    left = digest(content)
    sums[number] = left
    head = (
        f'{{"hash":"{line.hash}","body":"{line.body}",{words}'
        f'"wiped":{{"by":{by},"body":"{left}"{proof}}},'
    )
    return head.encode() + b'"commit":' + content + b"}\n"


def _with_sums(content: bytes, sums: dict[int, str], commit: Commit) -> bytes:
    """Return the JSON of a wiping commit with the sums of what it left."""
    if not commit.erases:
        return content
    pairs = ",".join(f'"{number}":"{body}"' for number, body in sums.items())
    return content[:-1] + _WIPED_KEY + pairs.encode() + b"}}"
