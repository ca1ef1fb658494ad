"""How long ahead steps are done: one table, that agrees with the runbook of the assembly."""

import pytest

import m50core as m50
from m50core.meetings.lead_times import EVENTS, MEETINGS, lead_times
from m50core.meetings.records.meetings import MeetingType, notice
from m50core.meetings.records.occasions import NeedSort
from m50core.plan.definitions import PlanFile
from m50core.plan.runbooks import read_runbooks


def test_the_runbook_of_the_assembly_has_the_same_lead_times():
    files = [("m50", file) for file in PlanFile.folder("m50core.meetings", "runbooks")]
    books, wrong = read_runbooks(files)
    steps = {step.prepares: step.when for step in books["alv"].steps if step.prepares}
    times = {time.sort: time.working_days for time in MEETINGS[MeetingType.assembly]}
    assert wrong == []
    assert {"room", "agenda", "invitation"} == steps.keys()
    for sort, when in steps.items():
        assert (when.side, when.unit, when.offset) == ("voor", "werkdagen", times[NeedSort(sort)])


def test_every_meeting_has_its_notice_and_every_step_its_reason():
    assert MEETINGS.keys() == set(MeetingType)
    for sort, times in MEETINGS.items():
        assert {time.sort: time.working_days for time in times}[NeedSort.invitation] == notice(sort)
    for times in (*MEETINGS.values(), *EVENTS.values()):
        assert all(time.reason for time in times)


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ({"part_of": "alv"}, {NeedSort.speakers, NeedSort.agenda}),
        ({"mode": "online"}, {NeedSort.speakers, NeedSort.agenda, NeedSort.invitation}),
    ],
)
def test_a_part_is_invited_to_with_its_whole_and_online_needs_no_room(values, steps):
    session = m50.Meeting(title="Sessie", type="theme", **values)
    assert {time.sort for time in lead_times(session)} == steps
