"""A calendar file strikes out what an earlier one held and the agenda no longer does."""

from datetime import date

import icalendar

import m50core as m50
from m50core.agenda.calendar_files.ics import ics
from m50core.agenda.fallen import fallen_entries
from m50core.agenda.touches import last_touches
from m50core.meetings.agenda import steps
from m50core.plan.definitions import PlanFile
from m50core.testing.builders import network, plugin

BOOK = """
name = "debat"
title = "Debat"
day = "de dag van het debat"
[[step]]
title = "Concept"
when = "10 werkdagen voor"
"""
START, END = date(2025, 1, 1), date(2025, 12, 31)


def story() -> m50.Network:
    book = plugin(runbooks=lambda: [PlanFile("debat.toml", BOOK)], agenda_items=steps)
    net = network(m50.LobbyMoment(id="ao", title="AO"), plugins={"verhaal": book})
    with net.commit("Plan") as commit:
        commit.change("ao", due="2025-04-09")
        commit.add(m50.Meeting(id="alv", title="ALV", type="assembly", due="2025-05-15"))
    return net


def written(net: m50.Network, start: date = START, end: date = END) -> dict[str, str]:
    """By UID: what the file of these days says of it."""
    entries, commits = net.agenda(start, end), list(net.store.commits())
    gone = fallen_entries(entries, net.records, commits, start, end)
    file = icalendar.Calendar.from_ical(ics(last_touches((*entries, *gone), net.records, commits)))
    return {str(event["UID"]): str(event["STATUS"]) for event in file.walk("VEVENT")}


def test_what_was_removed_is_struck_out_with_the_steps_towards_it():
    with story() as net:
        before = written(net)
        assert {"alv@m50", "alv#room@m50", "alv#invitation@m50"} <= set(before)
        with net.commit("weg") as commit:
            commit.remove("alv")
        after = written(net)
        assert set(before) <= set(after)
        assert {after[uid] for uid in before if uid.startswith("alv")} == {"CANCELLED"}


def test_what_is_cancelled_takes_its_steps_and_what_hung_on_it_along():
    with story() as net:
        net.run("debat", about="ao")
        before = written(net)
        net.cancel("ao", "van de agenda", drop=True)
        net.cancel("alv", "te weinig leden")
        after = written(net)
        assert set(before) <= set(after)
        assert set(after.values()) == {"CANCELLED"}


def test_what_went_on_to_another_day_comes_along_though_that_is_outside_the_file():
    with story() as net:
        april = date(2025, 4, 1), date(2025, 4, 30)
        assert written(net, *april)["ao@m50"] == "CONFIRMED"
        net.move("ao", date(2025, 6, 10), "later")
        assert written(net, *april)["ao@m50"] == "CONFIRMED"


def test_what_lost_its_day_is_struck_out_and_what_never_had_one_is_not_there():
    with story() as net:
        assert "ao@m50" in written(net)
        with net.commit("open") as commit:
            commit.change("ao", due=None)
            commit.add(m50.Event(id="ooit", title="Ooit"))
        assert written(net)["ao@m50"] == "CANCELLED"
        assert "ooit@m50" not in written(net)


def test_what_another_program_keeps_is_never_struck_out_there():
    with story() as net:
        with net.commit("Ingelezen") as commit:
            made = commit.add(m50.Appointment(title="Tandarts", due="2025-04-02", uid="u1"))
        assert written(net)["u1"] == "CONFIRMED"
        with net.commit("weg") as commit:
            commit.remove(made.id)
        assert "u1" not in written(net)
