"""Wiping data from everything that a folder keeps: log, backups, and copies of the log."""

from collections.abc import Callable
from pathlib import Path

import attrs
import msgspec

from m50core.store import backups
from m50core.store.copies import copies_of_log
from m50core.store.disk import Disk, replace
from m50core.store.layout import (
    ASIDE,
    BACKUPS,
    ERASURES,
    HEAD,
    LOG,
    SNAPSHOT,
    leftovers,
    write_witness,
)
from m50core.store.log import Damage, Newer, Salt, digest, read_all, wiped
from m50core.store.protocol import Commit, Edit


class _Erasures(msgspec.Struct):
    erased: list[str]
    sum: str


def erase_everywhere(
    disk: Disk, folder: Path, edit: Edit, commit: Commit, salt: Salt
) -> tuple[str, ...]:
    """Rewrite the log without what ``edit`` leaves out, and everything made from it.

    The lock is held. The log is replaced in one step; then the copies follow, and an error there
    (OSError) leaves them for ``m50 doctor --repair``. Returns sentences on what had to be removed.
    """
    # The snapshot and what a broken off save left hold the data too, and aren't needed.
    for name in (SNAPSHOT, *leftovers(disk, folder)):
        disk.remove(folder / name)
    disk.sync_folder(folder)
    content, position = wiped(disk.read(folder / LOG), edit, commit, salt)
    replace(disk, folder / LOG, content)
    write_witness(disk, folder / HEAD, position)
    note_erasures(disk, folder, [commit.erases])
    return erase_copies(disk, folder, lambda _: edit, commit, salt)


def note_erasures(disk: Disk, folder: Path, subjects: list[str]) -> None:
    """Keep, by id alone, whose data was wiped, so that a backup put back is wiped again."""
    known = erasures(disk, folder)
    if new := [one for one in subjects if one not in known]:
        ids = msgspec.json.encode([*known, *new])
        content = b'{"erased":%s,"sum":"%s"}\n' % (ids, digest(ids)[:16].encode())
        replace(disk, folder / ERASURES, content)


def erasures(disk: Disk, folder: Path) -> tuple[str, ...]:
    """Return the ids of those whose data was wiped; none when the list isn't whole."""
    try:
        content = disk.read(folder / ERASURES)
        plain = msgspec.json.decode(content, type=_Erasures)
    except (OSError, ValueError):
        return ()
    # A wrong id would have another person wiped when a backup is put back.
    ids = msgspec.json.encode(plain.erased)
    return tuple(plain.erased) if digest(ids)[:16] == plain.sum else ()


def erase_copies(
    disk: Disk,
    folder: Path,
    edit_for: Callable[[list[Commit]], Edit],
    commit: Commit,
    salt: Salt,
) -> tuple[str, ...]:
    """Wipe backups, logs set aside and copies of a sync folder; remove what can't be read.

    ``edit_for`` gives, for the commits of one copy, how to wipe them.
    """
    problems = []
    bare = attrs.evolve(commit, changes=())
    for path in _copies(disk, folder):
        packed = path.parent.name == BACKUPS
        try:
            content = backups.unpacked(disk, path) if packed else disk.read(path)
            commits, _, _ = read_all(content)
        except (Damage, Newer):
            disk.remove(path)
            problems.append(
                f"{path.name} was niet te lezen en is verwijderd: er konden gewiste gegevens in "
                "staan."
            )
            continue
        edit = edit_for(commits)
        if not commits or all(edit(one) == one for one in commits):
            continue
        content, _ = wiped(content, edit, bare, salt)
        if packed:
            # On its own day: all of one day would soon be gone but for the last.
            last = attrs.evolve(bare, number=commits[-1].number + 1, when=commits[-1].when)
            backups.write(disk, path.parent, content, last)
            disk.remove(path)
        else:
            replace(disk, path, content)
    for place in (folder, folder / BACKUPS, folder / ASIDE):
        if disk.stat(place) is not None:
            disk.sync_folder(place)
    return tuple(problems)


def _copies(disk: Disk, folder: Path) -> list[Path]:
    found = [folder / BACKUPS / name for name in disk.names(folder / BACKUPS)]
    found += [folder / ASIDE / name for name in disk.names(folder / ASIDE)]
    found += [folder / name for name in copies_of_log(disk, folder)]
    return found
