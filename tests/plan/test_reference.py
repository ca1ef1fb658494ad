"""Reference data: whole, with its origin and day."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

import m50core as m50
from m50core.accountability.rhythm import free_days
from m50core.agenda.recess import recesses
from m50core.lobby import reference as lobby
from m50core.lobby.reference import committees, networks, subjects
from m50core.members.reference import members, municipalities
from m50core.plan.reference import rows
from m50core.plan_check.questions import questions

DATA = {
    "reces.csv": "m50core.agenda",
    "commissies.csv": "m50core.lobby",
    "netwerken.csv": "m50core.lobby",
    "vragen.csv": "m50core.plan_check",
}
"""The package of each file whose rows decide what the program does."""
READERS = (recesses, committees, networks, subjects, questions)


@pytest.fixture
def add_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Give a way to add a row to the data of a room, as its package would have it."""

    def add(name: str, *cells: str) -> None:
        package = DATA[name]
        (tmp_path / package / "data").mkdir(parents=True, exist_ok=True)
        for file in (files(package) / "data").iterdir():
            content = file.read_text("utf-8")
            content += ",".join(cells) + "\n" if file.name == name else ""
            (tmp_path / package / "data" / file.name).write_text(content, "utf-8")
        monkeypatch.setattr(
            "m50core.plan.packaged._files",
            lambda asked: tmp_path / asked if asked == package else files(asked),
        )
        # Nobody's code changes while a program runs, so that isn't looked at.
        monkeypatch.setenv("M50_CACHE", str(tmp_path / "cache"))
        forget()

    def forget() -> None:
        for reader in READERS:
            reader.cache_clear()

    yield add
    monkeypatch.undo()
    forget()


def network(*records: m50.Record):
    net = m50.open("memory:", today=date(2025, 3, 11), who="test")
    with net.commit("Gegevens") as commit:
        for record in records:
            commit.add(record)
    return net


def found(net: m50.Network, code: str) -> set[str]:
    return {one.record for one in net.check() if one.code == code}


def test_a_row_is_enough_for_a_recess(add_row):
    with network() as net:
        days = {date(2027, 3, 3), date(2027, 3, 4), date(2027, 3, 5)}
        assert set(free_days(net.records, date(2027, 3, 1), date(2027, 3, 5))) == days
        add_row("reces.csv", "voorjaarsreces", "2027-03-04", "2027-03-05", "ja", "proef")
        assert not set(free_days(net.records, date(2027, 3, 1), date(2027, 3, 5))) >= days
        with net.commit("Reeks") as commit:
            series = commit.add(m50.MeetingSeries(title="Proef"))
        (made,) = net.lay_out(series, "week", date(2027, 3, 4), date(2027, 3, 5), dry_run=True)
        assert made.told == "voorjaarsreces"


def test_a_row_is_enough_for_a_committee_and_its_subject(add_row):
    add_row("commissies.csv", "org-tk-sport", "Commissie Sport", "", "org-tweede-kamer",
            "2024-2026", "sport", "proef")  # fmt: skip
    with network() as net:
        assert net["org-tk-sport"].origin == "proef, periode 2024-2026"
        assert "org-tk-sport" in found(net, "M50-205")
        assert any("(sport)" in one.sentence for one in net.check() if one.code == "M50-205")


def test_a_row_is_enough_for_a_network(add_row):
    add_row("netwerken.csv", "org-nieuw", "Nieuw", "2025", "proef")
    with network(m50.Organisation(id="org-nieuw", name="Nieuw", type="network")) as net:
        assert "org-nieuw" in found(net, "M50-204")


def test_a_row_is_enough_for_a_question_to_each_pillar(add_row):
    with network() as net:
        add_row("vragen.csv", "kabouters", "de inzet van kabouters", "2025", "proef")
        asked = [one for one in net.check(plan=True) if "de inzet van kabouters" in one.sentence]
        assert {one.record for one in asked} == {pillar.id for pillar in net.pillars}


def test_each_row_tells_its_origin_and_its_time():
    for name, package in DATA.items():
        for row in rows(package, name):
            assert row["origin"], row
            assert any(row.get(column) for column in ("start", "period", "known_on")), row


def test_what_the_data_name_is_there():
    with network() as net:
        assert set(networks()) <= {
            o.id for o in net.collection("organisation").where(type="network")
        }
        assert subjects().keys() <= {one.id for one in lobby.committees()}
        assert len(networks()) == 4
        assert len(subjects()) == 4
        assert len(questions()) == 5


def test_all_municipalities_are_there_with_code_address_province_and_inhabitants():
    found = municipalities()
    assert len(found) == len({place.id for place in found}) == 342
    assert len({place.province for place in found}) == 12
    for place in found:
        assert place.tooi_uri.endswith(f"/gemeente/{place.id.lower()}")
        assert place.inhabitants
        assert place.inhabitants_on == date(2026, 1, 1)
        assert "CBS" in place.origin


def test_members_are_labelled_as_known_in_april_2023():
    found = members()
    assert len(found) == 61
    assert {member.known_on.words for member in found} == {"april 2023"}
    assert {str(member.status) for member in found} == {"member"}
    assert {member.municipality for member in found} <= {place.id for place in municipalities()}


def test_committees_of_the_vng_and_the_chamber_say_what_they_are_part_of():
    parts = [committee.part_of for committee in committees()]
    assert parts.count("org-vng") == 11
    assert parts.count("org-tweede-kamer") == 18
