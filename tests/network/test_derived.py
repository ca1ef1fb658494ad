"""What is worked out is shown and exported like all else, never typed, and kept nowhere."""

from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.exchange.json_data import write_json
from m50core.exchange.tables import write_csv
from m50core.network.intake import ArrivalFate
from m50core.program import plugin as builtin
from m50core.store.memory import MemoryStore
from m50core.testing.builders import definitions, network, plugin

PLAN = definitions("""
[[person]]
id = "persoon-eva"
name = "Eva"
source = "Plan"
[[pillar]]
id = "ruimte"
title = "Ruimte"
chair = "persoon-eva"
source = "Plan"
[[seat]]
id = "ruimte-z01"
title = "Pijlervoorzitter"
organ = "ruimte"
role = "chair"
person = "persoon-eva"
source = "Plan"
""")
JAN = m50.Person(id="jan", name="Jan")
DERIVED = {"person", "status", "start", "end", "chair", "vice_chair", "holder", "since", "until"}


def story(**more) -> m50.Network:
    files = {"bestanden": plugin(importers=builtin.m50_importers)}
    return network(JAN, plan=[PLAN], plugins=files, **more)


def held(net: m50.Network) -> tuple[str, str, str]:
    seat = net["ruimte-z01"]
    return net["ruimte"].chair, seat.person, seat.status.value


def test_a_pillar_and_its_seat_that_name_one_chair_give_one_term():
    with story() as net:
        (term,) = net.collection("term")
        assert (term.post, term.person, term.title) == (
            "ruimte-z01", "persoon-eva", "Pijlervoorzitter: Eva",
        )  # fmt: skip
        assert held(net) == ("persoon-eva", "persoon-eva", "filled")


def test_a_pillar_without_a_seat_for_its_chair_gets_one():
    plan = definitions(
        '[[person]]\nid = "persoon-eva"\nname = "Eva"\nsource = "Plan"\n'
        '[[pillar]]\nid = "ruimte"\ntitle = "Ruimte"\nchair = "persoon-eva"\nsource = "Plan"\n'
    )
    with network(plan=[plan]) as net:
        (seat,) = net.collection("seat")
        assert (seat.organ, seat.role, seat.person) == ("ruimte", "chair", "persoon-eva")
        assert net["ruimte"].chair == "persoon-eva"


@pytest.mark.parametrize(
    ("record", "values", "word"),
    [
        ("ruimte-z01", {"person": "jan"}, "--appoint ZETEL"),
        ("ruimte-z01", {"status": "open"}, "vacancy=open"),
        ("ruimte-z01", {"end": "2025-12-31"}, "--discharge ZETEL"),
        ("ruimte", {"chair": "jan"}, "--appoint ZETEL"),
    ],
)
def test_what_is_worked_out_is_refused_with_what_changes_it(record, values, word):
    with (
        story() as net,
        pytest.raises(m50.FieldError, match=word),
        net.commit("Getypt") as commit,
    ):
        commit.change(record, **values)


def test_the_same_value_again_is_no_change():
    with story() as net:
        before = net.store.head()
        with net.commit("Zelfde") as commit:
            commit.change("ruimte-z01", person="persoon-eva")
        assert net.store.head() == before


def test_nothing_that_is_worked_out_is_kept():
    store = MemoryStore()
    with story(store=store, today=date(2025, 3, 1)) as net:
        with net.commit("Nieuw") as commit:
            commit.add(m50.Seat(id="z", title="Lid", person="jan", start="2025-02-01"))
            commit.add(m50.Term(post="ruimte-z01", person="jan", start="2025-03-01"))
            commit.change("ruimte-z01", vacancy="open")
        assert held(net)[:2] == ("jan", "jan")
        assert net["z"].person == "jan"
    for document in store.documents():
        if document.kind in ("seat", "pillar", "portfolio"):
            assert DERIVED.isdisjoint(document.fields), document
        if document.kind == "term":
            assert {"since", "until", "status", "title"}.isdisjoint(document.fields)


def test_a_new_seat_that_names_its_holder_brings_a_term_and_an_undo_takes_both():
    with story() as net:
        with net.commit("Secretaris") as commit:
            commit.add(m50.Seat(id="z", title="Secretaris", person="jan", start="2025-03-01"))
        (term,) = net.collection("term").where(post="z")
        assert (term.person, term.since, net["z"].status) == ("jan", date(2025, 3, 1), "filled")
        net.undo()
        assert net.records.get("z") is net.records.get(term.id) is None


def test_two_who_change_a_seat_and_its_holder_do_not_clash():
    with story() as net:
        read = net["ruimte-z01"]
        with net.commit("Termijn") as commit:
            commit.add(m50.Term(post="ruimte-z01", person="jan", start="2025-03-01"))
        with net.commit("Vacature") as commit:
            commit.change(read, vacancy="open")
        assert net["ruimte-z01"].vacancy == "open"


def test_it_is_filtered_and_sorted_like_others():
    with story() as net:
        assert [one.id for one in net.pillars.where(chair="persoon-eva")] == ["ruimte"]
        assert not list(net.pillars.where(chair="jan"))
        assert [one.id for one in net.collection("seat").where(status="filled")] == ["ruimte-z01"]
        with net.commit("Termijn") as commit:
            commit.add(m50.Term(post="ruimte-z01", person="jan", start="2025-03-01"))
        assert [one.id for one in net.pillars.where(chair="jan")] == ["ruimte"]


@pytest.mark.parametrize(("suffix", "write"), [(".json", write_json), (".csv", write_csv)])
def test_a_file_with_what_is_worked_out_comes_back_and_a_changed_cell_is_told(
    tmp_path: Path, suffix, write
):
    with story() as net:
        path = tmp_path / f"zetels{suffix}"
        path.write_bytes(write(net.collection("seat")))
        assert {one.fate for one in net.take_in(path)} == {ArrivalFate.known}
        path.write_bytes(path.read_bytes().replace(b"persoon-eva", b"jan"))
        (arrival,) = net.take_in(path)
        assert arrival.fate is ArrivalFate.known
        assert arrival.notes[0].startswith(
            "Wie “Jan (jan)” is niet overgenomen, hier is het “Eva (persoon-eva)”"
        )
        assert "--appoint ZETEL" in arrival.notes[0]
        assert held(net)[1] == "persoon-eva"


SUFFIXES = pytest.mark.parametrize(
    ("suffix", "write"), [(".json", write_json), (".csv", write_csv)]
)
JUNE = date(2025, 6, 1)


def stated(net: m50.Network) -> list[dict[str, object]]:
    return [one.plain() for kind in ("seat", "term", "pillar") for one in net.collection(kind)]


@SUFFIXES
@pytest.mark.parametrize("order", [("seat", "term"), ("term", "seat")])
def test_seats_and_terms_come_one_by_one_in_either_order(tmp_path: Path, order, suffix, write):
    decision = m50.Decision(id="b", title="Benoeming", status="taken", taken_on="2025-03-01",
                            effective="2025-03-01")  # fmt: skip
    with story(today=JUNE) as net, story(today=JUNE) as other:
        for each in (net, other):
            with each.commit("Besluit") as commit:
                commit.add(decision)
        with net.commit("Termijnen") as commit:
            commit.add(m50.Term(post="ruimte-z01", person="jan", decision="b", end="2025-12-31"))
            commit.change("termijn-ruimte-z01-persoon-eva", ended_by="b")
        for kind in order:
            path = tmp_path / f"{kind}{suffix}"
            path.write_bytes(write(net.collection(kind)))
            other.take_in(path)
        assert stated(other) == stated(net)
        assert all(one.fate is ArrivalFate.known for one in other.take_in(path))


@SUFFIXES
def test_a_term_from_a_file_takes_the_place_of_what_its_seat_told(tmp_path: Path, suffix, write):
    with story(today=JUNE) as net, story(today=JUNE) as other:
        with net.commit("Secretaris") as commit:
            commit.add(m50.Seat(id="z", title="Secretaris"))
            commit.add(m50.Term(id="termijn-8", post="z", person="jan", start="2025-03-01",
                                end="2025-12-31"))  # fmt: skip
        for kind in ("seat", "term"):
            path = tmp_path / f"{kind}{suffix}"
            path.write_bytes(write(net.collection(kind)))
            other.take_in(path)
        assert stated(other) == stated(net)


def test_a_second_term_of_the_same_person_leaves_the_first():
    with story(today=JUNE) as net:
        with net.commit("Secretaris") as commit:
            commit.add(m50.Seat(id="z", title="Secretaris", person="jan", start="2025-03-01"))
        with net.commit("Opnieuw") as commit:
            commit.add(m50.Term(post="z", person="jan", start="2025-05-01"))
        assert [one.since for one in net.collection("term").where(post="z")] == [
            date(2025, 3, 1), date(2025, 5, 1),
        ]  # fmt: skip


def test_all_that_is_exported_says_the_same_elsewhere(tmp_path: Path):
    with story(today=date(2025, 6, 1)) as net, story(today=date(2025, 6, 1)) as other:
        with net.commit("Besluit") as commit:
            commit.add(m50.Decision(id="b", title="Benoeming"))
            commit.add(m50.Seat(id="z", title="Secretaris", person="jan", start="2025-03-01"))
        net.decide(net["b"], [m50.Term(post="ruimte-z01", person="jan")])
        path = tmp_path / "alles.json"
        path.write_bytes(write_json(net.records))
        other.take_in(path)
        assert held(other) == held(net) == ("jan", "jan", "filled")
        for kind in ("seat", "term", "pillar"):
            assert [one.plain() for one in other.collection(kind)] == [
                one.plain() for one in net.collection(kind)
            ]


def test_a_vacancy_is_a_step_of_its_own_and_closes_when_somebody_begins():
    with story(today=date(2025, 6, 1)) as net:
        with net.commit("Vacature") as commit:
            commit.change("ruimte-z01", vacancy="open")
        seat = net["ruimte-z01"]
        assert (seat.status, seat.person, seat.vacant_since) == (
            "open", "persoon-eva", date(2025, 6, 1),
        )  # fmt: skip
        with net.commit("Opvolger") as commit:
            commit.add(m50.Term(post="ruimte-z01", person="jan", start="2025-09-01"))
        assert net["ruimte-z01"].status == "open"
        then = net.on_day(date(2025, 9, 1))["ruimte-z01"]
        assert (then.status, then.vacancy, then.person) == ("filled", "closed", "jan")


def test_each_turn_of_a_post_has_its_day_when_one_looks_back():
    with story(today=date(2025, 12, 1)) as net:
        with net.commit("Wie") as commit:
            commit.add(m50.Person(id="mia", name="Mia"))
            commit.add(m50.Seat(id="z", title="Lid"))
            commit.add(m50.Term(post="z", person="jan", start="2025-03-01", end="2025-06-30"))
            commit.add(m50.Term(post="z", person="mia", interim=True, start="2025-07-10",
                                end="2025-08-31"))  # fmt: skip
            commit.add(m50.Term(post="z", person="persoon-eva", start="2025-09-15"))
            commit.change("z", vacancy="open", vacant_since="2025-05-01")
        days = {
            "2025-02-28": ("", "vacant"), "2025-03-01": ("jan", "leaving"),
            "2025-04-30": ("jan", "leaving"), "2025-05-01": ("jan", "open"),
            "2025-06-30": ("jan", "open"), "2025-07-01": ("", "open"),
            "2025-07-10": ("mia", "open"), "2025-08-31": ("mia", "open"),
            "2025-09-01": ("", "open"), "2025-09-15": ("persoon-eva", "filled"),
        }  # fmt: skip
        for day, (person, status) in days.items():
            seat = net.on_day(date.fromisoformat(day))["z"]
            assert (day, seat.person, seat.status) == (day, person, status)


def test_a_post_goes_with_its_terms_and_a_person_is_needed_by_them():
    with story() as net:
        with net.commit("Lid") as commit:
            commit.add(m50.Seat(id="z", title="Lid", person="jan", start="2025-02-01"))
        with (
            pytest.raises(m50.RelationError, match="Lid: Jan") as refused,
            net.commit("Weg") as commit,
        ):
            commit.remove("jan")
        assert "(z)" not in refused.value.sentence


def test_who_moves_the_day_sees_what_has_begun_and_what_was_decided_by_then():
    with story(today=date(2025, 9, 1)) as net:
        with net.commit("Wie") as commit:
            commit.add(m50.Seat(id="z", title="Lid"))
            commit.add(m50.Term(post="z", person="jan", start="2025-10-01"))
        assert net["z"].person == ""
        net.today = date(2025, 10, 1)
        assert net["z"].person == "jan"
        net.today = date(2025, 9, 3)
        with net.commit("Vacature") as commit:
            commit.change("z", vacancy="open")
        assert (net["z"].person, net["z"].vacancy) == ("", "open")
