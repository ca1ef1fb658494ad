"""Copies that a sync folder made of the log (``log-PC.jsonl``, "conflicted copy")."""

import re
from pathlib import Path

from m50core.store.disk import Disk
from m50core.store.layout import LOG
from m50core.store.log import Damage, Newer, read_all
from m50core.store.protocol import Commit
from m50core.store.upkeep import Comparison

_COPY = re.compile(r"log[^/\\]+\.jsonl(?:[^/\\]*)|log\.jsonl.+", re.IGNORECASE)


def copies_of_log(disk: Disk, folder: Path) -> list[str]:
    """Return the names in the folder that look like a copy of the log."""
    return [name for name in disk.names(folder) if name != LOG and _COPY.fullmatch(name)]


def compared(disk: Disk, path: Path, here: list[Commit]) -> Comparison:
    """Compare a copy with the commits of the store; nothing is merged."""
    try:
        there, _, _ = read_all(disk.read(path))
    except Damage as damage:
        return Comparison(path.name, 0, (), (), f"de kopie is beschadigd: {damage}")
    except Newer as newer:
        return Comparison(path.name, 0, (), (), f"de kopie is van een nieuwere m50 ({newer})")
    shared = 0
    for ours, theirs in zip(here, there, strict=False):
        if ours != theirs:
            break
        shared += 1
    return Comparison(path.name, shared, tuple(here[shared:]), tuple(there[shared:]))
