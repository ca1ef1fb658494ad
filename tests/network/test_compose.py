"""Records are made when they are asked for, and a commit makes again only what it changed."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import m50core as m50
from m50core.store.folder.folder import FolderStore
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Change, Commit, StoredDocument
from m50core.testing.builders import ONE_GOAL, definitions, network

PLAN = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[goal]]
id = "ruimte-07"
title = "Gesprekken"
due = "bij 2e ALV"
source = "Plan > 1"
[[goal]]
id = "ruimte-08"
title = "Brieven"
source = "Plan > 1"
""")


class CountingStore(MemoryStore):
    """Counts how often everything, and what by itself, is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.all = 0
        self.single: list[str] = []

    def documents(self) -> Iterable[StoredDocument]:
        self.all += 1
        return super().documents()

    def document(self, record_id: str) -> StoredDocument | None:
        self.single.append(record_id)
        return super().document(record_id)


def filled() -> CountingStore:
    store = CountingStore()
    network(*(m50.ActionItem(title=f"Zaal {n}") for n in range(20)), store=store, plan=[PLAN])
    return store


def test_one_record_is_made_without_the_others():
    store = filled()
    with network(store=store, plan=[PLAN]) as net:
        assert net["actie-7"].title == "Zaal 6"
        assert net.collection("action_item").get("actie-8").title == "Zaal 7"
        assert net.collection("goal").get("actie-8") is None
        assert net.goals["ruimte-08"].title == "Brieven"
        assert "actie-99" not in net.collection("action_item")
        assert store.all == 0
        assert len(net.collection("action_item")) == 20
        assert store.all == 0, "of one kind"
        assert len(net.records) > 20
        assert store.all == 1


def test_a_deadline_that_hangs_on_another_thing_makes_that_and_no_others():
    store = filled()
    with network(store=store, plan=[PLAN]) as net, net.commit("Later") as commit:
        alv = commit.add(m50.Meeting(id="verg-1", title="2e ALV", due="2025-06-16"))
        commit.add(m50.ActionItem(id="actie-30", title="Stukken", due="10 dagen voor 2e ALV"))
        commit.add(m50.ActionItem(id="actie-31", title="Zaal", due=f"bij {alv.id}"))
        commit.add(m50.ActionItem(id="actie-32", title="Koffie", due="bij actie-31"))
    store.all = 0
    days = {
        "ruimte-07": date(2025, 6, 16), "actie-30": date(2025, 6, 6),
        "actie-31": date(2025, 6, 16), "actie-32": date(2025, 6, 16),
    }  # fmt: skip
    for name in ("actie-31", "actie-32"):
        with network(store=store, plan=[PLAN]) as net:
            store.single.clear()
            assert net[name].due.latest == days[name]
            assert store.all == 0, "an id is found by itself"
            assert set(store.single) <= {"actie-31", "actie-32", "verg-1"}
    with network(store=store, plan=[PLAN]) as net:
        for name, day in days.items():
            store.single.clear()
            assert net[name].due.latest == day
            assert store.all <= 1, "what all are called is read once"
            assert set(store.single) <= {*days, "verg-1", "2e ALV"}
        goals = [goal.due.latest for goal in net.goals if goal.due]
        assert goals == [days["ruimte-07"]]
        assert not net.records.base.records.whole


def test_a_commit_makes_nothing_but_what_it_touches():
    store = filled()
    with network(store=store, plan=[PLAN]) as net:
        with net.commit("Eerst") as commit:
            commit.add(m50.Progress(title="gebeld", about="actie-3"))
        assert store.all == 0
        untouched = next(iter(net.records))
        store.single.clear()
        with net.commit("Anders") as commit:
            commit.change("actie-7", remark="x")
        assert net["actie-7"].remark == "x"
        assert next(iter(net.records)) is untouched
        assert store.all == 1
        assert set(store.single) == {"actie-7"}


def test_another_programs_commit_is_seen_before_and_after_all_are_made():
    store = filled()
    with network(store=store, plan=[PLAN]) as net, network(store=store, plan=[PLAN]) as other:
        for made in (False, True):
            if made:
                list(net.records)
            with other.commit("Elders") as commit:
                commit.change("actie-1", title=f"Anders {made}")
                commit.change("ruimte-08", status="dropped" if made else "active")
            assert net["actie-1"].title == f"Anders {made}"
            assert net["ruimte-08"].status == ("dropped" if made else "active")


def test_what_another_program_added_is_in_a_list_that_was_asked_before():
    store = filled()
    with network(store=store, plan=[PLAN]) as net, network(store=store, plan=[PLAN]) as other:
        assert len(list(net.collection("action_item"))) == 20
        with other.commit("Elders") as commit:
            commit.add(m50.ActionItem(title="Nieuw"))
            commit.remove("actie-2")
        titles = [record.title for record in net.collection("action_item")]
        assert (len(titles), titles[-1]) == (20, "Nieuw")
        assert "actie-2" not in net.records


def test_records_that_somebody_holds_stay_as_they_were():
    store = filled()
    with network(store=store, plan=[PLAN]) as net, network(store=store, plan=[PLAN]) as other:
        held = net.records
        with other.commit("Elders") as commit:
            commit.change("actie-1", title="Anders")
            commit.remove("actie-2")
            commit.add(m50.ActionItem(title="Nieuw"))
        assert net["actie-1"].title == "Anders"
        assert held["actie-1"].title == "Zaal 0"
        assert len(list(held.collection("action_item"))) == 20
        assert "actie-2" in held
        assert "actie-21" not in held


def test_an_erasure_is_seen_though_the_record_did_not_change_in_the_last_commit():
    store = MemoryStore()
    with network(m50.Person(name="A. Jansen"), store=store) as net:
        assert [person.name for person in net.collection("person")] == ["A. Jansen"]

        def wipe(commit: Commit) -> Commit:
            changes = tuple(
                Change(c.kind, c.id, c.before, {**c.after, "name": "gewist"})
                for c in commit.changes
            )
            return Commit(commit.number, commit.when, commit.who, commit.why, changes)

        when = datetime(2025, 3, 11, tzinfo=UTC)
        store.erase(wipe, Commit(2, when, "x", "AVG", (), erases="persoon-1"))
        assert net["persoon-1"].name == "gewist"
        assert [person.name for person in net.collection("person")] == ["gewist"]


def test_state_that_turns_bad_becomes_an_orphan_and_comes_back():
    store = MemoryStore()
    with network(m50.ActionItem(title="Zaal"), store=store) as net:
        list(net.records)
        when = datetime(2025, 3, 11, tzinfo=UTC)
        before, bad = {"title": "Zaal"}, {"title": ""}
        store.append(Commit(2, when, "x", "y", (Change("action_item", "actie-1", before, bad),)))
        assert "actie-1" not in net.records
        assert [one.document.id for one in net.orphans] == ["actie-1"]
        store.append(Commit(3, when, "x", "y", (Change("action_item", "actie-1", bad, before),)))
        assert net["actie-1"].title == "Zaal"
        assert net.orphans == ()


def test_an_id_of_state_that_cannot_be_shown_is_not_given_away():
    store = MemoryStore()
    with network(plan=[PLAN], store=store) as net, net.commit("Begonnen") as commit:
        commit.change("ruimte-07", status="active")
    with network(store=store) as without:
        refused = pytest.raises(m50.FieldError, match="al in gebruik")
        with refused, without.commit("x") as commit:
            commit.add(m50.ActionItem(id="ruimte-07", title="Zaal"))


titles = st.sampled_from(["1e ALV", "2e ALV", "2E ALV voorjaar", "DB april", "Zaal"])
dues = st.sampled_from(
    [
        "2025-05-16",
        "2025-06-16",
        "bij 2e ALV",
        "10 dagen voor 2e ALV",
        "na DB",
        "na Zaal",
        "2025",
        "",
    ]
)
names = st.sampled_from([f"actie-{n}" for n in range(1, 6)])
steps = st.tuples(st.sampled_from(["set", "set", "remove"]), names, titles, dues)


@settings(max_examples=60)
@given(st.lists(st.lists(steps, min_size=1, max_size=3), max_size=5))
def test_after_every_commit_the_records_are_those_of_a_network_that_just_opened(commits):
    store = MemoryStore()
    with network(store=store, plan=[PLAN], today=date(2025, 3, 1)) as net:
        list(net.records)
        removed: set[str] = set()
        for changes in commits:
            with net.commit("x") as commit:
                for what, name, title, due in changes:
                    if name not in net.records and name not in commit._now:
                        if name in removed:
                            commit.restore(name)
                        else:
                            commit.add(m50.ActionItem(id=name, title=title, due=due or None))
                    elif what == "set" and name in commit._now:
                        commit.change(name, title=title, due=due or None)
                    elif name in commit._now:
                        commit.remove(name)
                    if (record := commit.present(name)) is not None:
                        # Deadlines on nothing, or on themselves, are refused when typed.
                        commit.vouch(record)
            removed |= {b.document.id for b in net.bin()}
            fresh = network(store=store, plan=[PLAN]).records
            each = {record.id: fresh[record.id] for record in net.records}
            assert {r.id: r.plain() for r in net.records} == {r.id: r.plain() for r in fresh}
            assert {r.id: r.version for r in net.records} == {r.id: r.version for r in fresh}
            for record in fresh:
                assert getattr(net.records[record.id], "due", 0) == getattr(record, "due", 0)
                assert getattr(each[record.id], "due", 0) == getattr(record, "due", 0)


def test_records_made_of_one_kind_or_by_what_they_name_are_those_that_all_together_are(
    tmp_path: Path,
):
    def opened() -> m50.Network:
        return network(store=FolderStore(tmp_path / "net"), plan=[PLAN])

    with opened() as net:
        with net.commit("Eerst") as commit:
            meeting = commit.add(m50.Meeting(title="Bijeen", due="2025-05-01"))
            item = commit.add(m50.ActionItem(title="Stukken", due=f"10 dagen voor {meeting.id}"))
            commit.add(m50.ActionItem(title="Zaal", due="2025-04-01", meeting=meeting.id))
            commit.add(m50.ActionItem(title="Weg"))
            commit.add(m50.Progress(title="gebeld", about=item.id))
            commit.change("ruimte-08", remark="x")
        with net.store.writing():
            net.store.write_snapshot()
        with net.commit("Later") as commit:
            commit.remove("actie-3")
            commit.change(item, title="Stukken rond")
            commit.add(m50.ActionItem(title="Laatst", meeting=meeting.id))
    with opened() as whole:
        records = list(whole.records)
        for kind in whole.kinds:
            with opened() as net:
                assert list(net.collection(kind)) == list(whole.collection(kind))
        for record in records:
            with opened() as net:
                few = [(info.name, one.id) for info, one in net.records.pointing_at(record.id)]
            every = whole.records.pointing_at(record.id)
            assert few == [(info.name, one.id) for info, one in every]


def test_state_that_cannot_be_read_is_told_once_its_record_is_asked_for():
    """The plan has the record, so it is there; that what was kept of it isn't, is said."""
    store = MemoryStore()
    change = Change("goal", "ruimte-07", None, {"status": "vreemd"}, overlay=True)
    with store.writing():
        store.append(Commit(1, datetime(2025, 3, 11, tzinfo=UTC), "x", "y", (change,)))
    with network(plan=[ONE_GOAL], store=store) as net:
        assert net.goals["ruimte-07"].status == "not_started"
        (gap,) = net.incomplete
    assert "“vreemd” is geen keuze" in gap.reason
