"""A network that is open while another program erases or restores: up to date, never "damaged"."""

from collections.abc import Callable
from pathlib import Path

import pytest

import m50core as m50
from m50core.network.network import Network
from m50core.store.folder.folder import FolderStore
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.builders import DAY, network

NAME = "Kanarie Vogelzang"


@pytest.fixture(autouse=True)
def _from_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep next to nothing at hand, so that the log itself is read, in small pieces."""
    monkeypatch.setattr("m50core.store.folder.folder._REMEMBERED", 2)
    monkeypatch.setattr("m50core.store.files.log_lines._BLOCK", 700)
    monkeypatch.setattr("m50core.store.files.log_lines._BLOCK_BACK", 700)


def opened(folder: Path) -> Network:
    return network(store=FolderStore(folder), who="a")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "net"
    with opened(folder) as net:
        with net.commit(f"Nieuw: {NAME}") as commit:
            commit.add(m50.Person(name=NAME))
        for _ in range(30):
            with net.commit("Bellen") as commit:
                commit.add(m50.ActionItem(title=f"Bel {NAME}"))
        with net.commit("Weg") as commit:
            commit.remove("actie-30")
    return folder


ASKED: dict[str, Callable[[Network], object]] = {
    "log": lambda net: [one.why for one in net.log()],
    "bin": lambda net: [one.id for one in net.bin()],
    "history": lambda net: [one.commit.why for one in net.history("persoon-1")],
    "as of": lambda net: [one.title_text for one in net.as_of(DAY).records],
    "changes": lambda net: [one.id for one in net.changes(DAY, DAY)],
    "records": lambda net: [one.title_text for one in net.records],
    "person": lambda net: net.person("persoon-1"),
}


@pytest.mark.parametrize("what", ASKED)
def test_what_another_program_erased_is_gone_from_every_answer(folder: Path, what: str):
    here = opened(folder)
    len(here.records)
    with opened(folder) as there:
        there.erase_person("persoon-1")
        with there.commit("Thee") as commit:
            commit.add(m50.ActionItem(title="Thee"))
    found = ASKED[what](here)
    assert found == ASKED[what](opened(folder))
    assert NAME not in str(found)


@pytest.mark.parametrize("what", ASKED)
def test_what_another_program_restored_is_in_every_answer(folder: Path, what: str):
    upkeep = FolderUpkeep(folder)
    backup = upkeep.backup()
    with opened(folder) as net, net.commit("Koffie") as commit:
        commit.add(m50.ActionItem(title="Koffie"))
    here = opened(folder)
    len(here.records)
    upkeep.restore(backup.name, lambda *_: lambda commit: commit)
    with opened(folder) as there, there.commit("Thee") as commit:
        commit.add(m50.ActionItem(title="Thee"))
    assert here.store.head() == 34  # with what says that a backup was put back
    found = ASKED[what](here)
    assert found == ASKED[what](opened(folder))


@pytest.mark.parametrize("taken", [0, 1, 2, 3, 20])
def test_who_is_reading_the_log_reads_on_when_it_is_replaced(folder: Path, taken: int):
    here = opened(folder)
    forth, back = iter(here.store.commits()), here.store.recent()
    oldest = [next(forth).number for _ in range(taken)]
    newest = [next(back).number for _ in range(taken)]
    with opened(folder) as there:
        there.erase_person("persoon-1")
    oldest += [one.number for one in forth]
    newest += [one.number for one in back]
    assert oldest == list(range(1, 34))
    assert newest[-32:] == list(range(32, 0, -1))


def test_two_erasures_by_another_are_no_damage(folder: Path):
    here = opened(folder)
    reading = here.store.recent()
    next(reading)
    with opened(folder) as there:
        for name in ("Tweede Vogelzang", "Derde Vogelzang"):
            with there.commit("Nieuw") as commit:
                person = commit.add(m50.Person(name=name))
            there.erase_person(person.id)
    assert [one.number for one in reading] == list(range(31, 0, -1))
    assert len(here.log()) == 36


def test_what_another_program_erased_is_not_brought_back_by_an_undo(folder: Path):
    here = opened(folder)
    len(here.records)
    with opened(folder) as there:
        there.erase_person("persoon-1")
    here.undo(2)
    assert NAME not in (folder / "log.jsonl").read_text("utf-8")
    assert len(here.log()) == 34


def test_damage_itself_is_still_told(folder: Path):
    here = opened(folder)
    log = folder / "log.jsonl"
    content = log.read_bytes()
    with log.open("r+b") as file:
        file.write(content.replace(b"Bellen", b"Zellen", 1))
    with pytest.raises(m50.StoreError, match="beschadigd"):
        here.log()
