"""Whatever is decided: what one reads on a day is what gets kept on it, in whatever order."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.network.network import Network
from m50core.store.memory import MemoryStore
from m50core.testing.builders import ONE_GOAL, network

START = date(2025, 3, 11)
CHANGES = (
    ("begroting", "status", "adopted"),
    ("begroting", "title", "Andere titel"),
    ("zetel", "person", "jan"),
    ("zetel", "person", "piet"),
    ("zetel", "person", "weg"),
    ("zetel", "status", "filled"),
    ("zetel", "status", "vacant"),
    ("ruimte-07", "due", "30 juni 2025"),
    ("ruimte-07", "due", "2025"),
    ("lid", "status", "member"),
    ("lid", "status", "former"),
)
DAYS = st.integers(0, 6).map(lambda n: START + timedelta(days=n))
DECISIONS = st.lists(
    st.tuples(
        st.sampled_from(["proposed", "taken", "taken", "taken", "revoked"]),
        st.none() | DAYS,
        st.lists(st.tuples(st.sampled_from(CHANGES), st.none() | DAYS), max_size=4),
    ),
    max_size=4,
)


def at(store: MemoryStore, day: date) -> Network:
    return network(plan=[ONE_GOAL], store=store, today=day)


def decided(decisions: list[Any]) -> MemoryStore:
    store = MemoryStore()
    with network(
        m50.Budget(id="begroting", title="Begroting"),
        m50.Person(id="jan", name="Jan"),
        m50.Person(id="piet", name="Piet"),
        m50.Seat(id="zetel", title="Voorzitter", status="vacant"),
        m50.Municipality(id="GM0513", name="Gouda", code="GM0513"),
        m50.Member(id="lid", title="Gouda", municipality="GM0513"),
        m50.ActionItem(id="voor", title="Concept", due="5 dagen voor ruimte-07"),
        plan=[ONE_GOAL], store=store, today=START,
    ) as net, net.commit("Besluiten") as commit:  # fmt: skip
        for number, (status, effective, changes) in enumerate(decisions):
            one = m50.Decision(title=f"Besluit {number}", status=status, effective=effective)
            made = commit.add(one)
            for (about, name, value), on in changes:
                commit.add(m50.Amendment(
                    title="x", about=about, field_name=name, new_value=value, on=on,
                    decision=made.id,
                ))  # fmt: skip
    return store


def plain(net: Network) -> dict[str, Any]:
    return {record.id: record.plain() for record in net.records}


@given(DECISIONS, st.sets(st.integers(0, 7)))
@pytest.mark.sweep
def test_what_is_read_on_a_day_is_what_a_commit_keeps(decisions: list[Any], writes: set[int]):
    kept, read = decided(decisions), decided(decisions)
    for n in range(8):
        day = START + timedelta(days=n)
        with at(kept, day) as net:
            if n in writes:
                with net.commit("Iets anders") as commit:
                    commit.change("jan", function=f"dag {n}")
            told = plain(net)
        with at(read, day) as only:
            one_by_one = {record_id: only[record_id].plain() for record_id in told}
            assert plain(only) == one_by_one
        told["jan"] = one_by_one["jan"]
        assert told == one_by_one


@given(DECISIONS, DAYS)
def test_the_day_before_is_as_it_was_and_looking_ahead_keeps_nothing(
    decisions: list[Any], day: date
):
    store = decided(decisions)
    head = store.head()
    with at(store, START) as net:
        now = plain(net)
    with at(store, day) as ahead:
        list(ahead.records)
        ahead.check()
        assert plain(ahead.as_of(START)) == now
    assert store.head() == head
