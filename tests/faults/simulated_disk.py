"""A disk in memory that can lose its power: what wasn't synced is kept, lost, mixed or torn.

The model is POSIX at its least helpful. ``File.sync`` makes a file's bytes and size durable, not
its name; ``sync_folder`` makes names durable. Until then each sector of 512 bytes may hold any
version that it had since the last sync, or two of them torn, or zeros where the durable file had
nothing; the size may be any that it was; and every change of a folder is there or isn't. A change
of a folder is whole or absent: after a rename a name stands for the old file or for the new one.
"""

import errno
import itertools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Union

from m50core.store.files.disk import File, Lock, Stat

SECTOR = 512

Entry = Union["_Node", "_Folder"]
Slots = Mapping[str, Entry | None]
"""What names stand for after one change of a folder; None: the name is free."""


class _Node:
    """A file's versions: the first is durable, the last is what programs see."""

    __slots__ = ("history", "identity")

    def __init__(self, identity: int, history: list[bytes]) -> None:
        self.identity = identity
        self.history = history

    def put(self, content: bytes) -> None:
        if content != self.history[-1]:
            self.history.append(content)

    def copy(self) -> "_Node":
        return _Node(self.identity, list(self.history))

    def survivor(self, random: Random) -> "_Node":
        return _Node(self.identity, [_survivor(self.history, random)])


def _survivor(history: list[bytes], random: Random) -> bytes:
    if len(history) == 1:
        return history[0]
    chance = random.random()
    if chance < 0.15:
        return history[0]
    if chance < 0.30:
        return history[-1]
    if chance < 0.40:
        return random.choice(history)
    size, durable = len(random.choice(history)), len(history[0])
    return b"".join(
        _sector(history, at, random, blank=at >= durable)[: size - at]
        for at in range(0, size, SECTOR)
    )


def _sector(history: list[bytes], at: int, random: Random, *, blank: bool) -> bytes:
    def version() -> bytes:
        return random.choice(history)[at : at + SECTOR].ljust(SECTOR, b"\0")

    chance = random.random()
    if blank and chance < 0.25:
        return bytes(SECTOR)
    if chance > 0.75:
        cut = random.randrange(SECTOR)
        return version()[:cut] + version()[cut:]
    return version()


class _Folder:
    """A folder's names, and the changes that aren't durable yet, oldest first."""

    __slots__ = ("durable", "names", "pending")

    def __init__(self, names: dict[str, Entry] | None = None) -> None:
        self.names: dict[str, Entry] = names or {}
        self.durable: dict[str, Entry] = dict(self.names)
        self.pending: list[Slots] = []

    def change(self, slots: Slots) -> None:
        self.pending.append(slots)
        _apply(self.names, slots)

    def sync(self) -> None:
        self.durable = dict(self.names)
        self.pending = []

    def copy(self, twins: dict[int, Entry]) -> "_Folder":
        def twin(entry: Entry) -> Entry:
            if id(entry) not in twins:
                made = entry.copy(twins) if isinstance(entry, _Folder) else entry.copy()
                twins[id(entry)] = made
            return twins[id(entry)]

        made = _Folder()
        made.names = {name: twin(entry) for name, entry in self.names.items()}
        made.durable = {name: twin(entry) for name, entry in self.durable.items()}
        made.pending = [
            {name: entry and twin(entry) for name, entry in slots.items()} for slots in self.pending
        ]
        return made

    def survivor(self, random: Random) -> "_Folder":
        names = dict(self.durable)
        if self.pending:
            chance = random.random()
            if chance < 0.4:  # as a journal does it: everything up to some moment
                kept = self.pending[: random.randint(0, len(self.pending))]
            else:
                kept = [slots for slots in self.pending if random.random() < 0.5]
            for slots in kept:
                _apply(names, slots)
        return _Folder({name: entry.survivor(random) for name, entry in names.items()})


def _apply(names: dict[str, Entry], slots: Slots) -> None:
    for name, entry in slots.items():
        if entry is None:
            names.pop(name, None)
        else:
            names[name] = entry


class _SimulatedFile:
    def __init__(self, disk: "SimulatedDisk", path: Path, node: _Node) -> None:
        self._disk, self._path, self._node = disk, path, node

    def write(self, at: int, content: bytes) -> None:
        self._disk.passes("write", self._path)
        if self._disk.watch is not None and len(content) > 1:
            half = len(content) // 2
            self._put(at, content[:half])
            self._disk.passes("write, halfway", self._path)
        self._put(at, content)

    def append(self, at: int, content: bytes) -> None:
        self.write(len(self._node.history[-1]), content)

    def _put(self, at: int, content: bytes) -> None:
        present = self._node.history[-1].ljust(at, b"\0")
        self._node.put(present[:at] + content + present[at + len(content) :])

    def truncate(self, size: int) -> None:
        self._disk.passes("truncate", self._path)
        self._node.put(self._node.history[-1][:size].ljust(size, b"\0"))

    def sync(self) -> None:
        self._disk.passes("sync", self._path)
        self._node.history = self._node.history[-1:]


class _SimulatedLock:
    def __init__(self, file: File, release: Callable[[], None], holds: Callable[[], bool]) -> None:
        self.release, self.holds = release, holds
        self._file = file

    def sign(self, note: bytes) -> None:
        # Not the note itself: it holds the time, and a run must be the same again.
        self._file.write(0, b"{}".ljust(len(note)))


class SimulatedDisk:
    """A ``Disk`` in memory; ``crashed`` gives a disk as it may be found after a power loss.

    ``watch(operation, path)``, when set, is called before each operation that changes something,
    and in the middle of each write.
    """

    def __init__(self) -> None:
        self.watch: Callable[[str, Path], None] | None = None
        self._root = _Folder()
        self._identities = itertools.count(1)
        self._locks: set[int] = set()

    def passes(self, operation: str, path: Path) -> None:
        """Tell the watch that this operation is about to happen."""
        if self.watch is not None:
            self.watch(operation, path)

    def crashed(self, random: Random) -> "SimulatedDisk":
        """Return a disk as it may be after the power went now: nothing on it is in doubt."""
        after = SimulatedDisk()
        after._root = self._root.survivor(random)
        after._identities = self._identities
        return after

    def copy(self) -> "SimulatedDisk":
        """Return a disk in the same state, with its doubts, that goes its own way."""
        twin = SimulatedDisk()
        twin._root = self._root.copy({})
        twin._identities = self._identities
        return twin

    def files(self) -> dict[str, bytes]:
        """Return every file's bytes by its path, as programs see them."""

        def walk(folder: _Folder, path: str) -> Iterator[tuple[str, bytes]]:
            for name, entry in sorted(folder.names.items()):
                if isinstance(entry, _Folder):
                    yield from walk(entry, f"{path}/{name}")
                else:
                    yield f"{path}/{name}", entry.history[-1]

        return dict(walk(self._root, ""))

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        content = self._node(path).history[-1]
        return content[start:] if length < 0 else content[start : start + length]

    def stat(self, path: Path) -> Stat | None:
        entry = self._entry(path)
        if entry is None:
            return None
        if isinstance(entry, _Folder):
            return Stat(0, 0)
        return Stat(len(entry.history[-1]), entry.identity)

    def names(self, folder: Path) -> list[str]:
        entry = self._entry(folder)
        if entry is not None and not isinstance(entry, _Folder):
            raise NotADirectoryError(errno.ENOTDIR, "geen map", str(folder))
        return sorted(entry.names) if entry else []

    @contextmanager
    def open(self, path: Path) -> Iterator[File]:
        folder = self._folder(path.parent)
        if path.name not in folder.names:
            self.passes("create", path)
            folder.change({path.name: _Node(next(self._identities), [b""])})
        yield _SimulatedFile(self, path, self._node(path))

    def rename(self, old: Path, new: Path) -> None:
        node = self._node(old)
        self.passes("rename", new)
        self._folder(old.parent).change({old.name: None, new.name: node})

    def remove(self, path: Path) -> None:
        if self._entry(path) is not None:
            self.passes("remove", path)
            self._folder(path.parent).change({path.name: None})

    def make_folder(self, folder: Path) -> None:
        if self._entry(folder) is None:
            self.make_folder(folder.parent)
            self.passes("make_folder", folder)
            self._folder(folder.parent).change({folder.name: _Folder()})

    def sync_folder(self, folder: Path) -> None:
        self.passes("sync_folder", folder)
        self._folder(folder).sync()

    def writable(self, folder: Path) -> bool:
        return True

    def lock(self, path: Path) -> Lock | None:
        with self.open(path) as file:
            node = self._node(path)
        if node.identity in self._locks:
            return None
        self._locks.add(node.identity)
        return _SimulatedLock(
            file,
            lambda: self._locks.discard(node.identity),
            lambda: self._entry(path) is node,
        )

    def holds(self, lock: Lock) -> bool:
        return not isinstance(lock, _SimulatedLock) or lock.holds()

    def _entry(self, path: Path) -> Entry | None:
        entry: Entry | None = self._root
        for name in path.parts[1:]:
            entry = entry.names.get(name) if isinstance(entry, _Folder) else None
        return entry

    def _node(self, path: Path) -> _Node:
        entry = self._entry(path)
        if isinstance(entry, _Folder):
            raise IsADirectoryError(errno.EISDIR, "een map", str(path))
        if entry is None:
            raise FileNotFoundError(errno.ENOENT, "bestaat niet", str(path))
        return entry

    def _folder(self, path: Path) -> _Folder:
        entry = self._entry(path)
        if not isinstance(entry, _Folder):
            raise FileNotFoundError(errno.ENOENT, "bestaat niet", str(path))
        return entry
