"""Undo and redo: whose, by field, across restarts, and when they refuse."""

from collections.abc import Iterator

import attrs
import pytest

import m50core as m50
from m50core.network.network import Network
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Change, Commit
from m50core.testing.builders import ONE_GOAL, network


def set_field(net: Network, why: str, record_id: str, **values: object) -> None:
    with net.commit(why) as commit:
        commit.change(record_id, **values)


def titles(net: Network) -> list[str]:
    return [item.title for item in net.collection("action_item")]


def test_pressing_undo_takes_back_ones_own_change_and_never_a_colleagues():
    store = MemoryStore()
    jan = network(m50.ActionItem(title="van Jan"), store=store, who="Jan")
    network(m50.ActionItem(title="van Piet"), store=store, who="Piet")
    assert jan.undo().undoes == 1
    assert titles(jan) == ["van Piet"]
    with pytest.raises(m50.UsageError, match="Jan heeft geen wijziging die nog geldt"):
        jan.undo()
    assert titles(jan) == ["van Piet"]


def test_a_colleagues_change_is_taken_back_by_its_number():
    store = MemoryStore()
    network(m50.ActionItem(title="van Piet"), store=store, who="Piet")
    jan = network(store=store, who="Jan")
    assert jan.undo(1).who == "Jan"
    assert titles(jan) == []
    with pytest.raises(m50.UndoError, match="al gebeurd met wijziging 2 van Jan") as refused:
        jan.undo(1)
    assert (refused.value.number, refused.value.later) == (1, 2)
    with pytest.raises(m50.UsageError, match="geen wijziging 99"):
        jan.undo(99)


def test_undo_and_redo_go_down_and_up_one_step_at_a_time_also_after_a_restart(tmp_path):
    with m50.open(tmp_path / "net", who="Jan") as net:
        for title in ("een", "twee", "drie"):
            with net.commit(title) as commit:
                commit.add(m50.ActionItem(title=title))
    steps = []
    for step in ("undo", "undo", "redo", "undo", "redo", "redo"):
        with m50.open(tmp_path / "net", who="Jan") as net:
            steps.append((getattr(net, step)().why, titles(net)))
    assert steps == [
        ("Ongedaan: drie", ["een", "twee"]),
        ("Ongedaan: twee", ["een"]),
        ("Opnieuw: twee", ["een", "twee"]),
        ("Ongedaan: twee", ["een"]),
        ("Opnieuw: twee", ["een", "twee"]),
        ("Opnieuw: drie", ["een", "twee", "drie"]),
    ]
    with m50.open(tmp_path / "net", who="Jan") as net, pytest.raises(m50.UsageError):
        net.redo()


def test_a_new_change_ends_what_can_be_redone_even_when_it_is_taken_back_itself():
    net = network(m50.ActionItem(title="een"))
    net.undo()
    piet = network(m50.ActionItem(title="van Piet"), store=net.store, who="Piet")
    assert net.redo().undoes == 2, "a colleague's change ends nothing"
    net.undo()
    with net.commit("twee") as commit:
        commit.add(m50.ActionItem(title="twee"))
    piet.undo(net.store.head())
    with pytest.raises(m50.UsageError, match="niets om opnieuw te doen"):
        net.redo()


def test_undo_sets_back_only_the_fields_of_that_change():
    net = network(m50.ActionItem(title="Zaal"))
    set_field(net, "Wie", "actie-1", description="Jan", due="2025-04-01")
    set_field(net, "Opmerking", "actie-1", remark="let op")
    net.undo(2)
    item = net["actie-1"]
    assert (item.description, item.due, item.remark) == ("", None, "let op")


def test_undo_is_refused_when_a_field_was_changed_since_naming_record_field_and_change():
    store = MemoryStore()
    net = network(m50.ActionItem(title="Zaal"), store=store)
    set_field(net, "Eerst", "actie-1", due="2025-04-01", description="Jan")
    piet = network(store=store, who="Piet")
    set_field(piet, "Verzet", "actie-1", due="2025-05-01")
    before = list(store.documents())
    with pytest.raises(m50.UndoError) as refused:
        net.undo()
    error = refused.value
    assert (error.number, error.record_id, error.field, error.later) == (2, "actie-1", "due", 3)
    assert "“Uiterlijk” van “Zaal” (actie-1)" in error.sentence
    assert "wijziging 3 van Piet (“Verzet”)" in error.sentence
    assert list(store.documents()) == before
    net.undo(3)
    assert net.undo().undoes == 2, "with the later change taken back, the earlier one can be"


def test_an_addition_that_was_changed_or_removed_since_is_not_undone_silently():
    net = network(m50.ActionItem(title="Zaal"))
    set_field(net, "Wie", "actie-1", description="Jan")
    with pytest.raises(m50.UndoError, match="daarna nog gewijzigd") as refused:
        net.undo(1)
    assert refused.value.field == "description"
    with net.commit("weg") as commit:
        commit.remove("actie-1")
    with pytest.raises(m50.UndoError, match="met wijziging 3") as refused:
        net.undo(2)
    assert (refused.value.field, refused.value.later) == ("", 3)


def test_undo_is_refused_while_others_point_at_what_it_would_remove():
    net = network(m50.ActionItem(title="Zaal"))
    with net.commit("Gebeld") as commit:
        commit.add(m50.Progress(title="gebeld", about="actie-1"))
    with pytest.raises(m50.UndoError, match="nog nodig voor “gebeld”"):
        net.undo(1)
    net.undo(2)
    net.undo(1)
    assert len(net.records) == 0


def test_undo_of_a_removal_is_refused_when_what_it_points_at_is_gone():
    net = network(m50.ActionItem(title="Zaal"), m50.Progress(title="gebeld", about="actie-1"))
    for gone in ("voortgang-1", "actie-1"):
        with net.commit(f"weg {gone}") as commit:
            commit.remove(gone)
    with pytest.raises(m50.UndoError, match="niets met het nummer “actie-1”"):
        net.undo(2)
    net.undo(3)
    net.undo(2)
    assert net["voortgang-1"].about == "actie-1"


def test_a_bulk_is_one_step_and_pointing_records_come_and_go_together():
    net = network()
    with net.commit("Ingelezen") as commit:
        for number in range(50):
            item = commit.add(m50.ActionItem(title=f"actie {number}"))
            commit.add(m50.Progress(title=f"stap {number}", about=item.id))
    net.undo()
    assert len(net.records) == 0
    net.redo()
    assert len(net.records) == 100


def test_state_over_the_plan_is_undone_by_field_and_leaves_the_definition_bare():
    net = network(plan=[ONE_GOAL])
    set_field(net, "Begonnen", "ruimte-07", status="active")
    set_field(net, "Opmerking", "ruimte-07", remark="vier fracties")
    net.undo(1)
    goal = net.goals["ruimte-07"]
    assert (goal.status, goal.remark) == ("not_started", "vier fracties")
    net.undo(2)
    assert net.document("ruimte-07") is None
    net.undo(3)
    assert net.goals["ruimte-07"].status == "active"


def erasing(net: Network, record_id: str) -> Commit:
    """Erase a record's name as a store does: from all commits, with a commit that says so."""

    def edit(commit: Commit) -> Commit:
        changes = [c if c.id != record_id else _without(c) for c in commit.changes]
        return attrs.evolve(commit, changes=tuple(changes))

    def _without(change: Change) -> Change:
        wiped = [side and {**side, "name": "gewist"} for side in (change.before, change.after)]
        return attrs.evolve(change, before=wiped[0], after=wiped[1])

    head = net.store.head()
    commit = Commit(head + 1, net.log()[-1].when, net.who, "Gewist", (), erases=record_id)
    with net.store.writing():
        net.store.erase(edit, commit)
    return commit


def test_an_erasure_is_never_undone_nor_is_a_change_of_what_was_erased():
    net = network(m50.Person(name="Jan Jansen"), m50.ActionItem(title="Zaal"))
    set_field(net, "Anders", "persoon-1", name="J. Jansen", function="wethouder")
    set_field(net, "Zaal", "actie-1", description="Jan")
    erased = erasing(net, "persoon-1")
    with pytest.raises(m50.UndoError, match="persoonsgegevens gewist"):
        net.undo(erased.number)
    with pytest.raises(m50.UndoError, match="van “persoon-1” gewist") as refused:
        net.undo(2)
    assert refused.value.later == erased.number
    assert net.undo().undoes == 3
    assert net["actie-1"].description == "", "what has nothing to do with it can be undone"


def test_an_addition_of_what_was_erased_can_be_taken_away_and_a_change_of_wiped_fields_is_no_step():
    net = network(m50.Person(name="Jan Jansen"))
    set_field(net, "Anders", "persoon-1", name="J. Jansen")
    erasing(net, "persoon-1")
    assert net.undo().undoes == 1
    assert "persoon-1" not in net.records
    with pytest.raises(m50.UndoError, match="geen gegevens gewijzigd"):
        net.undo(2)


def test_the_last_step_is_found_without_reading_the_whole_log(monkeypatch):
    net = network(m50.ActionItem(title="Zaal"))
    for number in range(200):
        set_field(net, f"stap {number}", "actie-1", remark=str(number))
    read: list[int] = []
    recent = net.store.recent

    def counting() -> Iterator[Commit]:
        for commit in recent():
            read.append(commit.number)
            yield commit

    monkeypatch.setattr(net.store, "recent", counting)
    new = net.store.commits
    monkeypatch.setattr(
        net.store, "commits", lambda since: new(since) if since > 190 else read.append(0)
    )
    net.undo()
    net.redo()
    assert min(read) > 190


def test_a_note_in_the_log_that_changed_nothing_is_no_step():
    net = network(m50.ActionItem(title="Zaal"))
    net.undo()
    with net.store.writing():
        net.store.append(Commit(3, net.log()[-1].when, net.who, "Uitgevoerd", ()))
    with pytest.raises(m50.UndoError, match="geen gegevens gewijzigd"):
        net.undo(3)
    assert net.redo().undoes == 2
    assert net.undo().undoes == 1
