"""How long ahead each step towards a meeting or an event is done: one table, with the reasons.

Of the assembly they are those of its runbook (``runbooks/alv.toml``). The plan and the statutes
name no others; where nothing is known they are what people in a full agenda need.
"""

from collections.abc import Mapping
from datetime import date, timedelta

import attrs

from m50core.communication.records import Event, EventType
from m50core.meetings.records.meetings import NOTICE, Meeting, MeetingType, notice
from m50core.meetings.records.occasions import NeedSort
from m50core.records.record import Record
from m50core.values.holidays import working_days_from

_ROOM = "zalen zijn vroeg vol"
_SPEAKERS = "sprekers plannen weken vooruit"
_AGENDA = "zo kunnen de stukken nog worden gemaakt"
_INVITED = "zo kunnen mensen zich vrijmaken"


@attrs.frozen
class LeadTime:
    """A step, the working days before the day on which it is done at the latest, and why."""

    sort: NeedSort
    working_days: int
    reason: str


def _times(
    sort: MeetingType, *, agenda: int = 0, room: int = 0, speakers: int = 0
) -> tuple[LeadTime, ...]:
    return _steps(room, speakers, notice(sort), LeadTime(NeedSort.agenda, agenda, _AGENDA))


def _steps(room: int, speakers: int, invited: int, *others: LeadTime) -> tuple[LeadTime, ...]:
    steps = (
        LeadTime(NeedSort.room, room, _ROOM),
        LeadTime(NeedSort.speakers, speakers, _SPEAKERS),
        *others,
        LeadTime(NeedSort.invitation, invited, _INVITED),
    )
    return tuple(step for step in steps if step.working_days)


MEETINGS: Mapping[MeetingType, tuple[LeadTime, ...]] = {
    MeetingType.assembly: _times(MeetingType.assembly, room=60, speakers=40, agenda=30),
    MeetingType.board: _times(MeetingType.board, agenda=8),
    MeetingType.administrators: _times(MeetingType.administrators, agenda=10),
    MeetingType.quarterly: _times(MeetingType.quarterly, agenda=5),
    MeetingType.ministry: _times(MeetingType.ministry, agenda=10),
    MeetingType.pillar: _times(MeetingType.pillar, agenda=10),
    MeetingType.webinar: _times(MeetingType.webinar, speakers=30),
    MeetingType.theme: _times(MeetingType.theme, room=40, speakers=30, agenda=15),
    MeetingType.other: _times(MeetingType.other),
}
EVENTS: Mapping[EventType, tuple[LeadTime, ...]] = {
    EventType.gathering: _steps(60, 40, 20),
    EventType.webinar: _steps(0, 30, NOTICE),
    EventType.session: _steps(20, 20, NOTICE),
    EventType.drinks: _steps(40, 0, 15),
    EventType.elsewhere: (),
}
_MOST = max(
    time.working_days for table in (MEETINGS, EVENTS) for times in table.values() for time in times
)


def lead_times(about: Record) -> tuple[LeadTime, ...]:
    """Return the steps towards a meeting or an event of M50's own; none for anything else.

    What is part of something else is invited to, and housed, with that; online there is no room.
    """
    if isinstance(about, Meeting):
        times = MEETINGS[about.type]
    elif isinstance(about, Event):
        times = EVENTS[about.type]
    else:
        return ()
    without = set()
    if getattr(about, "part_of", ""):
        without = {NeedSort.room, NeedSort.invitation}
    if getattr(about, "mode", "") == "online":
        without.add(NeedSort.room)
    return tuple(time for time in times if time.sort not in without)


def last_day(time: LeadTime, day: date) -> date | None:
    """Return the last day for a step towards what is on ``day``; None before the calendar."""
    try:
        return working_days_from(day, -time.working_days)
    except OverflowError:
        return None


def longest(day: date, more: int) -> date:
    """Return the last day of which some step, ``more`` working days early, begins by ``day``."""
    try:
        return working_days_from(day, _MOST + more)
    except OverflowError:
        return date.max


def earlier(day: date, working_days: int) -> date:
    """Return the day so many working days before another, the first there is at the most."""
    try:
        return working_days_from(day, -working_days)
    except OverflowError:
        return date.min


def days_before(day: date, span: timedelta) -> date:
    """Return the day so long before another, the first there is at the most."""
    return day - span if day - date.min > span else date.min
