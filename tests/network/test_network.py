"""What a script can rely on: commits, undo, history, the past, and state over definitions."""

from datetime import date, timedelta

import pytest

import m50core as m50
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Commit
from m50core.testing.builders import ONE_GOAL, network
from m50core.testing.core import CORE_KINDS
from m50core.values.clock import local_day


def test_a_commit_is_kept_whole_and_numbers_its_records():
    with network() as net:
        with net.commit("Gesprekken Q1") as commit:
            item = commit.add(m50.ActionItem(title="Zaal reserveren"))
            commit.change(item, due="2025-04-01")
        assert item.id == "actie-1"
        assert net[item.id].due == m50.Period.parse("2025-04-01")
        (kept,) = net.log()
        assert (kept.number, kept.who, kept.why) == (1, "secretariaat", "Gesprekken Q1")
        assert len(kept.changes) == 1


def test_an_error_within_a_commit_keeps_nothing():
    with network() as net:
        refused = pytest.raises(m50.FieldError)
        with refused, net.commit("half") as commit:
            item = commit.add(m50.ActionItem(title="Zaal"))
            commit.change(item, due="31 juni 2025")
        assert len(net.collection("action_item")) == 0
        assert net.log() == ()


def test_a_commit_without_a_change_is_not_kept():
    with network(m50.ActionItem(title="Zaal")) as net:
        with net.commit("niets") as commit:
            commit.change("actie-1", title="Zaal")
        assert len(net.log()) == 1


def test_an_id_is_never_used_again():
    with network(m50.ActionItem(title="een")) as net:
        with net.commit("weg") as commit:
            commit.remove("actie-1")
        with net.commit("nieuw") as commit:
            assert commit.add(m50.ActionItem(title="twee")).id == "actie-2"
        with pytest.raises(m50.FieldError, match="al in gebruik"), net.commit("dubbel") as commit:
            commit.add(m50.ActionItem(id="actie-2", title="drie"))


def test_state_is_laid_over_the_definition_and_the_definition_stays():
    with network(plan=[ONE_GOAL]) as net:
        with net.commit("Begonnen") as commit:
            commit.change("ruimte-07", status="active", remark="vier fracties gesproken")
        goal = net.goals["ruimte-07"]
        assert goal.status == "active"
        assert goal.title == "Gesprekken met woordvoerders"
        assert goal.state["remark"] == "vier fracties gesproken"
        document = net.document("ruimte-07")
        assert document.overlay
        assert set(document.fields) == {"status", "remark"}


def test_what_the_plan_lays_down_is_changed_by_an_amendment_and_not_removed():
    with network(plan=[ONE_GOAL]) as net:
        refused = pytest.raises(m50.FieldError, match="ligt vast in het jaarplan")
        with refused, net.commit("x") as commit:
            commit.change("ruimte-07", title="Anders")
        with pytest.raises(m50.FieldError, match="kan niet weg"), net.commit("x") as commit:
            commit.remove("ruimte-07")


def test_state_of_a_missing_plugin_is_kept_shown_as_such_and_back_when_it_returns():
    store = MemoryStore()
    with network(plan=[ONE_GOAL], store=store) as net, net.commit("Begonnen") as commit:
        commit.change("ruimte-07", status="active")
    with network(store=store) as without:
        assert "ruimte-07" not in without.goals
        (orphan,) = without.orphans
        assert "plugin ontbreekt" in orphan.reason
        with pytest.raises(m50.UnknownId, match="plugin ontbreekt"):
            without["ruimte-07"]
        with without.commit("iets anders") as commit:
            commit.add(m50.ActionItem(title="Zaal"))
    with network(plan=[ONE_GOAL], store=store) as again:
        assert again.goals["ruimte-07"].status == "active"


def test_fields_that_this_version_does_not_know_survive_a_change():
    store = MemoryStore()
    with network(m50.ActionItem(title="Zaal"), store=store) as net:
        (first,) = net.log()
    change = first.changes[0]
    fields = {**change.after, "kleur_van_plugin": "rood"}
    richer = Commit(
        2, first.when, "x", "y", (type(change)("action_item", "actie-1", change.after, fields),)
    )
    store.append(richer)
    with network(store=store) as net:
        with net.commit("z") as commit:
            commit.change("actie-1", remark="nieuw")
        assert net.document("actie-1").fields["kleur_van_plugin"] == "rood"


def test_undo_takes_back_one_commit_at_a_time_and_is_itself_in_the_log():
    with network() as net:
        for title in ("een", "twee"):
            with net.commit(title) as commit:
                commit.add(m50.ActionItem(title=title))
        assert net.undo().undoes == 2
        assert [i.title for i in net.collection("action_item")] == ["een"]
        assert net.undo().undoes == 1
        assert len(net.collection("action_item")) == 0
        with pytest.raises(m50.UsageError, match="niets om ongedaan"):
            net.undo()
        assert [c.why for c in net.log()] == ["een", "twee", "Ongedaan: twee", "Ongedaan: een"]


def test_undo_of_a_first_change_leaves_the_definition_bare():
    with network(plan=[ONE_GOAL]) as net:
        with net.commit("Begonnen") as commit:
            commit.change("ruimte-07", status="active")
        net.undo()
        assert net.goals["ruimte-07"].status == "not_started"
        assert net.document("ruimte-07") is None


def test_a_record_that_was_overtaken_raises_a_conflict():
    with network(m50.ActionItem(title="Zaal")) as net:
        seen = net["actie-1"]
        with net.commit("ander") as commit:
            commit.change("actie-1", remark="eerst")
        refused = pytest.raises(m50.ConflictError, match="intussen gewijzigd door")
        with refused, net.commit("ik") as commit:
            commit.change(seen, remark="later")
        assert net["actie-1"].remark == "eerst"
        with net.commit("weg") as commit:
            commit.remove("actie-1")
        with pytest.raises(m50.ConflictError), net.commit("ik") as commit:
            commit.change(seen, remark="later")


def test_a_relation_leads_to_a_record_of_the_right_kind():
    with network(plan=[ONE_GOAL]) as net:
        for wrong in ("ruimte-99", "ruimte-07"):
            with pytest.raises(m50.RelationError, match="pillar"), net.commit("x") as commit:
                commit.add(m50.Goal(title="Nieuw", pillar=wrong))
        assert len(net.goals) == 1


def test_a_record_that_others_need_is_not_removed():
    with network(m50.ActionItem(title="Zaal")) as net:
        with net.commit("x") as commit:
            commit.add(m50.Progress(title="gebeld", about="actie-1"))
        with pytest.raises(m50.RelationError, match="gebeld"), net.commit("weg") as commit:
            commit.remove("actie-1")


def test_history_holds_what_happened_to_a_record_and_what_was_written_about_it():
    with network(plan=[ONE_GOAL]) as net:
        with net.commit("Gesproken") as commit:
            note = commit.add(m50.Progress(title="vierde gesprek", about="ruimte-07", percent=25))
        with net.commit("Status") as commit:
            commit.change("ruimte-07", status="active")
        assert (note.on, note.by) == (net.today, "secretariaat")
        entries = net.history("ruimte-07")
        assert [(e.commit.why, e.change.kind) for e in entries] == [
            ("Gesproken", "progress"),
            ("Status", "goal"),
        ]


def test_the_past_can_be_seen_and_not_changed():
    store = MemoryStore()
    with network(m50.ActionItem(title="een"), store=store, today=date(2025, 3, 1)):
        pass
    with network(store=store, today=date(2025, 5, 1)) as net:
        with net.commit("twee") as commit:
            commit.add(m50.ActionItem(title="twee"))
        past = net.as_of(date(2025, 4, 1))
        assert [i.title for i in past.collection("action_item")] == ["een"]
        assert past.today == date(2025, 4, 1)
        refused = pytest.raises(m50.ReadOnlyError, match="blik op het verleden")
        with refused, past.commit("x") as commit:
            commit.add(m50.ActionItem(title="x"))
        assert len(net.as_of(date(2025, 2, 1)).collection("action_item")) == 0


def test_unknown_kinds_and_ids_are_refused_with_what_exists():
    with network() as net:
        with pytest.raises(m50.UnknownKind, match=r"Bedoelt u “doelen” \(goal\)"):
            net.collection("doelne")
        with pytest.raises(m50.UnknownId, match="actie-9"):
            net["actie-9"]
        with pytest.raises(m50.UsageError, match="verslag “x” bestaat niet"):
            net.report("x")


def test_a_network_opens_in_a_folder_and_names_the_day(tmp_path):
    with m50.open(tmp_path / "net", today=date(2025, 3, 11), who="secretariaat") as net:
        assert net.today == date(2025, 3, 11)
        with net.commit("x") as commit:
            commit.add(m50.ActionItem(title="x"))
        (commit,) = net.log()
        assert local_day(commit.when) >= date.today() - timedelta(days=1)
        assert commit.day == date(2025, 3, 11)
    with pytest.raises(m50.M50Error, match="kan “sftp://x” openen"):
        m50.open("sftp://x")


def test_all_kinds_of_the_core_can_be_added_with_what_they_require():
    with network() as net:
        assert set(net.kinds) == {cls.spec.kind for cls in CORE_KINDS}


def test_all_that_a_change_is_refused_for_is_told_at_once():
    def change(net):
        with net.commit("Fout") as c:
            c.change("actie-1", due="31 juni 2025", status="weg", kleur="rood", title=" ")

    with network(m50.ActionItem(title="Zaal")) as net:
        with pytest.raises(m50.FieldError) as told:
            change(net)
        fields = [getattr(one, "field", "") for one in told.value.problems]
        assert fields == ["due", "status", "kleur", "title"]


def test_every_record_that_a_commit_refuses_is_told_with_its_id():
    def change(net):
        with net.commit("Fout") as c:
            c.change("actie-1", owner="persoon-8")
            c.change("actie-2", title="b2")
            c.change("actie-3", owner="persoon-9")

    with network(*(m50.ActionItem(title=name) for name in "abc")) as net:
        before = len(net.log())
        with pytest.raises(m50.RelationError) as told:
            change(net)
        assert [one.record_id for one in told.value.problems] == ["actie-1", "actie-3"]
        assert told.value.record_id == "actie-1"
        assert len(net.log()) == before
