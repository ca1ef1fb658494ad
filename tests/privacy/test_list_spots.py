"""Where lists stood: found again, kept within bounds, never told of, and wiped with the person."""

import json
from pathlib import Path

import pytest

import m50core as m50
from m50core.cli.main import main
from m50core.privacy.list_spots import LONGEST, MOST, NETWORKS, ListSpot, ListSpots
from m50core.store.desk.desk import Desk
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Store
from m50core.testing.builders import network

SPOT = ListSpot("actie-2", "Titel", backward=True, words="zaal")
JAN = {"name": "Jan de Vries", "email": "jan@zeist.example"}


def spots_of(folder: Path, place: str = "/net", store: Store | None = None) -> ListSpots:
    kept = store or MemoryStore()
    return ListSpots(Desk.of(folder, place), lambda: kept)


def kept_in(folder: Path) -> str:
    return str(json.loads((folder / "desk.json").read_text("utf-8")).get("lists"))


def test_a_list_is_found_where_it_was_left_by_network(tmp_path: Path):
    spots = spots_of(tmp_path)
    spots.note("goals", SPOT)
    assert spots.get("goals") == SPOT
    assert not (tmp_path / "desk.json").exists()
    spots.keep()
    assert spots_of(tmp_path).get("goals") == SPOT
    assert spots_of(tmp_path).get("more") == ListSpot()
    assert spots_of(tmp_path, "/other").get("goals") == ListSpot()


def test_two_windows_lose_nothing_of_each_other(tmp_path: Path):
    first, second = spots_of(tmp_path), spots_of(tmp_path)
    assert (first.get("a"), second.get("a")) == (ListSpot(), ListSpot())
    first.note("goals", SPOT)
    second.note("more", ListSpot("kind:theme"))
    first.keep()
    second.keep()
    assert spots_of(tmp_path).all() == {"goals": SPOT, "more": ListSpot("kind:theme")}


def test_only_what_changed_is_written(tmp_path: Path):
    spots = spots_of(tmp_path)
    spots.note("goals", SPOT)
    spots.keep()
    before = (tmp_path / "desk.json").stat().st_ino
    spots.note("goals", SPOT)
    spots.note("more", ListSpot())
    spots.keep()
    assert (tmp_path / "desk.json").stat().st_ino == before


def test_what_was_left_longest_ago_is_forgotten(tmp_path: Path):
    for n in range(NETWORKS + 1):
        spots = spots_of(tmp_path, f"/net-{n}")
        for each in range(MOST + 1 if n == NETWORKS else 1):
            spots.note(f"list-{each}", SPOT)
        spots.keep()
    assert len(spots.all()) == MOST + 1
    assert len(spots_of(tmp_path, f"/net-{NETWORKS}").all()) == MOST
    assert "list-0" not in spots_of(tmp_path, f"/net-{NETWORKS}").all()
    assert [bool(spots_of(tmp_path, f"/net-{n}").all()) for n in (0, 1)] == [False, True]
    spots.note("goals", ListSpot(words="x" * (LONGEST + 1)))
    assert spots.get("goals") == ListSpot()


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"lists": 7}, ListSpot()),
        ({"lists": {"goals": 7}}, ListSpot()),
        ({"lists": {"goals": {"record": 7, "words": "x" * 999, "sort": "Titel", "new": 1}}},
         ListSpot(sort="Titel")),
        ({"lists": {"goals": {"record": "doel-1", "backward": "ja"}}, "seen": "x"},
         ListSpot("doel-1")),
        ({"lists": {"goals": {"record": "doel-1", "place": -3, "within": 7, "span": None}}},
         ListSpot("doel-1")),
        ({"lists": {"goals": {"place": 10**12}}}, ListSpot()),
        ({"lists": {"goals": {"place": 3, "within": "M50-002", "span": "week"}}},
         ListSpot(place=3, within="M50-002", span="week")),
    ],
)  # fmt: skip
def test_what_cant_be_understood_is_passed_over_without_a_word(tmp_path: Path, row, found):
    desk = Desk.of(tmp_path, "/net")
    with desk.writing("lists") as table:
        table.insert({"network": desk.network, **row})
    assert spots_of(tmp_path).get("goals") == found
    assert desk.notices == ()
    spots = spots_of(tmp_path)
    spots.note("goals", SPOT)
    spots.keep()
    assert spots_of(tmp_path).get("goals") == SPOT


def test_a_folder_that_cant_be_written_is_told_stops_nobody_and_is_tried_again(tmp_path: Path):
    (tmp_path / "settings").write_text("hier staat een bestand")
    spots = spots_of(tmp_path / "settings")
    spots.note("goals", SPOT)
    with pytest.raises(m50.M50Error, match="waar u was in lijsten"):
        spots.keep()
    assert spots.get("goals") == SPOT
    (tmp_path / "settings").unlink()
    spots.keep()
    assert spots_of(tmp_path / "settings").get("goals") == SPOT


def test_a_file_that_is_damaged_meanwhile_is_told_and_all_that_is_known_is_written_anew(
    tmp_path: Path,
):
    desk = Desk.of(tmp_path, "/net")
    store = MemoryStore()
    spots = ListSpots(desk, lambda: store)
    spots.note("goals", SPOT)
    spots.keep()
    (tmp_path / "desk.json").write_text("{half")
    spots.note("more", ListSpot("kind:theme"))
    spots.keep()
    assert spots_of(tmp_path).all() == {"goals": SPOT, "more": ListSpot("kind:theme")}
    assert "apart gezet" in desk.told[0]
    assert [aside.read_text() for aside in tmp_path.glob("desk.onleesbaar-*")] == ["{half"]


def test_an_erasure_forgets_what_was_sought_and_who_was_stood_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("M50_CONFIG", str(tmp_path / "settings"))
    with m50.open(tmp_path / "net") as net:
        with net.commit("Nieuw") as commit:
            person = commit.add(m50.Person(**JAN))
        net.spots.note("kind:person", ListSpot(person.id))
        net.spots.note("kind:contact", ListSpot("contact-4", words="jan de vr"))
        net.spots.note("goals", ListSpot("doel-1", "Titel"))
        net.spots.note("check", ListSpot(f"M50-021/{person.id}", within="M50-021", place=4))
        net.spots.note("meeting:verg-1", ListSpot(f"attendance/{person.id}"))
        net.spots.note("vote:stem-1", ListSpot(person.id))
        net.spots.note(f"detail:{person.id}", ListSpot("contact-4"))
        net.spots.note("agenda", ListSpot("2025-05-16", words="jan", span="week"))
        net.spots.note("more", ListSpot(f"x-{person.id}"))
        net.spots.keep()
    words = ["person", "erase", person.id, "--yes", person.id]
    assert main([*words, "--network", str(tmp_path / "net")]) == 0
    kept = kept_in(tmp_path / "settings")
    assert person.id not in kept.replace(f"x-{person.id}", "")
    assert "jan" not in kept
    with m50.open(tmp_path / "net") as net:
        assert net.spots.all() == {
            "kind:contact": ListSpot("contact-4"),
            "goals": ListSpot("doel-1", "Titel"),
            "agenda": ListSpot("2025-05-16", span="week"),
            "more": ListSpot(f"x-{person.id}"),
        }


def test_who_was_erased_on_another_computer_is_forgotten_at_the_next_look(tmp_path: Path):
    here = network(m50.Person(id="persoon-jan", **JAN))
    store = here.store
    spots = spots_of(tmp_path, store=store)
    spots.note("kind:person", ListSpot("persoon-jan"))
    spots.note("goals", ListSpot(words="jan"))
    spots.keep()
    spots.note("more", ListSpot(words="vries"))
    here.erase_person("persoon-jan")
    assert spots_of(tmp_path, store=store).all() == {"goals": ListSpot()}
    assert "persoon-jan" not in kept_in(tmp_path)
    spots.keep()
    assert "vries" not in kept_in(tmp_path)
    assert spots.get("more") == ListSpot()


def test_what_was_sought_is_shown_to_whom_it_is_about():
    with network(m50.Person(id="persoon-jan", **JAN)) as net:
        net.spots.note("goals", ListSpot(words="Jan de Vries"))
        net.spots.note("kind:person", ListSpot("persoon-jan"))
        net.spots.note("more", ListSpot(words="Jansen"))
        net.spots.note("check", ListSpot("M50-021/persoon-jan"))
        told = [(kept.place, kept.text) for kept in net.person("persoon-jan").elsewhere]
    assert [text for _, text in told] == ["Jan de Vries", "persoon-jan", "M50-021\npersoon-jan"]
    assert all("op deze computer" in place for place, _ in told)
