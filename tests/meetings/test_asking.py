"""Which steps towards a meeting, a debate or an event ask for attention, and until when."""

from datetime import date

import pytest

import m50core as m50
from m50core.meetings.asking import asking
from m50core.meetings.records.occasions import NeedSort
from m50core.testing.builders import network

ALV = m50.Meeting(id="alv", title="1e ALV", type="assembly", due="2025-05-15")


def asked(net: m50.Network, day: str) -> dict[NeedSort, date]:
    found = asking(net.records, date.fromisoformat(day))
    return {step.need.sort: step.until for step in found}


def test_each_step_towards_an_assembly_asks_by_its_own_last_safe_day():
    with network(ALV) as net:
        assert asked(net, "2025-02-10") == {NeedSort.room: date(2025, 2, 17)}
        assert asked(net, "2025-03-14")[NeedSort.speakers] == date(2025, 3, 17)
        assert NeedSort.invitation not in asked(net, "2025-04-01")
        found = asked(net, "2025-04-09")
        # Easter Monday and 5 May are no working days.
        assert found[NeedSort.invitation] == found[NeedSort.details] == date(2025, 4, 23)
        assert found[NeedSort.agenda] == date(2025, 3, 31)


def test_a_step_says_why_and_how_it_is_done():
    with network(ALV) as net:
        (step,) = asking(net.records, date(2025, 2, 10))
        assert (step.title, step.record) == ("Zaal vastleggen (1e ALV)", "alv")
        assert step.need.how == "m50 ready alv --done room"
        assert step.why == (
            "Zaal vastleggen: uiterlijk ma 17 feb 2025, nog 7 dagen. “1e ALV” is do 15 mei 2025; "
            "60 werkdagen vooraf: zalen zijn vroeg vol."
        )


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("drinks", {NeedSort.room: date(2025, 4, 10), NeedSort.invitation: date(2025, 5, 20)}),
        ("webinar", {NeedSort.speakers: date(2025, 4, 28), NeedSort.invitation: date(2025, 5, 27)}),
        ("elsewhere", {}),
    ],
)
def test_events_of_our_own_are_prepared_and_those_of_others_are_not(sort, first):
    event = m50.Event(id="e", title="Borrel", type=sort, due="2025-06-12")
    with network(event) as net:
        assert asked(net, "2025-05-13") == first


def test_an_event_with_a_vague_day_asks_for_a_day_before_people_must_be_invited():
    with network(m50.Event(id="e", title="Webinar", type="webinar", due="begin juni 2025")) as net:
        assert asked(net, "2025-05-12") == {NeedSort.date: date(2025, 5, 23)}


def test_what_is_done_or_off_does_not_ask_and_undo_lets_it_ask_again():
    with network(ALV) as net:
        with net.commit("Zaal") as commit:
            commit.change("alv", room_on="2025-02-11")
        assert asked(net, "2025-02-10") == {}
        net.undo()
        assert NeedSort.room in asked(net, "2025-02-10")
        with net.commit("Af") as commit:
            commit.change("alv", status="cancelled")
        assert asked(net, "2025-02-10") == {}


def test_a_step_of_a_runbook_stands_for_what_it_prepares():
    action = m50.ActionItem(id="zaal", title="Zaal", about="alv", prepares="room", due="2025-02-01")
    with network(ALV, action) as net:
        assert NeedSort.room not in asked(net, "2025-02-10")
        assert next(need.record for need in net.ready("alv").needs) == "zaal"


def test_minutes_are_drafted_ten_working_days_after_the_meeting():
    held = m50.Meeting(id="db", title="DB", type="board", due="2025-03-06", status="held")
    with network(held) as net:
        assert asked(net, "2025-03-11") == {NeedSort.draft: date(2025, 3, 20)}


def test_the_paper_of_a_debate_without_a_day_of_its_own_asks_in_time_to_be_written():
    debate = m50.LobbyMoment(id="ao", title="AO", due="2025-04-16")
    paper = m50.Paper(id="stuk", title="Paper", meeting="ao")
    with network(debate, paper) as net:
        assert asked(net, "2025-03-20") == {NeedSort.paper: date(2025, 3, 28)}
        with net.commit("Concept") as commit:
            commit.change("stuk", status="drafted")
        assert asked(net, "2025-03-28") == {NeedSort.paper: date(2025, 4, 4)}


def test_what_hung_on_something_cancelled_asks_once_what_becomes_of_it():
    debate = m50.LobbyMoment(id="ao", title="AO", due="2025-04-16", status="cancelled")
    steps = [m50.ActionItem(title=f"Stap {n}", about="ao", due="2025-03-20") for n in range(4)]
    with network(debate, *steps) as net:
        (step,) = asking(net.records, net.today)
        assert (step.record, step.need.sort, step.until) == ("ao", NeedSort.leftover, net.today)
        assert "nog “Stap 0”, “Stap 1” en “Stap 2” en nog 1" in step.why
