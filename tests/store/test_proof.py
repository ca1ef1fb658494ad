"""A snapshot that was edited, with its sum made right, never gets into the log."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import m50core as m50
from m50core.store.files.layout import LOG, SNAPSHOT
from m50core.store.files.log import digest
from m50core.store.folder import proof
from m50core.store.folder.folder import FolderStore
from m50core.store.folder.seen import FileMemory
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.builders import network

_BEFORE_SUM = b'{"_m50":{"1":{"sum":"'


def forge(folder: Path, *pairs: tuple[bytes, bytes]) -> None:
    """Edit the snapshot and make its sum right."""
    content = (folder / SNAPSHOT).read_bytes()
    for old, new in pairs:
        assert old in content
        assert len(old) == len(new)
        content = content.replace(old, new)
    line, body = content.split(b"\n", 1)
    sums = {
        tuple(map(int, found.groups()[:2])): found[3]
        for found in re.finditer(rb'\[(\d+),(\d+),"([0-9a-f]{32})"\]', line)
    }
    for (start, size), old in sums.items():
        line = line.replace(old, digest(body[start : start + size]).encode())
    whole = re.search(rb'"rest":"([0-9a-f]{32})"', line)
    assert whole
    line = line.replace(whole[1], digest(body).encode())
    rest = line[len(_BEFORE_SUM) + 32 :] + b"\n"
    (folder / SNAPSHOT).write_bytes(_BEFORE_SUM + digest(rest).encode() + rest + body)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A network with two decisions, one of which was changed, in the log and the snapshot."""
    folder = tmp_path / "net"
    with m50.open(folder) as net:
        with net.commit("Besluiten") as made:
            made.add(m50.Decision(title="Contributie 10.000 euro"))
            made.add(m50.Decision(title="Zaal in Zeist"))
        with net.commit("Anders") as made:
            made.change("besluit-1", title="Contributie 20.000 euro")
        with net.store.writing():
            net.store.write_snapshot()
    return folder


FORGED = (b"20.000", b"90.000")


def test_an_edited_snapshot_is_not_believed_and_told(folder: Path):
    forge(folder, FORGED)
    with m50.open(folder) as net:
        assert net["besluit-1"].title == "Contributie 20.000 euro"
        assert any("niet gelijk aan het logboek" in one for one in net.store.notices)
    with m50.open(folder) as net:
        assert net.store.notices == ()
        assert net["besluit-1"].title == "Contributie 20.000 euro"


@pytest.fixture
def elsewhere(folder: Path, tmp_path: Path) -> Callable[[], m50.Network]:
    """Return what opens the network where nothing is known of it, as if its log were large."""
    return lambda: network(store=FolderStore(folder))


@pytest.mark.parametrize(
    "pairs",
    [
        (FORGED,),
        ((b"20.000", b"10.000"),),
        ((b"20.000", b"10.000"), (b'"version":2', b'"version":1')),
    ],
    ids=["another value", "an older value", "an older value and number"],
)
def test_nothing_of_an_edited_snapshot_is_written_into_the_log(
    folder: Path, elsewhere: Callable[[], m50.Network], pairs: tuple[tuple[bytes, bytes], ...]
):
    forge(folder, *pairs)
    net = elsewhere()
    before = (folder / LOG).read_bytes()
    with pytest.raises(m50.StoreBusy, match="niet gelijk aan het logboek"), net.commit("x") as made:
        made.change("besluit-1", source="Relaties")
    assert (folder / LOG).read_bytes() == before
    with net.commit("y") as made:
        made.change("besluit-1", source="Relaties")
    (written,) = next(iter(net.store.recent())).changes
    assert written.before is not None
    assert written.before["title"] == "Contributie 20.000 euro"
    assert net["besluit-1"].title == "Contributie 20.000 euro"


def test_what_was_not_edited_is_written_as_usual(
    folder: Path, elsewhere: Callable[[], m50.Network]
):
    forge(folder, FORGED)
    with elsewhere().commit("x") as made:
        made.change("besluit-2", source="Relaties")
    assert b"90.000" not in (folder / LOG).read_bytes()


def test_a_new_snapshot_is_never_made_from_one_that_was_edited(folder: Path):
    forge(folder, FORGED)
    store = FolderStore(folder)
    with store.writing():
        store.write_snapshot()
    assert b"90.000" not in (folder / SNAPSHOT).read_bytes()
    assert any("niet gelijk aan het logboek" in one for one in store.notices)


@pytest.mark.parametrize(
    "pair",
    [
        (b'"id":"besluit-2"', b'"id":"besluit-9"'),
        (b'"besluit-2":[0,1]', b'"besluit-9":[0,1]'),
        (b'"beginnings":["besluit-"]', b'"beginnings":["verslag-"]'),
    ],
    ids=["itself", "where it stands", "how its id begins"],
)
def test_a_record_edited_out_of_the_snapshot_is_there(folder: Path, pair: tuple[bytes, bytes]):
    forge(folder, pair)
    with m50.open(folder) as net:
        assert net["besluit-2"].title == "Zaal in Zeist"


def test_a_commit_edited_out_of_what_a_snapshot_tells_of_a_record_is_there(folder: Path):
    forge(folder, (b'"besluit-1":[0,1,2]', b'"besluit-1":[0,1,1]'))
    with m50.open(folder) as net:
        assert [entry.commit.why for entry in net.history("besluit-1")] == ["Besluiten", "Anders"]


def test_the_numbers_of_an_edited_snapshot_are_not_believed(folder: Path):
    content = (folder / SNAPSHOT).read_bytes()
    assert re.search(rb'"numbers":\{"besluit":2\}', content)
    forge(folder, (b'"numbers":{"besluit":2}', b'"numbers":{"besluit":0}'))
    with m50.open(folder) as net, net.commit("x") as made:
        assert made.add(m50.Decision(title="Nieuw")).id == "besluit-3"


def test_doctor_finds_an_edited_snapshot(folder: Path):
    forge(folder, FORGED)
    (sign,) = [one for one in FolderUpkeep(folder).examine() if one.subject == "snapshot"]
    assert sign.status == "attention"
    assert sign.remedy


def test_a_snapshot_of_another_computer_is_read_over_once_and_then_known(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    memory = FileMemory(tmp_path / "andere computer", folder)
    compared = []
    real = proof.same
    monkeypatch.setattr(proof, "same", lambda *both: compared.append(1) or real(*both))
    for _ in range(3):
        store = FolderStore(folder, memory=memory)
        assert store.notices == ()
        assert {one.id for one in store.documents()} == {"besluit-1", "besluit-2"}
    assert len(compared) == 1


def reshape(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Edit what the snapshot's first line tells of its parts, and make its sum right."""
    line, body = (folder / SNAPSHOT).read_bytes().split(b"\n", 1)
    index = json.loads(b"{" + line[len(_BEFORE_SUM) + 34 : -1])
    change(index)
    rest = b'",' + json.dumps(index, separators=(",", ":")).encode()[1:] + b",\n"
    (folder / SNAPSHOT).write_bytes(_BEFORE_SUM + digest(rest).encode() + rest + body)


def _block(index: dict[str, Any]) -> list[Any]:
    found: list[Any] = index["tables"]["decision"]["blocks"][0][0]
    return found


@pytest.mark.parametrize(
    "change",
    [
        lambda index: _block(index).__setitem__(0, -5),
        lambda index: _block(index).__setitem__(0, 10**15),
        lambda index: _block(index).__setitem__(1, 10**15),
        lambda index: index.update(places=[]),
        lambda index: index.update(words=[]),
        lambda index: index.update(commits=[]),
        lambda index: index["tables"].clear(),
    ],
    ids=["before", "behind", "too long", "no places", "no words", "no commits", "no blocks"],
)
@pytest.mark.parametrize("known", [True, False], ids=["small", "as if large"])
def test_a_snapshot_with_parts_that_cannot_be_is_no_fault_of_the_program(
    folder: Path, known: bool, change: Callable[[dict[str, Any]], object]
):
    reshape(folder, change)
    FolderUpkeep(folder).examine()
    store = FolderStore(folder, memory=FileMemory(folder.parent / "x", folder) if known else None)
    assert store.document("besluit-2") is not None
    assert [commit.number for commit in store.heads("besluit-1")] == [1, 2]
    net = network(store=store)
    assert net["besluit-1"].title == "Contributie 20.000 euro"


@pytest.mark.parametrize(
    "pair", [(b'"besluit-2":[0,1]', b'"besluit-2":[7,1]'), (b'"besluit-2":[', b'"besluit-9":[')]
)
def test_doctor_tells_of_what_leads_to_no_record(folder: Path, pair: tuple[bytes, bytes]):
    forge(folder, pair)
    (sign,) = [one for one in FolderUpkeep(folder).examine() if one.subject == "snapshot"]
    assert "niet gelijk aan het logboek" in sign.text
