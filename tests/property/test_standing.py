"""Whatever is kept of a goal: it stands somewhere, and never green without proof."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.domain.plan_items import GoalStatus
from m50core.services.standing import Stand, signs_of
from m50core.testing.builders import network

DAYS = st.dates(date(2024, 10, 1), date(2026, 2, 1))
DUES = st.sampled_from([None, "Q1 2025", "Q3 2025", "2025-06-12", "2026", "doorlopend", "bij ALV"])
SHARES = st.none() | st.integers(0, 100)


def notes() -> st.SearchStrategy[m50.Progress]:
    return st.builds(
        m50.Progress, title=st.just("n"), about=st.sampled_from(["g-1", "g-2", "a-1"]),
        on=st.none() | DAYS, percent=SHARES,
        evidence=st.sampled_from([(), ("g-2",)]),
    )  # fmt: skip


def measurements() -> st.SearchStrategy[m50.Measurement]:
    return st.builds(m50.Measurement, indicator=st.just("i-1"), on=DAYS, value=st.integers(-5, 30))


@given(
    status=st.sampled_from(list(GoalStatus)), due=DUES, year=st.sampled_from([None, 2025, 99999]),
    activity=st.sampled_from(list(GoalStatus)), activity_due=DUES,
    events=st.lists(notes() | measurements(), max_size=4), today=DAYS,
)  # fmt: skip
def test_a_goal_always_stands_somewhere_and_never_green_without_proof(
    status, due, year, activity, activity_due, events, today
):
    story = [
        m50.Goal(id="g-1", title="a", status=status, due=due, year=year),
        m50.Goal(id="g-2", title="b", parent="g-1"),
        m50.Activity(id="a-1", title="c", goal="g-1", status=activity, due=activity_due),
        m50.Indicator(id="i-1", title="d", goal="g-1", target="15"),
        *events,
    ]
    with network(*story, today=today) as net:
        found = {one.goal.id: one for one in net.standings()}
        own, goal = found["g-1"], net.goals["g-1"]
        signs = signs_of(net.records, goal, today)
    assert own.why
    assert own.share is None or 0 <= own.share <= 1
    shown = any(sign.proof for sign in signs) or activity is GoalStatus.done
    met = any(pace.met for pace in own.paces)
    if own.stand in (Stand.on_course, Stand.done):
        assert shown or met
    if own.stand is Stand.on_course:
        assert own.silent is not None
        assert own.silent <= 30
