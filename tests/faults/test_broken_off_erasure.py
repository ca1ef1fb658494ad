"""An erasure that is broken off at any moment is finished by whoever opens the network next."""

import gzip
import os
import signal
import subprocess
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random

import pytest
from faults.conftest import Figure
from faults.simulated_disk import SimulatedDisk
from faults.unsynced_disk import Site, UnsyncedDisk
from faults.workload import NET, salts

import m50core as m50
from m50core.network.network import Network
from m50core.store.files.disk import Disk, RealDisk, replace
from m50core.store.files.layout import TODO
from m50core.store.folder.folder import FolderStore
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.builders import network

PERSON = "persoon-1"
SECRETS = (
    "Wilhelmina Kanarie",
    "w.kanarie@verzonnenstad.example",
    "kanarie@nieuw.example",
    "06-98765431",
    "houdt van zangzaad",
    "wethouder van Verzonnenstad",
)


def opened(folder: Path, disk: Disk) -> Network:
    """Open the network as any command does."""
    return network(store=FolderStore(folder, disk=disk, salt=salts(Random(4))))


def lived_in(folder: Path, disk: Disk) -> None:
    """Make a network whose every sort of file knows one person."""
    name, mail, later, phone, note, function = SECRETS
    upkeep = FolderUpkeep(folder, disk=disk, salt=salts(Random(5)))
    with opened(folder, disk) as net:
        with net.commit(f"Bel {name}") as commit:
            commit.add(m50.ActionItem(title=f"Bel {name} ({mail})"))
        before = upkeep.backup()
        with net.commit("Nieuw") as commit:
            commit.add(m50.Person(name=name, email=mail, phone=phone, function=function))
            commit.add(m50.Contact(title="Kennis", outcome=note, person=PERSON))
            commit.add(m50.ActionItem(title="Zaal reserveren"))
        backup = upkeep.backup()
        with net.commit("Ander adres") as commit:
            commit.change(PERSON, email=later)
    upkeep.restore(backup.name, lambda *_: lambda commit: commit)
    with opened(folder, disk) as net:
        with net.store.writing():
            net.store.write_snapshot()
        with net.commit(f"Over {later}") as commit:
            commit.add(m50.ActionItem(title="Koffie"))
    log, snapshot = disk.read(folder / "log.jsonl"), disk.read(folder / "snapshot.json")
    for place, content in {
        f"backups/oud/{before.name}": disk.read(folder / "backups" / before.name),
        "backups/oud/van voor de zomer": gzip.compress(log, mtime=0),
        f"backups/oud/{name}.txt": f"Vraag {name} naar de sleutel; anders {mail}".encode(),
        "backups/oud/gewoon.txt": b"De sleutel ligt bij de bode",
        "aside/half-9-0011aabb.txt": log[-300:-40],
        "aside/kapot.jsonl": log[:-30],
        "aside/van mij/oude momentopname.json": snapshot,
        "log-LAPTOP.jsonl": log,
        "Kopie van log.jsonl": log,
        "samen/kopie/log.jsonl": log,
        ".log.jsonl.tmp": log[:400],
    }.items():
        disk.make_folder((folder / place).parent)
        replace(disk, folder / place, content)
    assert len(hits(on(disk, folder))) >= 12


def on(disk: Disk, folder: Path) -> Mapping[str, bytes]:
    """Return every file of the network by its path."""
    if isinstance(disk, SimulatedDisk):
        return disk.files()
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def hits(files: Mapping[str, bytes]) -> list[str]:
    """Return the files that hold, or are named by, one of the values, packed ones unpacked."""
    found = []
    for name, content in files.items():
        inside = content
        if content[:2] == b"\x1f\x8b":
            inside += zlib.decompressobj(31).decompress(content)
        if any(one.casefold() in (name + inside.decode("utf-8", "ignore")).casefold()
               for one in SECRETS):  # fmt: skip
            found.append(name)
    return found


def sound(folder: Path, disk: Disk) -> bool:
    """Tell whether ``doctor`` finds nothing wrong."""
    return all(one.status != "wrong" for one in FolderUpkeep(folder, disk=disk).examine())


def kills(
    disk: SimulatedDisk, random: Random | None = None, without: Site | None = None
) -> Iterator[SimulatedDisk]:
    """Yield the disk as each operation of an erasure finds it: killed, or without power.

    ``without``: a sync that is left out.
    """
    found: list[SimulatedDisk] = []

    def watch(_operation: str, _path: Path) -> None:
        found.append(disk.crashed(random) if random else disk.copy())

    with opened(NET, UnsyncedDisk(disk, without, {})) as net:
        disk.watch = watch
        net.erase_person(PERSON, f"brief van {SECRETS[0]}")
        disk.watch = None
    yield from found


def test_an_erasure_reaches_every_file_of_the_folder():
    disk = SimulatedDisk()
    lived_in(NET, disk)
    with opened(NET, disk) as net:
        net.erase_person(PERSON)
    assert hits(disk.files()) == []
    assert sound(NET, disk)
    files = disk.files()
    assert files[f"{NET}/backups/oud/gewoon.txt"] == b"De sleutel ligt bij de bode"
    assert files[f"{NET}/backups/oud/[gewist].txt"] == (
        b"Vraag [gewist] naar de sleutel; anders [gewist]"
    )
    assert f"{NET}/{TODO}" not in files


@pytest.mark.sweep
def test_an_erasure_killed_at_any_operation_is_finished_by_the_next_to_open(figure: Figure):
    disk = SimulatedDisk()
    lived_in(NET, disk)
    done = 0
    for left in kills(disk):
        begun = f"{NET}/{TODO}" in left.files()
        with opened(NET, left) as net:
            erased = net[PERSON].title_text == f"[gewist] {PERSON}"
            assert erased == begun or (erased and not hits(left.files()))
            assert net["actie-2"].title == "Zaal reserveren"
        if erased:
            assert hits(left.files()) == []
            assert f"{NET}/{TODO}" not in left.files()
            assert sound(NET, left)
            done += 1
    assert done > 40
    figure("an erasure killed at each operation, then opened", operations=done, left=0)


@pytest.mark.sweep
def test_an_erasure_that_lost_its_power_is_finished_by_the_next_to_open(figure: Figure):
    random, done = Random(11), 0
    disk = SimulatedDisk()
    lived_in(NET, disk)
    for left in kills(disk, random):
        with opened(NET, left) as net:
            erased = net[PERSON].title_text == f"[gewist] {PERSON}"
        if erased:
            assert hits(left.files()) == []
            assert sound(NET, left)
            done += 1
    assert done > 40
    figure("an erasure without power at each operation, then opened", operations=done, left=0)


@pytest.mark.sweep
@pytest.mark.parametrize("site", [
    ("sync_folder", "oud", "steps.stage"),
    ("sync", ".erasing.json.tmp", "todo._write"),
])  # fmt: skip
def test_a_sync_that_is_left_out_of_an_erasure_is_found(site: Site):
    random = Random(3)
    disk = SimulatedDisk()
    lived_in(NET, disk)

    def broken(left: SimulatedDisk) -> bool:
        with opened(NET, left) as net:
            erased = net[PERSON].title_text != SECRETS[0]
        return erased and (bool(hits(left.files())) or not sound(NET, left))

    assert any(broken(left) for _ in range(8) for left in kills(disk.copy(), random, site))


@pytest.mark.sweep
def test_the_finishing_itself_can_be_killed_at_any_operation():
    disk = SimulatedDisk()
    lived_in(NET, disk)
    stages = [left for left in kills(disk) if f"{NET}/{TODO}" in left.files()]
    for stage in stages[:: max(1, len(stages) // 4)]:
        found: list[SimulatedDisk] = []
        stage.watch = lambda _o, _p, stage=stage, found=found: found.append(stage.copy())
        with opened(NET, stage):
            stage.watch = None
        for left in found[::5]:
            with opened(NET, left) as net:
                assert net[PERSON].title_text == f"[gewist] {PERSON}"
            assert hits(left.files()) == []


@pytest.mark.sweep
def test_doctor_tells_of_an_erasure_that_is_not_finished_and_finishes_it():
    disk = SimulatedDisk()
    lived_in(NET, disk)
    stages = [left for left in kills(disk) if f"{NET}/{TODO}" in left.files()]
    for left in stages[::9]:
        upkeep = FolderUpkeep(NET, disk=left)
        told = [one for one in upkeep.examine() if one.subject == "erased"]
        assert any(one.status == "wrong" and PERSON in one.text for one in told)
        register = opened(NET, SimulatedDisk())
        from m50core.privacy.forgetting import forget

        upkeep.repair(forget(register.kinds, register.planned))
        assert hits(left.files()) == []
        assert sound(NET, left)


def test_who_can_only_read_is_told_that_an_erasure_is_not_finished():
    disk = SimulatedDisk()
    lived_in(NET, disk)
    left = next(left for left in kills(disk) if f"{NET}/{TODO}" in left.files())
    left.writable = lambda _: False  # type: ignore[method-assign]
    with opened(NET, left) as net:
        assert any("nog niet af" in notice for notice in net.store.notices)
        assert net[PERSON].title_text == SECRETS[0]


def test_a_network_that_is_open_finishes_an_erasure_before_it_writes():
    disk = SimulatedDisk()
    lived_in(NET, disk)
    stages = [left for left in kills(disk) if f"{NET}/{TODO}" in left.files()]
    left = stages[len(stages) // 2]
    todo = left.read(NET / TODO)
    left.remove(NET / TODO)
    with opened(NET, left) as net:
        replace(left, NET / TODO, todo)
        with net.commit("verder") as commit:
            commit.add(m50.ActionItem(title="Thee"))
        assert net[PERSON].title_text == f"[gewist] {PERSON}"
        assert hits(left.files()) == []
        assert net["actie-4"].title == "Thee"


def test_what_cannot_be_wiped_is_named_until_it_is_gone(tmp_path: Path):
    folder, disk = tmp_path / "net", RealDisk()
    lived_in(folder, disk)
    photo = folder / "backups" / "oud" / "foto.bin"
    photo.write_bytes(b"\x89PNG\0\xff\xfe" + SECRETS[0].encode())
    with opened(folder, disk) as net:
        done = net.erase_person(PERSON)
        assert len(done.waits) == 1
        assert "backups/oud/foto.bin" in done.waits[0]
    assert hits(on(disk, folder)) == [str(photo)]
    told = [one for one in FolderUpkeep(folder).examine() if one.subject == "erased"]
    assert "foto.bin" in told[0].text
    photo.unlink()
    with opened(folder, disk) as net:
        assert net.store.unfinished() == {}
    assert not (folder / TODO).exists()
    assert sound(folder, disk)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights don't hold for root"
)
def test_what_cannot_be_read_waits_and_is_wiped_when_it_can(tmp_path: Path):
    folder, disk = tmp_path / "net", RealDisk()
    lived_in(folder, disk)
    copy = folder / "log-LAPTOP.jsonl"
    copy.chmod(0)
    with opened(folder, disk) as net:
        assert "log-LAPTOP.jsonl" in net.erase_person(PERSON).waits[0]
    copy.chmod(0o600)
    with opened(folder, disk):
        pass
    assert hits(on(disk, folder)) == []
    assert not (folder / TODO).exists()


_KILLED = """
import sys
from pathlib import Path
from random import Random
sys.path.insert(0, {tests!r})
from faults.test_broken_off_erasure import PERSON, opened
from m50core.store.files.disk import RealDisk
net = opened(Path({folder!r}), RealDisk())
print("ready", flush=True)
sys.stdin.readline()
net.erase_person(PERSON)
print("done", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a kill needs POSIX")
@pytest.mark.sweep
def test_a_process_killed_in_an_erasure_leaves_nothing_once_the_network_is_opened(tmp_path: Path):
    for round_, after in enumerate((0.002, 0.008, 0.02)):
        folder = tmp_path / f"net-{round_}"
        lived_in(folder, RealDisk())
        program = _KILLED.format(tests=str(Path(__file__).parents[1]), folder=str(folder))
        with subprocess.Popen(
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        ) as process:  # fmt: skip
            assert process.stdin
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            process.stdin.write("go\n")
            with suppress(subprocess.TimeoutExpired):
                process.wait(after)
            process.send_signal(signal.SIGKILL)
        begun = (folder / TODO).exists()
        with m50.open(folder, today=date(2025, 3, 12)) as net:
            erased = net[PERSON].title_text == f"[gewist] {PERSON}"
        assert erased or not begun
        assert not erased or hits(on(RealDisk(), folder)) == []
