"""By when what goes to a meeting is delivered, wherever that is asked."""

from datetime import date

import pytest

import m50core as m50
from m50core.meetings.delivery import delivered_by
from m50core.meetings.preparation import preparation
from m50core.testing.builders import network

BODY = m50.Organisation(id="db", name="Dagelijks bestuur", short="DB")
MEETING = m50.Meeting(
    id="v", title="DB", organ="db", type="board", due="2025-09-15", start="10:00", place="Zeist"
)
AGREED = m50.MeetingSeries(id="reeks", title="DB", organ="db", papers_before=5)


@pytest.mark.parametrize(
    ("more", "paper", "day"),
    [
        ((), None, date(2025, 9, 5)),
        ((AGREED,), None, date(2025, 9, 8)),
        ((AGREED,), m50.Paper(id="p", title="P", due="2025-09-10"), date(2025, 9, 10)),
        ((m50.MeetingSeries(id="x", title="Ander", papers_before=1),), None, date(2025, 9, 5)),
    ],
    ids=["ten days", "agreed for its series", "its own day", "another series"],
)
def test_papers_are_in_as_was_agreed_for_the_series_else_ten_days_before(more, paper, day):
    with network(BODY, MEETING, *more, today=date(2025, 8, 1)) as net:
        assert delivered_by(net.records, net["v"], paper) == day


def test_what_must_be_ready_the_morning_and_the_check_say_the_same_day():
    ready = (
        m50.Meeting(id="v", title="DB", organ="db", type="board", due="2025-09-15", start="10:00",
                    place="Zeist", status="convened"),
        m50.Person(id="wie", name="Eva"),
        m50.AgendaItem(id="punt", title="Nota", meeting="v", owner="wie"),
    )  # fmt: skip
    paper = m50.Paper(id="p", title="Nota", meeting="v", status="drafted")
    with network(BODY, *ready, AGREED, paper, today=date(2025, 9, 4)) as net:
        (need,) = [
            n for n in preparation(net.records, net["v"], net.today).needs if n.record == "p"
        ]
        (line,) = [one for one in net.day().everything if one.record == "p"]
        assert (need.by, line.until) == (date(2025, 9, 8), date(2025, 9, 8))
        assert "5 werkdagen ervoor" in line.why
        assert "M50-210" not in {one.code for one in net.check() if one.record == "p"}


@pytest.mark.parametrize("days", [-1, 101])
def test_a_term_that_cannot_be_is_refused_with_its_place(days):
    with network(BODY) as net, pytest.raises(m50.FieldError, match=f"{days} kan niet"), \
            net.commit("x") as commit:  # fmt: skip
        commit.add(m50.MeetingSeries(title="DB", organ="db", papers_before=days))


REPORT = m50.Rhythm(
    id="r", title="BERAP", cadence="halfjaarlijks", lag=3, partners=("db",), year=2025
)
OVER = m50.Budget(id="b", title="BERAP 1", type="interim", rhythm="r", due="Q3 2025", year=2025)


@pytest.mark.parametrize(
    ("status", "today", "until"),
    [
        ("planned", date(2025, 7, 1), date(2025, 9, 8)),
        ("planned", date(2025, 9, 8), date(2025, 9, 8)),
        ("drafted", date(2025, 9, 9), date(2025, 9, 15)),
    ],
)
def test_a_report_asks_from_when_its_period_is_over_until_the_meeting_that_gets_it(
    status, today, until
):
    drafted = m50.Budget(id="b", title="BERAP 1", type="interim", rhythm="r", due="Q3 2025",
                         year=2025, status=status)  # fmt: skip
    with network(BODY, MEETING, AGREED, REPORT, drafted, today=today) as net:
        (line,) = [one for one in net.day().everything if one.record == "r"]
        assert (line.until, line.under) == (until, ("b",))


def test_a_report_on_what_is_not_over_does_not_ask():
    with network(BODY, MEETING, REPORT, OVER, today=date(2025, 6, 25)) as net:
        assert {one.record for one in net.day().everything}.isdisjoint({"r", "b"})


def test_what_a_board_is_told_in_a_month_is_in_with_the_papers_of_its_meeting():
    paper = m50.Paper(id="p", title="Voorstel", due="september 2025", status="drafted")
    share = m50.Activity(
        id="a", title="Delen met het DB", due="september 2025", partners=("db",), depends_on=("p",)
    )
    with network(BODY, MEETING, AGREED, paper, share, today=date(2025, 9, 4)) as net:
        (line,) = [one for one in net.day().everything if one.record == "p"]
        assert (line.until, line.under) == (date(2025, 9, 8), ("a",))
    sent = m50.Paper(id="p", title="Voorstel", due="september 2025", status="delivered")
    with network(BODY, MEETING, AGREED, sent, share, today=date(2025, 9, 9)) as net:
        (line,) = [one for one in net.day().everything if one.record == "a"]
        assert line.until == date(2025, 9, 15)
