"""The stretches of time in which a rhythm asks for something."""

from datetime import date, timedelta
from itertools import pairwise

from m50core.values.cadence import Cadence
from m50core.values.rounds import Round, Tick, WhenDue, calendar_rounds, rounds_from_last


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


def test_each_of_several_times_has_its_own_round_and_its_own_last_day():
    spoken = (Tick("a", date(2025, 7, 4)), Tick("b", date(2025, 7, 8)))
    assert spans(calendar_rounds(Cadence.parse("2x per jaar"), 2025, spoken)) == [
        "2025-01-01 2025-06-30 0/1",
        "2025-07-01 2025-12-31 2/1",
    ]
    halves = calendar_rounds(Cadence.parse("2x per jaar"), 2025, ())
    assert [half.safe_day(1) for half in halves] == [date(2025, 6, 30), date(2025, 12, 31)]
    assert spans(calendar_rounds(Cadence.parse("2x per kwartaal"), 2025, ())[:2]) == [
        "2025-01-01 2025-02-14 0/1", "2025-02-15 2025-03-31 0/1",
    ]  # fmt: skip
    (five, *_) = calendar_rounds(Cadence.parse("5x per jaar"), 2025, ())
    assert (five.end, five.safe_day(1)) == (date(2025, 3, 14), date(2025, 3, 14))


def test_a_week_is_a_round_and_they_meet_without_a_gap():
    weeks = calendar_rounds(Cadence.parse("wekelijks"), 2024, ())
    assert (len(weeks), weeks[0].start, weeks[-1].end) == (52, date(2024, 1, 1), date(2024, 12, 31))
    assert {(one.end - one.start).days for one in weeks} <= {6, 7}
    assert all(b.start - a.end == timedelta(days=1) for a, b in pairwise(weeks))


def test_several_times_with_assemblies_are_up_to_each_of_them():
    days = (date(2025, 5, 16), date(2025, 6, 20))
    rounds = calendar_rounds(Cadence.parse("2x per jaar"), 2025, (), WhenDue(moments=days))
    assert spans(rounds) == ["2025-01-01 2025-05-16 0/1", "2025-05-17 2025-12-31 0/1"]
    assert [one.last_day for one in rounds] == list(days)
    one_dated = WhenDue(moments=days[:1])
    rounds = calendar_rounds(Cadence.parse("2x per jaar"), 2025, (), one_dated)
    assert [one.last_day for one in rounds] == [days[0], date(2025, 12, 31)]
    spring = calendar_rounds(Cadence.parse("2x per jaar"), 2025, (), WhenDue(month=3))
    assert [one.last_day for one in spring] == [date(2025, 3, 31), date(2025, 9, 30)]


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
