"""Where a log stands: whether it still has what this computer, or a backup, saw of it."""

from collections.abc import Iterable
from pathlib import Path

from m50core.errors import StoreError
from m50core.started import to_type
from m50core.store.files import backups
from m50core.store.files.disk import Disk
from m50core.store.files.forks import Fork
from m50core.store.files.layout import BACKUPS, HEAD, MARK, is_mark_of, read_witness
from m50core.store.files.log_file import LogFile
from m50core.store.files.places import misplaced_at
from m50core.store.files.resaved import unix_ends
from m50core.store.folder.carried import replaced_by_restore
from m50core.store.folder.seen import Memory, Seen
from m50core.store.ledger import Ledger
from m50core.store.protocol import Commit


class LogStanding:
    """The last commit that was seen here: by this program, or by another on this computer."""

    def __init__(self, disk: Disk, folder: Path, memory: Memory | None) -> None:
        self._disk, self._folder, self._memory = disk, folder, memory
        self._seen: Seen | None = None

    def last(self, log: LogFile) -> Seen | None:
        """Return what was seen last of this log; StoreError when it is of another network now."""
        if self._seen and self._seen.network != log.network:
            raise StoreError(
                f"In {self._folder} staat nu een ander netwerk dan toen u m50 opende. Er is niets "
                f"gewijzigd. Sluit m50 en open het opnieuw; kijk met {to_type('doctor')} wat er "
                "staat."
            )
        kept = self._memory.recall(log.network) if self._memory else None
        sightings = [
            sighting
            for sighting in (self._seen, kept)
            if sighting and sighting.schema == log.schema
        ]
        return max(sightings, key=lambda one: (one.restores, one.number), default=None)

    def check(self, log: LogFile, ledger: Ledger, seen: Seen, ours: Iterable[Commit]) -> str:
        """Raise Fork when the log hasn't what was seen, unless a restore tells why: return that.

        ``ours``: commits that were read before, to show what isn't there any more.
        """
        gone, network = ledger.superseded, log.network
        if log.hash_at(seen.number) == seen.hash:
            return ""
        told = gone.times > seen.restores and gone.until >= seen.number
        if not told or not replaced_by_restore(
            self._disk, self._folder, network, seen.number, seen.hash
        ):
            raise Fork(seen.number, seen.hash, ours)
        return (
            "Sinds u hier voor het laatst keek, is er een reservekopie teruggezet of hersteld: "
            f"de wijzigingen tot en met {gone.until} van toen staan in de map aside."
        )

    def remember(self, log: LogFile, ledger: Ledger) -> None:
        """Note how far the log was read."""
        at, times = log.position, ledger.superseded.times
        seen = Seen(log.network, at.number, at.hash, times, log.schema)
        if seen != self._seen:
            self._seen = seen
            if self._memory:
                self._memory.keep(seen)


def check_mark(disk: Disk, folder: Path, log: LogFile) -> None:
    """Raise StoreError when the mark beside the log is of something else."""
    known = unix_ends(disk.read(folder / MARK))
    if not is_mark_of(known, log.network, practice=log.practice):
        raise StoreError(
            f"{folder / MARK} hoort niet bij het logboek ernaast, of is beschadigd. "
            f"Er is niets gewijzigd. Herstel het met: {to_type('doctor --repair')}"
        )


def about_witness(disk: Disk, folder: Path, log: LogFile) -> str:
    """Return a sentence on a head.json that can't be read; empty when it can."""
    try:
        known = read_witness(disk, folder) or log.position.number == 0
    except ValueError as error:
        if misplaced_at(disk, folder, HEAD):
            return ""  # told at opening, with what can be done
        return (
            f"{error}. De gegevens zelf zijn heel; bij de volgende wijziging wordt het bestand "
            "opnieuw gemaakt."
        )
    if known:
        return ""
    return "head.json ontbrak. Bij de volgende wijziging wordt het opnieuw gemaakt."


def newer_backup(disk: Disk, folder: Path, network: str, ledger: Ledger) -> str:
    """Return a sentence on a log that is older than its backups; a restore may tell why."""
    known = max(ledger.head, ledger.superseded.until)
    for backup_name in backups.list_backups(disk, folder):
        if backup_name.head <= known:
            break
        backup = backups.check(disk, folder / BACKUPS / backup_name.name, network)
        if not backup.wrong:
            return (
                f"Het logboek is ouder dan reservekopie {backup_name.name}: het houdt op bij "
                "wijziging "
                f"{ledger.head}, die kopie bij wijziging {backup_name.head}. Kijk wat er mist met: "
                f"{to_type('doctor')}"
            )
    return ""
