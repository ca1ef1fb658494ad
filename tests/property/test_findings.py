"""Over every history: what is remembered of the rules is what they would find anew."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import m50core as m50
from m50core.findings.check import Findings
from m50core.network.network import Network
from m50core.plan.years import findings_in_force
from m50core.testing.builders import DAY, ONE_GOAL, network, plugin
from m50core.testing.core import CORE_RULES as RULES

words = st.sampled_from(["een", "twee", "123456782"])
places = st.integers(0, 6)
dues = st.sampled_from(["", "2025-03-01", "2025-03-08", "Q2 2025", "voor 1e ALV 2025"])
steps = st.one_of(
    st.tuples(st.just("item"), words, dues),
    st.tuples(st.just("meeting"), dues),
    st.tuples(st.just("person"), words),
    st.tuples(st.just("contribution"), st.sampled_from([2024, 2025])),
    st.tuples(st.just("note"), places),
    st.tuples(st.just("goal"), st.sampled_from(["active", "dropped"])),
    st.tuples(st.just("word"), places, words),
    st.tuples(st.just("bulk"), st.integers(510, 520)),
    st.tuples(st.just("remove"), places),
    st.just(("undo",)),
    st.just(("redo",)),
    st.just(("erase",)),
    st.tuples(st.just("set aside"), st.sampled_from(["M50-007", "M50-404"]), st.integers(0, 9)),
    st.tuples(st.just("day"), st.integers(-90, 400)),
)


@m50.rule("X-1", "Te weinig opgegeven.", clause="Plan", reads=())
def declares_nothing(records: m50.Records, today: date) -> Iterable[m50.Hit]:
    """Reads a kind, an id that may not be there, and what points at it."""
    for item in records.collection(m50.ActionItem):
        yield m50.Hit(item, f"{item.title} van {len(records.pointing_at(item.id))}")
    if found := records.get("persoon-1"):
        yield m50.Hit(found, f"{found.title_text} is er.")


ADDED: dict[str, Callable[..., list[m50.Record]]] = {
    "item": lambda title, due: [m50.ActionItem(title=title, due=due or None)],
    "meeting": lambda due: [m50.Meeting(title="DB", due=due or None)],
    "person": lambda what: [m50.Person(name="Bea", function=what, phone="06-12345678")],
    "contribution": lambda year: [
        m50.Municipality(id="GM1", name="Z", code="GM0355", inhabitants=9),
        m50.Member(id="lid-1", title="Z", municipality="GM1", status="member"),
        m50.Contribution(title="C", member="lid-1", for_year=year),
    ],
    "bulk": lambda many: [m50.ActionItem(title=f"Zaal {number}") for number in range(many)],
    "set aside": lambda code, days: [
        m50.Suppression(code=code, reason="later", until=DAY + timedelta(days=days))
    ],
}


def step(net: Network, did: str, given: list[Any]) -> None:
    if did == "day":
        net.today = DAY + timedelta(days=given[0])
    elif did == "undo":
        net.undo()
    elif did == "redo":
        net.redo()
    elif did == "erase":
        net.erase_person("persoon-1", "op verzoek")
    else:
        with net.commit(did) as commit:
            if did in ADDED:
                for record in ADDED[did](*given):
                    commit.add(record)
            else:
                change(net, commit, did, given)


def change(net: Network, commit: Any, did: str, given: list[Any]) -> None:
    if did == "goal":
        commit.change("ruimte-07", status=given[0])
        return
    own = [r.id for r in net.records if r.id not in net.planned]
    about = own[given[0] % len(own)] if own else "ruimte-07"
    if did == "note":
        commit.add(m50.Progress(title="x", about=about))
    elif own and did == "remove":
        commit.remove(about)
    elif own:
        commit.change(about, title=given[1])


@pytest.mark.sweep
@settings(max_examples=40, deadline=None)
@given(st.lists(steps, min_size=1, max_size=10))
def test_a_check_after_any_history_finds_what_a_first_check_would(history: list[Any]) -> None:
    rules = plugin(rules=lambda: [*RULES, declares_nothing])
    with network(plan=[ONE_GOAL], plugins={"regels": rules}) as net:
        for did, *given in history:
            try:
                step(net, did, given)
            except m50.M50Error:
                continue
            anew = Findings().check(net.register.rules(), net.records, net.today)
            expected = findings_in_force(anew, net.records, net.today)
            assert net.check(suppressed=True) == expected
