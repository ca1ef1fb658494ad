"""What a person must know of an imported file: doubts, doubles, and those who stay erased."""

import json
from datetime import date

import pytest

import m50core as m50
from m50core.network.intake import ArrivalFate
from m50core.plugins import Importer
from m50core.program.rooms import core_register
from m50core.testing.builders import network, plugin

JAN = m50.Person(id="persoon-jan", name="Jan de Vries", email="jan@zeist.example")


def two_of_a_kind(content: bytes, name: str):
    for line in content.decode().splitlines():
        title, due = line.split(";")
        yield "action_item", {"title": title, "due": due}


def importers():
    return [
        *core_register().importers().values(),
        Importer("acties", "x", (".acties",), two_of_a_kind, ("title",)),
    ]


@pytest.fixture
def net():
    with network(JAN, plugins={"bestanden": plugin(importers=importers)}) as made:
        yield made


@pytest.fixture
def take(net, tmp_path):
    def run(content: str | list, name: str = "oud.csv", **options):
        path = tmp_path / name
        if isinstance(content, list):
            content = json.dumps({"schema": "m50.records/1", "items": content})
        path.write_text(content, "utf-8")
        return net.take_in(path, **options)

    return run


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_garbled_value_is_kept_as_it_is_and_told_with_its_place(net, take, dry_run):
    (fine, odd, lost) = take(
        "kind;name;function\nperson;Zoë;Griffier\nperson;JosÃ©;x\nperson;Ren\ufffd;x\n",
        dry_run=dry_run,
    )
    assert fine.notes == ()
    assert odd.record.name == "JosÃ©"
    assert odd.notes[0].startswith("oud.csv, rij 3, veld “name” (Naam): “JosÃ©”")
    assert "“José”" in odd.notes[0]
    assert lost.record.name == "Ren\ufffd"
    assert lost.notes[0].startswith("oud.csv, rij 4, veld “name” (Naam): “Ren\ufffd”")


def test_it_is_told_of_json_and_of_a_calendar_too_once_a_series(take):
    (item,) = take([{"kind": "person", "name": "BelgiÃ«"}], "oud.json")
    assert item.notes[0].startswith("oud.json, gegeven 1, veld “name” (Naam): “BelgiÃ«”")
    events = take(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nSUMMARY:CafÃ©\nDTSTART:20250325T090000Z\n"
        "RRULE:FREQ=WEEKLY;COUNT=3\nEND:VEVENT\nEND:VCALENDAR\n",
        "oud.ics",
    )
    assert [len(one.notes) for one in events] == [1, 0, 0]
    assert events[0].notes[0].startswith("oud.ics, regel 2, veld “title” (Onderwerp): “CafÃ©”")


def test_what_changes_is_told_and_what_is_known_is_no_news(take):
    content = "kind;id;name\nperson;persoon-jan;JanÃ©\n"
    (first,), (second,) = take(content), take(content)
    assert (first.fate, len(first.notes)) == (ArrivalFate.changed, 1)
    assert (second.fate, second.notes) == (ArrivalFate.known, ())


@pytest.mark.parametrize("record_id", ["persoon-jan", "persoon-9", "eva"])
def test_two_rows_with_one_id_and_other_values_are_refused_with_both_rows(net, take, record_id):
    head = net.store.head()
    content = f"kind;id;name\nperson;{record_id};Eva\nperson;;Bas\nperson; {record_id} ;Ada\n"
    with pytest.raises(m50.M50Error) as caught:
        take(content)
    told = caught.value.sentence
    assert told.startswith("oud.csv, rij 4: ")
    assert f"{record_id} staat ook in rij 2, met iets anders bij name" in told
    assert net.store.head() == head


def test_of_two_items_in_json_and_of_two_kinds_it_is_the_same(take):
    eva = {"kind": "person", "id": "persoon-9", "name": "Eva"}
    with pytest.raises(m50.M50Error, match=r"gegeven 2: .*persoon-9 staat ook in gegeven 1"):
        take([eva, {**eva, "name": "Ada"}], "oud.json")
    with pytest.raises(
        m50.M50Error, match="persoon-9 staat ook in rij 2, met iets anders bij kind"
    ):
        take("kind;id;name\nperson;persoon-9;Eva\npartner;persoon-9;Eva\n")


def test_two_rows_that_are_equal_count_once_and_that_is_told(net, take):
    row = "person;persoon-9;Eva\n"
    first, second = take(f"kind;id;name\n{row}{row}")
    assert (first.fate, second.fate) == (ArrivalFate.new, ArrivalFate.known)
    assert second.notes == ("is gelijk aan rij 2, en telt één keer mee",)
    assert [one.name for one in net.collection("person")] == ["Jan de Vries", "Eva"]


def test_a_row_without_id_never_shares_the_one_it_was_given(net, take):
    with pytest.raises(m50.M50Error, match=r"rij 3: .*persoon-1 ging al naar rij 2"):
        take("kind;id;name\nperson;;Eva\nperson;persoon-1;Ada\n")
    assert len(net.collection("person")) == 1


def test_what_an_importer_knows_by_its_keys_is_refused_when_it_differs(take):
    equal = take("Zaal;2025-04-01\nZaal;2025-04-01\n", "a.acties")
    assert [one.fate for one in equal] == [ArrivalFate.new, ArrivalFate.known]
    with pytest.raises(m50.M50Error, match=r"gegeven 2: .*staat ook in gegeven 1.*due"):
        take("Zaal;2025-04-01\nZaal;2025-04-02\n", "a.acties")


@pytest.mark.parametrize("removed", [False, True])
@pytest.mark.parametrize("dry_run", [False, True])
def test_an_older_file_never_brings_back_who_was_erased(net, take, removed, dry_run):
    net.erase_person("persoon-jan")
    if removed:
        with net.commit("Weg") as c:
            c.remove("persoon-jan")
    gone, new = take(
        "kind;id;name;email\nperson;persoon-jan;Jan de Vries;jan@zeist.example\nperson;;Eva;\n",
        dry_run=dry_run,
    )
    assert (gone.fate, gone.place, gone.erased) == (ArrivalFate.left_out, "rij 2", "persoon-jan")
    assert "persoon-jan is op di 11 mrt 2025 gewist (AVG) en wordt niet teruggezet" in gone.reason
    assert "Jan" not in gone.title + gone.reason
    assert new.fate is ArrivalFate.new
    assert all("Jan" not in one.name for one in net.collection("person"))


def test_whoever_wants_the_person_again_adds_them_without_an_id(net, take):
    net.erase_person("persoon-jan")
    (again,) = take("kind;id;name\nperson;;Jan de Vries\n")
    assert (again.fate, again.notes) == (ArrivalFate.new, ())
    assert again.record.id != "persoon-jan"


@pytest.mark.parametrize("removed", [False, True])
def test_a_script_hears_the_same(net, removed):
    net.erase_person("persoon-jan")
    if removed:
        with net.commit("Weg") as c:
            c.remove("persoon-jan")
    with (
        pytest.raises(m50.FieldError, match=r"op di 11 mrt 2025 gewist \(AVG\)"),
        net.commit("x") as c,
    ):
        c.add(JAN)


def test_what_was_wiped_from_other_records_stays_wiped_and_the_rest_is_taken(net, take):
    with net.commit("Gesprek") as c:
        c.add(m50.ActionItem(id="actie-9", title="Bel Jan de Vries"))
        c.add(
            m50.Contact(id="contact-9", title="Gesprek", outcome="Was boos", person="persoon-jan")
        )
    net.erase_person("persoon-jan")
    assert net["actie-9"].title == "Bel [gewist]"
    item, contact = take(
        [
            {"kind": "action_item", "id": "actie-9", "title": "Bel Jan de Vries", "remark": "x"},
            {"kind": "contact", "id": "contact-9", "outcome": "Was boos"},
        ],
        "oud.json",
    )
    assert (net["actie-9"].title, net["actie-9"].remark) == ("Bel [gewist]", "x")
    assert item.notes == (
        "veld “title” (Titel): hier is iets gewist (AVG), en dat wordt niet teruggezet",
    )
    assert contact.fate is ArrivalFate.known
    assert "veld “outcome”" in contact.notes[0]
    assert net["contact-9"].outcome == ""


@pytest.mark.parametrize("columns", ["kind;name\nperson;{}\n", "kind;id;name\nperson;;{}\n"])
@pytest.mark.parametrize("name", ["Jan de Vries", "jan de  vries"])
def test_a_row_without_id_that_is_called_as_another_comes_in_and_says_so(net, take, columns, name):
    (made,) = take(columns.format(name))
    assert made.fate is ArrivalFate.new
    assert made.notes == (
        "er is al een persoon met deze naam: persoon-jan. Is dat dezelfde, zet dan dat nummer in "
        "de kolom “id”",
    )
    assert len(net.collection("person")) == 2


def test_two_rows_of_one_file_that_are_called_the_same_say_so_too(take):
    first, second = take("kind;title\naction_item;Zaal\naction_item;Zaal\n")
    assert first.notes == ()
    assert second.notes == ("rij 2 heeft dezelfde titel: dit worden er twee",)


def test_a_file_that_names_who_it_means_gives_no_such_note(net, take):
    (known,) = take("kind;id;name\nperson;persoon-jan;Jan de Vries\n")
    assert known.notes == ()
    assert net.today == date(2025, 3, 11)
