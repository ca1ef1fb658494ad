"""What outlives a log that is replaced: the highest ids, and how far its history went."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import attrs

from m50core.store.converter import commit_from_json
from m50core.store.files import backups
from m50core.store.files.copies import copies_of_log
from m50core.store.files.disk import Disk
from m50core.store.files.layout import (
    ASIDE,
    BACKUPS,
    ERASURES,
    LOG,
    MARK,
    SNAPSHOT,
    mark_network,
    read_witness,
)
from m50core.store.files.log import (
    Damage,
    Newer,
    Salt,
    lines,
    network_of,
    read_all,
    take_apart,
    whole,
    write_line,
)
from m50core.store.files.places import names_in
from m50core.store.files.snapshot import read_snapshot
from m50core.store.folder.seen import Memory
from m50core.store.ledger import Ledger
from m50core.store.protocol import Commit, Superseded
from m50core.values.patterns import pattern

_ID = pattern(rb'"id":"([^"\\]{1,80})-(\d{1,12})"')
_CARRIED = pattern(rb'"([^"\\]{1,80})":(\d{1,12})')
_NUMBERS = pattern(rb'"numbers":\{([^{}]*)\}')


@attrs.frozen
class FolderKnowledge:
    """What every file of one network tells together."""

    numbers: Mapping[str, int]
    """Highest id number given, by prefix."""
    until: int
    """Number of the last commit that log, witnesses, snapshot or backups tell of."""
    times: int
    """How often histories were replaced."""
    heads: Mapping[str, int] = attrs.field(factory=dict)
    """Last commits of the histories that this folder's own replaced: number by hash."""


def network_in(disk: Disk, folder: Path) -> str:
    """Return the identity of the network in a folder; empty when no file tells, or it is empty.

    The log tells, else the mark, else the snapshot, else most of the backups.
    """
    content = _read(disk, folder / LOG)
    if network := network_of(content):
        empty = content.count(b"\n") == 1 and not backups.list_backups(disk, folder)
        return "" if empty else network
    with suppress(OSError):
        if network := mark_network(disk.read(folder / MARK)):
            return network
    with suppress(OSError, ValueError):
        if snapshot := read_snapshot(disk, folder / SNAPSHOT):
            return snapshot.index.network
    named = (network_of(content) for _, content in _backup_logs(disk, folder))
    counts = Counter(network for network in named if network)
    return counts.most_common(1)[0][0] if counts else ""


def gather(disk: Disk, folder: Path, network: str, memory: Memory | None = None) -> FolderKnowledge:
    """Gather what the files of this network in a folder tell, and what this computer saw."""
    numbers: dict[str, int] = {}
    heads: dict[str, int] = {}
    until, times = [0], [0]
    for content, counts in _logs(disk, folder):
        if network_of(content) in (network, ""):
            knowledge = told_by(content)
            _raise(numbers, knowledge.numbers)
            times.append(knowledge.times)
            if counts:
                until.append(knowledge.until)
                heads |= knowledge.heads
    with suppress(OSError, ValueError):
        snapshot = read_snapshot(disk, folder / SNAPSHOT)
        if snapshot and snapshot.index.network == network:
            _raise(numbers, snapshot.index.numbers)
            until.append(snapshot.index.number)
    if network_in(disk, folder) in (network, ""):
        with suppress(OSError, ValueError):
            if witness := read_witness(disk, folder):
                until.append(witness.number)
        from m50core.store.erasure.erasure import erasures

        for record_id in erasures(disk, folder):
            prefix, _, number = record_id.rpartition("-")
            if prefix and number.isdecimal():
                _raise(numbers, {prefix: int(number)})
    if memory and (seen := memory.recall(network)):
        until.append(seen.number)
        times.append(seen.restores)
    return FolderKnowledge(numbers, max(until), max(times), heads)


def vouched_commits(
    disk: Disk, folder: Path, network: str, memory: Memory | None
) -> list[tuple[int, str]]:
    """Return the commits, number and hash, that head.json and this computer vouch for."""
    pairs = []
    with suppress(OSError, ValueError):
        if network_in(disk, folder) == network and (witness := read_witness(disk, folder)):
            pairs.append((witness.number, witness.hash))
    if memory and (seen := memory.recall(network)):
        pairs.append((seen.number, seen.hash))
    return pairs


def change_network(disk: Disk, folder: Path, network: str) -> None:
    """Make room for another network: whose data was wiped is kept for each by itself."""
    here = network_in(disk, folder)
    if here in ("", network):
        return
    _rename(disk, folder, ERASURES, f"erasures-{here}.json")
    _rename(disk, folder, f"erasures-{network}.json", ERASURES)
    disk.sync_folder(folder)


def _rename(disk: Disk, folder: Path, old: str, new: str) -> None:
    if disk.stat(folder / old) is not None:
        disk.rename(folder / old, folder / new)


def told_by(content: bytes) -> FolderKnowledge:
    """Return what one log tells, also when it is damaged: then from all that looks like an id."""
    try:
        commits, _, _ = read_all(content)
    except (Damage, Newer):
        numbers: dict[str, int] = {}
        for prefix, number in (*_ID.findall(content), *_carried_numbers(content)):
            _raise(numbers, {prefix.decode("utf-8", "replace"): int(number)})
        commits = list(whole_lines(content).values())
    else:
        numbers = added_up(commits).numbers
    gone = [commit.supersedes for commit in commits]
    return FolderKnowledge(
        numbers,
        max((n for commit in commits for n in (commit.number, commit.supersedes.until)), default=0),
        max((superseded.times for superseded in gone), default=0),
        {head: number for superseded in gone for head, number in superseded.heads.items()},
    )


def added_up(commits: Iterable[Commit]) -> Ledger:
    """Return what commits add up to."""
    ledger = Ledger()
    for commit in commits:
        ledger.apply(commit)
    return ledger


def whole_lines(content: bytes) -> dict[str, Commit]:
    """Return the commits of the lines that are whole by themselves, by the sum of their body."""
    commits = {}
    for raw in lines(content):
        with suppress(Damage, ValueError):
            line = take_apart(raw)
            if whole(line):
                commits[line.body] = commit_from_json(line.content)
    return commits


def carried_onto(
    content: bytes,
    present: bytes,
    before: FolderKnowledge,
    seen: Sequence[tuple[int, str]],
    commit: Commit,
    salt: Salt,
) -> bytes:
    """Return a log to put in the place of ``present``, with ``commit`` telling what it replaces.

    ``before`` is what was known, ``seen`` which commits (number and hash) were acknowledged. When
    nothing of all that is lost, the log stays as it is.
    """
    commits, reader, _ = read_all(content)
    ledger = added_up(commits)
    numbers = {p: n for p, n in before.numbers.items() if n > ledger.numbers.get(p, 0)}
    hashes = [raw[9:41].decode() for raw in lines(content)][1:]
    gone = (
        before.until > max(ledger.head, ledger.superseded.until)
        or bool(whole_lines(present).keys() - whole_lines(content).keys())
        or any(number and one not in hashes[number - 1 : number] for number, one in seen)
    )
    if not numbers and not gone:
        return content
    until, times = (max(before.until, ledger.head), before.times + 1) if gone else (0, 0)
    last = (*seen, *_last_of(present, content))
    heads = {**before.heads, **{one: number for number, one in last if number}}
    lost = {one: number for one, number in heads.items() if one not in hashes}
    gone_by = Superseded(until, times, numbers, lost if gone else {})
    new_commit = attrs.evolve(commit, number=ledger.head + 1, supersedes=gone_by)
    return content + write_line(reader.position.hash, new_commit, salt() + salt())[0]


def _last_of(present: bytes, content: bytes) -> Iterator[tuple[int, str]]:
    """Yield number and hash of the last whole line of a log of the same network."""
    if network_of(present) != network_of(content):
        return
    for raw in reversed(list(lines(present))):
        with suppress(Damage, ValueError):
            line = take_apart(raw)
            if whole(line):
                yield commit_from_json(line.content).number, line.hash
                return


def replaced_by_restore(disk: Disk, folder: Path, network: str, number: int, hash: str) -> bool:
    """Tell whether the history with this commit is one that the log of a folder replaced.

    A restore knows only its own computer's history: it must name the commit as the last of what it
    replaced, or the commit must stand in a log of this network that was set aside.
    """
    begins = f'{{"hash":"{hash}",'.encode()
    for raw in lines(_read(disk, folder / LOG)):
        if hash.encode() in raw:
            with suppress(Damage, ValueError):
                if commit_from_json(take_apart(raw).content).supersedes.heads.get(hash) == number:
                    return True
    for name in names_in(disk, folder / ASIDE):
        content = _read(disk, folder / ASIDE / name)
        rows = list(lines(content))
        if network_of(content) == network and any(
            row.startswith(begins) for row in rows[number : number + 1]
        ):
            return True
    return False


def _carried_numbers(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    for number in _NUMBERS.findall(content):
        yield from _CARRIED.findall(number)


def _raise(numbers: dict[str, int], more: Mapping[str, int]) -> None:
    for prefix, number in more.items():
        numbers[prefix] = max(number, numbers.get(prefix, 0))


def _logs(disk: Disk, folder: Path) -> Iterator[tuple[bytes, bool]]:
    """Yield every log, and whether it is, or was, that of this folder until now."""
    yield _read(disk, folder / LOG), True
    for _, content in _backup_logs(disk, folder):
        yield content, True
    for name in names_in(disk, folder / ASIDE):
        yield _read(disk, folder / ASIDE / name), False
    for name in copies_of_log(disk, folder):
        yield _read(disk, folder / name), False


def _backup_logs(disk: Disk, folder: Path) -> Iterable[tuple[str, bytes]]:
    for backup in backups.list_backups(disk, folder):
        with suppress(OSError, Damage):
            yield backup.name, backups.unpack(disk, folder / BACKUPS / backup.name)


def _read(disk: Disk, path: Path) -> bytes:
    try:
        return disk.read(path)
    except OSError:
        return b""
