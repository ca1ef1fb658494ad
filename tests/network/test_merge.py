"""Two people change one record: laid over each other where they can be, told where not."""

import pytest

import m50core as m50
from m50core.store.memory import MemoryStore
from m50core.testing.builders import definitions, network


def overtaken(**theirs: object) -> tuple[m50.Network, m50.Record]:
    """Return one's network and the record as one read it, before Piet changed it."""
    store = MemoryStore()
    net = network(m50.ActionItem(title="Zaal", due="2025-04-01"), store=store)
    seen = net["actie-1"]
    with network(store=store, who="Piet").commit("Van Piet") as commit:
        commit.change("actie-1", **theirs)
    return net, seen


def test_changes_of_different_fields_are_both_kept():
    net, seen = overtaken(remark="let op")
    with net.commit("ik") as commit:
        made = commit.change(seen, due="2025-05-01")
    assert (made.remark, made.due.shown()) == ("let op", "do 1 mei 2025")
    assert net["actie-1"].plain() == made.plain()


def test_the_same_new_value_is_a_conflict_that_nobody_has_to_choose_in():
    net, seen = overtaken(due="2025-05-01", remark="let op")
    refused = pytest.raises(m50.ConflictError)
    with refused as told, net.commit("ik") as commit:
        commit.change(seen, due="1 mei 2025", remark="pas op", description="Jan")
    assert told.value.fields == ("due", "remark")
    assert told.value.alike == {"due"}


def test_of_two_who_add_one_to_the_same_number_the_second_hears_of_it():
    net = network(m50.ActionItem(title="5"))
    seen = net["actie-1"]
    with net.commit("een telt") as commit:
        commit.change(seen, title="6")
    with pytest.raises(m50.ConflictError), net.commit("twee telt") as commit:
        commit.change(seen, title="6")


def test_a_clash_carries_both_sides_and_names_who_changed_what_and_when():
    net, seen = overtaken(due="2025-05-01", remark="let op")
    with pytest.raises(m50.ConflictError) as refused, net.commit("ik") as commit:
        commit.change(seen, due="2025-06-01", description="Jan")
    error = refused.value
    assert (error.record_id, error.seen, error.present, error.base) == ("actie-1", 1, 2, seen)
    assert error.fields == ("due",)
    assert error.mine == {"due": m50.Period.parse("2025-06-01"), "description": "Jan"}
    assert error.theirs == {"due": m50.Period.parse("2025-05-01"), "description": ""}
    assert error.exit_code == 3
    assert error.sentence == (
        "“Zaal” (actie-1) is intussen gewijzigd door Piet (di 11 mrt 2025 09:41, wijziging 2). "
        "Uiterlijk: u wilt “zo 1 jun 2025”, nu staat er “do 1 mei 2025”. "
        "Uw wijziging is niet bewaard. Haal de gegevens opnieuw op en kies welke waarde klopt."
    )
    assert net["actie-1"].description == "", "nothing of a refused commit is kept"


def test_a_clash_tells_of_a_relation_whom_each_side_means():
    store = MemoryStore()
    people = [m50.Person(id=f"p-{n}", name=name) for n, name in enumerate(("Eva", "Jan", "Jan"))]
    net = network(m50.ActionItem(title="Zaal", owner="p-0"), *people, store=store)
    seen = net["actie-1"]
    with network(store=store, who="Piet").commit("Van Piet") as commit:
        commit.change("actie-1", owner="p-1")
    with pytest.raises(m50.ConflictError) as refused, net.commit("ik") as commit:
        commit.change(seen, owner="p-2")
    assert "Trekker: u wilt “Jan (p-2)”, nu staat er “Jan (p-1)”." in refused.value.sentence
    assert not refused.value.alike, "of two people with one name somebody has to choose"


def test_a_wrong_value_is_told_as_such_also_on_an_overtaken_record():
    net, seen = overtaken(due="2025-05-01")
    with pytest.raises(m50.FieldError, match="31 juni"), net.commit("ik") as commit:
        commit.change(seen, due="31 juni 2025")
    with pytest.raises(m50.UnknownField), net.commit("ik") as commit:
        commit.change(seen, tietel="x")


def test_an_overtaken_record_is_not_removed():
    net, seen = overtaken(remark="let op")
    overtaken_by = pytest.raises(m50.ConflictError, match="gewijzigd door Piet")
    with overtaken_by as refused, net.commit("ik") as commit:
        commit.remove(seen)
    assert refused.value.fields == ()
    assert "actie-1" in net.records


def test_a_record_that_was_removed_meanwhile_says_so_and_where_it_is():
    net, seen = overtaken(remark="let op")
    with network(store=net.store, who="Piet").commit("weg") as commit:
        commit.remove("actie-1")
    overtaken_by = pytest.raises(m50.ConflictError, match="verwijderd door Piet")
    with overtaken_by as refused, net.commit("ik") as commit:
        commit.change(seen, due="2025-06-01")
    assert "prullenbak" in refused.value.sentence
    error = refused.value
    assert (error.seen, error.present, error.fields) == (1, 0, ())
    assert error.mine == {"due": m50.Period.parse("2025-06-01")}


def test_a_step_of_status_is_judged_from_where_the_record_is_now():
    net, seen = overtaken(status="done")
    with pytest.raises(m50.ConflictError, match="Status"), net.commit("ik") as commit:
        commit.change(seen, status="dropped")


def test_a_deadline_that_moved_with_its_meeting_is_not_a_change_by_another():
    plan = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[meeting]]
id = "db-1"
title = "DB"
due = "2025-05-12"
source = "Plan > 1"
""")
    net = network(m50.ActionItem(title="Stukken", due="10 dagen voor db-1"), plan=[plan])
    seen = net["actie-1"]
    with net.commit("verzet") as commit:
        commit.change("db-1", due="2025-06-12")
        commit.change("actie-1", remark="let op")
    assert net["actie-1"].due != seen.due
    with net.commit("ik") as commit:
        commit.change(seen, due="5 dagen voor db-1")
    assert net["actie-1"].due.words == "5 dagen voor db-1"


def test_a_record_as_it_was_before_ones_own_change_clashes_with_oneself():
    net = network(m50.ActionItem(title="Zaal"))
    seen = net["actie-1"]
    with net.commit("ik") as commit:
        commit.change(seen, title="Grote zaal")
        commit.change(seen, remark="dit kan wel")
        with pytest.raises(m50.ConflictError, match="door uzelf"):
            commit.change(seen, title="Kleine zaal")
    assert (net["actie-1"].title, net["actie-1"].remark) == ("Grote zaal", "dit kan wel")


def test_who_changed_the_field_is_named_also_when_another_changed_the_record_since():
    store = MemoryStore()
    seen = network(m50.ActionItem(title="Zaal"), store=store)["actie-1"]
    for who, values in (("Piet", {"title": "Grote zaal"}), ("Els", {"remark": "let op"})):
        with network(store=store, who=who) as net, net.commit("x") as commit:
            commit.change("actie-1", **values)
    with (
        network(store=store, who="Jan") as net,
        net.commit("ik") as commit,
        pytest.raises(m50.ConflictError, match="door Piet"),
    ):
        commit.change(seen, title="Kleine zaal")
