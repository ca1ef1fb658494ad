"""JSON comes in as m50 keeps it: exact, with a place for whatever is wrong."""

import json
from decimal import Decimal

import pytest

import m50core as m50
from m50core.exchange.json_data import write_json
from m50core.network.intake import ArrivalFate
from m50core.program.plugin import m50_importers
from m50core.testing.builders import network, plugin


@pytest.fixture
def net():
    with network(plugins={"bestanden": plugin(importers=m50_importers)}) as made:
        yield made


@pytest.fixture
def take(net, tmp_path):
    def run(content: bytes | list, **options):
        path = tmp_path / "stuk.json"
        if isinstance(content, list):
            content = json.dumps({"schema": "m50.records/1", "items": content}).encode()
        path.write_bytes(content)
        return net.take_in(path, **options)

    return run


@pytest.mark.parametrize(
    ("given", "value"),
    [("1.125", "1.125"), ("1125", "1125"), (7, "7"), ("1,125", "1.125"), ("7.000.000", "7000000")],
)
def test_a_number_is_read_as_m50_writes_it(net, take, given, value):
    (arrival,) = take([{"kind": "indicator", "title": "Groei", "target": given}])
    assert arrival.record.target == Decimal(value)


def test_a_number_that_is_no_text_is_exact_too(net, take):
    items = b'[{"kind": "indicator", "title": "a", "target": 1.125}]'
    (arrival,) = take(b'{"schema": "m50.records/1", "items": ' + items + b"}")
    assert arrival.record.target == Decimal("1.125")


def test_null_clears_and_says_so_and_what_is_not_there_stays(net, take):
    with net.commit("Actie") as c:
        made = c.make("action_item", {"title": "Zaal", "due": "2025-04-01", "remark": "x"})
    (arrival,) = take([{"kind": "action_item", "id": made.id, "due": None}])
    assert [change.shown for change in arrival.cleared] == ["Uiterlijk: di 1 apr 2025 → leeg"]
    assert net[made.id].remark == "x"
    for name, value in (("title", None), ("title", ""), ("status", None), ("status", "")):
        with pytest.raises(m50.M50Error, match=r"stuk\.json, gegeven 1: "):
            take([{"kind": "action_item", "id": made.id, name: value}])


def test_what_a_caller_gives_is_typed_and_goes_before_the_file(net, take):
    (arrival,) = take(
        [{"kind": "indicator", "title": "a", "target": "1.125"}], given={"target": "1.125"}
    )
    assert arrival.record.target == 1125


def test_a_deadline_with_days_is_known_by_its_words(net, take):
    with net.commit("ALV") as c:
        c.make("meeting", {"title": "1e ALV", "due": "2025-05-16"})
        made = c.make("action_item", {"title": "Stuk", "due": "bij 1e ALV"})
    assert net[made.id].due.latest is not None
    (arrival,) = take([{"kind": "action_item", **net[made.id].plain()}])
    assert (arrival.fate, arrival.changes) == (ArrivalFate.known, ())


def test_one_odd_byte_is_told_with_its_item_and_field(net, take):
    items = '[{"kind": "person", "name": "Zoë"}, {"kind": "person", "name": "Andr?"}]'.encode()
    content = b'{"schema": "m50.records/1", "items": ' + items + b"}"
    arrivals = take(content.replace(b"Andr?", b"Andr\xe9"))
    assert [one.record.name for one in arrivals] == ["Zoë", "André"]
    assert arrivals[0].notes == ()
    assert "veld “name” bevat tekens die geen UTF-8 zijn" in arrivals[1].notes[0]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"schema": "m50.records/1",\n "items": [{"kind": "person" "name": 1}]}', "regel 2"),
        (b'{"schema": "m50.records/1", "items": [{"kind": "person", "name": "a", "name": "b"}]}',
         "gegeven 1: de sleutel “name” staat er twee keer"),
        (b"[" * 100_000, "te diep"),
        (b"1" * 10_000, "te lang"),
        (b"a\x20\x00", "NUL"),
    ],
)  # fmt: skip
def test_what_is_no_json_of_m50_is_refused_with_its_place(net, take, content, reason):
    with pytest.raises(m50.M50Error, match=reason) as caught:
        take(content)
    assert str(caught.value).startswith("stuk.json")
    assert net.store.head() == 0


def test_what_is_written_is_read_back_and_changes_nothing(net, tmp_path):
    with net.commit("Acties") as c:
        c.make("action_item", {"title": "Zaal", "due": "Q1 2025"})
        c.make("action_item", {"title": "Koffie", "due": "doorlopend"})
    content = write_json(net.collection("action_item"))
    first = json.loads(content)
    assert first["schema"] == "m50.records/2"
    assert first["items"][0]["due"] == {
        "words": "Q1 2025", "earliest": "2025-01-01", "latest": "2025-03-31",
    }  # fmt: skip
    (tmp_path / "stuk.json").write_bytes(content)
    assert [one.fate for one in net.take_in(tmp_path / "stuk.json")] == [ArrivalFate.known] * 2


def test_a_mapping_that_is_no_period_is_refused_with_its_place(take):
    with pytest.raises(m50.M50Error, match="gegeven 1"):
        take([{"kind": "action_item", "title": "Zaal", "due": {"words": "Q1 2025"}}])
