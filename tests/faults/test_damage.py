"""A flipped bit, a cut-off or an emptied file never goes by unseen, and is never a new store."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from faults.conftest import Figure
from faults.simulated_disk import SimulatedDisk
from faults.workload import NET, Workload, salts, shown

from m50core.errors import M50Error
from m50core.store.files.log import digest, take_apart, whole
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Commit
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.store_contract import add_up

SEED = 20251125
LOG = NET / "log.jsonl"
LIFE = [("append", 8), ("backup erase", 1), ("append", 6), ("backup snapshot", 1), ("append", 4)]


class Subject:
    """A store with a snapshot, two backups and an erasure, to be damaged one file at a time."""

    def __init__(self) -> None:
        self.disk = SimulatedDisk()
        life = Workload(self.disk, SEED)
        for words, times in LIFE:
            for step in words.split() * times:
                life.do(step)
        self.kept: list[Commit] = life.kept
        self.newest = life.upkeep().backups()[0].name
        self.files = {
            Path(name): content
            for name, content in self.disk.files().items()
            if not name.endswith(".lock") and content
        }

    def damaged(self, path: Path, content: bytes) -> SimulatedDisk:
        """Return a disk on which one file holds something else."""
        disk = self.disk.copy()
        with disk.open(path) as file:
            file.truncate(0)
            file.write(0, content)
        return disk

    def reports(self, disk: SimulatedDisk) -> list[str]:
        """Return everything that opening, reading and examining say of the damage.

        Fails when what is read differs from what was kept and nothing says so.
        """
        said: list[str] = []
        found: list[Commit] | None = None
        documents = None
        try:
            store = FolderStore(NET, disk=disk.copy(), salt=salts(Random(1)))
            said += store.notices
            documents = shown(store)
            found = list(store.commits())
        except M50Error as error:
            said.append(str(error))
        signs = FolderUpkeep(NET, disk=disk.copy()).examine()
        said += [f"{one.subject}: {one.text}" for one in signs if one.status != "good"]
        same = found == self.kept and documents == add_up(self.kept)
        assert said or same, "other data, and nobody says so"
        return said


@pytest.fixture(scope="module")
def subject() -> Subject:
    return Subject()


def flip(content: bytes, bit: int) -> bytes:
    flipped = bytearray(content)
    flipped[bit // 8] ^= 1 << bit % 8
    return bytes(flipped)


def flip_bits(subject: Subject, count: int) -> tuple[int, int]:
    """Flip that many bits, one at a time; return how many were told, and how many were harmless."""
    random, told = Random(SEED), 0
    for number in range(count):
        path = random.choice(list(subject.files))
        bit = random.randrange(8 * len(subject.files[path]))
        said = subject.reports(subject.damaged(path, flip(subject.files[path], bit)))
        told += bool(said)
        assert said or path.name == "snapshot.json", f"{path} bit {bit} ({number})"
    return told, count - told


@pytest.mark.sweep
def test_a_flipped_bit_is_seen(subject: Subject, figure: Figure):
    told, harmless = flip_bits(subject, 400)
    figure("bit flips, short run", flips=400, told=told, same_data=harmless, silent=0)


@pytest.mark.slow
def test_twenty_thousand_flipped_bits_are_seen(
    subject: Subject, figure: Figure, scaled: Callable[[int], int]
):
    count = scaled(20_000)
    told, harmless = flip_bits(subject, count)
    figure(f"bit flips (seed {SEED})", flips=count, told=told, same_data=harmless, silent=0)


def cut_off(subject: Subject, lengths: Callable[[int], range]) -> int:
    """Cut each file off at some lengths; return how many cuts were made."""
    cuts = 0
    for path, content in subject.files.items():
        for length in lengths(len(content)):
            cuts += 1
            said = subject.reports(subject.damaged(path, content[:length]))
            same = content[:length].strip() == content.strip()
            assert said or same, f"{path} cut at {length}"
    return cuts


@pytest.mark.sweep
def test_a_cut_off_file_is_seen(subject: Subject, figure: Figure):
    cuts = cut_off(subject, lambda size: range(0, size, max(1, size // 40)))
    figure("cut-offs, short run", cuts=cuts, silent=0)


@pytest.mark.slow
def test_every_cut_off_of_every_file_is_seen(subject: Subject, figure: Figure):
    figure("every cut-off of every file", cuts=cut_off(subject, range), silent=0)


def test_damage_before_the_tail_names_the_newest_good_backup_and_the_command(subject: Subject):
    content = subject.files[LOG]
    lines = content.splitlines(keepends=True)
    for number in (1, 3, len(lines) - 2):
        middle = sum(map(len, lines[:number])) + len(lines[number]) // 2
        disk = subject.damaged(LOG, flip(content, 8 * middle))
        disk.remove(NET / "snapshot.json")
        with pytest.raises(M50Error) as told:
            list(FolderStore(NET, disk=disk).commits())
        assert subject.newest in str(told.value), number
        assert "m50 restore" in str(told.value), number
        assert disk.files()[str(LOG)] == flip(content, 8 * middle), "it was written to"


def test_a_damaged_newest_backup_is_not_the_one_that_is_named(subject: Subject):
    newest, older = (b.name for b in FolderUpkeep(NET, disk=subject.disk).backups()[:2])
    (path,) = [one for one in subject.files if one.name == newest]
    disk = subject.damaged(path, flip(subject.files[path], 4 * len(subject.files[path])))
    with disk.open(LOG) as file:
        file.write(len(subject.files[LOG]) // 2, b"#")
    disk.remove(NET / "snapshot.json")
    with pytest.raises(M50Error) as told:
        list(FolderStore(NET, disk=disk).commits())
    assert older in str(told.value)
    assert newest not in str(told.value)


@pytest.mark.parametrize("name", ["m50.json", "log.jsonl", "head.json", "snapshot.json"])
@pytest.mark.parametrize("how", ["emptied", "gone", "zeros", "half"])
def test_a_file_that_is_lost_is_never_a_new_store(subject: Subject, name: str, how: str):
    path = NET / name
    content = subject.files[path]
    left = {"zeros": bytes(len(content)), "half": content[: len(content) // 2]}
    disk = subject.damaged(path, left.get(how, b""))
    if how == "gone":
        disk.remove(path)
    before = disk.files()
    refused = ""
    try:
        assert list(FolderStore(NET, disk=disk).commits()) == subject.kept
    except M50Error as error:
        refused = str(error)
    assert (name in {"m50.json", "log.jsonl"}) == bool(refused)
    assert not refused or "m50 restore" in refused or "m50 doctor" in refused
    told = subject.reports(disk)
    assert told or (name, how) == ("snapshot.json", "gone")
    after = disk.files()
    for kept in ("m50.json", "log.jsonl"):
        place = str(NET / kept)
        assert after.get(place) == before.get(place), f"{kept} was written to"


def test_a_log_that_lost_its_last_acknowledged_lines_is_not_a_shorter_history(subject: Subject):
    lines = subject.files[LOG].splitlines(keepends=True)
    for lost in (1, 3):
        disk = subject.damaged(LOG, b"".join(lines[:-lost]))
        with pytest.raises(M50Error, match=str(len(subject.kept))):
            list(FolderStore(NET, disk=disk).commits())


def test_a_line_that_was_rewritten_with_right_sums_breaks_the_chain(subject: Subject):
    lines = subject.files[LOG].splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if b'"salt"' in line and n > 9)
    line = take_apart(lines[number])
    content = line.content.replace(b"wijziging", b"verzonnen", 1)
    assert content != line.content
    lines[number] = (
        b'{"hash":"%s","body":"%s","salt":"%s","commit":%s}\n'
        % (line.hash.encode(), digest(line.salt + content).encode(), line.salt, content)
    )  # fmt: skip
    assert whole(take_apart(lines[number]))
    assert "sluit niet aan" in " ".join(subject.reports(subject.damaged(LOG, b"".join(lines))))


def test_bit_flips_go_unseen_without_the_checksum(
    subject: Subject, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("m50core.store.files.log.whole", lambda _: True)
    monkeypatch.setattr("m50core.store.upkeep.examination.words_match", lambda _: True)
    with pytest.raises(AssertionError, match="nobody says so"):
        flip_bits(subject, 400)


def test_lost_lines_go_unseen_without_the_witness(
    subject: Subject, monkeypatch: pytest.MonkeyPatch
):
    lines = subject.files[LOG].splitlines(keepends=True)
    shorter = subject.damaged(LOG, b"".join(lines[:-1]))
    assert subject.reports(shorter)
    monkeypatch.setattr("m50core.store.files.log_file.read_witness", lambda *_: None)
    monkeypatch.setattr("m50core.store.upkeep.examination.read_witness", lambda *_: None)
    monkeypatch.setattr("m50core.store.upkeep.examination._about_witness", lambda *_: iter(()))
    with pytest.raises(AssertionError, match="nobody says so"):
        subject.reports(shorter)
