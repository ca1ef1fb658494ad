"""TinyDB's way to a file of its own: whole and synced, or as it was; for its owner only."""

import errno
import json
import os
from pathlib import Path

from tinydb.storages import Storage

from m50core.store.desk.layout import MOST_BYTES, Tables, tables_at
from m50core.store.files.disk import Disk, replace, temporary_of


class DurableStorage(Storage):
    """Reads and writes the tables of one file."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._path, self._disk = path, disk

    def read(self) -> Tables | None:
        """Return the tables; None without a file, ValueError when it can't be understood."""
        return tables_at(self._disk, self._path)

    def write(self, data: Tables) -> None:
        """Put the tables in the place of what was there; OSError when they are too large."""
        self._disk.make_folder(self._path.parent)
        # What was left half there may be open to others: a new file is for its owner only.
        self._disk.remove(temporary_of(self._path))
        content = json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        if len(content) > MOST_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(self._path))
        replace(self._disk, self._path, content)
