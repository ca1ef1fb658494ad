"""When another log took the place of ours: what either side has, and what a person can do."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from m50core.started import to_type
from m50core.store.converter import commit_from_json
from m50core.store.files import backups
from m50core.store.files.copies import copies_of_log
from m50core.store.files.disk import Disk
from m50core.store.files.layout import ASIDE, BACKUPS, LOG
from m50core.store.files.log import Damage, lines, start, take_apart
from m50core.store.files.places import names_in
from m50core.store.protocol import Commit
from m50core.values import dutch

_MOST = 5
"""Commits that a sentence names; the rest is counted."""


class Fork(Damage):
    """The log hasn't the commit that was acknowledged: another one at its number, or none."""

    def __init__(self, number: int, hash: str, ours: Iterable[Commit] = ()) -> None:
        super().__init__(f"wijziging {number} is een andere dan er is bewaard")
        self.number, self.hash, self.ours = number, hash, tuple(ours)


class Sides(msgspec.Struct, frozen=True):
    """What an acknowledged history and the present log have after what they share."""

    ours: tuple[Commit, ...]
    """Acknowledged, and not in the log; empty when they are nowhere any more."""
    theirs: tuple[Commit, ...]
    where: str = ""
    """File in which ours are, as its path within the folder; empty: in none."""


def sides(disk: Disk, folder: Path, fork: Fork) -> Sides:
    """Look in backups, logs set aside and copies for what was acknowledged."""
    present = _rows(_read(disk, folder / LOG))
    for name, content in _kept_elsewhere(disk, folder):
        rows = _rows(content)
        if len(rows) > fork.number and _hash(rows[fork.number]) == fork.hash:
            shared = _common_length(rows, present)
            return Sides(_commits(rows[shared:]), _commits(present[shared:]), name)
    known = {commit.number: commit for commit in fork.ours}
    theirs = _commits(present[fork.number :])
    if fork.number not in known:
        return Sides((), theirs)
    there = {commit.number: commit for commit in _commits(present[1:])}
    first = fork.number
    while first - 1 in known and known[first - 1] != there.get(first - 1):
        first -= 1
    mine = [commit for number, commit in sorted(known.items()) if number >= first]
    return Sides(tuple(mine), _commits(present[first:]))


def describe(disk: Disk, folder: Path, fork: Fork) -> str:
    """Return what happened, both sides, and what a person can do."""
    parted = sides(disk, folder, fork)
    return f"{what_happened(folder, fork, parted)} {advice(parted)}"


def what_happened(folder: Path, fork: Fork, found: Sides) -> str:
    """Return what happened, with what stands on both sides."""
    if found.ours:
        place = f" (te vinden in {found.where})" if found.where else ""
        ours = f"{list_commits(found.ours)}{place}"
    else:
        ours = f"wijziging {fork.number} (controlegetal {fork.hash[:8]}), nergens meer te vinden"
    there = list_commits(found.theirs) if found.theirs else "niets meer vanaf daar"
    return (
        f"{folder / LOG} is niet meer het logboek dat er was: wijziging {fork.number} is een "
        f"andere dan er is bewaard, of ontbreekt. Er is niets gewijzigd. Bevestigd was: {ours}. "
        f"Nu staat er: {there}."
    )


def advice(found: Sides) -> str:
    """Return what a person can do."""
    back = ""
    if found.where:
        name = found.where.removeprefix(f"{BACKUPS}/")
        back = f" Wat bevestigd was terugzetten: {to_type('restore', name)}."
    return (
        "Dit gebeurt als een synchronisatie of iemand het bestand vervangt; wacht eerst tot de "
        f"synchronisatie klaar is.{back} Houden wat er nu staat: {to_type('doctor --repair')}. "
        "Bij twijfel: maak eerst een kopie van de map."
    )


def list_commits(commits: Sequence[Commit]) -> str:
    """Return commits in a sentence: number, when, who and why."""
    shown = "; ".join(
        f"wijziging {commit.number}, {dutch.moment(commit.when)}, {commit.who or 'onbekend'}: "
        f"{commit.why}"
        for commit in commits[:_MOST]
    )
    return shown + (f"; en nog {len(commits) - _MOST}" if len(commits) > _MOST else "")


def _kept_elsewhere(disk: Disk, folder: Path) -> Iterator[tuple[str, bytes]]:
    for backup in backups.list_backups(disk, folder):
        with suppress(OSError, Damage):
            yield f"{BACKUPS}/{backup.name}", backups.unpack(disk, folder / BACKUPS / backup.name)
    for name in names_in(disk, folder / ASIDE):
        yield f"{ASIDE}/{name}", _read(disk, folder / ASIDE / name)
    for name in copies_of_log(disk, folder):
        yield name, _read(disk, folder / name)


def _read(disk: Disk, path: Path) -> bytes:
    try:
        return disk.read(path)
    except OSError:
        return b""


def _rows(content: bytes) -> list[bytes]:
    """Return the lines of a log, the header first; none when it isn't one."""
    rows = list(lines(content))
    try:
        start(rows[0] if rows else b"")
    except Damage:
        return []
    return rows


def _hash(raw: bytes) -> str:
    return raw[9:41].decode("ascii", "replace")


def _common_length(ours: list[bytes], theirs: list[bytes]) -> int:
    """Return how many lines are of the same commits, header included."""
    if not theirs or ours[0] != theirs[0]:
        return 1
    shared = 1
    for commit, other in zip(ours[1:], theirs[1:], strict=False):
        if _hash(commit) != _hash(other):
            break
        shared += 1
    return shared


def _commits(rows: Iterable[bytes]) -> tuple[Commit, ...]:
    commits = []
    for raw in rows:
        with suppress(Damage, ValueError):
            commits.append(commit_from_json(take_apart(raw).content))
    return tuple(commits)
