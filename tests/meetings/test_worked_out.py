"""What decisions and terms make of the records is worked out only where they have to do with it."""

from datetime import UTC, date, datetime

import pytest

import m50core as m50
from m50core.board.records import Pillar, Portfolio, Seat, Term
from m50core.meetings import effects, worked_out
from m50core.meetings.records.amendments import Amendment, AmendmentStatus
from m50core.meetings.records.decisions import NOTED, Decision, DecisionStatus
from m50core.meetings.records.meetings import Meeting
from m50core.meetings.records.votes import Vote
from m50core.people.records import Person
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Change, Commit
from m50core.testing.builders import definitions, network

WHEN = datetime(2025, 3, 1, 9, tzinfo=UTC)


def test_the_kinds_are_called_as_they_are():
    read = (Seat, Term, Pillar, Portfolio, Decision, Meeting, Vote, Amendment, Person)
    assert {kind.spec.kind for kind in read} == worked_out.POSTS.reads
    assert {kind.spec.kind for kind in read[:4]} == worked_out.POSTS.makes
    assert tuple(f"{kind.spec.prefix}-" for kind in (Seat, Term)) == worked_out.POSTS.ids
    assert set(worked_out.CARRIED_OUT) == {Decision.spec.kind, Amendment.spec.kind}


def test_a_status_that_still_changes_something_is_never_left_out():
    decisions = {one.value for one in DecisionStatus} - {one.value for one in NOTED}
    amendments = {one.value for one in AmendmentStatus} - {AmendmentStatus.planned.value}
    expected = {"decision": decisions, "amendment": amendments}
    assert expected == worked_out.CARRIED_OUT


class Asked(Exception):
    """Somebody asked what decisions make of the records."""


@pytest.fixture(autouse=True)
def _refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(*_: object) -> None:
        raise Asked

    monkeypatch.setattr(effects, "lay_decisions", ask)


def test_where_nothing_was_decided_nothing_is_worked_out():
    plan = [definitions('[[person]]\nid = "persoon-eva"\nname = "Eva"\nsource = "Plan"\n')]
    with network(m50.ActionItem(title="Zaal"), plan=plan) as net:
        assert net["persoon-eva"].title_text == "Eva"
        assert [item.title for item in net.collection("action_item")] == ["Zaal"]


def _asked(decision: str, **kept: object) -> bool:
    """Tell whether it is asked on 11 March what a decision, in the plan and in the store, makes."""
    plan = [definitions(
        '[[person]]\nid = "persoon-eva"\nname = "Eva"\nsource = "Plan"\n'
        '[[pillar]]\nid = "ruimte"\ntitle = "Ruimte"\nsource = "Plan"\n'
        '[[decision]]\nid = "m50-b01"\ntitle = "Begroting"\nsource = "Plan"\n' + decision
    )]  # fmt: skip
    store = MemoryStore()
    changes = [Change("decision", "m50-b01", None, kept, overlay=True)] if kept else []
    store.append(Commit(1, WHEN, "eva", "Besluit", tuple(changes)))
    try:
        with network(plan=plan, store=store, today=date(2025, 3, 11)) as net:
            assert net["persoon-eva"].title_text == "Eva"
    except Asked:
        return True
    return False


@pytest.mark.parametrize("status", ["taken", "scheduled"])
def test_a_decision_is_asked_once_it_has_come_to_its_day(status: str):
    noted = f'status = "{status}"\n'
    assert not _asked(noted)
    assert not _asked(noted + "effective = 2025-03-12\n")
    assert _asked(noted + "effective = 2025-03-11\n")


def test_what_is_kept_over_the_plan_is_asked_too():
    assert not _asked("", status="taken")
    assert not _asked("", effective="2025-03-01")
    assert _asked("", status="taken", effective="2025-03-01")
    assert _asked('status = "taken"\n', effective="2025-03-01")
    assert not _asked('status = "taken"\neffective = 2025-03-01\n', status="revoked")


def test_a_day_that_is_kept_otherwise_is_asked():
    assert _asked('status = "taken"\n', effective="1 maart 2025")


def test_a_decision_in_effect_is_asked_while_an_amendment_waits():
    decision = m50.Decision(id="besluit-1", title="Begroting", status="effective",
                            taken_on=date(2025, 3, 1), effective=date(2025, 3, 1))  # fmt: skip
    store = MemoryStore()
    change = Change("decision", "besluit-1", None, {**decision.plain()})
    amendment = {"title": "Later", "about": "actie-1", "field_name": "due", "new_value": "Q3",
                 "decision": "besluit-1"}  # fmt: skip
    later = Change("amendment", "wijziging-1", None, amendment)
    store.append(Commit(1, WHEN, "eva", "Besluit", (change,)))
    day = date(2025, 3, 11)
    with network(store=store, today=day) as net:
        assert list(net.collection("action_item")) == []
    store.append(Commit(2, WHEN, "eva", "Wijziging", (later,)))
    with pytest.raises(Asked), network(store=store, today=day) as net:
        list(net.collection("action_item"))
    gone = Change("amendment", "wijziging-1", amendment, {**amendment, "status": "dropped"})
    store.append(Commit(3, WHEN, "eva", "Vervallen", (gone,)))
    with network(store=store, today=day) as net:
        assert list(net.collection("action_item")) == []
