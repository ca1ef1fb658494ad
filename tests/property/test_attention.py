"""Whatever is due: what asks for attention is told, once, in order, and says why."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

import m50core as m50
from m50core.testing.builders import network
from m50core.today.attention import HORIZON, Saving

DAY = date(2025, 3, 11)
GOALS = ("doel-a", "doel-b")

_days = st.integers(-60, 60).map(lambda n: DAY + timedelta(days=n))
_items = st.builds(
    m50.ActionItem,
    title=st.just("x"),
    due=_days,
    status=st.sampled_from(("open", "doing", "done", "dropped")),
)
_activities = st.builds(
    m50.Activity,
    title=st.just("x"),
    due=_days,
    goal=st.sampled_from(GOALS),
    status=st.sampled_from(("not_started", "active", "paused", "done", "dropped")),
)
_papers = st.builds(
    m50.Paper,
    title=st.just("x"),
    due=_days,
    goal=st.sampled_from(GOALS),
    status=st.sampled_from(("requested", "drafted", "complete", "delivered")),
)


@settings(deadline=None)
@given(
    goals=st.tuples(_days, _days),
    parents=st.tuples(st.sampled_from(("", *GOALS)), st.sampled_from(("", *GOALS))),
    others=st.lists(st.one_of(_items, _activities, _papers), max_size=12),
)
def test_what_is_due_is_told_once_in_order_with_a_reason(goals, parents, others):
    known = [
        m50.Goal(id=name, title=name, due=due, parent=parent)
        for name, due, parent in zip(GOALS, goals, parents, strict=True)
    ]
    with network(*known, *others) as net:
        day = net.day()
        lines = (*day.everything, *day.missed)
        told = [one for line in lines for one in (line.record, *line.under)]
        due = {
            record.id
            for record in net.records
            if not record.status.is_over and record.due.latest <= DAY + HORIZON
        }
        assert sorted(told) == sorted(due)
        assert list(lines) == sorted(lines, key=lambda line: line.rank(DAY))
        assert all(line.saving(DAY) is not Saving.missed for line in day.everything)
        assert all(line.saving(DAY) is Saving.missed for line in day.missed)
        assert all(line.why and line.until.weekday() < 5 for line in lines)
        assert all(line.until <= line.deadline for line in lines)
        assert day.attention == day.everything[: len(day.attention)]
        late = sum(line.saving(DAY) is Saving.late for line in day.attention)
        assert len(day.attention) <= 7
        assert late <= 3
