"""What surrounds a store: the clock, a sync folder, rights, the language, its size."""

import itertools
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

import attrs
import pytest
from faults.simulated_disk import SimulatedDisk
from faults.workload import shown, titled

from m50core.store.files.disk import Lock, RealDisk
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Change, Commit, Store
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.store_contract import commit

COPIES = [
    "log-PC.jsonl",
    "log-LAPTOP-VAN-ANNA.jsonl",
    "log (conflicted copy 2025-03-11).jsonl",
    "log (Anna's conflicted copy 2025-03-11).jsonl",
    "log.sync-conflict-20250311-094100-ABCDEFG.jsonl",
    "log (1).jsonl",
    "log (kopie).jsonl",
    "log.jsonl.orig",
]


def append(store: Store, *commits: Commit) -> None:
    for one in commits:
        with store.writing("proef"):
            store.append(one)


def some(count: int, since: int = 0) -> list[Commit]:
    return [titled(n, n, None, f"titel {n}") for n in range(since + 1, since + count + 1)]


def test_a_clock_that_goes_back_changes_no_order(tmp_path: Path):
    first = commit(1, Change("action_item", "actie-1", None, {"title": "eerst"}))
    back = commit(2, Change("action_item", "actie-1", {"title": "eerst"}, {"title": "later"}))
    back = attrs.evolve(back, when=first.when - timedelta(days=400))
    far = attrs.evolve(titled(3, 2, None, "ver"), when=first.when.replace(year=9999))
    store = FolderStore(tmp_path)
    append(store, first, back, far)
    store.close()
    again = FolderStore(tmp_path)
    assert list(again.commits()) == [first, back, far]
    assert shown(again)["actie-1"] == {"title": "later"}
    FolderUpkeep(tmp_path).backup()
    assert {one.status for one in FolderUpkeep(tmp_path).examine()} <= {"good", "attention"}


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_a_sync_folder_made_is_told_and_compared(tmp_path: Path, name: str):
    folder = tmp_path / "net"
    store = FolderStore(folder)
    append(store, *some(3))
    shared = (folder / "log.jsonl").read_bytes()
    append(store, *some(2, since=3))
    elsewhere = tmp_path / "elders"
    shutil.copytree(folder, elsewhere)
    (elsewhere / "log.jsonl").write_bytes(shared)
    (elsewhere / "head.json").unlink()
    there = titled(4, 44, None, "van de andere computer")
    append(FolderStore(elsewhere), there)
    (folder / name).write_bytes((elsewhere / "log.jsonl").read_bytes())

    (compared,) = FolderUpkeep(folder).copies()
    assert (compared.name, compared.shared, compared.wrong) == (name, 3, "")
    assert [one.number for one in compared.only_here] == [4, 5]
    assert list(compared.only_there) == [there]
    assert any(name in one.text or name in one.subject for one in FolderUpkeep(folder).examine())
    opened = FolderStore(folder)
    assert any(name in notice for notice in opened.notices)
    assert "actie-44" not in shown(opened)
    assert (folder / name).exists()


def test_a_copy_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path):
    append(FolderStore(tmp_path), *some(2))
    (tmp_path / "log-PC.jsonl").write_bytes(b"\0" * 700)
    (compared,) = FolderUpkeep(tmp_path).copies()
    assert compared.wrong


@pytest.mark.skipif(sys.platform == "win32", reason="rights as POSIX has them")
def test_only_the_owner_can_read_what_is_made_whatever_the_umask(tmp_path: Path):
    before = os.umask(0)
    try:
        folder = tmp_path / "net"
        store = FolderStore(folder)
        append(store, *some(3))
        store.close()
        FolderUpkeep(folder).backup()
    finally:
        os.umask(before)
    open_to_others = {
        str(path.relative_to(tmp_path)): oct(path.stat().st_mode)
        for path in [folder, *folder.rglob("*")]
        if path.stat().st_mode & 0o077
    }
    assert open_to_others == {}


READ_ONLY = """
import os, sys
from pathlib import Path
from m50core.errors import ReadOnlyError
from m50core.store.folder.folder import FolderStore
os.access = lambda path, mode, **_: not mode & os.W_OK
store = FolderStore(Path(sys.argv[1]))
print(store.read_only, store.head(), *store.notices)
try:
    with store.writing("x"):
        print("written")
except ReadOnlyError as error:
    print(error)
"""


def test_a_folder_that_can_only_be_read_is_shown_and_not_written(tmp_path: Path):
    append(FolderStore(tmp_path), *some(3))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    done = subprocess.run(
        [sys.executable, "-c", READ_ONLY, tmp_path], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.startswith("True 3 ")
    assert "alleen te lezen" in done.stdout
    assert "written" not in done.stdout
    after = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    assert after == before


def test_text_is_kept_in_utf_8_whatever_the_language_of_the_computer(tmp_path: Path):
    code = (
        "import sys; from pathlib import Path\n"
        "from m50core.store.folder.folder import FolderStore\n"
        "from m50core.testing.store_contract import commit, change\n"
        "store = FolderStore(Path(sys.argv[1]))\n"
        "title = '\\u00e9\\u00e9n \\U0001f389'\n"
        "with store.writing('Zo\\u00eb'): store.append(commit(1, change('actie-1', None, title)))\n"
        "store.close()\n"
    )
    env = {**os.environ, "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    folder = tmp_path / "gemeente Súdwest"
    subprocess.run([sys.executable, "-c", code, folder], env=env, check=True)
    (document,) = FolderStore(folder).documents()
    assert document.fields["title"] == "één 🎉"
    assert "één 🎉" in (folder / "log.jsonl").read_text("utf-8")


class UnlockedDisk(RealDisk):
    """A disk on which everyone gets the lock, as on some network disks."""

    def lock(self, path: Path) -> Lock | None:
        return super().lock(path.with_name(f"{path.name}.{next(self._numbers)}"))

    _numbers = itertools.count()


def test_a_disk_on_which_locks_do_not_hold_is_told(tmp_path: Path):
    assert FolderStore(tmp_path).notices == ()
    told = FolderStore(tmp_path, disk=UnlockedDisk()).notices
    assert any("vergrendelingen" in notice for notice in told)


def test_two_programs_that_close_after_one_another_both_keep_a_snapshot(tmp_path: Path):
    one, two = FolderStore(tmp_path), FolderStore(tmp_path)
    for number, store in enumerate([one, two, one, two], 1):
        append(store, titled(number, number, None, f"titel {number}"))
        with store.writing("proef"):
            store.write_snapshot()
    again = FolderStore(tmp_path)
    assert again.notices == ()
    assert [one.id for one in again.documents()] == [f"actie-{n}" for n in range(1, 5)]


def test_every_folder_that_is_made_for_a_network_is_kept_through_a_power_loss():
    disk = SimulatedDisk()
    deep = Path("/een/twee/drie")
    append(FolderStore(deep, disk=disk), *some(1))
    for seed in range(50):
        assert list(FolderStore(deep, disk=disk.crashed(Random(seed))).commits()) == some(1)
