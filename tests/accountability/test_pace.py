"""How a figure moves against the time there is."""

from datetime import date

import pytest

import m50core as m50
from m50core.accountability.pace import Pace, pace, time_frame
from m50core.testing.builders import DAY, network


def paced(*measured: m50.Measurement, today: date = DAY, **values: object) -> Pace | None:
    figure = m50.Indicator(**{"id": "ind-1", "title": "x", "due": "Q1 2025", **values})
    goal = m50.Goal(id="doel-1", title="Doel", due="Q1 2025")
    with network(goal, figure, *measured, today=date(2025, 3, 31)) as net:
        return pace(net.records, figure, today)


def on(day: str, value: str) -> m50.Measurement:
    return m50.Measurement(indicator="ind-1", on=date.fromisoformat(day), value=value)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"target": "15", "actual": "4"}, "4 van 15, tempo 0,4 per week, nodig 3,9 per week"),
        ({"target": "15", "actual": "15"}, "15 van 15, gehaald"),
        ({"target": "5", "baseline": "20", "actual": "4"}, "4 van 5, gehaald"),
        (
            {"target": "5", "baseline": "20", "actual": "15"},
            "15 van 5, tempo 0,5 per week, nodig 3,5 per week",
        ),
        (
            {"target": "5", "baseline": "20", "actual": "25"},
            "25 van 5, tempo -0,5 per week, nodig 7 per week",
        ),
        ({"target": "15", "actual": "4", "due": "februari 2025"},
         "4 van 15, tempo 0,7 per week, de tijd is om"),
        ({"target": "15", "actual": "4", "due": "bij 2e ALV"}, "4 van 15"),
        ({"target": "1", "actual": "0.1", "due": "2025", "year": 2025},
         "0,1 van 1, tempo 0,01 per week, nodig 0,021 per week"),
    ],
)  # fmt: skip
def test_it_tells_what_was_done_a_week_and_what_is_needed(values, words):
    found = paced(**values)
    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    "values",
    [
        {"actual": "4"},
        {"target": "4"},
        {"target": "4", "baseline": "4", "actual": "4"},
        {"target": "0", "actual": "4"},
    ],
)
def test_without_a_way_to_go_or_a_value_there_is_no_pace(values):
    assert paced(**values) is None


def test_the_last_measurement_up_to_the_day_counts_and_the_plans_figure_only_before_it():
    taken = [on("2025-03-01", "6"), on("2025-02-01", "3"), on("2025-03-12", "9")]
    found = paced(*taken, target="10", actual="1", measured_on="2025-03-05")
    assert found is not None
    assert (found.value, found.measured_on, found.measurement) == (6, date(2025, 3, 1), "meting-1")
    early = paced(*taken, target="10", actual="1", measured_on="jan 2025", today=date(2025, 1, 31))
    assert early is not None
    assert (early.value, early.measured_on, early.measurement) == (1, date(2025, 1, 31), "ind-1")


def test_an_indicator_without_a_time_has_that_of_its_goal_else_of_the_plans_year():
    of_goal = paced(target="10", actual="1", due=None, goal="doel-1")
    of_year = paced(target="10", actual="1", due=None, year=2025)
    assert (of_goal and of_goal.expected, of_year and of_year.expected) == (69 / 90, 69 / 365)


@pytest.mark.parametrize(
    ("due", "year", "start", "end", "stated"),
    [
        ("Q3 2025", 2025, date(2025, 7, 1), date(2025, 9, 30), True),
        ("2025-06-12", 2025, date(2025, 1, 1), date(2025, 6, 12), True),
        ("2026-06-12", 2025, date(2025, 1, 1), date(2026, 6, 12), True),
        ("2024-06-12", 2025, date(2024, 6, 12), date(2024, 6, 12), True),
        ("Q1 2026", 2025, date(2025, 1, 1), date(2026, 3, 31), True),
        ("Q1 2025", None, date(2025, 1, 1), date(2025, 3, 31), True),
        (None, 2025, date(2025, 1, 1), date(2025, 12, 31), False),
        ("doorlopend", 2025, date(2025, 1, 1), date(2025, 12, 31), False),
        ("bij 2e ALV", 2025, None, None, False),
        (None, None, None, None, False),
        (None, 12025, None, None, False),
    ],
)
def test_the_time_for_something_follows_from_the_plans_words(due, year, start, end, stated):
    frame = time_frame(m50.Period.parse(due) if due else None, year)
    assert (frame.start, frame.end, frame.stated) == (start, end, stated)
