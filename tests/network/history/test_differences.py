"""Between two days: which commits, and what they come to."""

from datetime import date, datetime

import pytest

import m50core as m50
from m50core.network.network import ZONE, Network
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Commit
from m50core.testing.builders import ONE_GOAL, network


def on(store: MemoryStore, day: int, who: str = "secretariaat") -> Network:
    return network(store=store, plan=[ONE_GOAL], today=date(2025, 3, day), who=who)


def story() -> Network:
    """Days 1, 5 and 9 of March, and the network as it is on the 20th."""
    store = MemoryStore()
    with on(store, 1).commit("een") as commit:
        commit.add(m50.ActionItem(title="Zaal"))
        commit.add(m50.ActionItem(title="Koffie"))
    with on(store, 5, "Jan").commit("twee") as commit:
        commit.change("actie-1", due="2025-04-01", description="Jan")
        commit.remove("actie-2")
        commit.add(m50.ActionItem(title="Even"))
        commit.change("ruimte-07", status="active")
    with on(store, 9).commit("drie") as commit:
        commit.change("actie-1", due="2025-05-01", description="")
        commit.remove("actie-3")
        commit.add(m50.ActionItem(title="Nieuw"))
    return on(store, 20)


def test_a_difference_tells_only_what_differs_between_both_ends():
    net = story()
    found = {d.id: d for d in net.changes(date(2025, 3, 2), date(2025, 3, 20))}
    assert {record_id: (d.what.value, d.title) for record_id, d in found.items()} == {
        "actie-1": ("changed", "Zaal"),
        "actie-2": ("removed", "Koffie"),
        "ruimte-07": ("changed", "Gesprekken met woordvoerders"),
        "actie-4": ("added", "Nieuw"),
    }
    (due,) = found["actie-1"].fields
    assert (due.name, due.label, due.old) == ("due", "Uiterlijk", None)
    assert (due.before, due.after) == ("", "do 1 mei 2025")
    assert found["actie-1"].commits == (2, 3)
    (status,) = found["ruimte-07"].fields
    assert status.shown == "Status: niet gestart → bezig"


def test_both_days_of_a_difference_are_included_and_it_agrees_with_the_past():
    net = story()
    assert {d.id for d in net.changes(date(2025, 3, 5), date(2025, 3, 5))} == {
        "actie-1", "actie-2", "actie-3", "ruimte-07",
    }  # fmt: skip
    assert net.changes(date(2025, 3, 6), date(2025, 3, 8)) == ()
    past = net.as_of(date(2025, 3, 5))
    assert {r.id for r in past.collection("action_item")} == {"actie-1", "actie-3"}


def test_days_the_wrong_way_round_are_refused():
    for ask in (story().changes, story().log):
        with pytest.raises(m50.UsageError, match="ligt voor het begin"):
            ask(date(2025, 3, 2), date(2025, 3, 1))


def test_the_log_can_be_asked_by_day_person_and_number():
    net = story()
    assert [c.why for c in net.log(start=date(2025, 3, 5))] == ["twee", "drie"]
    assert [c.why for c in net.log(end=date(2025, 3, 5))] == ["een", "twee"]
    assert [c.why for c in net.log(who="secretariaat")] == ["een", "drie"]
    assert [c.why for c in net.log(limit=2)] == ["twee", "drie"]


def test_when_the_clock_goes_back_the_order_is_that_of_the_numbers():
    net = story()
    when = datetime(2025, 3, 2, 9, tzinfo=ZONE)
    change = net.log()[0].changes[0]
    late = type(change)("action_item", "actie-9", None, {"title": "Klok terug"})
    net.store.append(Commit(4, when, "Piet", "klok", (late,)))
    assert "actie-9" not in net.as_of(date(2025, 3, 2)).records
    assert "actie-9" in net.as_of(date(2025, 3, 9)).records
    assert {d.id for d in net.changes(date(2025, 3, 9), date(2025, 3, 9))} >= {"actie-9"}
    assert net.changes(date(2025, 3, 2), date(2025, 3, 2)) == ()


def test_the_day_before_the_first_commit_is_a_network_without_state():
    past = story().as_of(date(2025, 2, 1))
    assert past.goals["ruimte-07"].status == "not_started"
    assert len(past.collection("action_item")) == 0


def test_history_tells_field_by_field_what_changed_as_a_person_reads_it():
    net = story()
    with net.commit("Geschreven") as commit:
        commit.add(m50.Progress(title="vier fracties", about="ruimte-07"))
    status, note = net.history("ruimte-07")
    assert [f.shown for f in status.fields] == ["Status: niet gestart → bezig"]
    assert ("Waarbij", "Gesprekken met woordvoerders") in {(f.label, f.after) for f in note.fields}
    first, second, third = net.history("actie-1")
    assert {f.name for f in first.fields} >= {"title", "status"}
    assert {f.shown for f in second.fields} == {
        "Uiterlijk: leeg → di 1 apr 2025",
        "Toelichting: leeg → Jan",
    }
    assert {f.shown for f in third.fields} == {
        "Uiterlijk: di 1 apr 2025 → do 1 mei 2025",
        "Toelichting: Jan → leeg",
    }


def test_a_field_of_a_missing_plugin_is_told_by_its_name():
    net = story()
    change = type(net.log()[0].changes[0])("onbekend", "x-1", None, {"kleur": "rood"})
    net.store.append(Commit(4, net.log()[-1].when, "Piet", "y", (change,)))
    ((entry),) = net.history("x-1")
    assert [f.shown for f in entry.fields] == ["kleur: leeg → rood"]
