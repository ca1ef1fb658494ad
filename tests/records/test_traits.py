"""A trait is what a kind declares; what has none answers None or empty."""

from datetime import date

import m50core as m50
from m50core.records.traits import (
    due_of,
    owner_of,
    predecessor_of,
    status_of,
    successor_of,
    time_of,
    unit_of,
    year_in,
)


def test_a_goal_has_a_day_a_status_and_somebody_in_charge():
    goal = m50.Goal(title="x", due="2025-03-01", owner="persoon-1", year=2025, pillar="ruimte")
    assert status_of(goal) is goal.status
    assert (due_of(goal), owner_of(goal)) == (goal.due, "persoon-1")
    assert (unit_of(goal), year_in(goal)) == ("ruimte", 2025)


def test_a_person_has_none_of_them_and_neither_has_nobody():
    person = m50.Person(name="Jan")
    assert (due_of(person), status_of(person), year_in(person)) == (None, None, None)
    assert (owner_of(person), unit_of(person)) == ("", "")
    assert (predecessor_of(person), successor_of(person)) == ("", "")
    assert (due_of(None), status_of(None)) == (None, None)


def test_a_status_in_text_is_none():
    @m50.record(label="Lening", plural="Leningen", prefix="lening")
    class Loan(m50.Record):
        """A loan."""

        title: str = m50.field(label="Titel")
        status: str = m50.field(label="Status", default="done")

    assert status_of(Loan(title="x")) is None


def test_what_happened_has_the_day_of_that_before_the_day_it_was_due():
    assert time_of(m50.Decision(title="x", due="2025-03-01", effective=date(2025, 4, 1))) == date(
        2025, 4, 1
    )
    note = m50.Progress(title="x", about="y", on=date(2025, 2, 1))
    assert time_of(note) == date(2025, 2, 1)
