"""How a goal stands: the table of ``docs/standing.md``, row by row."""

from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.accountability import grounds
from m50core.accountability.standing import GoalStanding
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


def standing(*records: m50.Record, today: date = DAY) -> GoalStanding:
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
    ("half of the year is gone, and nothing done", "not_started", [goal()], date(2025, 7, 4)),
    ("half of the year that it has is gone", "not_started", [goal(due="2025")], date(2025, 7, 4)),
    ("half of its own time is gone, and nothing done", "attention", [goal(due="2025-06-30")],
     date(2025, 4, 20)),
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
    ("under way, and waiting rightly for its rhythm", "not_started",
     [goal(status="active"), m50.Rhythm(title="r", cadence="halfjaarlijks", goal="doel-1")], DAY),
    ("not heard of for long, and its rhythm is in time", "on_course",
     [goal(status="active"), OLD, m50.Rhythm(title="r", cadence="halfjaarlijks", goal="doel-1")],
     DAY),
    ("under way, and its rhythm is late", "silent",
     [goal(status="active"), m50.Rhythm(title="r", cadence="per kwartaal", goal="doel-1")],
     date(2025, 4, 9)),
    ("asleep, with a rhythm", "silent",
     [goal(status="paused"), m50.Rhythm(title="r", cadence="halfjaarlijks", goal="doel-1")], DAY),
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
    ("under way before its time, and never heard of", "silent",
     [goal(status="active", due="Q3 2025")], DAY),
    ("something done before its time", "not_started", [goal(due="Q3 2025"), NOTE], DAY),
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


def test_it_says_why_and_what_it_rests_on():
    late_one = m50.Activity(id="act-1", title="Brief", goal="doel-1", due="februari 2025")
    found = standing(goal(), FIGURE, measured("4"), late_one, TALK)
    assert found.why == (
        "“Gesprekken”: 4 van 15, tempo 0,4 per week, nodig 3,9 per week. "
        "Te laat: 1 van de 1 activiteit (“Brief”)."
    )
    assert found.rests_on == ("ind-1", "meting-1", "act-1")
    assert (round(found.share or 0, 2), round(found.expected or 0, 2)) == (0.27, 0.77)
    assert (found.silent, found.last and found.last.proof) == (1, ("meting-1",))


def test_the_proof_of_a_note_is_what_it_names():
    found = standing(goal(status="active"), TALK, percent(30, evidence=("contact-1",)))
    assert found.last is not None
    assert (found.last.record, found.last.proof) == ("voortgang-1", ("contact-1",))


def test_of_two_signs_on_one_day_the_last_is_the_same_in_whatever_order_they_were_kept():
    one, other = standing(goal(), TALK, NOTE), standing(goal(), NOTE, TALK)
    assert (one.last, one.why) == (other.last, other.why)


def test_an_activity_that_is_done_before_its_last_day_is_heard_of_on_the_day_it_was_told():
    done = m50.Activity(title="a", goal="doel-1", status="done", due="2025-12-31")
    found = standing(goal(status="active"), done)
    assert found.stand.label == "op koers"
    assert found.last is not None
    assert found.last.day == DAY


def test_who_judges_otherwise_gives_the_stand_and_the_computed_one_stays():
    wait = m50.Judgement(
        id="oordeel-1", about="doel-1", stand="on_course", reason="De gesprekken staan gepland."
    )
    found = standing(goal(due="Q1 2025"), wait)
    assert (found.stand.label, found.override) == ("op koers", "oordeel-1")
    assert found.why == "De gesprekken staan gepland."
    assert found.computed.label == "risico"
    assert found.computed_why == "Nog 20 dagen, en er is niet aan begonnen."


def judgement(stand: str, on: str, until: str | None = None) -> m50.Judgement:
    return m50.Judgement(
        about="doel-1", stand=stand, reason=stand, on=date.fromisoformat(on),
        until=date.fromisoformat(until) if until else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("judgements", "stand"),
    [
        ([judgement("risk", "2025-03-01"), judgement("on_course", "2025-03-02")], "on_course"),
        ([judgement("risk", "2025-03-02"), judgement("on_course", "2025-03-01")], "risk"),
        ([judgement("risk", "2025-03-02"), judgement("on_course", "2025-03-02")], "on_course"),
        ([judgement("risk", "2025-03-02", "2025-03-11")], "risk"),
        ([judgement("risk", "2025-03-02", "2025-03-10")], "not_started"),
        ([judgement("risk", "2025-03-12")], "not_started"),
        (
            [judgement("risk", "2025-03-01"), judgement("on_course", "2025-03-02", "2025-03-10")],
            "not_started",
        ),
    ],
)
def test_the_last_judgement_counts_until_its_end_and_none_comes_back(judgements, stand):
    assert standing(goal(), *judgements).stand.value == stand


def test_what_is_over_needs_no_judgement():
    assert standing(goal(status="done"), TALK, judgement("risk", "2025-03-01")).stand == "done"
    assert standing(goal(status="dropped"), judgement("risk", "2025-03-01")).stand == "dropped"


def test_a_judgement_that_ends_before_it_begins_is_refused():
    with pytest.raises(m50.FieldError, match="is voor"):
        standing(goal(), judgement("risk", "2025-03-02", "2025-03-01"))


def test_the_most_pressing_comes_first_then_the_first_last_day():
    goals = [
        m50.Goal(title="rust", due="2025"), m50.Goal(title="stil", status="active"),
        m50.Goal(title="later", due="2025-03-31"), m50.Goal(title="nu", due="2025-03-20"),
    ]  # fmt: skip
    with network(*goals) as net:
        assert [one.goal.title for one in net.standings()] == ["nu", "later", "stil", "rust"]


def test_goals_that_belong_to_each_other_in_a_circle_still_stand_somewhere():
    with network(goal(), m50.Goal(id="doel-2", title="b", parent="doel-1")) as net:
        with net.commit("kring") as commit:
            commit.change("doel-1", parent="doel-2", status="active")
        assert {one.stand.label for one in net.standings()} == {"stil", "niet gestart"}


def test_it_stands_as_it_stood_on_an_earlier_day():
    with network(goal(status="active"), TALK) as net:
        assert net.standings()[0].stand == "on_course"
    later = standing(goal(status="active"), TALK, today=date(2025, 4, 4))
    assert (later.words, later.silent) == ("stil, 31 dagen", 31)


def test_the_table_in_the_docs_has_these_thresholds():
    table = (Path(__file__).parents[2] / "docs" / "standing.md").read_text("utf-8")
    assert f"{grounds.SOON} days or fewer are left | risico" in table
    assert f"more than {grounds.SILENT} days, or ever | stil" in table
    assert f"is {grounds.BEHIND:.0%} of the whole or more behind an even pace | risico" in table
    assert f"the same, {grounds.LAGGING:.0%} or more | let op" in table
    assert f"more than {grounds.LATE_START:.0%} of the time is gone | let op" in table
