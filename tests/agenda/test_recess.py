"""Recess of the Tweede Kamer: known by its own days, from a file with an origin a row."""

from datetime import date
from itertools import pairwise

from m50core.agenda.recess import recesses
from m50core.values.recess import recess_on


def test_a_recess_holds_its_first_and_last_day():
    known = recesses()
    assert [recess_on(date(2024, 7, day), known) is None for day in (4, 5)] == [True, False]
    assert [recess_on(date(2024, 9, day), known) is None for day in (2, 3)] == [False, True]


def test_recesses_follow_each_other_and_say_where_they_are_from():
    for earlier, later in pairwise(recesses()):
        assert earlier.start < earlier.end < later.start
    assert all(one.name and one.origin for one in recesses())
    assert {one.name for one in recesses() if not one.assumed and one.start.year == 2024} == {
        "voorjaarsreces", "meireces", "zomerreces",
    }  # fmt: skip


def test_the_recesses_of_the_years_of_the_plan_are_known():
    assert {one.start.year for one in recesses()} >= {2024, 2025, 2026}
