"""An erased person is in no byte of the folder, the chain still verifies, and it stays so."""

import gzip
import zlib
from contextlib import suppress
from pathlib import Path

import attrs
import pytest
from faults.workload import shown

from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Change, Commit, Edit
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.store_contract import add_up, commit

PERSON = "persoon-7"
CANARIES = [
    "Wilhelmina Kanarie-Geel",
    "wethouder van Verzonnenstad",
    "w.kanarie@verzonnenstad.example",
    "06-98765431",
    "zei in het gesprek dat pluimvee voorgaat",
    "houdt van zangzaad",
    "belt liever na zessen",
    "Kanariestraat 7",
    "kreeg een bos tulpen",
    "is de zus van de kooi",
]


def story() -> list[Commit]:
    """Return a history with ten values of one person over four records and a message."""
    one = CANARIES
    person = {"name": one[0], "function": one[1], "email": one[2], "phone": one[3]}
    moved = {**person, "note": one[7]}
    contact = {"with_whom": PERSON, "what": one[4], "note": one[5]}
    changes = [
        Change("person", PERSON, None, person),
        Change("contact", "contact-1", None, contact),
        Change("action_item", "actie-1", None, {"title": "Zaal reserveren"}),
        Change("person", PERSON, person, moved),
        Change("contact", "contact-1", contact, {**contact, "note": one[6]}),
        Change("action_item", "actie-2", None, {"title": f"Bloemen: {one[8]}"}),
        Change("action_item", "actie-1", {"title": "Zaal reserveren"}, {"title": "Zaal betalen"}),
    ]
    commits = [commit(number, change) for number, change in enumerate(changes, 1)]
    commits[3] = attrs.evolve(commits[3], why=f"{one[0]} {one[9]}")
    return commits


def without_canaries(original: Commit) -> Commit:
    """Wipe the person, and any text that holds one of the values."""

    def clean(text: object) -> object:
        return "" if isinstance(text, str) and any(one in text for one in CANARIES) else text

    def fields(values: object) -> dict[str, object] | None:
        return None if values is None else {k: clean(v) for k, v in dict(values).items()}  # type: ignore[call-overload]

    changes = tuple(
        attrs.evolve(one, before=fields(one.before), after=fields(one.after))
        for one in original.changes
    )
    return attrs.evolve(original, why=str(clean(original.why)), changes=changes)


def closing(number: int) -> Commit:
    """Return the commit that notes the erasure."""
    made = commit(number, Change("person", PERSON, None, None))
    return attrs.evolve(made, why="persoonsgegevens gewist", erases=PERSON)


def forget(record_id: str, commits: object) -> Edit:
    """Give a restore the edit for an erased record."""
    assert record_id == PERSON
    return without_canaries


def hits(folder: Path) -> dict[str, list[str]]:
    """Return which canaries are in which file, packed ones unpacked too."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            if path.suffix == ".gz":
                content += gzip.decompress(content)
            content += b"".join(_deflated(content))
            inside = [one for one in CANARIES if one.encode() in content]
            if inside or any(one in str(path) for one in CANARIES):
                found[str(path.relative_to(folder))] = inside
    return found


def _deflated(content: bytes) -> list[bytes]:
    """Return what anything packed inside a file holds."""
    found = []
    at = content.find(b"\x1f\x8b\x08")
    while at >= 0:
        with suppress(zlib.error):
            found.append(zlib.decompressobj(31).decompress(content[at:]))
        at = content.find(b"\x1f\x8b\x08", at + 1)
    return found


@pytest.fixture
def lived_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder whose log, snapshot, backups and set-aside tail all know the person."""
    monkeypatch.setattr("m50core.store.folder.folder.is_due", lambda commits, *_: commits >= 2)
    folder = tmp_path / "net"
    store = FolderStore(folder)
    for number, one in enumerate(story(), 1):
        with store.writing("proef"):
            store.append(one)
        if number in (4, 6):
            store.close()
            FolderUpkeep(folder).backup()
            store = FolderStore(folder)
    store.close()
    with (folder / "log.jsonl").open("ab") as log:
        log.write(b'{"hash":"half ' + CANARIES[0].encode())
    with FolderStore(folder).writing("proef"):
        pass  # sets the torn tail aside
    assert len(hits(folder)) >= 4
    return folder


def erase(folder: Path) -> None:
    store = FolderStore(folder)
    with store.writing("proef"):
        store.erase(without_canaries, closing(store.head() + 1))
    store.close()


def test_after_an_erasure_no_file_holds_a_byte_of_the_person(lived_in: Path):
    erase(lived_in)
    assert hits(lived_in) == {}


def test_after_an_erasure_everything_else_is_there_and_the_chain_verifies(lived_in: Path):
    erase(lived_in)
    store = FolderStore(lived_in)
    wanted = [*map(without_canaries, story()), closing(8)]
    assert list(store.commits()) == wanted
    assert shown(store) == add_up(wanted)
    signs = FolderUpkeep(lived_in).examine()
    assert [one for one in signs if one.status == "wrong"] == []


def test_restoring_a_backup_from_before_replays_the_erasure(lived_in: Path, tmp_path: Path):
    kept = tmp_path / "usb"
    made = FolderUpkeep(lived_in).backup(str(kept))
    erase(lived_in)
    FolderUpkeep(lived_in).restore(str(kept / made.name), forget)
    assert hits(lived_in) == {}
    store = FolderStore(lived_in)
    assert PERSON not in {k for k, v in shown(store).items() if v.get("name")}
    assert shown(store)["actie-1"] == {"title": "Zaal betalen"}
    assert any(one.erases == PERSON for one in store.commits())
    assert [one for one in FolderUpkeep(lived_in).examine() if one.status == "wrong"] == []


def test_a_person_can_be_erased_again_and_another_after_that(lived_in: Path):
    erase(lived_in)
    erase(lived_in)
    store = FolderStore(lived_in)
    assert [one.number for one in store.commits()] == list(range(1, 10))
    assert hits(lived_in) == {}
    with store.writing("proef"):
        store.append(commit(10, Change("action_item", "actie-3", None, {"title": "verder"})))
    assert [one for one in FolderUpkeep(lived_in).examine() if one.status == "wrong"] == []


def test_what_was_wiped_cannot_be_changed_unseen(lived_in: Path):
    erase(lived_in)
    log = lived_in / "log.jsonl"
    content = log.read_bytes()
    lines = content.splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if b'"wiped":{"by"' in line)
    assert b'"name":""' in lines[number]
    lines[number] = lines[number].replace(b'"name":""', b'"name":"Iemand anders"')
    log.write_bytes(b"".join(lines))
    signs = FolderUpkeep(lived_in).examine()
    assert "wrong" in {one.status for one in signs}
