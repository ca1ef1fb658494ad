"""Every file operation of the store, behind one small interface, so that faults can be put in.

``Disk`` is what the store asks; ``RealDisk`` does it. Written bytes are durable after
``File.sync``; names (made, renamed, removed) after ``Disk.sync_folder``. A process that is killed
loses neither.
"""

import os
import stat
import sys
import time
import weakref
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Protocol

import msgspec

_WINDOWS = os.name == "nt"
_TRIES = 40
"""On Windows a file that another program reads can't be replaced: try again, 25 ms apart."""
_LOCKED_BYTE = 1 << 30
"""On Windows a locked byte can't be read: lock one far past what the file holds."""


class Replaced(Exception):
    """Another file has taken the name of the one that was read."""


class Stat(msgspec.Struct, frozen=True):
    """A file's size in bytes, and an identity that changes when another file takes its name."""

    size: int
    identity: int


class File(Protocol):
    """A file opened for writing."""

    def write(self, at: int, content: bytes) -> None:
        """Write all of ``content`` at byte ``at``; OSError when it can't all be written."""

    def append(self, at: int, content: bytes) -> None:
        """Write at the end, where ``at`` is thought to be.

        What another program added meanwhile isn't written over, where the system can see to that.
        """

    def truncate(self, size: int) -> None:
        """Cut the file off at ``size`` bytes."""

    def sync(self) -> None:
        """Make what was written durable."""


class Disk(Protocol):
    """The file operations that a store needs. Each raises OSError when it fails."""

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        """Return ``length`` bytes (-1: all) of a file from byte ``start``."""

    def stat(self, path: Path) -> Stat | None:
        """Return what the file is like, or None when it isn't there."""

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder, sorted; none when it isn't there."""

    def open(self, path: Path) -> AbstractContextManager[File]:
        """Open a file for writing; made, for its owner only, when it isn't there."""

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name in the same folder; what had that name is gone."""

    def remove(self, path: Path) -> None:
        """Take a file away; nothing when it isn't there."""

    def make_folder(self, folder: Path) -> None:
        """Make a folder and those above it, for its owner only; nothing when it is there."""

    def sync_folder(self, folder: Path) -> None:
        """Make names in a folder durable."""

    def writable(self, folder: Path) -> bool:
        """Tell whether files can be made in this folder."""

    def lock(self, path: Path) -> "Lock | None":
        """Take the one lock on this file, or return None when another has it.

        The system lets go by itself when the process ends, however it ends.
        """

    def holds(self, lock: "Lock") -> bool:
        """Tell whether this process has the lock, on the file that has the name now."""


class Lock(Protocol):
    """A lock that is held."""

    def sign(self, note: bytes) -> None:
        """Write in the file who has it: not synced, and no harm when it can't be written."""

    def release(self) -> None:
        """Let go."""


def _write_at(descriptor: int, content: bytes | memoryview, at: int) -> int:
    if not _WINDOWS:
        return os.pwrite(descriptor, content, at)
    os.lseek(descriptor, at, os.SEEK_SET)
    return os.write(descriptor, content)


def _is_link(path: Path) -> bool:
    """Tell whether what is written under this name would land in another file too."""
    try:
        stat_result = path.lstat()
    except OSError:
        return False
    return stat.S_ISLNK(stat_result.st_mode) or (
        stat.S_ISREG(stat_result.st_mode) and stat_result.st_nlink > 1
    )


class _RealFile:
    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __enter__(self) -> File:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._descriptor)

    def write(self, at: int, content: bytes) -> None:
        view = memoryview(content)
        while view:
            written = _write_at(self._descriptor, view, at)
            view, at = view[written:], at + written

    def append(self, at: int, content: bytes) -> None:
        if sys.platform != "win32":
            import fcntl

            # Linux then writes behind what another put at `at`; elsewhere it is written over.
            flags = fcntl.fcntl(self._descriptor, fcntl.F_GETFL)
            fcntl.fcntl(self._descriptor, fcntl.F_SETFL, flags | os.O_APPEND)
        self.write(at, content)

    def truncate(self, size: int) -> None:
        os.ftruncate(self._descriptor, size)

    def sync(self) -> None:
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(self._descriptor, fcntl.F_FULLFSYNC)
        elif sys.platform == "win32":
            os.fsync(self._descriptor)
        else:
            os.fdatasync(self._descriptor)


class _RealLock:
    def __init__(self, descriptor: int, path: Path) -> None:
        self._descriptor, self._path = descriptor, path
        _LOCKS.add(self)

    def sign(self, note: bytes) -> None:
        with suppress(OSError):
            _write_at(self._descriptor, note, 0)

    def holds(self) -> bool:
        if self._descriptor < 0:
            return False
        try:
            return os.path.samestat(os.fstat(self._descriptor), self._path.stat())
        except OSError:
            return False

    def release(self) -> None:
        if self._descriptor < 0:
            return
        if sys.platform != "win32":
            import fcntl

            # A child of this process may have the file open too: closing alone wouldn't let go.
            with suppress(OSError):
                fcntl.flock(self._descriptor, fcntl.LOCK_UN)
        self.drop()

    def drop(self) -> None:
        """Close the file without letting go for the process that it is shared with."""
        os.close(self._descriptor)
        self._descriptor = -1
        _LOCKS.discard(self)


_LOCKS: weakref.WeakSet[_RealLock] = weakref.WeakSet()


def _drop_locks() -> None:
    """In a child after a fork: the locks are its parent's."""
    for lock in list(_LOCKS):
        lock.drop()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_drop_locks)

_BINARY = getattr(os, "O_BINARY", 0)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""What is no plain file (a pipe) must not be waited for."""
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


class RealDisk:
    """The disk of this computer."""

    mode = 0o600
    """Who may do what with a file that is made."""
    more_flags = 0
    """How a file is opened for writing, beside as it must be."""

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        """Return bytes of a file."""
        descriptor = os.open(path, os.O_RDONLY | _BINARY | _AT_ONCE)
        try:
            if length < 0:
                length = os.fstat(descriptor).st_size - start
            if start:
                os.lseek(descriptor, start, os.SEEK_SET)
            pieces = []
            while length > 0 and (piece := os.read(descriptor, min(length, 1 << 30))):
                pieces.append(piece)
                length -= len(piece)
        finally:
            os.close(descriptor)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def stat(self, path: Path) -> Stat | None:
        """Return size and identity of a file."""
        try:
            stat_result = os.stat(path)  # noqa: PTH116 # half the time of Path.stat, at each look
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Stat(stat_result.st_size, stat_result.st_ino)

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder."""
        try:
            return sorted(entry.name for entry in folder.iterdir())
        except FileNotFoundError:
            return []

    def open(self, path: Path) -> AbstractContextManager[File]:
        """Open a file for writing."""
        flags = os.O_WRONLY | os.O_CREAT | _BINARY | _AT_ONCE
        return _RealFile(os.open(path, flags | self.more_flags, self.mode))

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name."""
        for last in range(_TRIES):
            try:
                old.replace(new)
                return
            except PermissionError:
                if not _WINDOWS or last == _TRIES - 1:
                    raise
                time.sleep(0.025)

    def remove(self, path: Path) -> None:
        """Take a file away."""
        path.unlink(missing_ok=True)

    def make_folder(self, folder: Path) -> None:
        """Make a folder."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def sync_folder(self, folder: Path) -> None:
        """Make names durable, where the system can."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def writable(self, folder: Path) -> bool:
        """Tell whether this person may write here."""
        return os.access(folder, os.W_OK)

    def lock(self, path: Path) -> Lock | None:
        """Take the lock on a file, which stays; a link to another file makes room for one."""
        if _is_link(path):
            path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK | _BINARY, 0o600)
        lock = _RealLock(descriptor, path)
        try:
            if sys.platform == "win32":
                import msvcrt

                os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.drop()
            if isinstance(error, BlockingIOError | PermissionError):
                return None
            raise
        if not lock.holds():  # the name went to another file: whoever locks that one is alone too
            lock.release()
            return None
        return lock

    def holds(self, lock: Lock) -> bool:
        """Tell whether the lock is still that of the file with this name, and of this process."""
        return not isinstance(lock, _RealLock) or lock.holds()


def replace(disk: Disk, path: Path, content: bytes, temporary: Path | None = None) -> None:
    """Put ``content`` at ``path``, durably: a reader sees the old file or the new one, whole.

    ``temporary``: where it is written first, in the same folder; None: at ``temporary_of``.
    """
    temporary = temporary or temporary_of(path)
    try:
        write_whole(disk, temporary, content)
        disk.rename(temporary, path)
    except BaseException:
        with suppress(OSError):
            disk.remove(temporary)
        raise
    disk.sync_folder(path.parent)


def temporary_of(path: Path) -> Path:
    """Return where ``replace`` writes first; it stays when the program is killed at that."""
    return path.with_name(f".{path.name}.tmp")


def write_whole(disk: Disk, path: Path, content: bytes) -> None:
    """Write and sync a file that nobody reads yet; its name isn't durable."""
    with disk.open(path) as file:
        file.truncate(0)
        file.write(0, content)
        file.sync()
