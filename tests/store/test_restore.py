"""Putting a backup back: no id is given twice, no innocent is wiped, no other network comes in."""

import gzip
import shutil
from pathlib import Path

import attrs
import pytest

import m50core as m50
from m50core.store.files.layout import ASIDE, BACKUPS, ERASURES, HEAD, LOG, MARK, SNAPSHOT
from m50core.store.files.log import network_of
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Change, Commit, Edit
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.store.upkeep_protocol import Sign
from m50core.testing.store_contract import commit, forgetting


def add(folder: Path, *names: str) -> None:
    """Add people, each with the next number that the store gives."""
    store = FolderStore(folder)
    for name in names:
        number = store.last_number("persoon") + 1
        fresh = Change("person", f"persoon-{number}", None, {"name": name})
        with store.writing():
            store.append(commit(store.head() + 1, fresh))


def people(folder: Path) -> dict[str, str]:
    return {one.id: str(one.fields["name"]) for one in FolderStore(folder).documents()}


def forget(subject: str, _: object) -> Edit:
    return forgetting(subject)


def erase(folder: Path, subject: str) -> None:
    store = FolderStore(folder)
    with store.writing():
        closing = attrs.evolve(commit(store.head() + 1), erases=subject)
        store.erase(forgetting(subject), closing)


def wrong(signs: tuple[Sign, ...]) -> dict[str, str]:
    return {sign.subject: sign.status for sign in signs if sign.status != "good"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A network of four people, a backup of the first two, and persoon-4 erased."""
    folder = tmp_path / "net"
    add(folder, "An", "Bo")
    FolderUpkeep(folder).backup()
    add(folder, "Cor", "Di")
    erase(folder, "persoon-4")
    return folder


@pytest.fixture
def upkeep(folder: Path) -> FolderUpkeep:
    return FolderUpkeep(folder)


def older(upkeep: FolderUpkeep) -> str:
    return upkeep.backups()[-1].name


def test_a_number_given_after_the_backup_is_not_given_again(folder: Path, upkeep: FolderUpkeep):
    upkeep.restore(older(upkeep), forget)
    add(folder, "Eef")
    assert people(folder) == {"persoon-1": "An", "persoon-2": "Bo", "persoon-5": "Eef"}


def test_the_list_of_erasures_wipes_nobody_who_came_later(folder: Path, upkeep: FolderUpkeep):
    name = older(upkeep)
    upkeep.restore(name, forget)
    add(folder, "Eef")
    upkeep.backup()
    upkeep.repair(forget)
    upkeep.restore(upkeep.backups()[0].name, forget)
    assert people(folder)["persoon-5"] == "Eef"
    assert wrong(upkeep.examine()) == {}


@pytest.mark.parametrize("harm", ["flipped", "emptied", "gone", "cut"])
def test_numbers_are_known_from_whatever_is_left_of_the_log(
    folder: Path, upkeep: FolderUpkeep, harm: str
):
    store = FolderStore(folder)
    with store.writing():
        store.write_snapshot()
    content = (folder / LOG).read_bytes()
    damaged = {
        "flipped": content.replace(b"Bo", b"Ba"),
        "emptied": b"",
        "gone": b"",
        "cut": content[: len(content) // 2],
    }
    (folder / LOG).write_bytes(damaged[harm])
    if harm == "gone":
        (folder / LOG).unlink()
    upkeep.restore(older(upkeep), forget)
    add(folder, "Eef")
    assert list(people(folder))[-1] == "persoon-5"


def test_numbers_outlive_one_restore_after_another(folder: Path, upkeep: FolderUpkeep):
    name = older(upkeep)
    for expected in ("persoon-5", "persoon-6", "persoon-7"):
        upkeep.restore(name, forget)
        add(folder, "Eef")
        assert list(people(folder))[-1] == expected
        assert wrong(upkeep.examine()) == {}


@pytest.mark.parametrize("kept", [True, False], ids=["aside", "nothing aside"])
def test_who_looks_on_goes_along_with_one_restore_after_another(
    folder: Path, upkeep: FolderUpkeep, kept: bool
):
    name, looking_on = older(upkeep), FolderStore(folder)
    for _ in range(3):
        upkeep.restore(name, forget)
    if not kept:
        shutil.rmtree(folder / ASIDE)
    with looking_on.writing():
        looking_on.append(commit(looking_on.head() + 1))
    assert any("is er een reservekopie teruggezet" in one for one in looking_on.notices)
    assert wrong(upkeep.examine()) == {}


def test_who_looks_on_goes_along_with_a_restore_over_a_damaged_log(
    folder: Path, upkeep: FolderUpkeep
):
    name, looking_on = older(upkeep), FolderStore(folder)
    upkeep.restore(name, forget)
    content = (folder / LOG).read_bytes()
    (folder / LOG).write_bytes(content.replace(b"Bo", b"Ba"))
    upkeep.restore(name, forget)
    assert looking_on.head() == 3


def test_numbers_travel_in_a_backup_made_after_a_restore(
    tmp_path: Path, folder: Path, upkeep: FolderUpkeep
):
    upkeep.restore(older(upkeep), forget)
    made = upkeep.backup(str(tmp_path / "stick"))
    shutil.rmtree(folder)
    FolderUpkeep(folder).restore(str(tmp_path / "stick" / made.name), forget)
    add(folder, "Eef")
    assert list(people(folder))[-1] == "persoon-5"


def test_a_number_that_may_have_been_given_cannot_be_chosen(folder: Path, upkeep: FolderUpkeep):
    upkeep.restore(older(upkeep), forget)
    with m50.open(folder) as net:
        with pytest.raises(m50.FieldError, match=r"kan al zijn gebruikt"), net.commit("x") as made:
            made.add(m50.Person(id="persoon-4", name="Fop"))
        with net.commit("y") as made:
            assert made.add(m50.Person(name="Fop")).id == "persoon-5"


def test_the_history_tells_of_a_restore_and_of_what_went_aside(folder: Path, upkeep: FolderUpkeep):
    name, before = older(upkeep), (folder / LOG).read_bytes()
    assert upkeep.restore(name, forget).head == 2
    last = list(FolderStore(folder).commits())[-1]
    assert last.number == 3
    assert name in last.why
    assert last.supersedes.until == 5
    assert before in [path.read_bytes() for path in (folder / ASIDE).iterdir()]


def test_a_restore_that_loses_nothing_leaves_the_log_as_the_backup_has_it(
    tmp_path: Path, upkeep: FolderUpkeep, folder: Path
):
    upkeep.backup()
    newest = upkeep.backups()[0].name
    before = (folder / LOG).read_bytes()
    upkeep.restore(newest, forget)
    assert (folder / LOG).read_bytes() == before
    FolderUpkeep(tmp_path / "leeg").restore(str(folder / BACKUPS / newest), forget)
    assert (tmp_path / "leeg" / LOG).read_bytes() == before


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return a backup of another network with a person of each number."""
    elsewhere = tmp_path / "ander"
    add(elsewhere, *"VWXYZ")
    made = FolderUpkeep(elsewhere).backup(str(tmp_path / "stick"))
    return tmp_path / "stick" / made.name


def test_a_backup_of_another_network_is_refused_unless_asked_for(
    folder: Path, upkeep: FolderUpkeep, other: Path
):
    before = (folder / LOG).read_bytes()
    with pytest.raises(m50.StoreError, match=r"van een ander netwerk.*--other-network"):
        upkeep.restore(str(other), forget)
    assert (folder / LOG).read_bytes() == before
    upkeep.restore(str(other), forget, other_network=True)
    assert list(people(folder).values()) == list("VWXYZ"), "whoever was erased elsewhere stays"
    own = next(one for one in sorted((folder / BACKUPS).iterdir()))
    upkeep.restore(own.name, forget, other_network=True)
    add(folder, "Eef")
    assert list(people(folder))[-1] == "persoon-5"
    assert b"persoon-4" in (folder / ERASURES).read_bytes()


def others(folder: Path, network: str) -> dict[str, bytes]:
    """Return the logs and backups of another network that a folder keeps, by their place."""
    found = {}
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() and path.name != LOG else b""
        inner = gzip.decompress(content) if path.suffix == ".gz" else content
        if inner.startswith(b'{"m50":"log"') and network.encode() not in inner.split(b"\n")[0]:
            found[str(path)] = content
    return found


def test_an_erasure_leaves_the_logs_of_another_network_as_they_are(
    folder: Path, upkeep: FolderUpkeep, other: Path
):
    upkeep.restore(str(other), forget, other_network=True)
    network = network_of((folder / LOG).read_bytes())
    shutil.copy(next((folder / ASIDE).iterdir()), folder / "log-PC.jsonl")
    ours = folder / ASIDE / "log-ours.jsonl"
    shutil.copy(folder / LOG, ours)
    before = others(folder, network)
    assert len(before) >= 3
    erase(folder, "persoon-1")
    assert others(folder, network) == before
    assert b'"V"' not in (folder / LOG).read_bytes() + ours.read_bytes()
    assert [one for one in upkeep.examine() if one.subject == "erased"] == []
    upkeep.repair(forget)
    assert others(folder, network) == before


@pytest.mark.parametrize("left", [(MARK,), (SNAPSHOT,), (BACKUPS,)])
def test_what_network_a_folder_is_of_is_known_without_its_log(
    folder: Path, upkeep: FolderUpkeep, other: Path, left: tuple[str, ...]
):
    store = FolderStore(folder)
    with store.writing():
        store.write_snapshot()
    for path in folder.iterdir():
        if path.name not in left:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(m50.StoreError, match=r"van een ander netwerk"):
        upkeep.restore(str(other), forget)


def test_a_folder_in_which_nothing_was_written_yet_takes_any_backup(tmp_path: Path, other: Path):
    FolderStore(tmp_path / "nieuw")
    FolderUpkeep(tmp_path / "nieuw").restore(str(other), forget)
    assert list(people(tmp_path / "nieuw").values()) == list("VWXYZ")


def test_a_backup_of_another_network_among_ours_is_noticed_and_never_used(
    folder: Path, upkeep: FolderUpkeep, other: Path
):
    shutil.copy(other, folder / BACKUPS / "000099-20250311-0123456789abcdef.jsonl.gz")
    shutil.copy(other, folder / BACKUPS)
    signs = upkeep.examine()
    assert any(other.name in one.text and "ander netwerk" in one.text for one in signs)
    assert FolderStore(folder).notices == ()
    (folder / LOG).write_bytes((folder / LOG).read_bytes().replace(b"Bo", b"Ba"))
    with pytest.raises(m50.StoreError) as told:
        FolderStore(folder)
    assert other.name not in str(told.value)
    upkeep.repair(forget, lose=True)
    assert set(people(folder).values()) & set("VWXYZ") == set()


def test_a_log_of_another_network_is_never_taken_for_ours(
    tmp_path: Path, folder: Path, upkeep: FolderUpkeep, other: Path
):
    shutil.copy(tmp_path / "ander" / LOG, folder / LOG)
    (folder / HEAD).unlink()
    with pytest.raises(m50.StoreError, match=r"hoort niet bij het logboek"):
        FolderStore(folder)
    (sign,) = [one for one in upkeep.examine() if one.subject == "mark"]
    assert "ander netwerk" in sign.text
    assert sign.loses
    upkeep.repair(forget)
    with pytest.raises(m50.StoreError):
        FolderStore(folder)


def test_a_log_older_than_its_backups_is_noticed_with_what_it_lacks(
    folder: Path, upkeep: FolderUpkeep
):
    upkeep.backup()
    rows = (folder / LOG).read_bytes().splitlines(keepends=True)
    (folder / LOG).write_bytes(b"".join(rows[:2]))
    (folder / HEAD).unlink()
    assert any("ouder dan reservekopie" in one for one in FolderStore(folder).notices)
    (sign,) = [one for one in upkeep.examine() if "ouder" in one.text]
    assert sign.status == "attention"
    assert "wijziging 2" in sign.text
    assert "m50 restore" in sign.text


def test_a_backup_with_another_history_is_noticed_though_it_is_no_longer(
    tmp_path: Path, folder: Path, upkeep: FolderUpkeep
):
    twin = tmp_path / "kopie"
    shutil.copytree(folder, twin)
    add(twin, "Elders")
    made = FolderUpkeep(twin).backup(str(folder / BACKUPS))
    add(folder, "Hier", "Ook hier")
    (sign,) = [one for one in upkeep.examine() if made.name in one.text and "niet" in one.text]
    assert "wijziging 6" in sign.text


def test_a_repair_never_goes_back_to_what_a_restore_left_behind(folder: Path, upkeep: FolderUpkeep):
    upkeep.backup()
    newest, oldest = (upkeep.backups()[place].name for place in (0, -1))
    upkeep.restore(oldest, forget)
    add(folder, "Na")
    upkeep.backup()
    (folder / LOG).unlink()
    assert newest not in next(s.remedy for s in upkeep.examine() if s.subject == "log")
    upkeep.repair(forget, lose=True)
    assert people(folder) == {"persoon-1": "An", "persoon-2": "Bo", "persoon-5": "Na"}


def test_a_repair_names_each_commit_that_it_would_lose(folder: Path, upkeep: FolderUpkeep):
    shutil.rmtree(folder / BACKUPS)
    add(folder, "Eef")
    (folder / LOG).write_bytes((folder / LOG).read_bytes().replace(b'"An"', b'"Ax"'))
    (sign,) = [one for one in upkeep.examine() if one.subject == "log"]
    for number in range(2, 7):
        assert f"wijziging {number}" in sign.loses
    assert "wijziging 1 (niet meer te lezen)" in sign.loses


def test_commits_tell_what_they_supersede(folder: Path, upkeep: FolderUpkeep):
    upkeep.restore(older(upkeep), forget)
    (last,) = list(FolderStore(folder).recent())[:1]
    assert isinstance(last, Commit)
    assert last.supersedes.numbers == {"persoon": 4}
    assert last.supersedes.times == 1
