"""The stretches of time in which a rhythm asks for something."""

from datetime import date
from itertools import pairwise

from m50core.values.cadence import Cadence
from m50core.values.rounds import Round, Tick, calendar_rounds, rounds_from_last


def spans(rounds: tuple[Round, ...]) -> list[str]:
    return [f"{one.start} {one.end} {len(one.ticks)}/{one.expected}" for one in rounds]


def test_quarters_are_those_of_the_calendar():
    ticks = (Tick("a", date(2025, 2, 1)), Tick("b", date(2025, 3, 31)))
    assert spans(calendar_rounds(Cadence.parse("per kwartaal"), 2025, ticks)) == [
        "2025-01-01 2025-03-31 2/1",
        "2025-04-01 2025-06-30 0/1",
        "2025-07-01 2025-09-30 0/1",
        "2025-10-01 2025-12-31 0/1",
    ]


def test_several_times_a_year_are_spread_evenly():
    (year,) = calendar_rounds(Cadence.parse("2x per jaar"), 2025, ())
    assert [year.safe_day(n) for n in (1, 2)] == [date(2025, 6, 30), date(2025, 12, 31)]
    (weekly,) = calendar_rounds(Cadence.parse("wekelijks"), 2024, ())
    days = [weekly.safe_day(n) for n in range(1, 53)]
    assert days[-1] == date(2024, 12, 31)
    assert {(b - a).days for a, b in pairwise(days)} <= {7, 8}


def test_counted_from_the_last_each_time_moves_the_next():
    cadence = Cadence.parse("iedere 2 à 3 maanden")
    ticks = tuple(
        Tick(str(day), day)
        for day in (date(2024, 11, 30), date(2025, 1, 20), date(2025, 5, 6), date(2025, 6, 1))
    )
    assert spans(rounds_from_last(cadence, 2025, ticks)) == [
        "2024-12-01 2025-02-28 1/1",
        "2025-01-21 2025-04-20 0/1",
        "2025-05-07 2025-08-06 1/1",
        "2025-06-02 2025-09-01 0/1",
    ]


def test_without_an_earlier_time_the_first_counts_from_the_new_year():
    rounds = rounds_from_last(Cadence.parse("halfjaarlijks"), 2025, ())
    assert spans(rounds) == ["2025-01-01 2025-06-30 0/1"]
