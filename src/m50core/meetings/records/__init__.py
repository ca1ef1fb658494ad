"""What is kept of meetings: their points, papers, presence, votes, decisions, minutes."""

from m50core.meetings.records.amendments import Amendment
from m50core.meetings.records.attendance import Attendance
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import (
    ActionItem,
    AgendaItem,
    Meeting,
    MeetingSeries,
    Minutes,
)
from m50core.meetings.records.papers import Paper
from m50core.meetings.records.votes import Ballot, Vote
from m50core.records.record import Record

KINDS: tuple[type[Record], ...] = (
    Amendment,
    MeetingSeries,
    Meeting,
    AgendaItem,
    Paper,
    Attendance,
    Vote,
    Ballot,
    Decision,
    Minutes,
    ActionItem,
)
