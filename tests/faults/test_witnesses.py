"""What vouches for a commit outlives it: the lock's file, the log's end, what was seen here."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

import m50core as m50
from m50core.store.files.disk import Lock, RealDisk
from m50core.store.files.layout import write_witness
from m50core.store.files.log import lines, read_all, write_line
from m50core.store.files.log_file import LogFile
from m50core.store.folder.folder import FolderStore
from m50core.store.folder.seen import FileMemory
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.store_contract import change, commit

LOG, HEAD, LOCK = "log.jsonl", "head.json", "m50.lock"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be removed there")


def add(store: FolderStore, title: str) -> None:
    with store.writing(title):
        number = store.head() + 1
        store.append(commit(number, change(f"actie-{number}", None, title)))


def titles(folder: Path) -> list[str]:
    return [str(one.fields["title"]) for one in FolderStore(folder).documents()]


def removed(folder: Path) -> None:
    (folder / LOCK).unlink()


def put_in_place(folder: Path) -> None:
    other = folder / "anders"
    other.write_bytes(b"")
    other.replace(folder / LOCK)


@POSIX
@pytest.mark.parametrize("lose", [removed, put_in_place])
def test_a_lock_that_is_lost_during_a_commit_loses_no_commit_of_anyone(
    tmp_path: Path, lose: Callable[[Path], None]
):
    one, other = FolderStore(tmp_path, patience=0), FolderStore(tmp_path, patience=0)
    add(one, "eerst")
    with one.writing("A"):
        lose(tmp_path)
        add(other, "van B, bevestigd")
        with pytest.raises(m50.StoreBusy, match=r"weggehaald of vervangen.*niets gewijzigd"):
            one.append(commit(2, change("actie-2", None, "van A")))
    assert titles(tmp_path) == ["eerst", "van B, bevestigd"]
    add(one, "van A, nog eens")
    assert titles(tmp_path) == ["eerst", "van B, bevestigd", "van A, nog eens"]
    assert {sign.status for sign in FolderUpkeep(tmp_path).examine()} <= {"good", "attention"}


@POSIX
def test_an_erasure_is_refused_too_when_the_lock_is_lost(tmp_path: Path):
    store = FolderStore(tmp_path)
    add(store, "eerst")
    with store.writing("A"):
        removed(tmp_path)
        with pytest.raises(m50.StoreBusy, match=r"niets gewijzigd"):
            store.erase(lambda one: one, commit(2))
    assert [one.number for one in FolderStore(tmp_path).commits()] == [1]


class Unlocked(RealDisk):
    """A disk on which everyone gets the lock."""

    def lock(self, path: Path) -> Lock | None:
        return super().lock(path.with_name(f"{path.name}.{os.getpid()}.{id(self)}"))


@pytest.mark.parametrize("longer", ["", "y" * 400])
def test_without_a_lock_the_second_of_two_is_refused(tmp_path: Path, longer: str):
    one, other = (FolderStore(tmp_path, disk=Unlocked(), patience=0) for _ in range(2))
    add(one, "eerst")
    with one.writing("A"):
        add(other, "van B, bevestigd" + longer)
        with pytest.raises(m50.StoreBusy, match=r"niet bewaard; wat de ander opsloeg wel"):
            one.append(commit(2, change("actie-2", None, "van A")))
    add(one, "van A, nog eens")
    assert titles(tmp_path) == ["eerst", "van B, bevestigd" + longer, "van A, nog eens"]


@pytest.mark.parametrize("moment", ["_expect_end", "note_head"])
def test_without_a_lock_another_that_writes_at_the_same_moment_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
):
    """The other comes between the look at the end and the write; or cuts the write off."""
    one, other = (FolderStore(tmp_path, disk=Unlocked(), patience=0) for _ in range(2))
    add(one, "eerst")
    add(other, "tweede")
    real, busy = getattr(LogFile, moment), []

    def between(log: LogFile) -> None:
        real(log)
        if busy:
            return
        busy.append(True)
        if moment == "_expect_end":
            add(other, "van B, bevestigd")
        else:
            with (tmp_path / LOG).open("r+b") as file:
                file.truncate((tmp_path / LOG).stat().st_size - 20)

    one.head()
    monkeypatch.setattr(LogFile, moment, between)
    with pytest.raises(m50.StoreBusy, match=r"Probeer het opnieuw"):
        add(one, "van A")
    monkeypatch.undo()
    wanted = ["eerst", "tweede"] + (["van B, bevestigd"] if moment == "_expect_end" else [])
    assert titles(tmp_path) == wanted
    add(one, "van A, nog eens")
    assert titles(tmp_path) == [*wanted, "van A, nog eens"]


WRITER = """
import sys
from pathlib import Path
import m50core as m50
from m50core.store.files.disk import RealDisk
from m50core.store.folder.folder import FolderStore
from m50core.testing.store_contract import change, commit

class Free:
    def sign(self, note): pass
    def release(self): pass

RealDisk.lock = lambda self, path: Free()
store, name = FolderStore(Path(sys.argv[1])), sys.argv[2]
for count in range(60):
    try:
        with store.writing(name):
            number = store.head() + 1
            title = f"{name}-{count} " + "y" * (count % 50)
            store.append(commit(number, change(f"actie-{number}", None, title)))
        print(title.split()[0], flush=True)
    except m50.M50Error:
        pass
"""


@pytest.mark.sweep
def test_two_processes_without_locks_lose_no_confirmed_commit_in_silence(tmp_path: Path):
    folder = tmp_path / "net"
    FolderStore(folder)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, folder, name], stdout=subprocess.PIPE, text=True
        )
        for name in "AB"
    ]
    confirmed = {word for one in running for word in one.communicate(timeout=300)[0].split()}
    assert len(confirmed) > 30
    try:
        found = {title.split()[0] for title in titles(folder)}
    except m50.StoreError:
        return  # a loss is a refusal
    assert confirmed <= found


@POSIX
def test_a_child_that_was_forked_during_a_commit_holds_nothing_up(tmp_path: Path):
    store = FolderStore(tmp_path, patience=0)
    hold, release = os.pipe()
    with store.writing("ouder"):
        child = os.fork()
        if child == 0:
            os.close(release)
            os.read(hold, 1)
            os._exit(0)
        store.append(commit(1, change("actie-1", None, "een")))
    try:
        add(store, "twee")
        add(FolderStore(tmp_path, patience=0), "drie")
    finally:
        os.close(release)
        os.close(hold)
        os.waitpid(child, 0)
    assert titles(tmp_path) == ["een", "twee", "drie"]


@POSIX
def test_a_child_that_was_forked_during_a_commit_writes_nothing_under_its_parents_lock(
    tmp_path: Path,
):
    store = FolderStore(tmp_path, patience=0)
    with store.writing("ouder"):
        child = os.fork()
        if child == 0:
            try:
                store.append(commit(1, change("actie-1", None, "van het kind")))
            except m50.StoreBusy:
                os._exit(7)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        store.append(commit(1, change("actie-1", None, "van de ouder")))
    assert titles(tmp_path) == ["van de ouder"]


class Two:
    """Two computers with a copy of one network each, as a sync folder gives them."""

    def __init__(self, place: Path) -> None:
        self.here, self.there, self._seen = place / "hier", place / "daar", place / "gezien"
        add(self.open(self.here), "samen")
        shutil.copytree(self.here, self.there)

    def memory(self, folder: Path) -> FileMemory:
        return FileMemory(self._seen, folder)

    def open(self, folder: Path) -> FolderStore:
        return FolderStore(folder, memory=self.memory(folder))

    def upkeep(self) -> FolderUpkeep:
        return FolderUpkeep(self.here, memory=self.memory(self.here))

    def add_there(self, *titles: str) -> None:
        for title in titles:
            add(self.open(self.there), title)

    def sync(self, *names: str) -> None:
        for name in names:
            shutil.copyfile(self.there / name, self.here / name)


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path)


BOTH = "Bevestigd was: .*wijziging 2.*Nu staat er: wijziging 2, .*wijziging 2"


@pytest.mark.parametrize("names", [(LOG,), (LOG, HEAD), (LOG, HEAD, "m50.json")])
@pytest.mark.parametrize("more", [["x"], ["x", "y"], ["langer dan wat hier staat"] * 9])
def test_a_fork_that_a_sync_put_in_place_is_refused_with_both_sides(
    two: Two, names: tuple[str, ...], more: list[str]
):
    add(two.open(two.here), "alleen hier")
    two.add_there(*more)
    two.sync(*names)
    with pytest.raises(m50.StoreError, match=BOTH):
        two.open(two.here)
    (sign,) = [one for one in two.upkeep().examine() if one.subject == "fork"]
    assert sign.status == "wrong"
    assert sign.loses


def test_an_older_log_put_in_place_with_its_witness_is_refused(two: Two):
    add(two.open(two.here), "alleen hier")
    two.sync(LOG, HEAD)
    with pytest.raises(m50.StoreError, match=r"Bevestigd was: wijziging 2"):
        two.open(two.here)


def test_a_log_that_was_written_over_under_an_open_network_is_never_cut(two: Two):
    store = two.open(two.here)
    add(store, "alleen hier")
    two.add_there("daar, een regel die veel langer is dan wat hier staat")
    two.sync(LOG, HEAD)
    there = (two.there / LOG).read_bytes()
    with pytest.raises(m50.StoreError, match=BOTH):
        add(store, "nog een")
    assert (two.here / LOG).read_bytes() == there
    assert not (two.here / "aside").exists()


@pytest.mark.parametrize("titles_there", [["ander"], ["even lang x"], ["een", "twee", "drie"]])
def test_a_fork_under_an_open_network_is_refused_with_what_was_written_here(
    two: Two, titles_there: list[str]
):
    store = two.open(two.here)
    add(store, "alleen hier")
    two.add_there(*titles_there)
    two.sync(LOG, HEAD)
    with pytest.raises(m50.StoreError, match=r"Bevestigd was: wijziging 2, .*: wijziging 2"):
        add(store, "nog een")
    assert "nog een" not in (two.here / LOG).read_text()


def test_a_log_that_goes_on_from_what_was_seen_is_no_fork(two: Two):
    two.add_there("twee", "drie", "vier")
    two.sync(LOG)
    assert two.open(two.here).head() == 4
    two.sync(HEAD)
    add(two.open(two.here), "vijf")
    assert titles(two.here) == ["samen", "twee", "drie", "vier", "vijf"]


def test_our_side_of_a_fork_comes_back_from_the_copy_that_the_sync_made(two: Two):
    add(two.open(two.here), "alleen hier")
    two.add_there("x", "y")
    shutil.copy(two.here / LOG, two.here / "log-PC.jsonl")
    two.sync(LOG, HEAD)
    with pytest.raises(m50.StoreError, match=r"m50 restore log-PC.jsonl"):
        two.open(two.here)
    two.upkeep().restore(str(two.here / "log-PC.jsonl"), lambda *_: lambda one: one)
    assert titles(two.here) == ["samen", "alleen hier"]
    add(two.open(two.here), "verder")
    ids = [one.id for one in two.open(two.here).documents()]
    assert ids[-1] == "actie-4", "a commit tells of the restore, and actie-3 was given there"


def test_keeping_the_other_side_of_a_fork_loses_only_when_asked(two: Two):
    add(two.open(two.here), "alleen hier")
    two.add_there("x", "y")
    two.sync(LOG, HEAD)
    forked = (two.here / LOG).read_bytes()
    two.upkeep().repair(lambda *_: lambda one: one)
    assert (two.here / LOG).read_bytes() == forked
    with pytest.raises(m50.StoreError):
        two.open(two.here)
    signs = two.upkeep().repair(lambda *_: lambda one: one, lose=True)
    assert [one for one in signs if one.status == "wrong"] == []
    assert titles(two.here) == ["samen", "x", "y"]
    add(two.open(two.here), "verder")


def test_a_restore_by_another_computer_is_told_and_is_no_fork(two: Two):
    add(two.open(two.here), "twee")
    two.sync()
    shutil.rmtree(two.there)
    shutil.copytree(two.here, two.there)
    there = FolderUpkeep(two.there)
    backup = there.backup()
    add(two.open(two.there), "drie")
    shutil.copytree(two.there, two.here, dirs_exist_ok=True)
    assert two.open(two.here).head() == 3
    there.restore(backup.name, lambda *_: lambda one: one)
    shutil.copytree(two.there, two.here, dirs_exist_ok=True)
    store = two.open(two.here)
    assert any("reservekopie teruggezet" in notice for notice in store.notices)
    assert titles(two.here) == ["samen", "twee"]
    assert two.open(two.here).notices == ()


def _replaced_there(two: Two) -> None:
    """Add here what only we have; there: other things, and a restore. All of there comes here."""
    for title in ("a1", "a2", "a3"):
        add(two.open(two.here), title)
    FolderUpkeep(two.here).backup()
    shutil.rmtree(two.there)
    shutil.copytree(two.here, two.there)
    add(two.open(two.here), "BELANGRIJK")
    two.add_there("b4", "b5")
    there = FolderUpkeep(two.there, memory=two.memory(two.there))
    there.restore(there.backups()[-1].name, lambda *_: lambda one: one)


BOTH_AFTER = "Bevestigd was: .*wijziging 5.*Nu staat er: wijziging 5"


@pytest.mark.parametrize("older", [False, True])
def test_a_restore_of_another_history_excuses_no_commit_of_ours(two: Two, older: bool):
    _replaced_there(two)
    opened = two.open(two.here)
    if older:
        _forget_heads(two.there)
    shutil.copytree(two.there, two.here, dirs_exist_ok=True)
    with pytest.raises(m50.StoreError, match=BOTH_AFTER):
        two.open(two.here)
    with pytest.raises(m50.StoreError, match=BOTH_AFTER):
        add(opened, "verder")
    (sign,) = [one for one in two.upkeep().examine() if one.subject == "fork"]
    assert sign.status == "wrong"
    two.upkeep().repair(lambda *_: lambda one: one, lose=True)
    assert titles(two.here) == ["samen", "a1", "a2", "a3"]


@pytest.mark.parametrize("older", [False, True])
@pytest.mark.parametrize("behind", [0, 1])
def test_a_restore_explains_the_history_that_it_replaced(two: Two, behind: int, older: bool):
    """Also on a computer that saw only a part of it, and when an older m50 put it back."""
    two.add_there("b2")
    backup = FolderUpkeep(two.there).backup()
    two.add_there("b3", "b4")
    shutil.copytree(two.there, two.here, dirs_exist_ok=True)
    two.open(two.here)
    two.add_there(*["b5"][:behind])
    FolderUpkeep(two.there).restore(backup.name, lambda *_: lambda one: one)
    if older:
        _forget_heads(two.there)
    shutil.copytree(two.there, two.here, dirs_exist_ok=True)
    assert not [one for one in two.upkeep().examine() if one.status == "wrong"]
    assert any("reservekopie teruggezet" in notice for notice in two.open(two.here).notices)
    assert titles(two.here) == ["samen", "b2"]


def test_the_head_that_was_replaced_needs_no_log_set_aside(two: Two):
    add(two.open(two.here), "twee")
    shutil.copytree(two.here, two.there, dirs_exist_ok=True)
    there = FolderUpkeep(two.there)
    backup = there.backup()
    two.add_there("drie")
    two.sync(LOG, HEAD)
    assert two.open(two.here).head() == 3
    there.restore(backup.name, lambda *_: lambda one: one)
    two.sync(LOG, HEAD)
    assert titles(two.here) == ["samen", "twee"]
    two.open(two.here)


def _forget_heads(folder: Path) -> None:
    """Write the commit that tells of a restore again, as m50 did before it named what it left."""
    *kept, last = lines((folder / LOG).read_bytes())
    commits, _, _ = read_all(b"".join((*kept, last)))
    bare = attrs.evolve(commits[-1], supersedes=attrs.evolve(commits[-1].supersedes, heads={}))
    _, reader, _ = read_all(b"".join(kept))
    raw, _ = write_line(reader.position.hash, bare, "0" * 32)
    content = b"".join((*kept, raw))
    (folder / LOG).write_bytes(content)
    write_witness(RealDisk(), folder / HEAD, read_all(content)[1].position)


def test_what_this_computer_saw_holds_no_word_of_any_record(two: Two, tmp_path: Path):
    add(two.open(two.here), "Wilhelmina Kanarie")
    kept = b"".join(path.read_bytes() for path in (tmp_path / "gezien").iterdir())
    assert b"Kanarie" not in kept
    assert b"wijziging" not in kept


def test_a_memory_that_is_damaged_or_cannot_be_written_stops_nothing(two: Two, tmp_path: Path):
    for path in (tmp_path / "gezien").iterdir():
        path.write_bytes(b"{}")
    add(two.open(two.here), "twee")
    shutil.rmtree(tmp_path / "gezien")
    (tmp_path / "gezien").write_bytes(b"een bestand")
    add(two.open(two.here), "drie")
    assert titles(two.here) == ["samen", "twee", "drie"]


@pytest.mark.parametrize("link", ["symbolic", "hard"])
@pytest.mark.parametrize("to", ["log.jsonl", "uit.txt"])
def test_a_lock_that_is_a_link_writes_in_no_other_file(tmp_path: Path, link: str, to: str):
    folder = tmp_path / "net"
    store = FolderStore(folder)
    with store.writing("Anna"):
        store.append(commit(1, change("actie-1", None, "een")))
    store.close()
    other = folder / to if to == "log.jsonl" else tmp_path / to
    if to != "log.jsonl":
        other.write_text("van iemand anders")
    before = other.read_bytes()
    (folder / "m50.lock").unlink()
    if link == "hard":
        (folder / "m50.lock").hardlink_to(other)
    else:
        (folder / "m50.lock").symlink_to(other)
    store = FolderStore(folder)
    with store.writing("Bram"):
        store.append(commit(2, change("actie-2", None, "twee")))
    store.close()
    assert other.read_bytes().startswith(before)
    assert FolderStore(folder).head() == 2
