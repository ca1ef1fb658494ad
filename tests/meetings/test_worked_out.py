"""What decisions and terms make of the records is worked out only where they have to do with it."""

import pytest

import m50core as m50
from m50core.board.records import Pillar, Portfolio, Seat, Term
from m50core.meetings import effects, worked_out
from m50core.meetings.records.amendments import Amendment
from m50core.meetings.records.decisions import Decision, DecisionStatus
from m50core.meetings.records.meetings import Meeting
from m50core.meetings.records.votes import Vote
from m50core.people.records import Person
from m50core.store.memory import MemoryStore
from m50core.testing.builders import definitions, network


def test_the_kinds_are_called_as_they_are():
    read = (Seat, Term, Pillar, Portfolio, Decision, Meeting, Vote, Amendment, Person)
    assert {kind.spec.kind for kind in read} == worked_out.POSTS.reads
    assert {kind.spec.kind for kind in read[:4]} == worked_out.POSTS.makes
    assert set(worked_out.DECIDING) == {Decision.spec.kind, Amendment.spec.kind}


def test_a_status_that_decides_is_never_left_out_where_it_is_kept():
    words = set(worked_out.DECIDING["decision"])
    assert {DecisionStatus.taken.value, DecisionStatus.scheduled.value} == words
    assert Decision(title="Begroting").status.value not in words


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


def test_a_decision_in_the_plan_or_one_that_is_kept_is_asked():
    plan = [definitions(
        '[[person]]\nid = "persoon-eva"\nname = "Eva"\nsource = "Plan"\n'
        '[[pillar]]\nid = "ruimte"\ntitle = "Ruimte"\nsource = "Plan"\n'
        '[[decision]]\nid = "m50-b01"\ntitle = "Begroting"\nstatus = "taken"\nsource = "Plan"\n'
    )]  # fmt: skip
    with network(plan=plan) as net, pytest.raises(Asked):
        _ = net["persoon-eva"]
    store = MemoryStore()
    with pytest.raises(Asked), network(m50.Decision(title="Begroting"), store=store) as net:
        list(net.collection("action_item"))
