"""What a check runs again, and what it leaves as it is."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

import pytest

import m50core as m50
from m50core.findings.findings import PLAN
from m50core.records.reading import Reading
from m50core.records.record import ANY
from m50core.testing.builders import ONE_GOAL, network, plugin


@pytest.fixture
def ran() -> Counter[str]:
    return Counter()


@pytest.fixture
def net(ran: Counter[str]):
    def counting(code: str, kind: str, *, declared: str) -> m50.Rule:
        @m50.rule(code, "t", clause="c", reads=(declared,))
        def one(records: m50.Records, today: date) -> Iterable[m50.Hit]:
            ran[code] += 1
            return [m50.Hit(record, "x") for record in records.collection(kind)]

        return one

    rules = [
        counting("GOAL", "goal", declared="goal"),
        counting("ITEM", "action_item", declared="action_item"),
        counting("LIAR", "action_item", declared="goal"),
    ]
    with network(plan=[ONE_GOAL], plugins={"p": plugin(rules=lambda: rules)}) as made:
        made.check()
        yield made


def add_item(net: m50.Network) -> None:
    with net.commit("Actie") as commit:
        commit.add(m50.ActionItem(title="Zaal"))


def test_a_check_of_what_did_not_change_runs_no_rule(net, ran):
    net.check()
    assert ran == {"GOAL": 1, "ITEM": 1, "LIAR": 1}


def test_a_change_runs_only_the_rules_that_read_its_kind_also_when_they_do_not_say_so(net, ran):
    add_item(net)
    assert [f.code for f in net.check()] == ["GOAL", "ITEM", "LIAR"]
    assert ran == {"GOAL": 1, "ITEM": 2, "LIAR": 2}


def test_another_day_runs_every_rule(net, ran):
    net.today = date(2025, 3, 12)
    net.check()
    assert ran == {"GOAL": 2, "ITEM": 2, "LIAR": 2}


def test_each_network_remembers_for_itself(net):
    add_item(net)
    past = net.as_of(date(2025, 3, 10))
    assert [f.code for f in past.check()] == ["GOAL"]
    assert [f.code for f in net.check()] == ["GOAL", "ITEM", "LIAR"]


@pytest.mark.parametrize(
    ("ask", "read", "missed"),
    [
        (lambda r: r.get("ruimte-07"), {"goal"}, set()),
        (lambda r: r["ruimte"], {"pillar"}, set()),
        (lambda r: r.title("weg"), set(), {"weg"}),
        (lambda r: "weg" in r, set(), {"weg"}),
        (lambda r: list(r.collection("meeting")), {"meeting"}, set()),
        (lambda r: r.collection(m50.Meeting), {"meeting"}, set()),
        (lambda r: r.targets(m50.Goal(title="x", pillar="ruimte")), {"pillar"}, set()),
        (lambda r: r.pointing_at("ruimte", "goal"), {"goal"}, set()),
        (lambda r: r.pointing_at("ruimte"), {ANY}, set()),
        (list, {ANY}, set()),
        (len, {ANY}, set()),
    ],
)
def test_every_way_to_ask_is_accounted_for(net, ask, read, missed):
    reading = Reading(net.records)
    ask(reading)
    assert (reading.read, reading.missed) == (read, missed)


def test_what_a_rule_asks_is_answered_as_the_records_do(net):
    reading = Reading(net.records)
    assert list(reading) == list(net.records)
    assert len(reading) == len(net.records)
    assert reading.get("ruimte-07") == net.records["ruimte-07"]
    assert reading.pointing_at("ruimte", "goal") == net.records.pointing_at("ruimte", "goal")
    with pytest.raises(m50.UnknownId):
        reading["weg"]


def test_a_question_to_the_plan_is_put_only_when_it_is_asked():
    @m50.rule("P-1", "t", clause="c", reads=("goal",), groups=(PLAN,))
    def about_the_plan(records, today):
        return [m50.Hit(goal, "x") for goal in records.collection("goal")]

    rules = plugin(rules=lambda: [about_the_plan])
    with network(plan=[ONE_GOAL], plugins={"p": rules}) as net:
        assert net.check() == ()
        assert [f.code for f in net.check(plan=True)] == ["P-1"]


def test_that_a_rule_cannot_be_run_is_never_set_aside():
    @m50.rule("X-1", "t", clause="c", reads=())
    def broken(records, today):
        raise KeyError("weg")

    aside = m50.Suppression(code="X-1", reason="later", until=date(2026, 1, 1))
    with network(aside, plugins={"p": plugin(rules=lambda: [broken])}) as net:
        (finding,) = net.check()
    assert finding.suppression == ""
