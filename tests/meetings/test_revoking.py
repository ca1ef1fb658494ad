"""What is decided has its day, and what is revoked is taken back as far as nothing came since."""

from datetime import date

import pytest

import m50core as m50
from m50core.meetings import resolutions
from m50core.meetings.rules.decisions import RULES
from m50core.store.memory import MemoryStore
from m50core.testing.builders import ONE_GOAL, network

M50_018 = next(rule for rule in RULES if rule.code == "M50-018")
MARCH, APRIL = date(2025, 3, 20), date(2025, 4, 1)


def story() -> MemoryStore:
    """A budget, accounts and a post; a decision that is still asked for."""
    store = MemoryStore()
    network(
        m50.Budget(id="begroting", title="Begroting 2025", status="tabled"),
        m50.Budget(id="jaarrekening", title="Jaarrekening 2024", type="accounts"),
        m50.Seat(id="voorzitter", title="Voorzitter"),
        m50.Decision(id="besluit", title="Begroting vaststellen"),
        store=store, today=MARCH,
    )  # fmt: skip
    return store


def at(store: MemoryStore, day: date) -> m50.Network:
    return network(store=store, today=day)


def decided(store: MemoryStore, about: str, field: str, value: str) -> None:
    """It is decided on 20 March for 1 April, and something else is kept on that day."""
    with at(store, MARCH) as net:
        change = m50.Amendment(title="x", about=about, field_name=field, new_value=value)
        net.decide(net["besluit"], [change], effective=APRIL)
    with at(store, APRIL) as net, net.commit("Iets anders") as commit:
        commit.add(m50.ActionItem(title="Drukwerk"))


def revoke(net: m50.Network, name: str = "besluit") -> None:
    with net.commit("Herroepen") as commit:
        commit.change(name, status="revoked")


@pytest.mark.parametrize(("about", "offered"), [("begroting", MARCH), ("jaarrekening", None)])
def test_what_is_adopted_by_a_decision_is_so_from_its_day(about, offered):
    store = story()
    decided(store, about, "status", "adopted")
    with at(store, date(2025, 5, 1)) as net:
        budget = net[about]
        assert (budget.status, budget.adopted_on, budget.offered_on) == ("adopted", APRIL, offered)
        assert m50.happening_of(net.records, budget, net.today).day == APRIL


@pytest.mark.parametrize("kept", [True, False])
def test_revoking_takes_back_what_the_decision_made_and_an_undo_brings_it_again(kept):
    store = story()
    if kept:
        decided(store, "begroting", "status", "adopted")
    else:
        with at(store, MARCH) as net:
            net.decide(net["besluit"], resolutions.adoption(net["begroting"]), effective=APRIL)
    with at(store, date(2025, 5, 1)) as net:
        revoke(net)
        assert (net["begroting"].status, net["begroting"].adopted_on) == ("tabled", None)
        assert "herroepen" in next(iter(resolutions.amendment_lines(net.records, "begroting")))
        assert M50_018.findings(net.records, net.today) == []
        net.undo()
        assert (net["begroting"].status, net["begroting"].adopted_on) == ("adopted", APRIL)


def test_revoking_gives_what_the_plan_lays_down_back_to_the_plan():
    store = MemoryStore()
    with network(store=store, plan=[ONE_GOAL], today=MARCH) as net:
        with net.commit("Besluit") as commit:
            commit.add(m50.Decision(id="besluit", title="Later"))
        later = resolutions.amendment(net["ruimte-07"], "due", "2025-09-30")
        net.decide(net["besluit"], [later])
        with net.commit("Iets anders") as commit:
            commit.add(m50.ActionItem(title="Drukwerk"))
        assert net["ruimte-07"].due.latest == date(2025, 9, 30)
        revoke(net)
        assert net["ruimte-07"].due.words == "Q1 2025"


def test_what_a_decision_makes_of_a_relation_is_told_by_its_title():
    post, eva = m50.ActionItem(id="actie-1", title="Zaal"), m50.Person(id="p-1", name="Eva")
    with network(post, eva, today=MARCH) as net:
        change = resolutions.amendment(net["actie-1"], "owner", "p-1", title=net.records.title)
        assert change.title == "Zaal: Trekker wordt Eva"
        with net.commit("Besluit") as commit:
            commit.add(m50.Decision(id="besluit", title="Wie het doet"))
        net.decide(net["besluit"], [change])
        (line,) = resolutions.amendment_lines(net.records, "actie-1")
        assert line.startswith("Trekker wordt Eva: Wie het doet")


def test_what_was_changed_since_a_decision_stays_when_it_is_revoked():
    store = story()
    decided(store, "voorzitter", "description", "Ook penningmeester")
    with at(store, date(2025, 5, 1)) as net:
        with net.commit("Met de hand") as commit:
            commit.change("voorzitter", description="Iets anders")
        revoke(net)
        assert net["voorzitter"].description == "Iets anders"
        assert M50_018.findings(net.records, net.today) == []


def test_of_two_decisions_the_first_revoked_leaves_the_second_and_the_rest_is_told():
    store = story()
    decided(store, "voorzitter", "description", "Eerst")
    with at(store, date(2025, 5, 1)) as net:
        with net.commit("Tweede") as commit:
            commit.add(m50.Decision(id="tweede", title="Tweede"))
        net.decide(
            net["tweede"], [resolutions.amendment(net["voorzitter"], "description", "Daarna")]
        )
        with net.commit("Iets anders") as commit:
            commit.add(m50.ActionItem(title="Zaal"))
        revoke(net)
        assert net["voorzitter"].description == "Daarna"
        revoke(net, "tweede")
        assert net["voorzitter"].description == "Eerst"
        (told,) = M50_018.findings(net.records, net.today)
        assert "“Begroting vaststellen” is herroepen" in told.sentence
