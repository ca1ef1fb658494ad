"""The simulated disk loses what a real one may lose, and nothing that was synced."""

from pathlib import Path
from random import Random

from faults.simulated_disk import SECTOR, SimulatedDisk

FOLDER = Path("/net")


def after_crashes(disk: SimulatedDisk, path: Path, times: int = 400) -> set[bytes | None]:
    """Return what may be found at a path after a power loss; None: no such file."""
    found: set[bytes | None] = set()
    for seed in range(times):
        crashed = disk.crashed(Random(seed))
        found.add(crashed.read(path) if crashed.stat(path) else None)
    return found


def disk_with(content: bytes) -> SimulatedDisk:
    """Return a disk with a file, durable in bytes and name."""
    disk = SimulatedDisk()
    disk.make_folder(FOLDER)
    disk.sync_folder(FOLDER.parent)
    with disk.open(FOLDER / "a") as file:
        file.write(0, content)
        file.sync()
    disk.sync_folder(FOLDER)
    return disk


def test_what_was_synced_is_there_after_every_crash():
    assert after_crashes(disk_with(b"bewaard"), FOLDER / "a") == {b"bewaard"}


def test_a_synced_file_without_a_synced_name_may_be_gone():
    disk = disk_with(b"")
    with disk.open(FOLDER / "b") as file:
        file.write(0, b"inhoud")
        file.sync()
    assert after_crashes(disk, FOLDER / "b") == {None, b"inhoud"}


def test_unsynced_bytes_may_be_kept_lost_torn_short_or_zero():
    disk = disk_with(b"oud.")
    with disk.open(FOLDER / "a") as file:
        file.write(0, b"nieuw" + b"!" * SECTOR)
    found = after_crashes(disk, FOLDER / "a")
    assert {b"oud.", b"nieuw" + b"!" * SECTOR, b"nieu"} <= found
    assert any(one and len(one) > SECTOR and not any(one[SECTOR:]) for one in found)
    assert b"oud." + b"!" * (SECTOR + 1) not in found
    assert any(one and one.startswith(b"ni") and b"\0" in one[:SECTOR] for one in found)


def test_after_a_rename_a_name_is_the_old_file_or_the_new():
    disk = disk_with(b"oud")
    with disk.open(FOLDER / "nieuw") as file:
        file.write(0, b"nieuw")
        file.sync()
    disk.rename(FOLDER / "nieuw", FOLDER / "a")
    assert after_crashes(disk, FOLDER / "a") == {b"oud", b"nieuw"}
    disk.sync_folder(FOLDER)
    assert after_crashes(disk, FOLDER / "a") == {b"nieuw"}


def test_a_removed_file_may_come_back():
    disk = disk_with(b"weg")
    disk.remove(FOLDER / "a")
    assert after_crashes(disk, FOLDER / "a") == {None, b"weg"}


def test_a_folder_whose_name_was_not_synced_may_be_gone_with_all_in_it():
    disk = SimulatedDisk()
    disk.make_folder(FOLDER)
    with disk.open(FOLDER / "a") as file:
        file.write(0, b"x")
        file.sync()
    disk.sync_folder(FOLDER)
    assert after_crashes(disk, FOLDER / "a") == {None, b"x"}


def test_a_copy_goes_its_own_way():
    disk = disk_with(b"x")
    twin = disk.copy()
    with twin.open(FOLDER / "a") as file:
        file.write(0, b"y")
    assert disk.read(FOLDER / "a") == b"x"
    assert after_crashes(twin, FOLDER / "a") == {b"x", b"y"}


def test_the_lock_is_for_one_and_goes_with_a_crash():
    disk = disk_with(b"")
    lock = disk.lock(FOLDER / "slot")
    assert lock is not None
    lock.sign(b"van mij")
    assert disk.lock(FOLDER / "slot") is None
    assert disk.crashed(Random(1)).lock(FOLDER / "slot") is not None
    lock.release()
    assert disk.lock(FOLDER / "slot") is not None
