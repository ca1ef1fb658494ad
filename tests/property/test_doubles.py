"""Whatever is added, changed, removed, taken back or restored: what is unique is there once."""

from hypothesis import given, settings
from hypothesis import strategies as st

import m50core as m50
from m50core.records.doubles import groups_of_doubles
from m50core.testing.builders import network

MEMBERS = ("lid-1", "lid-2")
START = [
    *(m50.Municipality(id=f"GM{n}", name=f"Plaats {n}", code=f"GM000{n}") for n in (1, 2)),
    *(m50.Member(id=f"lid-{n}", title=f"Plaats {n}", municipality=f"GM{n}") for n in (1, 2)),
]
STEP = st.tuples(
    st.sampled_from(("add", "move", "remove", "restore", "undo", "redo", "pair")),
    st.integers(0, 3), st.sampled_from(MEMBERS), st.integers(2025, 2026),
)  # fmt: skip


def take(net: m50.Network, step: tuple[str, int, str, int]) -> None:
    what, place, member, year = step
    owed = m50.Contribution(title="C", member=member, for_year=year)
    there = [record.id for record in net.collection("contribution")]
    gone = [binned.document.id for binned in net.bin()]
    if what in ("undo", "redo"):
        getattr(net, what)()
        return
    with net.commit(what) as commit:
        if what in ("add", "pair"):
            commit.add(owed)
        if what == "pair":
            commit.add(m50.Contribution(title="D", member=MEMBERS[place % 2], for_year=year))
        if what == "move" and there:
            commit.change(there[place % len(there)], member=member, for_year=year)
        if what == "remove" and there:
            commit.remove(there[place % len(there)])
        if what == "restore" and gone:
            commit.restore(gone[place % len(gone)])


@settings(max_examples=25)
@given(st.lists(STEP, max_size=8))
def test_no_course_of_changes_makes_a_double(steps):
    with network(*START) as net:
        for step in steps:
            before = len(net.log())
            try:
                take(net, step)
            except m50.M50Error:
                assert len(net.log()) == before
            owed = list(net.collection("contribution"))
            assert list(groups_of_doubles(owed)) == []
            assert len({(one.member, one.for_year) for one in owed}) == len(owed)
