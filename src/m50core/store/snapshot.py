"""The snapshot file: a TinyDB database with a table per record kind, replaced as a whole."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import attrs
from tinydb import TinyDB
from tinydb.storages import Storage

from m50core.store import files

_META = "_m50"


class AtomicStorage(Storage):
    """TinyDB storage that replaces its file atomically, and keeps it readable."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables, or None when there is no file; ValueError when it is damaged."""
        if not self._path.exists():
            return None
        tables = json.loads(self._path.read_bytes())
        if not isinstance(tables, dict):
            raise ValueError("geen TinyDB-bestand")
        return tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the file."""
        files.replace(self._path, json.dumps(data, ensure_ascii=False, indent=0).encode())


@attrs.frozen
class Kept:
    """What a snapshot holds."""

    head: int
    log_bytes: int
    """How much of the log is in it."""
    numbers: dict[str, int]
    documents: list[dict[str, Any]]


def write_snapshot(
    path: Path,
    head: int,
    log_bytes: int,
    numbers: Mapping[str, int],
    documents: Iterable[dict[str, Any]],
) -> None:
    """Write all documents, a table per kind, in one replacement of the file."""
    tables: dict[str, dict[str, Any]] = {
        _META: {"1": {"head": head, "log_bytes": log_bytes, "numbers": dict(numbers)}}
    }
    for document in documents:
        table = tables.setdefault(document["kind"], {})
        table[str(len(table) + 1)] = document
    AtomicStorage(path).write(tables)


def read_snapshot(path: Path) -> Kept:
    """Read a snapshot; ValueError or KeyError when it is damaged."""
    with TinyDB(path, storage=AtomicStorage) as database:
        meta = database.table(_META).all()
        if len(meta) != 1:
            raise ValueError("de kop ontbreekt")
        documents = [
            dict(document)
            for name in sorted(database.tables() - {_META})
            for document in database.table(name)
        ]
    return Kept(meta[0]["head"], meta[0]["log_bytes"], meta[0]["numbers"], documents)
