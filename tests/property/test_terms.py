"""However terms, decisions and meetings are shuffled, whoever holds a post is the model's."""

from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

import m50core as m50
from m50core.meetings.holders import holder_on
from m50core.store.memory import MemoryStore
from m50core.testing.builders import definitions, network

FIRST = date(2025, 3, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(0, 60, 6)]
OFF = ("proposed", "withdrawn", "revoked")
PEOPLE = ("eva", "jan", "mia")
PLAN = definitions("""
[[person]]
id = "eva"
name = "Eva"
source = "Plan"
[[pillar]]
id = "ruimte"
title = "Ruimte"
chair = "eva"
source = "Plan"
[[seat]]
id = "z"
title = "Voorzitter"
organ = "ruimte"
role = "chair"
source = "Plan"
""")
DAY = st.sampled_from(DAYS)
DEED = st.one_of(
    st.tuples(st.just("appoint"), st.sampled_from(PEOPLE), DAY),
    st.tuples(st.just("discharge"), st.just(""), DAY),
    st.tuples(st.just("move"), st.integers(0, 5), DAY),
    st.tuples(st.just("revoke"), st.integers(0, 5), DAY),
    st.tuples(st.just("undo"), st.just(""), DAY),
)


def at(store: MemoryStore, day: date) -> m50.Network:
    return network(plan=[PLAN], store=store, today=day)


def begin() -> MemoryStore:
    store = MemoryStore()
    with at(store, FIRST) as net, net.commit("Mensen") as commit:
        for name in PEOPLE[1:]:
            commit.add(m50.Person(id=name, name=name.title()))
    return store


def do(net: m50.Network, deed: tuple[str, str | int, date], number: int) -> None:
    """Do one thing; what can't be is refused, and changes nothing."""
    word, about, day = deed
    decisions = list(net.collection("decision"))
    try:
        if word == "undo":
            net.undo()
        elif word in ("move", "revoke"):
            if decisions and isinstance(about, int):
                decision = decisions[about % len(decisions)]
                with net.commit(word) as commit:
                    if word == "move":
                        commit.change(decision.meeting, due=day.isoformat())
                    else:
                        ahead = decision.status == "scheduled"
                        commit.change(decision.id, status="withdrawn" if ahead else "revoked")
        else:
            with net.commit("Vergadering") as commit:
                meeting = commit.add(m50.Meeting(title=f"ALV {number}", due=day.isoformat()))
                decision = commit.add(m50.Decision(title=f"{number}", meeting=meeting.id))
                if word == "appoint":
                    commit.add(m50.Term(post="z", person=str(about), decision=decision.id))
                else:
                    for term in list(net.collection("term"))[-1:]:
                        commit.change(term.id, ended_by=decision.id)
            net.decide(net[decision.id])
    except m50.M50Error:
        pass


def modelled(net: m50.Network, day: date) -> str:
    """Who holds the post: the last that began and hasn't ended, by the decisions that hold.

    Who is discharged on the first day never had it.
    """

    def holds_from(name: str) -> date | None:
        decision = net[name]
        return None if decision.status in OFF else decision.effective

    begun = []
    for term in net.collection("term").where(post="z"):
        start = holds_from(term.decision) if term.decision else date.min
        over = holds_from(term.ended_by) if term.ended_by else None
        if start is not None and start <= day and (over is None or over > start):
            begun.append((start, len(term.id), term.id, term))
    if not begun:
        return ""
    last = max(begun)[3]
    over = holds_from(last.ended_by) if last.ended_by else None
    return "" if over is not None and over <= day else last.person


@given(st.lists(DEED, max_size=7), DAY)
@example([("appoint", "eva", FIRST), ("discharge", "", FIRST)], FIRST)
@settings(max_examples=15, deadline=None)
def test_every_list_agrees_with_the_model_on_every_day(deeds, today):
    store = begin()
    with at(store, today) as net:
        list(net.records)
        for number, deed in enumerate(deeds):
            do(net, deed, number)
        for day in DAYS:
            held = holder_on(net.records, "z", day)
            assert (held.person if held else "") == modelled(net, day)
        with at(store, today) as fresh:
            kinds = ("seat", "term", "pillar")
            seen, anew = ({k: {r.id: r.plain() for r in one.collection(k)} for k in kinds}
                          for one in (net, fresh))  # fmt: skip
            assert seen == anew
            assert net["ruimte"].chair == net["z"].person == modelled(net, today)
