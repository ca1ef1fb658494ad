"""A disk that ignores one kind of sync: to prove that the tests would see it missing."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from faults.simulated_disk import SimulatedDisk

from m50core.store.files.disk import File

Site = tuple[str, str, str]
"""(operation, what is synced, function of the store that asked for it)."""


def _function() -> str:
    """Return the store's function that asks: the first outside the disk modules."""
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        inside = name.startswith("m50core.store.") and name != "m50core.store.files.disk"
        if inside and frame.f_code.co_name != "_sync":
            return f"{name.rpartition('.')[2]}.{frame.f_code.co_name}"
        frame = frame.f_back
    return "?"


class _UnsyncedFile:
    def __init__(self, disk: "UnsyncedDisk", path: Path, file: File) -> None:
        self._disk, self._path, self._file = disk, path, file
        self.write, self.append, self.truncate = file.write, file.append, file.truncate

    def sync(self) -> None:
        if self._disk.heeds("sync", self._path):
            self._file.sync()


class UnsyncedDisk:
    """Passes everything on to ``disk``, except the syncs of the kind ``ignored``.

    ``sites`` counts the kinds of sync that were asked for.
    """

    def __init__(self, disk: SimulatedDisk, ignored: Site | None, sites: dict[Site, int]) -> None:
        self._disk, self._ignored = disk, ignored
        self.sites = sites
        self.read, self.stat, self.names = disk.read, disk.stat, disk.names
        self.rename, self.remove, self.make_folder = disk.rename, disk.remove, disk.make_folder
        self.writable, self.lock, self.holds = disk.writable, disk.lock, disk.holds

    def heeds(self, operation: str, path: Path) -> bool:
        # The number in the name of a backup or a tail says nothing of which sync it is.
        site = (operation, re.sub(r"[0-9a-f]*\d[0-9a-f-]*", "N", path.name), _function())
        self.sites[site] = self.sites.get(site, 0) + 1
        return site != self._ignored

    @contextmanager
    def open(self, path: Path) -> Iterator[File]:
        with self._disk.open(path) as file:
            yield _UnsyncedFile(self, path, file)

    def sync_folder(self, folder: Path) -> None:
        if self.heeds("sync_folder", folder):
            self._disk.sync_folder(folder)
