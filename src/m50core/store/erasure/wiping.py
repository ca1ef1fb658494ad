"""Wiping one file of the folder, whatever it is: a log, a copy of one, a text, or something else.

What m50 made and can't read whole is removed; what others put there is wiped when it is text, and
named when it isn't.
"""

import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

from m50core.store.converter import commit_from_json, commit_to_json
from m50core.store.files import backups
from m50core.store.files.disk import Disk
from m50core.store.files.layout import ASIDE, BACKUPS, ERASURES, HEAD, LOCK, LOG, MARK, TODO
from m50core.store.files.log import (
    Damage,
    Newer,
    Salt,
    as_written,
    lines,
    network_of,
    read_all,
    wipe,
)
from m50core.store.files.masking import NotMasked
from m50core.store.files.remembered import REMEMBERED, is_ours
from m50core.store.files.remembered import START as REMEMBERED_START
from m50core.store.files.resaved import unix_ends
from m50core.store.files.snapshot import is_snapshot
from m50core.store.protocol import Commit, Edit
from m50core.values.patterns import pattern

EditFor = Callable[[list[Commit]], Edit]
"""Gives, for the commits of one log, how to wipe them."""
_OWN = frozenset({MARK, LOG, HEAD, LOCK, ERASURES, TODO})
_DEEPEST = 6
"""Folders below one another: a link that leads back must not go on for ever."""
_GZIP = b"\x1f\x8b"
_LOG_START, _LINE_START = b'{"m50":"log"', b'{"hash":"'
_BEGIN = 200
"""Bytes that tell what a file is, however another program saved it."""
_OLD_START = pattern(rb'\{"number":\d{1,12},"when":')
_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class Waits(Exception):
    """This file couldn't be wiped; the message (Dutch) says why."""


@attrs.frozen
class Plan:
    """What a file becomes."""

    path: Path
    to: Path
    """Another place for a backup, of which the name tells the sum."""
    made: bytes = attrs.field(repr=False)
    """No bytes: the file goes."""


@attrs.frozen
class Eraser:
    """Works out what is left of files without one person; ``told`` gathers what else was done."""

    disk: Disk
    edit_for: EditFor = attrs.field(repr=False)
    closing: Commit
    salt: Salt = attrs.field(repr=False)
    network: str
    """Whose person it is: the same id is someone else in the log of another network."""
    told: list[str] = attrs.field(factory=list)

    def plan(self, path: Path, *, ours: bool) -> Plan | None:
        """Return what is to be left of a file; None when nothing has to change.

        ``ours``: also of what isn't of m50's making, for it stands in a folder of m50. Raises Waits
        when it can't be done.
        """
        refuse_link(path)
        content = self.disk.read(path)
        if content.startswith(_GZIP):
            return self._plan_packed(path, content, ours)
        new_content = self._made_by_us(path, content)
        if new_content is None:
            new_content = self._foreign(path, content) if ours else content
        return None if new_content == content else Plan(path, path, new_content)

    def _plan_packed(self, path: Path, content: bytes, ours: bool) -> Plan | None:
        named = backups.parse_name(path.name)
        try:
            inner = gzip.decompress(content)
        except (OSError, EOFError, zlib.error):
            if named:
                self.told.append(self._removal(path))
                return Plan(path, path, b"")
            if ours:
                raise Waits("is niet uit te pakken") from None
            return None
        new_content = self._made_by_us(path, inner)
        if new_content is None:
            new_content = self._foreign(path, inner) if ours else inner
        if new_content == inner:
            return None
        if not new_content:
            return Plan(path, path, b"")
        if named:
            # On its own day: all of one day would soon be gone but for the last.
            when = read_all(inner)[0][-1].when
            last = attrs.evolve(read_all(new_content)[0][-1], when=when)
            name, packed = backups.pack(new_content, last)
            return Plan(path, path.with_name(name), packed)
        return Plan(path, path, gzip.compress(new_content, 6, mtime=0))

    def _made_by_us(self, path: Path, content: bytes) -> bytes | None:
        """Return what is left of a file of m50 (no bytes: it goes); None when it isn't one."""
        begin = unix_ends(content[:_BEGIN])
        if begin.startswith(_LOG_START):
            return self._log(path, content)
        if begin.startswith(REMEMBERED_START) or (
            path.parent.name == REMEMBERED and is_ours(path.name)
        ):
            return b""  # it is worked out anew, without the person
        if is_snapshot(begin):
            self.told.append(
                f"{self.mask(path.name)} was een kopie van de momentopname en is verwijderd."
            )
            return b""
        if begin.startswith(_LINE_START) or path.name.startswith("half-"):
            self.told.append(self._removal(path))
            return b""
        if _OLD_START.match(content):
            return self._old_log(content)
        return None

    def _log(self, path: Path, content: bytes) -> bytes:
        if not may_be_of(content, self.network):
            self.told.append(
                f"{self.mask(path.name)} is van een ander netwerk: daarin is niets gewist."
            )
            return content
        log = as_written(content) or content
        try:
            commits, _, _ = read_all(log)
        except Newer as newer:
            raise Waits(f"gemaakt met een nieuwere m50, indeling {newer}") from None
        except Damage:
            self.told.append(self._removal(path))
            return b""
        edit = self.edit_for(commits)
        if not commits or all(edit(commit) == commit for commit in commits):
            return content
        try:
            return wipe(log, edit, attrs.evolve(self.closing, changes=()), self.salt)[0]
        except NotMasked as wrong:
            raise Waits(f"hierin kan niet worden gewist: {wrong}") from None

    def _old_log(self, content: bytes) -> bytes | None:
        """Wipe a log from before there were sums: a bare commit a line."""
        rows = list(lines(content))
        try:
            commits = [commit_from_json(row) for row in rows]
        except ValueError:
            return None
        edit = self.edit_for(commits)
        contents = []
        for row, commit in zip(rows, commits, strict=True):
            edited = edit(commit)
            contents.append(row if edited == commit else commit_to_json(edited) + b"\n")
        return b"".join(contents)

    def _foreign(self, path: Path, content: bytes) -> bytes:
        """Return a text without the person; raises Waits for what isn't text."""
        try:
            text = content.decode()
        except UnicodeDecodeError:
            text = "\0"
        if "\0" not in text:
            masked = self.mask(text)
            if masked != text:
                name = self.mask(path.name)
                self.told.append(f"In {name} is de persoon onleesbaar gemaakt.")
                return masked.encode()
            return content
        if path.name in _OF_THE_SYSTEM and not self._named_in(content):
            return content
        raise Waits("geen tekst: m50 kan hierin niet wissen; kijk het na en haal het zo nodig weg")

    def _named_in(self, content: bytes) -> bool:
        texts = (content.decode(code, "ignore") for code in ("utf-8", "utf-16-le", "utf-16-be"))
        return any(self.mask(text) != text for text in texts)

    def _removal(self, path: Path) -> str:
        return (
            f"{self.mask(path.name)} was niet te lezen en is verwijderd: er konden gewiste "
            "gegevens in staan."
        )

    def mask(self, text: str) -> str:
        """Return a text without the values that tell who the person is."""
        return self.edit_for([])(attrs.evolve(self.closing, why=text, changes=())).why


def files(disk: Disk, folder: Path) -> Iterator[tuple[Path, bool]]:
    """Yield every file that may hold what is wiped, and whether all in it is m50's to wipe.

    The log itself and the small files beside it are left out, whatever leads to them.
    """
    own = {None, *(_identity(disk, folder / name) for name in _OWN)}
    for name in disk.names(folder):
        path = folder / name
        if name not in _OWN:
            for each_path in at(disk, path, 0):
                if _identity(disk, each_path) not in own:
                    yield each_path, each_path == path or name in (BACKUPS, ASIDE)


def _identity(disk: Disk, path: Path) -> int | None:
    """Return which file this is: None when there is none, -1 when that isn't told."""
    try:
        stat = disk.stat(path)
    except OSError:
        return -1
    return stat.identity if stat else None


def at(disk: Disk, path: Path, depth: int = 0) -> Iterator[Path]:
    """Yield the file at this place, or every file below the folder that it is."""
    inside = _inside(disk, path)
    if inside is None:
        yield path
    elif depth < _DEEPEST:
        for name in inside:
            yield from at(disk, path / name, depth + 1)


def leads_away(path: Path) -> bool:
    """Tell whether the folder of answers is a link to another: m50 has nothing to do there."""
    return path.name == REMEMBERED and path.is_symlink() and path.is_dir()


def refuse_link(path: Path) -> None:
    """Raise Waits for such a link: another put it there, and knows what lies behind it."""
    if leads_away(path):
        raise Waits(
            "dit is een verwijzing naar een andere map; kijk na of daar iets staat, en haal de "
            "verwijzing weg"
        )


def _inside(disk: Disk, path: Path) -> list[str] | None:
    """Return the names in a folder; None for a file, and for what can't be looked into."""
    if leads_away(path):
        return None
    try:
        return disk.names(path)
    except OSError:
        return None


def may_be_of(content: bytes, network: str) -> bool:
    """Tell whether a log is of this network; also when one of the two can't be told."""
    return not network or network_of(unix_ends(content)) in (network, "")


def logs(disk: Disk, folder: Path, network: str) -> Iterator[tuple[Path, bytes]]:
    """Yield every copy of a log of this network that can be unpacked, with what is in it."""
    for path, _ in files(disk, folder):
        try:
            content = unpack(disk.read(path))
        except OSError:
            continue
        if content is not None and may_be_of(content, network):
            yield path, content


def unpack(content: bytes) -> bytes | None:
    """Return the log that a file holds, packed or not; None when it holds none."""
    if content.startswith(_GZIP):
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError, zlib.error):
            return None
    if not unix_ends(content[:_BEGIN]).startswith(_LOG_START):
        return content if _OLD_START.match(content) else None
    return as_written(content) or content
