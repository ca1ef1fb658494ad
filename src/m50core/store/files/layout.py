"""What lies where in the folder of a network, and the two small files that say what it is."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from m50core.errors import system_reason
from m50core.store.files.disk import Disk
from m50core.store.files.log import SCHEMA, Position, digest
from m50core.store.files.remembered import REMEMBERED
from m50core.store.files.resaved import unix_ends
from m50core.values.patterns import pattern

MARK, LOG, HEAD, SNAPSHOT = "m50.json", "log.jsonl", "head.json", "snapshot.json"
LOCK, BACKUPS, ASIDE, ERASURES = "m50.lock", "backups", "aside", "erasures.json"
TODO = "erasing.json"
OWN = frozenset({MARK, LOG, HEAD, SNAPSHOT, LOCK, BACKUPS, ASIDE, ERASURES, TODO, REMEMBERED})
_HEAD = pattern(rb'\{"number":(\d{1,12}),"hash":"([0-9a-f]{32})","sum":"([0-9a-f]{16})"\} *\n')
_HEAD_SIZE = 120
_IDENTITY = pattern("[0-9a-f]{16}")


SAME_LINES = 2
"""The oldest schema of which the log reads as it is."""


def mark(network: str, schema: int = SCHEMA, *, practice: bool = False) -> bytes:
    """Return what ``m50.json`` holds for the network with this identity.

    ``practice``: as the first line of its log says; that is what counts.
    """
    sort = ',"practice":true' if practice else ""
    return f'{{"m50":"network","schema":{schema},"network":"{network}"{sort}}}\n'.encode()


def is_mark_of(content: bytes, network: str, *, practice: bool) -> bool:
    """Tell whether this is the mark of the network, of this schema or one that reads as it is."""
    schemas = range(SAME_LINES, SCHEMA + 1)
    return any(content == mark(network, schema, practice=practice) for schema in schemas)


def mark_schema(content: bytes) -> int | None:
    """Return the schema that a mark tells; None when it isn't a mark."""
    try:
        plain = msgspec.json.decode(unix_ends(content))
        schema = plain["schema"] if plain["m50"] == "network" else None
    except (ValueError, KeyError, TypeError):
        return None
    return schema if isinstance(schema, int) and not isinstance(schema, bool) else None


def mark_network(content: bytes) -> str:
    """Return the identity of the network that a mark tells; empty when it tells none."""
    try:
        network = msgspec.json.decode(unix_ends(content))["network"]
    except (ValueError, KeyError, TypeError):
        return ""
    return network if isinstance(network, str) and _IDENTITY.fullmatch(network) else ""


class Witness(msgspec.Struct, frozen=True):
    """The last commit that was acknowledged, kept beside the log.

    Written after the log was synced, so it is never ahead of it: a log that ends earlier has lost
    something. Not synced itself, so it may be behind.
    """

    number: int
    hash: str

    @property
    def content(self) -> bytes:
        """What ``head.json`` holds; always as long, so that it is written over in place."""
        total = digest(b"%d %s" % (self.number, self.hash.encode()))[:16]
        text = f'{{"number":{self.number},"hash":"{self.hash}","sum":"{total}"}}'
        return text.encode().ljust(_HEAD_SIZE) + b"\n"


def read_witness(disk: Disk, folder: Path) -> Witness | None:
    """Return the witness; None when there is none, ValueError when it isn't whole."""
    if disk.stat(folder / HEAD) is None:
        return None
    try:
        read = disk.read(folder / HEAD)
    except (IsADirectoryError, PermissionError) as error:
        raise ValueError(f"{HEAD} is niet te lezen ({system_reason(error)})") from None
    content = unix_ends(read).rstrip().ljust(_HEAD_SIZE) + b"\n"
    match = _HEAD.fullmatch(content)
    if match is None:
        raise ValueError(f"{HEAD} is beschadigd")
    witness = Witness(int(match[1]), match[2].decode())
    if witness.content != content:
        raise ValueError(f"{HEAD} is beschadigd")
    return witness


def write_witness(disk: Disk, path: Path, position: Position) -> None:
    """Note in the file at ``path`` that everything up to ``position`` is on disk."""
    with disk.open(path) as file:
        file.write(0, Witness(position.number, position.hash).content)


def leftovers(names: Iterable[str]) -> list[str]:
    """Return which of the names in a folder are of what a broken off replacement left behind."""
    return [name for name in names if name.startswith(".") and name.endswith(".tmp")]


def standing_files(disk: Disk, folder: Path) -> tuple[object, ...]:
    """Return what changes when another puts a log in place of the one that is there."""
    return tuple(disk.stat(folder / name) for name in (LOG, HEAD, MARK))
