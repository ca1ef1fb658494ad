"""A folder without a network: asked it holds nothing, and the first commit makes it."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import m50core as m50
from m50core.program.opening import open_to_look
from m50core.store.files.disk import RealDisk
from m50core.store.folder.folder import FolderStore
from m50core.store.folder.to_be import FolderToBe
from m50core.testing.store_contract import change, commit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "hier" / "netwerk"


@pytest.fixture
def store(folder: Path) -> FolderToBe:
    return FolderToBe(folder, RealDisk(), lambda: FolderStore(folder))


@pytest.fixture
def another(folder: Path) -> Callable[[], None]:
    """Another program, that begins a network here."""

    def begin() -> None:
        with m50.open(folder, who="ander") as net, net.commit("Begin") as c:
            c.add(m50.ActionItem(title="Van een ander"))

    return begin


def test_a_commit_that_is_broken_off_or_changes_nothing_makes_nothing(folder: Path):
    with open_to_look(folder) as net:
        with net.commit("Niets"):
            pass
        with suppress(ZeroDivisionError), net.commit("Afgebroken") as c:
            c.add(m50.ActionItem(title="Zaal"))
            raise ZeroDivisionError
        assert net.to_be_made
    assert not folder.parent.exists()


def test_what_was_looked_at_goes_on_when_the_first_commit_is_made(folder: Path):
    with open_to_look(folder, who="an") as net:
        assert net.to_be_made
        assert list(net.collection("action_item")) == []
        with net.commit("Actie") as c:
            item = c.add(m50.ActionItem(title="Zaal"))
        assert not net.to_be_made
        assert net[item.id].title == "Zaal"
        with net.commit("Actie") as c:
            c.change(item, title="Grote zaal")
        net.undo()
        assert [one.title for one in net.collection("action_item")] == ["Zaal"]
    with m50.open(folder) as net:
        assert [one.who for one in net.log()] == ["an"] * 3


def test_what_another_begins_meanwhile_is_seen(folder: Path, another: Callable[[], None]):
    with open_to_look(folder) as net:
        assert list(net.collection("action_item")) == []
        another()
        assert [one.title for one in net.collection("action_item")] == ["Van een ander"]
        assert not net.to_be_made


def test_a_first_commit_that_another_was_before_is_refused_and_can_be_done_again(
    folder: Path, store: FolderToBe, another: Callable[[], None]
):
    with store.writing("an"):
        another()
        mine = commit(1, change("actie-1", None, "Van mij"))
        with pytest.raises(m50.StoreBusy, match="niet bewaard"):
            store.append(mine)
    assert store.head() == 1
    with store.writing("an"):
        store.append(commit(2, change("actie-2", None, "Van mij")))
    assert [one.id for one in store.documents()] == ["actie-1", "actie-2"]


def test_others_wait_from_the_first_commit_until_all_of_it_is_done(folder: Path, store: FolderToBe):
    with store.writing("an"):
        store.append(commit(1, change("actie-1", None, "een")))
        busy = FolderStore(folder, patience=0)
        with pytest.raises(m50.StoreBusy, match="an"), busy.writing("ander"):
            pass
        store.append(commit(2, change("actie-2", None, "twee")))
    with busy.writing("ander"):
        assert busy.head() == 2


def test_a_disk_that_refuses_is_told_and_one_can_go_on_looking(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    with open_to_look(folder) as net:
        with monkeypatch.context() as patch:
            patch.setattr(RealDisk, "make_folder", refuse)
            refused = pytest.raises(m50.StoreError, match="kan niets worden gemaakt")
            with refused, net.commit("Actie") as c:
                c.add(m50.ActionItem(title="Zaal"))
        assert net.to_be_made
        assert list(net.collection("action_item")) == []
        with net.commit("Actie") as c:
            c.add(m50.ActionItem(title="Zaal"))
        assert not net.to_be_made


def test_a_script_makes_a_network_at_its_first_use_as_ever(folder: Path):
    m50.open(folder).close()
    assert (folder / "m50.json").exists()
