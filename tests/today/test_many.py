"""One deed about many things: one commit, all or nothing, and all that refuses told at once."""

from datetime import date

import pytest

import m50core as m50
from m50core.records.many import change_each, remove_each
from m50core.testing.builders import network
from m50core.today import many

DAY = date(2025, 3, 11)
JAN = m50.Person(id="jan", name="Jan")
EVA = m50.Person(id="eva", name="Eva")
ACTIONS = tuple(m50.ActionItem(id=f"a{n}", title=f"Zaal {n}", owner="jan") for n in range(1, 5))
MEETING = m50.Meeting(id="verg", title="Later", due="2025-04-01")


@pytest.fixture(name="net")
def _net():
    with network(JAN, EVA, *ACTIONS, MEETING, m50.Decision(id="besl", title="B")) as net:
        yield net


def chosen(net, *ids):
    return tuple(net[record_id] for record_id in ids)


def test_many_are_assigned_as_one_commit_that_undo_takes_back_whole(net):
    doing = many.assign_each(net.records, tuple(net.collection("action_item")), "Eva")
    assert doing.why == "Trekker Eva: 4 actiepunten"
    assert [one.id for one in net.carry_out(doing)] == ["a1", "a2", "a3", "a4"]
    assert {one.owner for one in net.collection("action_item")} == {"eva"}
    assert len(net.log()) == 2
    net.undo()
    assert {one.owner for one in net.collection("action_item")} == {"jan"}


def test_what_is_so_already_is_left_and_counts_for_nothing(net):
    net.carry_out(many.mark_each_done(net.records, chosen(net, "a1"), DAY))
    doing = many.mark_each_done(net.records, chosen(net, "a1", "a2", "a3"), DAY)
    assert doing.why == "Klaar: 2 actiepunten"
    assert [one.id for one in doing.same] == ["a1"]
    doing = many.assign_each(net.records, chosen(net, "a1", "a2"), "Jan")
    assert doing.is_empty
    assert net.carry_out(doing) == ()


def test_one_that_refuses_refuses_all_and_each_is_told_with_its_number(net):
    before = len(net.log())
    with pytest.raises(m50.UsageError) as told:
        many.mark_each_done(net.records, chosen(net, "a1", "besl", "eva"), DAY)
    assert told.value.told[0] == "Er is niets gewijzigd: 2 van de 3 kunnen dit niet."
    assert [one.record_id for one in told.value.problems] == ["besl", "eva"]
    assert [line.split(":")[0] for line in told.value.told[1:]] == ["  besl", "  eva"]
    assert len(net.log()) == before


def test_what_a_commit_refuses_of_many_is_told_of_each_and_nothing_is_kept(net):
    with net.commit("Klaar") as commit:
        commit.change("a2", status="done")
        commit.change("a3", status="done")
    before = len(net.log())
    doing = change_each(chosen(net, "a1", "a2", "a3"), {"status": "dropped"}, DAY)
    for act in (net.carry_out, net.foresee):
        with pytest.raises(m50.TransitionError) as told:
            act(doing)
        assert [one.record_id for one in told.value.problems] == ["a2", "a3"]
        assert "2 van de 3 kunnen dit niet" in told.value.sentence
    doing = change_each(chosen(net, "a1", "a4"), {"meeting": "weg"}, DAY)
    with pytest.raises(m50.RelationError) as told:
        net.carry_out(doing)
    assert [one.record_id for one in told.value.problems] == ["a1", "a4"]
    assert len(net.log()) == before


def test_of_many_with_the_same_reason_it_is_told_once_with_their_numbers():
    goals = [m50.Decision(id=f"besl-{n}", title=f"Besluit {n}") for n in range(1, 31)]
    with network(*goals, EVA) as net, pytest.raises(m50.UsageError) as told:
        many.mark_each_done(net.records, [*net.collection("decision"), net["eva"]], DAY)
    _, same, other = told.value.told
    assert same.startswith("  besl-1, besl-2,")
    assert " en nog 10: Dit kan niet zomaar klaar worden" in same
    assert "m50 decide NUMMER" in same
    assert other.startswith("  eva: “Eva” kan niet")
    assert len(told.value.problems) == 31


def test_a_value_that_cannot_be_is_told_once_for_each_kind(net):
    with pytest.raises(m50.UnknownField) as told:
        change_each(chosen(net, "a1", "a2", "verg"), {"kleur": "rood", "due": "ooit eens"}, DAY)
    assert len(told.value.problems) == 4


def test_each_is_left_or_accounted_for_with_one_reason(net):
    doing = many.leave_each(
        net.records, chosen(net, "a1", "a2"), date(2025, 3, 20), "eerst bellen", DAY
    )
    assert doing.why == "Laten liggen tot do 20 mrt 2025: 2 actiepunten (eerst bellen)"
    assert [one.about for one in net.carry_out(doing)] == ["a1", "a2"]
    with pytest.raises(m50.UsageError, match="2 van de 2 kunnen dit niet"):
        many.account_for_each(net.records, chosen(net, "verg", "eva"), " ", DAY)


def test_what_is_foreseen_is_what_comes_and_keeps_nothing(net):
    before = len(net.log())
    doing = change_each(chosen(net, "a1", "a2"), {"due": "vrijdag", "owner": "eva"}, DAY)
    foreseen = net.foresee(doing)
    assert len(net.log()) == before
    assert net["a1"].owner == "jan"
    assert [change.shown for change in foreseen[0].changes] == [
        "Trekker: Jan → Eva",
        "Uiterlijk: leeg → vr 14 mrt 2025",
    ]
    net.carry_out(doing)
    assert [net[one.record.id].plain() for one in foreseen] == [
        one.record.plain() for one in foreseen
    ]


def test_the_preview_tells_twenty_and_how_many_more(net):
    actions = [m50.ActionItem(title=f"Meer {n}") for n in range(30)]
    with net.commit("Meer") as commit:
        for action in actions:
            commit.add(action)
        commit.change("a1", owner="eva")
    found = tuple(net.collection("action_item"))
    table = net.lists.preview(net.foresee(many.assign_each(net.records, found, "Eva")))
    assert len(table.rows) == 20
    assert table.rows[0].texts == ("Zaal 2", "Trekker: Jan → Eva")
    assert list(table.below) == [
        "… en nog 13.",
        "Samen: 33 actiepunten wijzigen en 1 actiepunt was al zo.",
    ]
    gone = net.lists.preview(net.foresee(remove_each(chosen(net, "a1"))))
    assert gone.rows[0].texts == ("Zaal 1", "gaat weg")
    assert "a1" in net.records
    left = many.leave_each(net.records, chosen(net, "a1"), date(2025, 3, 20), "bellen", DAY)
    (row,) = net.lists.preview(net.foresee(left)).rows
    assert (row.id, row.texts[1]) == ("a1", "Uitstel erbij: bellen, do 20 mrt 2025")
    nothing = many.assign_each(net.records, chosen(net, "a1"), "Eva")
    assert net.lists.preview(net.foresee(nothing)).rows == ()


def test_many_are_removed_with_all_that_hung_on_them_or_not_at_all(net):
    with net.commit("Hangt") as commit:
        commit.add(m50.Progress(id="v", title="gebeld", about="a1"))
    with pytest.raises(m50.RelationError):
        net.carry_out(remove_each(chosen(net, "a1", "a2")))
    assert "a2" in net.records
    doing = remove_each(chosen(net, "a1", "a2", "v"))
    net.carry_out(doing)
    assert "a1" not in net.records
    net.undo()
    assert {"a1", "a2", "v"} <= {record.id for record in net.records}
    assert remove_each(tuple(net.collection("action_item")) * 2).why == "8 actiepunten verwijderd"


def test_a_change_by_another_in_the_meantime_is_a_conflict_and_nothing_is_overwritten(net):
    doing = change_each(chosen(net, "a1", "a2"), {"owner": "eva"}, DAY)
    with net.commit("Een ander") as commit:
        commit.add(m50.Person(id="piet", name="Piet"))
        commit.change("a2", owner="piet")
    with pytest.raises(m50.ConflictError) as told:
        net.carry_out(doing)
    assert told.value.fields == ("owner",)
    assert (net["a1"].owner, net["a2"].owner) == ("jan", "piet")
