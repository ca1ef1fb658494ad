"""A disk of which one operation fails, once, with the error that one asks for."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from m50core.store.files.disk import Disk, File, Lock, Stat


class _FailingFile:
    def __init__(self, disk: "FailingDisk", path: Path, file: File) -> None:
        self._disk, self._path, self._file = disk, path, file

    def write(self, at: int, content: bytes) -> None:
        # A full disk takes what fits; a broken one may have taken anything: half shows both.
        self._disk.passes(
            "write", self._path, lambda: self._file.write(at, content[: len(content) // 2])
        )
        self._file.write(at, content)

    def append(self, at: int, content: bytes) -> None:
        self._disk.passes(
            "write", self._path, lambda: self._file.append(at, content[: len(content) // 2])
        )
        self._file.append(at, content)

    def truncate(self, size: int) -> None:
        self._disk.passes("truncate", self._path)
        self._file.truncate(size)

    def sync(self) -> None:
        self._disk.passes("sync", self._path)
        self._file.sync()


class FailingDisk:
    """Passes everything on to ``disk``, and fails the operation with number ``fails`` (from 1).

    ``seen`` counts the operations, ``failed`` is the one that failed, and ``after`` lists what
    was asked of the disk since.
    """

    def __init__(self, disk: Disk, fails: int, error: int) -> None:
        self._disk, self._fails, self._error = disk, fails, error
        self.seen = 0
        self.failed: tuple[str, Path] | None = None
        self.after: list[tuple[str, Path]] = []

    def passes(self, operation: str, path: Path, partly: Callable[[], None] | None = None) -> None:
        """Count this operation; raise when it is the one that fails, done ``partly``."""
        self.seen += 1
        if self.failed:
            self.after.append((operation, path))
        if self.seen == self._fails:
            self.failed = (operation, path)
            if partly:
                partly()
            raise OSError(self._error, os.strerror(self._error), str(path))

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        self.passes("read", path)
        return self._disk.read(path, start, length)

    def stat(self, path: Path) -> Stat | None:
        self.passes("stat", path)
        return self._disk.stat(path)

    def names(self, folder: Path) -> list[str]:
        self.passes("names", folder)
        return self._disk.names(folder)

    @contextmanager
    def open(self, path: Path) -> Iterator[File]:
        self.passes("open", path)
        with self._disk.open(path) as file:
            yield _FailingFile(self, path, file)

    def rename(self, old: Path, new: Path) -> None:
        self.passes("rename", new)
        self._disk.rename(old, new)

    def remove(self, path: Path) -> None:
        self.passes("remove", path)
        self._disk.remove(path)

    def make_folder(self, folder: Path) -> None:
        self.passes("make_folder", folder)
        self._disk.make_folder(folder)

    def sync_folder(self, folder: Path) -> None:
        self.passes("sync_folder", folder)
        self._disk.sync_folder(folder)

    def writable(self, folder: Path) -> bool:
        return self._disk.writable(folder)

    def lock(self, path: Path) -> Lock | None:
        self.passes("lock", path)
        return self._disk.lock(path)

    def holds(self, lock: Lock) -> bool:
        return self._disk.holds(lock)


class FullDisk(FailingDisk):
    """A disk that takes no new bytes while ``full``; the rest works."""

    def __init__(self, disk: Disk) -> None:
        super().__init__(disk, fails=0, error=errno.ENOSPC)
        self.full = False

    def passes(self, operation: str, path: Path, partly: Callable[[], None] | None = None) -> None:
        if self.full and operation in {"write", "make_folder"}:
            if partly:
                partly()
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
