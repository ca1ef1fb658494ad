"""Rhythms, steps and events in the agenda and in calendar files, marked as what they are."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

import m50core as m50
from m50core.agenda.calendar_files.ics import ics, write_ics
from m50core.agenda.entries import for_members, full_weeks, further_on
from m50core.agenda.importers import IMPORTERS
from m50core.agenda.touches import last_touches
from m50core.meetings.agenda import steps
from m50core.plugins import AgendaEntry, EntrySort
from m50core.testing import builders
from m50core.testing.builders import plugin

ALV = m50.Meeting(id="alv", title="1e ALV", type="assembly", organ="org-alv", due="2025-05-15")
ORGAN = m50.Organisation(id="org-alv", name="Ledenvergadering", short="ALV")
RHYTHM = m50.Rhythm(id="ritme-1", title="Kwartaalgesprek", cadence="per kwartaal")
DRINKS = m50.Event(id="borrel", title="Borrel", type="drinks", due="2025-05-22")
SPRING = (date(2025, 3, 11), date(2025, 5, 31))


def network(*records: m50.Record) -> m50.Network:
    room = plugin(agenda_items=steps, importers=lambda: IMPORTERS)
    return builders.network(*records, plugins={"kamer": room})


def found(net: m50.Network) -> dict[str, AgendaEntry]:
    return {entry.title: entry for entry in net.agenda(*SPRING)}


def calendar(net: m50.Network) -> bytes:
    return ics(last_touches(net.agenda(*SPRING), net.records, net.store.commits()))


def test_steps_towards_a_meeting_stand_on_their_last_day_until_they_are_done():
    with network(ORGAN, ALV) as net:
        step = found(net)["Uitnodiging versturen (1e ALV)"]
        assert (step.start, step.label, step.sort, step.record) == (
            date(2025, 4, 23), "Stap", EntrySort.step, "alv"
        )  # fmt: skip
        net.mark_ready("alv", "invitation")
        assert "Uitnodiging versturen (1e ALV)" not in found(net)


def test_a_rhythm_stands_on_the_last_day_for_its_next_time_until_that_is_planned():
    with network(RHYTHM) as net:
        entry = found(net)["Kwartaalgesprek (per kwartaal)"]
        assert (entry.start, entry.label, entry.sort) == (
            date(2025, 3, 31), "Ritme", EntrySort.rhythm
        )  # fmt: skip
        with net.commit("Plan") as commit:
            commit.add(m50.Meeting(title="Gesprek", due="2025-03-25", rhythm="ritme-1"))
        assert "Kwartaalgesprek (per kwartaal)" not in found(net)


def test_a_step_of_a_runbook_is_marked_as_a_step_and_shows_its_day():
    action = m50.ActionItem(title="Zaal", about="alv", due="10 werkdagen voor alv", runbook="alv")
    with network(ORGAN, ALV, action) as net:
        entry = found(net)["Zaal"]
        assert (entry.label, entry.words) == ("Stap", "wo 30 apr 2025")


def test_every_sort_says_in_a_calendar_file_what_it_is():
    with network(ORGAN, ALV, RHYTHM, DRINKS) as net:
        events = Calendar.from_ical(calendar(net)).walk("VEVENT")
        sorts = {str(e["SUMMARY"]): str(e["CATEGORIES"].cats[0]) for e in events}
        assert sorts["Borrel"] == "Evenement"
        assert sorts["Kwartaalgesprek (per kwartaal)"] == "Ritme"
        assert sorts["Uitnodiging versturen (1e ALV)"] == "Stap"


def test_an_export_has_the_same_marks_each_time_and_nothing_of_it_comes_in_double(tmp_path: Path):
    with network(ORGAN, ALV, RHYTHM, DRINKS) as net:
        before = calendar(net)
        assert calendar(net) == before
        path = write_ics(net.agenda(*SPRING), tmp_path / "agenda.ics")
        fates = {arrival.fate.value for arrival in net.take_in(path)}
        assert (fates, len(net.collection("appointment"))) == ({"left_out"}, 0)
        with net.commit("Later") as commit:
            commit.change("alv", due="2025-05-16")
        uids = [str(e["UID"]) for e in Calendar.from_ical(calendar(net)).walk("VEVENT")]
        old = [str(e["UID"]) for e in Calendar.from_ical(before).walk("VEVENT")]
        assert sorted(uids) == sorted(old)
    with network() as other:
        # A step towards what isn't here is no appointment either.
        steps = [a for a in other.take_in(path, dry_run=True) if "stap naar" in a.reason]
        assert steps


def test_what_is_later_but_must_be_prepared_now_is_told():
    with network(ORGAN, ALV) as net:
        end = date(2025, 4, 8)
        later = further_on(net.records, net.agenda(date(2025, 3, 11), end), end)
        assert [entry.record for entry in later] == ["alv"]
        early = date(2025, 1, 31)
        assert further_on(net.records, net.agenda(date(2025, 1, 1), early), early) == ()


@pytest.mark.parametrize("sort", [EntrySort.step, EntrySort.rhythm])
def test_steps_and_rhythms_are_no_business_of_members_and_fill_no_week(sort):
    day = date(2025, 3, 20)
    some = [AgendaEntry(day, day, f"x{n}", "alv", "Stap", True, "x", sort=sort) for n in range(9)]
    with network(ORGAN, ALV) as net:
        assert for_members(net.records, some) == ()
    assert full_weeks(some) == ()
