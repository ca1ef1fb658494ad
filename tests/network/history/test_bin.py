"""The bin: what was removed comes back under its own id, with its relations."""

import pytest

import m50core as m50
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Change, Commit
from m50core.testing.builders import ONE_GOAL, network


def remove(net: m50.Network, *ids: str) -> None:
    with net.commit("weg") as commit:
        for record_id in ids:
            commit.remove(record_id)


def test_the_bin_holds_what_was_removed_as_it_was_newest_first():
    net = network(m50.ActionItem(title="een"), m50.ActionItem(title="twee"))
    with net.commit("Wie") as commit:
        commit.change("actie-1", description="Jan")
    remove(net, "actie-1")
    remove(net, "actie-2")
    twee, een = net.bin()
    assert (een.id, een.title, een.who, een.why, een.number) == (
        "actie-1", "een", "secretariaat", "weg", 3,
    )  # fmt: skip
    assert (een.document.fields["description"], een.document.version) == ("Jan", 2)
    assert (twee.id, twee.number) == ("actie-2", 4)


def test_a_record_comes_back_under_its_own_id_and_leaves_the_bin():
    net = network(m50.ActionItem(title="Zaal", description="Jan"))
    was = net["actie-1"].plain()
    remove(net, "actie-1")
    with net.commit("terug") as commit:
        commit.restore("actie-1")
    assert net["actie-1"].plain() == was
    assert net.bin() == ()
    net.undo()
    assert [b.id for b in net.bin()] == ["actie-1"]


def test_what_a_record_points_at_comes_back_with_it():
    net = network(m50.ActionItem(title="Zaal"), m50.Progress(title="gebeld", about="actie-1"))
    remove(net, "actie-1", "voortgang-1")
    with net.commit("terug") as commit:
        commit.restore("voortgang-1")
    assert net["voortgang-1"].about == "actie-1"
    assert net["actie-1"].title == "Zaal"
    assert len(net.log()) == 3


def test_what_points_at_something_gone_for_good_stays_in_the_bin():
    store = MemoryStore()
    with network(
        m50.Progress(title="gebeld", about="ruimte-07"), store=store, plan=[ONE_GOAL]
    ) as net:
        remove(net, "voortgang-1")
    net = network(store=store)
    missing = pytest.raises(m50.RelationError, match="ruimte-07")
    with missing as refused, net.commit("terug") as commit:
        commit.restore("voortgang-1")
    assert refused.value.field == "about"
    assert [b.id for b in net.bin()] == ["voortgang-1"]


def test_what_is_there_or_never_was_is_not_restored():
    net = network(m50.ActionItem(title="Zaal"))
    with pytest.raises(m50.UsageError, match="staat er al"), net.commit("x") as commit:
        commit.restore("actie-1")
    with pytest.raises(m50.UnknownId, match="niet in de prullenbak"), net.commit("x") as commit:
        commit.restore("actie-9")


def test_fields_that_this_version_does_not_know_come_back_too():
    store = MemoryStore()
    with network(m50.ActionItem(title="Zaal"), store=store) as net:
        (first,) = net.log()
    old = first.changes[0].after
    new = {**old, "kleur_van_plugin": "rood"}
    store.append(Commit(2, first.when, "x", "y", (Change("action_item", "actie-1", old, new),)))
    net = network(store=store)
    remove(net, "actie-1")
    with net.commit("terug") as commit:
        commit.restore("actie-1")
    assert net.document("actie-1").fields == new


def test_what_was_erased_is_not_in_the_bin():
    store = MemoryStore()
    net = network(m50.Person(name="Jan"), store=store)
    remove(net, "persoon-1")
    store.append(Commit(3, net.log()[-1].when, "x", "Gewist", (), erases="persoon-1"))
    assert net.bin() == ()
    with pytest.raises(m50.UnknownId), net.commit("terug") as commit:
        commit.restore("persoon-1")


def test_state_of_the_plan_that_was_undone_is_not_in_the_bin():
    net = network(plan=[ONE_GOAL])
    with net.commit("Begonnen") as commit:
        commit.change("ruimte-07", status="active")
    net.undo()
    assert net.bin() == ()


@pytest.mark.parametrize("order", [("actie-1", "voortgang-1"), ("voortgang-1", "actie-1")])
def test_records_that_point_at_each_other_are_removed_in_any_order(order):
    net = network(m50.ActionItem(title="Zaal"), m50.Progress(title="gebeld", about="actie-1"))
    remove(net, *order)
    assert len(net.records) == 0


def test_an_id_that_was_removed_is_not_given_to_another_by_hand():
    net = network(m50.ActionItem(title="Zaal"), m50.ActionItem(id="zaal", title="Eigen nummer"))
    remove(net, "actie-1", "zaal")
    for used in ("actie-1", "zaal"):
        refused = pytest.raises(m50.FieldError, match="al gebruikt en verwijderd")
        with refused, net.commit("x") as commit:
            commit.add(m50.ActionItem(id=used, title="Ander"))
    with net.commit("x") as commit:
        commit.add(m50.ActionItem(id="actie-7", title="Ander"))
        commit.add(m50.ActionItem(id="actie-3", title="Overgeslagen nummer"))
    assert net["actie-3"].title == "Overgeslagen nummer"
