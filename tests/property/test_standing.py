"""Whatever is kept of a goal: it stands somewhere, and never green without proof."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.accountability.standing import GoalStanding, Stand
from m50core.goals.records import GoalStatus
from m50core.testing.builders import network

DAYS = st.dates(date(2024, 10, 1), date(2026, 2, 1))
DUES = st.sampled_from([None, "Q1 2025", "Q3 2025", "2025-06-12", "2026", "doorlopend", "bij ALV"])
STATUSES = st.sampled_from(list(GoalStatus))
AGO = st.integers(-3, 45)
"""Days before today; below 0 what is yet to come."""
NOTES = st.lists(
    st.tuples(AGO, st.sampled_from(["g-1", "g-2", "a-1"]), st.none() | st.integers(0, 100)),
    max_size=3,
)
FIGURES = st.lists(st.tuples(AGO, st.integers(-5, 30)), max_size=2)


def standing(today: date, goal: m50.Goal, *records: m50.Record) -> GoalStanding:
    """Return how a goal stands that has a goal and an activity under it."""
    part = m50.Goal(id="g-2", title="deel", parent="g-1")
    figure = m50.Indicator(id="i-1", title="cijfer", goal="g-1", target="15")
    with network(goal, part, figure, *records, today=today + timedelta(days=3)) as net:
        net.today = today
        return next(one for one in net.standings() if one.goal.id == "g-1")


def told(today: date, notes: list[tuple[int, str, int | None]]) -> list[m50.Record]:
    return [
        m50.Progress(title="n", about=about, on=today - timedelta(days=ago), percent=percent)
        for ago, about, percent in notes
    ]


@given(status=STATUSES, due=DUES, year=st.sampled_from([None, 2025, 99999]), activity=STATUSES,
       activity_due=DUES, notes=NOTES, figures=FIGURES, today=DAYS)  # fmt: skip
def test_a_goal_always_stands_somewhere_and_says_why(
    status, due, year, activity, activity_due, notes, figures, today
):
    found = standing(
        today,
        m50.Goal(id="g-1", title="doel", status=status, due=due, year=year),
        m50.Activity(id="a-1", title="a", goal="g-1", status=activity, due=activity_due),
        *told(today, notes),
        *(
            m50.Measurement(indicator="i-1", on=today - timedelta(days=ago), value=value)
            for ago, value in figures
        ),
    )
    assert found.why
    assert found.share is None or 0 <= found.share <= 1
    if found.stand is Stand.on_course:
        assert found.silent is not None
        assert found.silent <= 30


@given(status=STATUSES, due=DUES, notes=NOTES, today=DAYS)
def test_without_proof_a_goal_is_never_green(status, due, notes, today):
    found = standing(
        today,
        m50.Goal(id="g-1", title="doel", status=status, due=due),
        m50.Activity(id="a-1", title="a", goal="g-1", status="active"),
        *told(today, notes),
    )
    assert found.stand not in (Stand.on_course, Stand.done)
