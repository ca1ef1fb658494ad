from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import m50core as m50
from m50core.agenda.entries import (
    clashes,
    contradictions,
    for_members,
    full_weeks,
    records_without_date,
)
from m50core.reports.report import write_report
from m50core.testing.builders import network, plugin
from m50core.testing.core import CORE_REPORTS as REPORTS
from m50core.testing.core import CORE_RULES as RULES
from m50core.values.clock import minutes
from m50core.values.span import SPANS, shift

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
BOARD = m50.Organisation(id="org-db", name="Dagelijks bestuur", short="DB")


def meeting(title: str, **values):
    return m50.Meeting(**{"title": title, "due": "2025-03-20", "organ": "org-db"} | values)


@given(st.dates(date(1900, 1, 1), date(9000, 1, 1)))
def test_every_day_lies_in_its_spans_and_the_next_span_begins_where_one_ends(day: date):
    for name, span in SPANS.items():
        first, last = span(day)
        assert first <= day <= last, name
        assert span(first) == span(last) == (first, last)
        assert span(last + timedelta(days=1))[0] == last + timedelta(days=1)


@given(st.dates(date(1900, 1, 1), date(8900, 1, 1)), st.integers(-40, 40))
def test_so_many_spans_later_is_so_many_spans_later(day: date, count: int):
    for name, span in SPANS.items():
        there = shift(name, day, count)
        step = 1 if count > 0 else -1
        first, last = span(day)
        for _ in range(abs(count)):
            first, last = span(last + timedelta(days=1) if step > 0 else first - timedelta(days=1))
        assert first <= there <= last, name


def test_a_month_after_the_31st_is_its_last_day_and_the_years_have_an_end():
    assert shift("month", date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert shift("year", date(2024, 2, 29), -1) == date(2023, 2, 28)
    for name in SPANS:
        assert shift(name, date(2, 1, 1), -1) == date(2, 1, 1)
        assert shift(name, date(8999, 12, 31), 1) == date(8999, 12, 31)


def test_two_meetings_of_one_organ_clash_when_they_overlap_and_not_when_one_ends_first():
    with network(
        BOARD,
        meeting("DB", start="10:00", end="12:00"),
        meeting("Bestuurdersoverleg", start="11.30 uur", end="13:00"),
        meeting("Lunch", start="13:00"),
    ) as net:
        (clash,) = clashes(net.agenda(*YEAR))
        assert (clash.first.title, clash.second.title) == ("DB", "Bestuurdersoverleg")
        assert clash.shared == ("org-db",)
        assert clash.same_time


def test_without_a_time_two_meetings_of_one_organ_clash_on_their_day():
    with network(
        BOARD, meeting("DB", start="10:00"), meeting("Heidag"), meeting("Later", due="2025-03-21")
    ) as net:
        (clash,) = clashes(net.agenda(*YEAR))
        assert not clash.same_time
        assert {clash.first.title, clash.second.title} == {"DB", "Heidag"}


@pytest.mark.parametrize(
    "other",
    [{"organ": ""}, {"status": "cancelled"}, {"due": "maart 2025"}],
    ids=["another organ", "cancelled", "no fixed day"],
)
def test_what_needs_no_one_twice_does_not_clash(other):
    with network(BOARD, meeting("DB"), meeting("Ander", **other)) as net:
        assert clashes(net.agenda(*YEAR)) == ()


def test_deadlines_of_one_person_never_clash():
    anna = m50.Person(id="anna", name="Anna")
    items = [m50.ActionItem(title=t, due="2025-03-20", owner="anna") for t in ("a", "b")]
    with network(anna, *items) as net:
        assert clashes(net.agenda(*YEAR)) == ()


def test_a_week_is_full_above_the_number_that_is_asked():
    items = [m50.ActionItem(title=str(n), due=date(2025, 3, 10 + n)) for n in range(6)]
    with network(*items, m50.ActionItem(title="vaag", due="maart 2025")) as net:
        entries = net.agenda(*YEAR)
        (week,) = full_weeks(entries)
        assert week.monday == date(2025, 3, 10)
        assert [e.title for e in week.entries] == list("012345")
        assert full_weeks(entries, 6) == ()


def test_a_deadline_on_another_thing_has_an_exact_day_once_that_has_one():
    with network(
        m50.Meeting(title="DB april", due="2025-04-10"),
        m50.ActionItem(title="agenda", due="2 dagen voor DB april"),
    ) as net:
        found = {e.title: e for e in net.agenda(*YEAR)}
        assert found["agenda"].exact
        assert found["agenda"].start == date(2025, 4, 8)


def shared_with_members():
    return network(
        BOARD,
        m50.Organisation(id="org-alv", name="Algemene ledenvergadering", short="ALV"),
        m50.Pillar(id="ruimte", title="Ruimte"),
        meeting("DB"),
        meeting("ALV", organ="org-alv", due="2025-05-16", place="Zeist", start="10:00"),
        meeting("Themasessie", organ="ruimte", due="Q3 2025"),
        m50.Event(title="Netwerkborrel"),
        m50.ActionItem(title="Zaal reserveren", due="2025-05-01"),
    )


def test_members_see_events_assemblies_and_sessions_of_pillars_and_nothing_of_the_board():
    with shared_with_members() as net:
        assert [e.title for e in for_members(net.records, net.agenda(*YEAR))] == [
            "ALV", "Themasessie",
        ]  # fmt: skip
        undated = [r.title_text for r in records_without_date(net.records)]
        assert undated == ["Themasessie", "Netwerkborrel"], "a quarter is no date yet"


def test_the_years_calendar_is_told_by_month_then_what_has_no_day_then_what_has_no_date():
    (report,) = [r for r in REPORTS if r.name == "jaarkalender"]
    with shared_with_members() as net:
        text = write_report(report, net.records, net.today).markdown
        places = [text.index(words) for words in (
            "## mei 2025", "ALV, Zeist", "## Zonder vaste dag", "Themasessie",
            "## Datum volgt", "Netwerkborrel",
        )]  # fmt: skip
        assert places == sorted(places)
        assert "DB" not in text
        assert "Zaal" not in text
        assert "mei 2025" not in write_report(report, net.records, net.today, "2026").markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [("10:00", 600), ("9.30 uur", 570), ("20 uur", 1200), ("", None), ("24:00", None),
     ("10:61", None), ("na de lunch", None)],
)  # fmt: skip
def test_a_time_of_day_is_read_as_people_write_it(text, expected):
    assert minutes(text) == expected


def test_a_debate_shows_what_was_promised_with_its_outcome_before_it_is_there():
    debate = m50.LobbyMoment(id="ao", title="AO", due="2025-03-25")
    story = m50.LobbyMoment(id="bof", title="BOF-V", due="2025-03-08", uses=("ao",))
    note = m50.LobbyMoment(id="later", title="Napraten", due="2025-04-03", uses=("ao",))
    with network(debate, story, note, plugins={"regels": plugin(rules=lambda: RULES)}) as net:
        for day in (date(2025, 3, 25), date(2025, 3, 8)):
            (finding,) = contradictions(net.records, net.agenda(day, day), net.check())
            assert (finding.code, finding.record) == ("M50-003", "bof")
        quiet = net.agenda(date(2025, 4, 1), date(2025, 4, 30))
        assert contradictions(net.records, quiet, net.check()) == ()
