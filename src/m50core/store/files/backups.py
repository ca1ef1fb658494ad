"""Backups: whole logs, packed, in ``backups/``; as many as are useful, the rest goes.

``000118-20250311-3f9a….jsonl.gz``: number and day of the last commit, and a sum of the file itself.
No day is taken to be later than another: a clock may have been wrong once. The numbers tell.
"""

import gzip
import zlib
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec

from m50core.errors import StoreError, system_reason
from m50core.started import to_type
from m50core.store.files.disk import Disk, replace
from m50core.store.files.layout import BACKUPS
from m50core.store.files.log import Damage, Newer, digest, read_all
from m50core.store.files.places import names_in
from m50core.store.protocol import Commit
from m50core.store.upkeep_protocol import Backup
from m50core.values.clock import local_day
from m50core.values.patterns import pattern

LAST, DAYS = 10, 30
"""How many backups are kept: the last ten, and of the last thirty days with one, the last."""
EVERY, SHARE = 20, 20
"""On one day there is another after as many commits, or a twentieth of all when that is more."""
_NAME = pattern(r"(\d{6,12})-(\d{8})-([0-9a-f]{16})\.jsonl\.gz")


class Named(msgspec.Struct, frozen=True):
    """What the name of a backup tells."""

    name: str
    head: int
    day: date
    sum: str


def parse_name(name: str) -> Named | None:
    """Read the name of a backup; None when it isn't one."""
    if (match := _NAME.fullmatch(name)) is None:
        return None
    digits = match[2]
    try:
        day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return Named(name, int(match[1]), day, match[3])


def list_backups(disk: Disk, folder: Path) -> list[Named]:
    """Return the backups of the network in ``folder``, newest first, unchecked."""
    backup_names = [
        backup_name
        for name in names_in(disk, folder / BACKUPS)
        if (backup_name := parse_name(name))
    ]
    return sorted(backup_names, key=lambda one: (one.head, one.day, one.name), reverse=True)


def unpack(disk: Disk, path: Path) -> bytes:
    """Return the log in a backup; Damage (Dutch) when the file isn't whole."""
    try:
        content = disk.read(path)
    except OSError as error:
        raise Damage(f"het bestand is niet te lezen ({system_reason(error)})") from None
    known = parse_name(path.name)
    if known and digest(content)[:16] != known.sum:
        raise Damage("de controlesom van het bestand klopt niet")
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        raise Damage("het bestand is niet uit te pakken") from None


def check(disk: Disk, path: Path, network: str = "") -> Backup:
    """Return what a backup is, with what is wrong with it if anything is.

    ``network``: the identity of the network that it should be of; empty when any will do.
    """
    size = stat.size if (stat := disk.stat(path)) else 0
    try:
        commits, _, other = read_all(unpack(disk, path))
    except Damage as damage:
        return _unsound(path.name, size, str(damage))
    except Newer as newer:
        return _unsound(path.name, size, f"gemaakt met een nieuwere m50 (indeling {newer})")
    if not commits:
        return _unsound(path.name, size, "er staan geen wijzigingen in")
    if network and other != network:
        return _unsound(path.name, size, f"van een ander netwerk ({other})")
    return Backup(path.name, commits[-1].when, commits[-1].number, size, network=other)


def read_back(disk: Disk, path: Path) -> Backup:
    """Return what a backup that was just made is; StoreError when it isn't sound."""
    backup = check(disk, path)
    if backup.wrong:
        raise StoreError(
            f"{path} is gemaakt, maar niet te gebruiken: {backup.wrong}. De gegevens zelf zijn er "
            f"nog. Controleer de schijf, of kies een andere plaats: {to_type('backup --to MAP')}"
        )
    return backup


def _unsound(name: str, size: int, reason: str) -> Backup:
    from datetime import UTC, datetime, time

    known = parse_name(name)
    when = datetime.combine(known.day if known else date.min, time(), UTC)
    return Backup(name, when, known.head if known else 0, size, reason)


def newest_sound(disk: Disk, folder: Path, network: str = "") -> Backup | None:
    """Return the newest backup that can be put back; only of this network, when it is known."""
    backups = (
        check(disk, folder / BACKUPS / backup.name, network)
        for backup in list_backups(disk, folder)
    )
    return next((backup for backup in backups if not backup.wrong), None)


def due(known: Iterable[Named], last: Commit) -> bool:
    """Tell whether a backup up to this last commit is due: on its day is none, or much is new.

    What holds more than the log does is of before an older log was put back, and doesn't count.
    """
    before = [backup_name for backup_name in known if backup_name.head <= last.number]
    new = last.number - max((backup_name.head for backup_name in before), default=0)
    today = local_day(last.when)
    return new >= max(EVERY, last.number // SHARE) or all(
        backup_name.day != today for backup_name in before
    )


def write(disk: Disk, to: Path, content: bytes, last: Commit) -> Path:
    """Pack a checked log into a file of its own in folder ``to``; return where it is."""
    name, new_content = pack(content, last)
    disk.make_folder(to)
    disk.sync_folder(to.parent)
    replace(disk, to / name, new_content)
    return to / name


def pack(content: bytes, last: Commit) -> tuple[str, bytes]:
    """Return the name and the bytes of the backup of a checked log."""
    new_content = gzip.compress(content, 6, mtime=0)
    day = local_day(last.when).isoformat().replace("-", "")
    return f"{last.number:06}-{day}-{digest(new_content)[:16]}.jsonl.gz", new_content


def write_checked(disk: Disk, to: Path, content: bytes) -> Path:
    """Check a log and pack it; Damage when it isn't whole, so that a backup is always sound."""
    commits, _, _ = read_all(content)
    if not commits:
        raise Damage("er is nog niets gewijzigd, dus niets om te bewaren")
    return write(disk, to, content, commits[-1])


def rotate(disk: Disk, folder: Path, made: str = "") -> None:
    """Take away the backups that are no longer useful; the one just ``made`` always stays."""
    backup_names = list_backups(disk, folder)
    last_of_day: dict[date, str] = {}
    for backup_name in backup_names:
        last_of_day.setdefault(backup_name.day, backup_name.name)
    keep = {
        made,
        *(each_backup_name.name for each_backup_name in backup_names[:LAST]),
        *list(last_of_day.values())[:DAYS],
    }
    for backup_name in backup_names:
        if backup_name.name not in keep:
            with suppress(OSError):  # one too many is no harm
                disk.remove(folder / BACKUPS / backup_name.name)


def advice(disk: Disk, folder: Path, network: str = "") -> str:
    """Return what a person can do when the log can't be used."""
    look = f"Kijk eerst wat er te redden is: {to_type('doctor')}."
    try:
        backup = newest_sound(disk, folder, network)
    except OSError:
        backup = None
    if backup is None:
        return f"Er is geen goede reservekopie in {folder / BACKUPS}. {look}"
    return (
        f"De nieuwste goede reservekopie is {backup.name} (tot en met wijziging {backup.head}). "
        f"{look} Die reservekopie terugzetten: {to_type('restore', backup.name)}"
    )
