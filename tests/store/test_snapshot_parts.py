"""A large network opens, shows, changes and lists without reading what nobody asks for."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import attrs
import pytest
from tinydb import TinyDB

import m50core as m50
from m50core.cli.drawing import table_lines
from m50core.store.files import log
from m50core.store.files.blocks import is_word, words_in
from m50core.store.files.disk import RealDisk
from m50core.store.files.layout import LOG, SNAPSHOT
from m50core.store.files.snapshot import read_snapshot
from m50core.store.files.snapshot_writing import is_due
from m50core.store.folder.folder import FolderStore
from m50core.store.folder.seen import FileMemory
from m50core.store.protocol import Change, Commit
from m50core.testing.builders import network

WHEN = datetime(2025, 3, 11, 9, 41, tzinfo=UTC)
MANY = 3000


def items(first: int, last: int) -> tuple[Change, ...]:
    """Return action items to add, each with a member and a text of some length."""
    return tuple(
        Change(
            "action_item", f"actie-{n}", None,
            {"title": f"Zaal {n}", "description": "x" * 200, "meeting": f"verg-{n % 1000}"},
        )
        for n in range(first, last + 1)
    )  # fmt: skip


class CountingDisk(RealDisk):
    """Counts the bytes that are read of each file."""

    def __init__(self) -> None:
        self.read_of: dict[str, int] = {}

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        """Return bytes of a file."""
        content = super().read(path, start, length)
        self.read_of[path.name] = self.read_of.get(path.name, 0) + len(content)
        return content


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("groot") / "net"
    store = FolderStore(folder)
    with store.writing():
        store.append(Commit(1, WHEN, "x", "import", items(1, MANY)))
    store.close()
    return folder


@pytest.fixture
def folder(_made: Path, tmp_path: Path) -> Path:
    """A network that got all its records in one commit."""
    folder = tmp_path / "net"
    folder.mkdir()
    for path in _made.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture
def replayed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the commits that are read from a log, in order."""
    numbers: list[int] = []
    real = log.LogReader.read

    def read(self: log.LogReader, raw: bytes) -> Commit:
        commit = real(self, raw)
        numbers.append(commit.number)
        return commit

    monkeypatch.setattr(log.LogReader, "read", read)
    return numbers


def test_what_came_in_one_commit_is_not_replayed_at_each_opening(folder: Path, replayed: list[int]):
    store = FolderStore(folder)
    assert store.document(f"actie-{MANY}") is not None
    assert replayed == []


def test_many_small_commits_are_replayed_no_more_than_that_costs(
    tmp_path: Path, replayed: list[int]
):
    most = 0
    for number in range(1, 9):
        store = FolderStore(tmp_path / "net")
        most = max(most, len(replayed))
        with store.writing():
            store.append(Commit(number, WHEN, "x", "y", items(number * 100, number * 100 + 99)))
        store.close()
        replayed.clear()
    assert 0 < most < 4


@pytest.mark.parametrize(
    ("commits", "size", "snapshot", "due"),
    [
        (3, 2_000, 0, False),
        (1, 50_000_000, 0, True),
        (1, 50_000_000, 50_000_000, True),
        (1, 100_000, 50_000_000, False),
        (100, 100_000, 50_000_000, False),
        (600, 600_000, 50_000_000, True),
        (150, 150_000, 1_000_000, True),
    ],
)
def test_a_snapshot_is_due_when_replaying_costs_more_than_writing_it(
    commits: int, size: int, snapshot: int, due: bool
):
    assert is_due(commits, size, snapshot) is due


def test_who_may_only_read_waits_for_no_snapshot(tmp_path: Path):
    class ReadOnly(RealDisk):
        def writable(self, folder: Path) -> bool:
            return False

    store = FolderStore(tmp_path / "net")
    with store.writing():
        store.append(Commit(1, WHEN, "x", "y", items(1, MANY)))
    reader = FolderStore(tmp_path / "net", disk=ReadOnly())
    reader.close()
    assert not (tmp_path / "net" / SNAPSHOT).exists()


Ask = Callable[[m50.Network], object]


def _add(net: m50.Network) -> object:
    with net.commit("Nieuw") as commit:
        return commit.add(m50.ActionItem(title="Koffie")).id


ASKED: dict[str, tuple[Ask, object]] = {
    "a record": (lambda net: net["actie-1500"].title, "Zaal 1500"),
    "what points at it": (lambda net: net.records.pointing_at("actie-7"), []),
    "what points at another": (
        lambda net: [record.id for _, record in net.records.pointing_at("verg-7")],
        ["actie-7", "actie-1007", "actie-2007"],
    ),
    "its commits": (lambda net: [c.why for c in net.commits_of("actie-9")], ["import"]),
    "no record": (lambda net: "actie-9999" in net.records, False),
    "what is missing": (lambda net: net.incomplete, ()),
    "a change": (_add, f"actie-{MANY + 1}"),
    "the first of a list": (
        lambda net: [record.id for record in islice(net.collection("action_item"), 3)],
        ["actie-1", "actie-2", "actie-3"],
    ),
    "the first that meet a condition": (
        lambda net: [
            record.id
            for record in islice(net.collection("action_item").where(title__contains="9"), 3)
        ],
        ["actie-9", "actie-19", "actie-29"],
    ),
    "the first lines of a list": (
        lambda net: [
            line.split()[:3]
            for line in islice(table_lines(net.lists.records(net.collection("action_item"))), 1, 3)
        ],
        [["actie-1", "Zaal", "1"], ["actie-2", "Zaal", "2"]],
    ),
    "what names a thing": (
        lambda net: len(net.collection("action_item").where(meeting="verg-7")), 3,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ASKED)
def test_of_a_large_snapshot_no_more_is_read_than_is_asked_for(folder: Path, what: str):
    ask, answer = ASKED[what]
    disk = CountingDisk()
    memory = FileMemory(folder.parent / "gezien", folder)
    snapshot = read_snapshot(disk, folder / SNAPSHOT)
    assert snapshot is not None
    memory.vouch(snapshot.index.network, snapshot.sum)
    disk.read_of.clear()
    net = network(store=FolderStore(folder, disk=disk, memory=memory))
    assert ask(net) == answer
    whole = (folder / SNAPSHOT).stat().st_size
    assert disk.read_of[SNAPSHOT] < whole * 0.55
    assert disk.read_of[LOG] < 10_000


def test_all_that_is_asked_of_a_large_network_is_the_same_as_of_one_in_memory(folder: Path):
    whole = network()
    with whole.store.writing():
        whole.store.append(Commit(1, WHEN, "x", "import", items(1, MANY)))
    for net in (network(store=FolderStore(folder)), whole):
        for what, (ask, answer) in ASKED.items():
            assert ask(net) == answer, what
            assert (
                list(net.collection("action_item"))[-1].id == f"actie-{MANY + 1}"
                or what != "a change"
            )


def _damage(folder: Path, old: bytes, new: bytes) -> None:
    content = (folder / SNAPSHOT).read_bytes()
    assert content.count(old) == 1
    (folder / SNAPSHOT).write_bytes(content.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"title":"Zaal 2900"', b'"title":"Zaal 9900"'),
        (b'"id":"actie-2900"', b'"id":"actie-9900"'),
        (b'"actie-2900":[', b'"actie-9900":['),
        (b'"verg-900":[', b'"verg-901":['),
    ],
    ids=["a text", "an id", "where an id stands", "where a word stands"],
)
def test_a_part_that_is_damaged_is_told_when_it_is_read_and_never_shown(
    folder: Path, old: bytes, new: bytes
):
    _damage(folder, old, new)
    store = FolderStore(folder)
    net = network(store=store)
    assert net["actie-5"].title == "Zaal 5"
    assert [one.id for one in net.collection("action_item")][2899] == "actie-2900"
    pointing = {record.id for _, record in net.records.pointing_at("verg-900")}
    assert pointing == {"actie-900", "actie-1900", "actie-2900"}
    assert net["actie-2900"].title == "Zaal 2900"
    if not store.notices:  # of the places, those of the id are the last that is asked
        assert store.document("actie-2900")
    assert any("de controlesom klopt niet" in notice for notice in store.notices)
    store.close()
    assert FolderStore(folder).notices == ()


def test_a_list_goes_on_when_its_snapshot_is_replaced_or_damaged_halfway(folder: Path):
    for harm in ("replaced", "damaged"):
        store = FolderStore(folder)
        found = iter(network(store=store).collection("action_item"))
        ids = [record.id for record in islice(found, 10)]
        if harm == "replaced":
            with (other := FolderStore(folder)).writing():
                other.append(Commit(2, WHEN, "x", "y", items(MANY + 1, MANY + 1)))
                other.write_snapshot()
        else:
            _damage(folder, b'"title":"Zaal 2900"', b'"title":"Zaal 9900"')
        ids += [record.id for record in found]
        assert ids[:MANY] == [f"actie-{n}" for n in range(1, MANY + 1)]
        assert len(ids) == len(set(ids))


def test_a_snapshot_of_an_older_m50_is_made_anew_and_nobody_is_told(folder: Path):
    old = b'{"_m50":{"1":{"sum":"' + b"0" * 32 + b'","network":"0123456789abcdef"}}}\n'
    (folder / SNAPSHOT).write_bytes(old)
    store = FolderStore(folder)
    assert store.notices == ()
    assert store.document("actie-1") is not None
    store.close()
    assert read_snapshot(RealDisk(), folder / SNAPSHOT) is not None


def test_tinydb_reads_all_of_a_snapshot(folder: Path):
    with TinyDB(folder / SNAPSHOT) as database:
        table = database.table("action_item")
        assert len(table) == MANY
        assert table.get(doc_id=2900)["fields"]["title"] == "Zaal 2900"  # type: ignore[index,call-overload]


def test_what_is_unique_is_found_without_making_the_others(tmp_path: Path):
    store = FolderStore(tmp_path / "net")
    changes = tuple(
        Change(
            "contribution", f"contributie-{n}", None,
            {"title": "x" * 300, "member": f"lid-{n}", "for_year": 2025},
        )
        for n in range(1, MANY)
    )  # fmt: skip
    with store.writing():
        store.append(Commit(1, WHEN, "x", "y", changes))
        store.append(
            Commit(2, WHEN, "x", "y", (Change("member", "lid-7", None, {"title": "Ede"}),))
        )
        store.append(
            Commit(3, WHEN, "x", "y", (Change("member", "lid-x", None, {"title": "Epe"}),))
        )
        store.write_snapshot()
    disk = CountingDisk()
    net = network(store=FolderStore(tmp_path / "net", disk=disk))
    with pytest.raises(m50.FieldError, match="contributie-7"), net.commit("Dubbel") as commit:
        commit.add(m50.Contribution(title="Bijdrage", member="lid-7", for_year=2025))
    with net.commit("Eén") as commit:
        commit.add(m50.Contribution(title="Bijdrage", member="lid-x", for_year=2025))
    assert disk.read_of[SNAPSHOT] < (tmp_path / "net" / SNAPSHOT).stat().st_size * 0.4


VALUES = (
    "a",
    "verg-1",
    "é-1",
    ",x",
    "]y",
    'a"b',
    "a\\b",
    "twee woorden",
    "x" * 64,
    "",
    "{z",
    "a:b",
)


def _pairs() -> Iterator[tuple[str, str]]:
    yield from ((one, other) for one in VALUES for other in VALUES)


def test_every_value_of_one_word_is_found_whatever_stands_beside_it():
    from msgspec.json import encode

    for one, other in _pairs():
        for content in (
            {"p": one, "q": other},
            {"p": [one, other], "q": 1},
            {"p": [1, one], other: None},
        ):
            found = {word.decode() for word in words_in(encode(content))}
            said = [v for v in content.values() for v in (v if isinstance(v, list) else [v])]
            for value in said:
                if isinstance(value, str) and is_word(value):
                    assert value in found, content


def test_a_long_line_of_the_log_is_read_back_in_one_piece(folder: Path):
    store = FolderStore(folder)
    with store.writing():
        store.append(Commit(2, WHEN, "x", "kort", items(MANY + 1, MANY + 1)))
    (short, long) = FolderStore(folder).recent()
    assert (short.why, len(long.changes)) == ("kort", MANY)
    assert attrs.asdict(long.changes[-1], recurse=False)["id"] == f"actie-{MANY}"
