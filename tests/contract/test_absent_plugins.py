"""A pillar that is away: what is kept stays, can be worked with, and comes back as it was."""

from datetime import date, datetime

import pytest

import m50core as m50
from m50core.meetings import resolutions
from m50core.network.network import ZONE, Network
from m50core.plugins.register import Register
from m50core.program.rooms import BUILTINS
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Store

DAY = date(2025, 3, 11)
PILLARS = {
    "pijler-financien": "financien",
    "pijler-ruimte": "ruimte",
    "pijler-sociaal": "sociaal",
    "pijler-veiligheid": "veiligheid",
}


def opened(store: Store, *, off: str = "", found: object = None, today: date = DAY) -> Network:
    register = Register(BUILTINS, disabled=[off] if off else [], found=found)
    clock = datetime(today.year, today.month, today.day, 9, 41, tzinfo=ZONE)
    return Network(store, register, today=today, who="secretariaat", clock=lambda: clock)


def worked_with(store: Store, unit: str) -> str:
    """Keep something about a goal of the pillar in every way; return the goal's id."""
    net = opened(store)
    goal = next(goal for goal in net.goals.where(pillar=unit) if goal.year == 2025).id
    with net.commit("Mensen") as c:
        c.add(m50.Person(id="persoon-an", name="An"))
        c.add(m50.ActionItem(id="actie-1", title="Bellen", about=goal, owner="persoon-an"))
        c.add(m50.Document(id="doc-1", title="Verslag"))
        c.add(m50.Progress(id="voortgang-1", title="Gebeld", about=goal, evidence=["doc-1"]))
        c.add(m50.ActionItem(id="actie-2", title="Mailen", about=[goal]))
        c.add(m50.Progress(id="voortgang-2", title="Los", about=goal))
    with net.commit("Trekker") as c:
        c.change(goal, owner="persoon-an", status="active")
    return goal


def documents(store: Store) -> dict[str, object]:
    return {one.id: (one.kind, dict(one.fields), one.overlay) for one in store.documents()}


@pytest.mark.parametrize("plugin", PILLARS)
def test_a_core_record_that_points_at_an_absent_pillar_can_be_worked_with(plugin: str):
    store = MemoryStore()
    goal = worked_with(store, PILLARS[plugin])
    net = opened(store, off=plugin)
    assert goal not in net.records
    assert net.records.title(goal) == f"(plugin ontbreekt) {goal}"

    with net.commit("Gewijzigd") as c:
        c.change("actie-1", title="Terugbellen", remark="kan")
        c.change("actie-1", status="doing")
        c.change("voortgang-1", percent=50)
    net.undo()
    net.redo()
    with net.commit("Weg") as c:
        c.remove("voortgang-2")
        c.remove("actie-2")
    net.undo()
    net.redo()
    with net.commit("Terug") as c:
        c.restore("voortgang-2")
        c.restore("actie-2")
    with net.commit("Erbij") as c:
        c.add(m50.Progress(title="Nog eens", about=goal))
    assert net["actie-1"].about == (goal,)
    assert [note.about for note in net.collection("progress")] == [goal] * 3

    again = opened(store)
    assert again[goal].status == "active"
    assert again[goal].owner == "persoon-an"
    assert {r.id for _, r in again.records.pointing_at(goal)} >= {"actie-1", "actie-2"}
    assert again.incomplete == ()


@pytest.mark.parametrize("plugin", PILLARS)
def test_nothing_is_lost_by_looking_without_a_pillar(plugin: str):
    store = MemoryStore()
    worked_with(store, PILLARS[plugin])
    before, records = documents(store), {r.id: r for r in opened(store).records}
    net = opened(store, off=plugin)
    net.check()
    net.check(plan=True)
    net.day()
    net.agenda(date(2025, 1, 1), date(2025, 12, 31))
    net.search("gebeld")
    for name in net.register.reports():
        if name in ("voortgang", "evenementen"):
            net.report(name)
    for record in net.records:
        net.history(record)
    with net.commit("Los") as c:
        c.add(m50.ActionItem(id="actie-9", title="Los"))
    with net.commit("Los weg") as c:
        c.remove("actie-9")
    assert documents(store) == before
    assert {r.id: r for r in opened(store).records} == records


def test_an_id_that_nothing_knows_is_refused_as_ever():
    store = MemoryStore()
    worked_with(store, "ruimte")
    net = opened(store, off="pijler-ruimte")
    for unknown in ("ruimte-99", "voortgang-99"):
        refused = pytest.raises(m50.RelationError, match="er is niets met het nummer")
        with refused, net.commit("Fout") as c:
            c.add(m50.Progress(title="Waarover?", about=unknown))
    with net.commit("Weg") as c:
        c.remove("voortgang-2")
    refused = pytest.raises(m50.RelationError, match="er is niets met het nummer")
    with refused, net.commit("Naar iets verwijderds") as c:
        c.change("voortgang-1", evidence=["voortgang-2"])


def test_what_a_hidden_record_needs_is_not_removed():
    store = MemoryStore()
    goal = worked_with(store, "ruimte")
    net = opened(store, off="pijler-ruimte")
    with net.commit("Los") as c:
        c.change("actie-1", owner="")
    told = rf"\(plugin ontbreekt\) {goal}.*m50 plugins"
    with pytest.raises(m50.RelationError, match=told), net.commit("Weg") as c:
        c.remove("persoon-an")
    assert "persoon-an" in net.records


def asked_in_a_hidden_meeting(store: Store, **decision: object) -> Network:
    """Keep a decision that is asked of a meeting in May; return the network without its pillar."""
    net = opened(store)
    with net.commit("Vergadering") as c:
        c.change("ruimte-v01", due="2025-05-01")
        c.add(m50.Budget(id="begroting", title="Begroting", status="tabled"))
        c.add(m50.Decision(id="besluit-1", title="B", meeting="ruimte-v01"))
    if decision:
        with net.commit("Besluit") as c:
            c.change("besluit-1", **decision)
    return opened(store, off="pijler-ruimte")


def test_nothing_is_decided_in_a_meeting_that_is_out_of_sight():
    net = asked_in_a_hidden_meeting(MemoryStore())
    adopted = resolutions.adoption(net.records["begroting"])
    with pytest.raises(m50.UsageError, match=r"ruimte-v01.*uitbreiding ontbreekt.*--on 2025-03-11"):
        net.decide(net["besluit-1"], adopted)
    with pytest.raises(m50.UsageError, match="ligt in de toekomst"):
        net.decide(net["besluit-1"], adopted, on=date(2025, 5, 1))
    for values in (
        {"status": "scheduled"}, {"status": "taken"}, {"status": "taken", "effective": DAY},
    ):  # fmt: skip
        with pytest.raises(m50.FieldError, match="uitbreiding ontbreekt"), net.commit("x") as c:
            c.change("besluit-1", **values)
    for status in ("taken", "effective"):
        one = m50.Decision(title="C", meeting="ruimte-v01", status=status, effective=DAY)
        with pytest.raises(m50.FieldError, match="uitbreiding ontbreekt"), net.commit("x") as c:
            c.add(one)
    assert (net["besluit-1"].status, net["begroting"].status) == ("proposed", "tabled")
    net.decide(net["besluit-1"], adopted, on=date(2025, 3, 10))
    assert (net["besluit-1"].status, net["begroting"].status) == ("effective", "adopted")


def test_what_was_noted_ahead_waits_while_its_meeting_is_out_of_sight():
    store = MemoryStore()
    net = asked_in_a_hidden_meeting(store, status="scheduled")
    with pytest.raises(m50.FieldError, match="toekomst"), net.commit("x") as c:
        c.change("besluit-1", status="taken")
    with net.commit("Toelichting") as c:
        c.change("besluit-1", description="Wacht")
    for off, status in (("pijler-ruimte", "scheduled"), ("", "effective")):
        later = opened(store, off=off, today=date(2025, 5, 2))
        assert later["besluit-1"].status == status
        why = resolutions.waiting(later.records, later["besluit-1"], later.today)
        assert ("uitbreiding ontbreekt" in why) is bool(off)
