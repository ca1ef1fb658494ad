"""Over every history of several people: what is taken back and taken back again is as it was."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.network.network import Network
from m50core.store.memory import MemoryStore
from m50core.testing.builders import ONE_GOAL, network

WHO = ("Jan", "Piet", "Els")

people = st.sampled_from(WHO)
words = st.sampled_from(["een", "twee", "drie"])
places = st.integers(0, 5)
steps = st.one_of(
    st.tuples(st.just("add"), people, words),
    st.tuples(st.just("note"), people, places, words),
    st.tuples(st.just("set"), people, places, st.sampled_from(["title", "description"]), words),
    st.tuples(st.just("state"), people, st.sampled_from(["status", "remark"]), words),
    st.tuples(st.just("bulk"), people, words),
    st.tuples(st.just("remove"), people, places),
    st.tuples(st.just("restore"), people, places),
    st.tuples(st.just("undo"), people),
    st.tuples(st.just("redo"), people),
    st.tuples(st.just("take back"), people, st.integers(1, 12)),
)
histories = st.lists(steps, min_size=1, max_size=12)


def documents(net: Network) -> dict[str, tuple[str, dict[str, Any]]]:
    return {d.id: (d.kind, dict(d.fields)) for d in net.store.documents()}


def own(net: Network, place: int) -> str:
    """Return the id of one of the records that aren't the plan's."""
    ids = [r.id for r in net.records if r.id not in net.planned]
    return ids[place % len(ids)] if ids else "ruimte-07"


def play(net: Network, step: tuple[Any, ...]) -> None:
    """Do a step; one that is refused leaves everything as it was."""
    did, _, *given = step
    before = documents(net)
    try:
        _do(net, did, given)
    except m50.M50Error:
        assert documents(net) == before


def _do(net: Network, did: str, given: list[Any]) -> None:
    if did == "undo":
        net.undo()
    elif did == "redo":
        net.redo()
    elif did == "take back":
        net.undo(given[0])
    else:
        with net.commit(did) as commit:
            _gather(net, commit, did, given)


def _gather(net: Network, commit: Any, did: str, given: list[Any]) -> None:
    if did == "add":
        commit.add(m50.ActionItem(title=given[0]))
    elif did == "note":
        commit.add(m50.Progress(title=given[1], about=own(net, given[0])))
    elif did == "set":
        commit.change(own(net, given[0]), **{given[1]: given[2]})
    elif did == "state":
        value = "active" if given[0] == "status" else given[1]
        commit.change("ruimte-07", **{given[0]: value})
    elif did == "bulk":
        item = commit.add(m50.ActionItem(title=given[0]))
        commit.add(m50.Progress(title=given[0], about=item.id))
        commit.change("ruimte-07", remark=given[0])
    elif did == "remove":
        commit.remove(own(net, given[0]))
    else:
        commit.restore(net.bin()[given[0]].id if len(net.bin()) > given[0] else "actie-99")


def told(history: list[tuple[Any, ...]]) -> dict[str, Network]:
    store = MemoryStore()
    nets = {who: network(plan=[ONE_GOAL], store=store, who=who) for who in WHO}
    for step in history:
        play(nets[step[1]], step)
    return nets


@given(histories, people)
def test_undo_and_then_redo_is_as_it_was(history: list[tuple[Any, ...]], who: str):
    net = told(history)[who]
    before = documents(net)
    try:
        undone = net.undo()
    except m50.UsageError:
        assert documents(net) == before
        return
    assert net.log()[undone.undoes - 1].who == who
    assert documents(net) != before, "an undo that changes nothing is none"
    redone = net.redo()
    assert redone.undoes == undone.number
    assert documents(net) == before


@given(histories, people, st.integers(1, 12))
def test_undo_of_an_undo_is_as_it_was_whoevers_commit_it_is(
    history: list[tuple[Any, ...]], who: str, number: int
):
    net = told(history)[who]
    before = documents(net)
    try:
        undone = net.undo(number)
    except m50.UsageError:
        assert documents(net) == before
        return
    net.undo(undone.number)
    assert documents(net) == before


@given(histories, people)
def test_going_all_the_way_back_and_forth_is_as_it_was(history: list[tuple[Any, ...]], who: str):
    net = told(history)[who]
    seen = [documents(net)]
    for _ in history:
        try:
            net.undo()
        except m50.UsageError:
            break
        seen.append(documents(net))
    for expected in reversed(seen[:-1]):
        net.redo()
        assert documents(net) == expected


@given(histories)
def test_the_bin_the_differences_and_the_documents_agree_with_the_log(
    history: list[tuple[Any, ...]],
):
    net = told(history)["Jan"]
    ever = {c.id for commit in net.log() for c in commit.changes if not c.overlay}
    assert {b.id for b in net.bin()} == ever - documents(net).keys()
    found = net.changes(date.min, date.max)
    assert {d.id for d in found} == set(documents(net))
