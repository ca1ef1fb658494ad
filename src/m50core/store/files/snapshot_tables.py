"""A snapshot as TinyDB reads it, for who examines it: nothing else imports TinyDB for it."""

from pathlib import Path
from typing import Any

import msgspec
from tinydb import TinyDB
from tinydb.storages import Storage

from m50core.store.files.disk import Disk

_META = "_m50"
"""Name of the table that tells of the snapshot itself."""


class SnapshotStorage(Storage):
    """TinyDB's way in: reads a snapshot for questions of one's own; the log alone writes it."""

    def __init__(self, path: str | Path, disk: Disk) -> None:
        self._path, self._disk = Path(path), disk

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables; ValueError when the file isn't whole."""
        if self._disk.stat(self._path) is None:
            return None
        tables: dict[str, dict[str, Any]] = msgspec.json.decode(self._disk.read(self._path))
        return tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:  # noqa: ARG002
        """Refuse: a change goes through a commit."""
        raise PermissionError("Wijzig gegevens met een commit; de momentopname volgt vanzelf.")


def tables(disk: Disk, path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return a snapshot's records by kind, as TinyDB reads them."""
    with TinyDB(path, storage=SnapshotStorage, disk=disk) as database:
        return {
            name: [dict(row) for row in database.table(name)]
            for name in sorted(database.tables() - {_META})
        }
