"""How a goal stands: the table of ``docs/decisions.md``, row by row."""

from datetime import date

import pytest

import m50core as m50
from m50core.services.standing import Standing
from m50core.testing.builders import DAY, network

TALK = m50.Contact(id="contact-1", title="Gesprek", about=("doel-1",), on=date(2025, 3, 4))
OLD = m50.Contact(id="contact-1", title="Gesprek", about=("doel-1",), on=date(2025, 2, 8))
NOTE = m50.Progress(id="voortgang-1", title="Gebeld", about="doel-1", on=date(2025, 3, 4))
FIGURE = m50.Indicator(id="ind-1", title="Gesprekken", target="15", goal="doel-1", due="Q1 2025")


def goal(**values: object) -> m50.Goal:
    return m50.Goal(**{"id": "doel-1", "title": "Doel", "year": 2025, **values})


def late(name: str, **values: object) -> m50.Activity:
    return m50.Activity(title=name, goal="doel-1", due="februari 2025", **values)


def measured(value: str, day: date = date(2025, 3, 10)) -> m50.Measurement:
    return m50.Measurement(id="meting-1", indicator="ind-1", on=day, value=value)


def percent(share: int, **values: object) -> m50.Progress:
    return m50.Progress(
        id="voortgang-1", title="Stand", about="doel-1", on=DAY, percent=share, **values
    )


def standing(*records: m50.Record, today: date = DAY) -> Standing:
    with network(*records, today=today) as net:
        return next(one for one in net.standings() if one.goal.id == "doel-1")


TABLE = [
    ("what was dropped", "dropped", [goal(status="dropped", due="2024"), late("a")], DAY),
    ("done, with proof", "done", [goal(status="done"), TALK], DAY),
    ("done, by a figure that is met", "done", [goal(status="done"), FIGURE, measured("15")], DAY),
    ("done, by an activity", "done",
     [goal(status="done"), m50.Activity(title="a", goal="doel-1", status="done")], DAY),
    ("done, with nothing to show", "attention", [goal(status="done")], DAY),
    ("done, with a note that shows nothing", "attention", [goal(status="done"), NOTE], DAY),
    ("its last day is over", "risk", [goal(due="februari 2025"), TALK], DAY),
    ("its last day is today", "attention", [goal(due="2025-03-11"), TALK], DAY),
    ("the plan's year is over", "attention",
     [goal(), m50.Contact(title="x", about=("doel-1",), on=date(2025, 12, 20))], date(2026, 1, 2)),
    ("its time has not come", "not_started", [goal(due="Q3 2025")], DAY),
    ("it waits for a day", "not_started", [goal(due="bij 2e ALV")], date(2025, 11, 1)),
    ("there is time enough", "not_started", [goal()], DAY),
    ("half of the time is gone, and nothing done", "attention", [goal()], date(2025, 7, 4)),
    ("thirty days left, and nothing done", "risk", [goal(due="2025-04-10")], DAY),
    ("thirty-one days left, and nothing done", "attention", [goal(due="2025-04-11")], DAY),
    ("a figure a quarter behind", "risk", [goal(), TALK, FIGURE, measured("7.5")], DAY),
    ("a figure a tenth behind", "attention", [goal(), TALK, FIGURE, measured("10")], DAY),
    ("a figure on pace", "on_course", [goal(), FIGURE, measured("11")], DAY),
    ("a figure that must go down", "on_course",
     [goal(), m50.Indicator(id="ind-1", title="Dagen", baseline="20", target="5", goal="doel-1",
                            due="Q1 2025"), measured("8")], DAY),
    ("a figure that went the wrong way", "risk",
     [goal(), m50.Indicator(id="ind-1", title="Dagen", baseline="20", target="5", goal="doel-1",
                            due="Q1 2025"), measured("22")], DAY),
    ("a figure that nobody measured", "on_course", [goal(), TALK, FIGURE], DAY),
    ("a note a quarter behind", "risk",
     [goal(due="Q1 2025"), percent(50, evidence=("contact-1",)), TALK], DAY),
    ("a note on pace", "on_course",
     [goal(due="Q1 2025"), percent(75, evidence=("contact-1",)), TALK], DAY),
    ("a late activity", "attention", [goal(), TALK, late("a"), late("b", status="done"),
                                      m50.Activity(title="c", goal="doel-1")], DAY),
    ("half of the activities late", "risk",
     [goal(), TALK, late("a"), late("b"), m50.Activity(title="c", goal="doel-1")], DAY),
    ("a late activity that was dropped", "on_course",
     [goal(), TALK, late("a", status="dropped")], DAY),
    ("a rhythm missed once", "attention",
     [goal(), OLD, m50.Rhythm(title="r", cadence="maandelijks", goal="doel-1")], date(2025, 2, 9)),
    ("a rhythm missed twice", "risk",
     [goal(), TALK, m50.Rhythm(title="r", cadence="maandelijks", goal="doel-1")], DAY),
    ("asleep", "silent", [goal(status="paused"), TALK], DAY),
    ("under way, and never heard of", "silent", [goal(status="active")], DAY),
    ("not heard of for 31 days", "silent", [goal(status="active"), OLD], DAY),
    ("not heard of for 30 days", "on_course", [goal(status="active"), OLD], date(2025, 3, 10)),
    ("heard of last year only", "silent",
     [goal(status="active"),
      m50.Contact(title="x", about=("doel-1",), on=date(2024, 12, 30))], date(2025, 1, 5)),
    ("due soon, and nobody knows how far it is", "attention", [goal(due="Q1 2025"), TALK], DAY),
    ("a part of it at risk", "attention",
     [goal(), TALK, m50.Goal(title="deel", parent="doel-1", due="2025-01")], DAY),
    ("told, and not shown", "attention", [goal(status="active"), NOTE], DAY),
    ("shown, and nothing against it", "on_course", [goal(status="active"), TALK], DAY),
    ("life in a part of it", "on_course",
     [goal(status="active"), m50.Goal(id="doel-2", title="deel", parent="doel-1", year=2025),
      m50.Contact(title="x", about=("doel-2",), on=date(2025, 3, 4))], DAY),
    ("life in an activity", "on_course",
     [goal(status="active"), m50.Activity(id="act-1", title="a", goal="doel-1"),
      m50.Contact(title="x", about=("act-1",), on=date(2025, 3, 4))], DAY),
]  # fmt: skip


@pytest.mark.parametrize(
    ("stand", "records", "today"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_a_goal_stands_as_the_table_says(stand, records, today):
    found = standing(*records, today=today)
    assert (found.stand.value, found.computed) == (stand, found.stand), found.why
    assert found.why.endswith((".", ")"))
    assert not found.override
