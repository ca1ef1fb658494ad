"""Holding a snapshot against the log: its own sum only tells that it is whole.

Whoever edits a snapshot can compute its sum again. What this computer made, or compared with the
log, it knows by that sum; of any other snapshot nothing goes into the log unread.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from m50core.errors import StoreBusy, reason_of
from m50core.store.converter import commit_from_json
from m50core.store.files.blocks import Broken
from m50core.store.files.disk import Disk
from m50core.store.files.layout import SNAPSHOT
from m50core.store.files.log import Damage, take_apart, whole
from m50core.store.files.log_file import LogFile
from m50core.store.files.snapshot import OtherForm, Snapshot, read_snapshot
from m50core.store.files.timeline import CommitPlaces
from m50core.store.folder.seen import Memory
from m50core.store.ledger import Ledger
from m50core.store.protocol import Commit, StoredDocument
from m50core.values.patterns import pattern

Fields = Mapping[str, Any] | None
SMALL = 1 << 20
"""Bytes of log that are read anew rather than believe an unknown snapshot."""
_FEW = 16
_ID = pattern(rb'"id":("(?:[^"\\]|\\.)*")')


def same(snapshot: Snapshot, ledger: Ledger, told: CommitPlaces) -> bool:
    """Tell whether a snapshot is what the log adds up to at its commit, and all of it is found.

    Raises Replaced when it has become another meanwhile.
    """
    try:
        return _is_same(snapshot, ledger, told)
    except (ValueError, LookupError, OverflowError, msgspec.MsgspecError):
        return False  # its sums can be made right over anything


def _is_same(snapshot: Snapshot, ledger: Ledger, told: CommitPlaces) -> bool:
    index = snapshot.index
    ground = Ledger(snapshot, index.number, index.numbers, snapshot.superseded)
    known = snapshot.told()
    return (
        ground.numbers == ledger.numbers
        and ground.superseded == ledger.superseded
        and _plain(ground.documents()) == _plain(ledger.documents())
        and snapshot.finds_all()
        and (list(known.starts), known.heads) == (list(told.starts), told.heads)
        and _lists_of(known) == _lists_of(told)
    )


def _lists_of(told: CommitPlaces) -> dict[str, list[int]]:
    return {subject: list(numbers) for subject, numbers in told.about.items() if len(numbers)}


def _plain(documents: Iterable[StoredDocument]) -> dict[str, Any]:
    return {document.id: _contents(document) for document in documents}


def _contents(one: StoredDocument) -> tuple[str, int, dict[str, Any], bool]:
    return one.kind, one.version, dict(one.fields), one.overlay


def differing(log: LogFile, end: int, wanted: Mapping[str, Fields]) -> bool:
    """Tell whether one of these documents isn't as the log last told it before byte ``end``.

    Reads the log back until each was found.
    """
    left = {b'"id":' + msgspec.json.encode(one): one for one in wanted}
    for raw in log.backward(end):
        if not left:
            return False
        if not any(record_id in left for record_id in _ids(raw, left)):
            continue
        line = take_apart(raw)
        if not whole(line):
            raise Damage("een regel is niet zoals hij is opgeslagen")
        for change in reversed(commit_from_json(line.content).changes):
            asked = left.pop(b'"id":' + msgspec.json.encode(change.id), None)
            if asked is not None and _plain_fields(change.after) != _plain_fields(wanted[asked]):
                return True
    return bool(left)


def _plain_fields(fields: Fields) -> dict[str, Any] | None:
    return None if fields is None else dict(fields)


def _ids(raw: bytes, wanted: Mapping[bytes, str]) -> Iterable[bytes]:
    if len(wanted) > _FEW:
        return {b'"id":' + found for found in _ID.findall(raw)}
    return [needle for needle in wanted if needle in raw]


class Trust:
    """Which snapshot is known to be what the log adds up to, and which is known not to be."""

    def __init__(self, memory: Memory | None) -> None:
        self._memory = memory
        self._vouched = ""
        self._compared: set[str] = set()
        self.doubted: set[str] = set()
        """Sums of snapshots that must not be used."""
        self.broken: set[str] = set()
        """Sums of snapshots of which a part isn't whole."""

    def knows(self, snapshot: Snapshot) -> bool:
        """Tell whether this snapshot was made here, or held against the log."""
        if snapshot.sum != self._vouched and self._memory:
            self._vouched = self._memory.vouched_sum(snapshot.index.network) or self._vouched
        return snapshot.sum == self._vouched

    def doubts(self, snapshot: Snapshot) -> bool:
        """Tell whether to read the whole log rather than believe a snapshot."""
        if self.knows(snapshot):
            return False
        small = self._memory is not None and snapshot.position.offset <= SMALL
        return small or snapshot.sum in self.doubted

    def judge(self, snapshot: Snapshot, ledger: Ledger, told: CommitPlaces) -> str:
        """Vouch for a snapshot that is the same as the log; else return what to tell of it."""
        if same(snapshot, ledger, told):
            self.vouch(snapshot.index.network, snapshot.sum)
            return ""
        self.doubted.add(snapshot.sum)
        return (
            f"De momentopname {SNAPSHOT} was gewijzigd buiten m50 om, of is van een andere "
            "computer met een fout: hij is niet gelijk aan het logboek. Hij is niet gebruikt; "
            "alles komt uit het logboek, en bij het afsluiten wordt hij opnieuw gemaakt."
        )

    def vouch(self, network: str, total: str) -> None:
        """Note that the snapshot with this sum is what the log adds up to."""
        self._vouched = total
        self.doubted.discard(total)
        if self._memory:
            self._memory.vouch(network, total)

    def differs(
        self, log: LogFile, ledger: Ledger, snapshot: Snapshot | None, commit: Commit
    ) -> bool:
        """Tell whether a commit would write what only an unknown snapshot says."""
        if snapshot is None or self.knows(snapshot):
            return False
        wanted = {
            change.id: change.before
            for change in commit.changes
            if change.before is not None
            and change.id not in self._compared
            and ledger.is_of_ground(change.id)
        }
        if wanted and differing(log, snapshot.position.offset, wanted):
            self.doubted.add(snapshot.sum)
            return True
        self._compared |= wanted.keys()
        return False


class Grounded(msgspec.Struct, frozen=True):
    """What a log is followed from, and a snapshot to hold against it underway."""

    ledger: Ledger
    snapshot: Snapshot | None = None
    doubted: Snapshot | None = None
    told: str = ""
    """Dutch: why the snapshot wasn't used; empty when there is nothing to tell."""


def find_ground(disk: Disk, path: Path, log: LogFile, trust: Trust) -> Grounded:
    """Take the snapshot as the ground, and go to its place in the log, when it may be used."""
    try:
        snapshot = read_snapshot(disk, path)
        if snapshot is None:
            return Grounded(Ledger())
        if snapshot.sum in trust.broken:
            raise Broken
        index = snapshot.index
        if index.network == log.network and log.go_to(snapshot.position, index.last):
            if trust.doubts(snapshot):
                log.rewind()
                snapshot.check()
                return Grounded(Ledger(), doubted=snapshot)
            ledger = Ledger(snapshot, index.number, index.numbers, snapshot.superseded)
            return Grounded(ledger, snapshot)
        reason = "hij hoort niet bij dit logboek"
    except OtherForm:
        return Grounded(Ledger())
    except (OSError, ValueError) as error:
        reason = reason_of(error)
    sentence = (
        f"De momentopname {SNAPSHOT} was niet te gebruiken ({reason}); "
        "alles is opnieuw opgebouwd uit het logboek."
    )
    return Grounded(Ledger(), told=sentence)


def refusal(folder: Path) -> StoreBusy:
    """Return the error for a change that would have kept what only the snapshot says."""
    return StoreBusy(
        f"De momentopname in {folder} is niet gelijk aan het logboek. Er is niets gewijzigd. Alles "
        "is opnieuw gelezen uit het logboek: kijk of het nog klopt wat u wilde wijzigen, en "
        "probeer het opnieuw."
    )
