"""Each file operation fails once: the state is before or after, and never "saved" when it isn't."""

import errno
import gzip
import re
from contextlib import suppress
from random import Random

import pytest
from faults.conftest import Figure
from faults.failing_disk import FailingDisk, FullDisk
from faults.simulated_disk import SimulatedDisk
from faults.workload import NET, Workload, forget, salts, shown, titled

from m50core.errors import M50Error, ReadOnlyError
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Commit
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.store_contract import add_up

ERRORS = {errno.ENOSPC: "vol", errno.EIO: "schijf"}
STORIES = {
    "first use": ["append"],
    "append": ["append", "append"],
    "snapshot": ["append", "snapshot"],
    "close": ["append", "close"],
    "reopen": ["reopen", "append"],
    "backup": ["append", "backup"],
    "erase": ["append", "erase", "append"],
    "restore": ["append", "restore"],
    "after a torn tail": ["append"],
}


def furnished(story: str) -> SimulatedDisk:
    """Return a disk with a store that has lived a little; empty for the first use."""
    disk = SimulatedDisk()
    if story != "first use":
        life = Workload(disk, 1)
        for step in ["append"] * 6 + ["snapshot", "append", "backup", "append"]:
            life.do(step)
    if story == "after a torn tail":
        log = NET / "log.jsonl"
        size = disk.stat(log)
        assert size
        with disk.open(log) as file:
            file.write(size.size, b'{"hash":"half een regel')
            file.sync()
    return disk


def kept(disk: SimulatedDisk) -> list[Commit]:
    """Return the commits on a healthy disk, checked against the documents."""
    if not disk.stat(NET):
        return []
    store = FolderStore(NET, disk=disk.copy(), salt=salts(Random(9)))
    commits = list(store.commits())
    assert shown(store) == add_up(commits)
    return commits


def fail_once(story: str, number: int, error: int) -> bool:
    """Let operation ``number`` fail in a story; False when the story has no so many."""
    bare = furnished(story)
    disk = FailingDisk(bare, number, error)
    life = Workload(disk, 2, twin=bare.copy)
    life.kept = kept(bare)
    raised: M50Error | None = None
    for step in STORIES[story]:
        before = life.kept
        try:
            life.do(step)
        except M50Error as caught:
            raised = caught
            break
    where = f"{story}: operation {number} {disk.failed}, {errno.errorcode[error]}, {raised}"
    if not disk.failed:
        return False
    after = life.flying or life.kept
    found = kept(bare)
    if raised:
        assert found in (before, after), where
        assert found == before or "niets gewijzigd" not in str(raised), where
        assert "Traceback" not in str(raised), where
    else:
        assert found == life.kept, where
    _sync_is_not_tried_again(life, disk, where)
    _goes_on(bare, found, where)
    return True


def _sync_is_not_tried_again(life: Workload, disk: FailingDisk, where: str) -> None:
    """After a failed sync of the log the open store is read-only, and the sync is left alone."""
    assert disk.failed
    operation, path = disk.failed
    if operation != "sync" or path.name != "log.jsonl":
        return
    assert ("sync", path) not in disk.after, where
    assert life.store.read_only, where
    with pytest.raises(ReadOnlyError), life.store.writing("proef"):
        pass


def _goes_on(bare: SimulatedDisk, found: list[Commit], where: str) -> None:
    """With the disk healthy again, a fresh store takes a further commit."""
    store = FolderStore(NET, disk=bare, salt=salts(Random(5)))
    extra = titled(len(found) + 1, 9, None, "en verder")
    with store.writing("proef"):
        store.append(extra)
    assert kept(bare) == [*found, extra], where


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("story", STORIES)
@pytest.mark.sweep
def test_each_operation_fails_once_and_nothing_is_half_done(story: str, error: int, figure: Figure):
    number = 1
    while fail_once(story, number, error):
        number += 1
    assert number > 5
    figure(f"{errno.errorcode[error]} at each operation: {story}", operations=number - 1, half=0)


def test_a_full_disk_says_so_and_works_again_when_there_is_room():
    disk = FullDisk(furnished("append"))
    life = Workload(disk, 3)
    life.kept = list(life.store.commits())
    disk.full = True
    with pytest.raises(M50Error, match="vol") as told:
        life.do("append")
    assert "niets gewijzigd" in str(told.value)
    assert list(life.store.commits()) == life.kept
    life.flying = None
    disk.full = False
    life.do("append")
    assert list(life.store.commits()) == life.kept


def test_a_broken_disk_makes_the_store_read_only_until_it_is_opened_again():
    bare = furnished("append")

    def sync_fails(number: int) -> tuple[FailingDisk, Workload] | None:
        disk = FailingDisk(bare.copy(), number, errno.EIO)
        life = Workload(disk, 3)
        try:
            life.kept = list(life.store.commits())
            life.do("append")
        except M50Error:
            pass
        assert disk.failed
        return (disk, life) if disk.failed == ("sync", NET / "log.jsonl") else None

    _, life = next(filter(None, map(sync_fails, range(1, 99))))
    assert life.store.read_only
    with pytest.raises(ReadOnlyError) as told, life.store.writing("proef"):
        pass
    assert "opnieuw" in str(told.value) or "schijf" in str(told.value)


@pytest.mark.sweep
@pytest.mark.parametrize(
    "error",
    [errno.ENOSPC, pytest.param(errno.EIO, marks=pytest.mark.sweep)],
    ids=errno.errorcode.get,
)
def test_an_erasure_that_failed_halfway_is_told_and_finished(error: int, figure: Figure):
    number, failed = 0, True
    while failed:
        number += 1
        bare = furnished("erase")
        disk = FailingDisk(bare, number, error)
        life = Workload(disk, 2)
        life.kept = kept(bare)
        secrets = re.findall(rb"geheim-[0-9a-f]{8}", bare.files()[f"{NET}/log.jsonl"])
        assert secrets
        with suppress(M50Error):
            life.do("erase")
        failed = disk.failed is not None
        where = f"operation {number} {disk.failed}"
        left = holding(bare, secrets)
        erased = any(one.erases for one in kept(bare))
        upkeep = FolderUpkeep(NET, disk=bare)
        if erased:
            signs = upkeep.examine()
            assert not left or any(one.subject in {"erased", "leftovers"} for one in signs), where
            upkeep.repair(lambda _, __: forget)
        else:
            again = Workload(bare, 3)
            again.kept = kept(bare)
            again.do("erase")
        assert holding(bare, secrets) == [], where
    figure(f"{errno.errorcode[error]} in an erasure, then repaired", operations=number - 1, left=0)


def holding(disk: SimulatedDisk, secrets: list[bytes]) -> list[str]:
    """Return the files that hold one of these values, packed ones unpacked."""
    files = {
        name: gzip.decompress(content) if name.endswith(".gz") else content
        for name, content in disk.files().items()
    }
    return [name for name, content in files.items() if any(one in content for one in secrets)]
