"""Copies that a sync program or a person made of the files: known by what is in them.

A name tells little: ``log-PC.jsonl``, "conflicted copy", "Kopie van log.jsonl", ``~log.jsonl``.
"""

import re
import zlib
from contextlib import suppress
from pathlib import Path

from m50core.store.files.disk import Disk
from m50core.store.files.layout import BACKUPS, ERASURES, HEAD, LOCK, LOG, MARK, OWN, SNAPSHOT
from m50core.store.files.log import Damage, Newer, as_written, lines, read_all, start
from m50core.store.files.resaved import unix_ends
from m50core.store.protocol import Commit
from m50core.store.upkeep_protocol import Comparison
from m50core.values.patterns import pattern

_BEGIN = 4096
"""Bytes of a file that are looked at to tell what it is a copy of."""
_NAME = pattern(r"(.*[^A-Za-z])?log([^A-Za-z].*)?\.jsonl.*|log.*\.jsonl", re.IGNORECASE)
_INSIDE = (
    (LOG, pattern(rb'\{"m50":"log",')),
    (SNAPSHOT, pattern(rb'\{"_m50":\{"1":\{"sum":"')),
    (HEAD, pattern(rb'\{"number":\d{1,12},"hash":"[0-9a-f]{32}"')),
    (MARK, pattern(rb'\{"m50": ?"network"')),
    (ERASURES, pattern(rb'\{"erased":\[')),
    (LOCK, pattern(rb'\{"who":.{0,400}"process":\d+,"since":')),
)
_GZIP = b"\x1f\x8b"


def strangers(disk: Disk, folder: Path) -> dict[str, str]:
    """Return the files in the folder that m50 didn't make: of which own file each is a copy.

    An empty text means that it isn't one, as far as can be told.
    """
    return {
        name: _original(disk, folder / name)
        for name in disk.names(folder)
        if name not in OWN and not (name.startswith(".") and name.endswith(".tmp"))
    }


def copies_of_log(disk: Disk, folder: Path) -> list[str]:
    """Return the names in the folder of copies of the log, by what is in them or by their name."""
    found = strangers(disk, folder)
    return [name for name, original in found.items() if original == LOG]


def _original(disk: Disk, path: Path) -> str:
    if re.fullmatch(r"erasures-[0-9a-f]{16}\.json", path.name):
        return ""
    try:
        begin = disk.read(path, 0, _BEGIN)
    except OSError:  # a folder, or not to be read
        return ""
    if begin.startswith(_GZIP):
        with suppress(zlib.error):
            if zlib.decompressobj(31).decompress(begin, 100).startswith(b'{"m50":"log"'):
                return BACKUPS
    begin = unix_ends(begin).lstrip()
    for name, form in _INSIDE:
        if form.match(begin):
            return name
    return LOG if _NAME.fullmatch(path.name) else ""


def compare(disk: Disk, path: Path, here: list[Commit], network: str = "") -> Comparison:
    """Compare a copy with the commits of the store; nothing is merged."""
    content = disk.read(path)
    content = as_written(content) or content
    try:
        there, _, _ = read_all(content)
    except Damage as damage:
        return Comparison(path.name, 0, (), (), f"de kopie is beschadigd: {damage}")
    except Newer as newer:
        return Comparison(path.name, 0, (), (), f"de kopie is van een nieuwere m50 ({newer})")
    other = start(next(lines(content)))[2]
    if network and other != network:
        wrong = f"de kopie is van een ander netwerk ({other})"
        return Comparison(path.name, 0, (), (), wrong)
    shared = 0
    for ours, theirs in zip(here, there, strict=False):
        if ours != theirs:
            break
        shared += 1
    return Comparison(path.name, shared, tuple(here[shared:]), tuple(there[shared:]))
