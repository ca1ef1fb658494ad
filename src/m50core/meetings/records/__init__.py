"""What is kept of meetings: their points, papers, presence, votes, decisions, minutes.

Each kind is imported when somebody asks for it.
"""

from typing import TYPE_CHECKING

from m50core.values.lazy import lazily

if TYPE_CHECKING:
    from m50core.meetings.records.actions import ActionItem as ActionItem
    from m50core.meetings.records.amendments import Amendment as Amendment
    from m50core.meetings.records.attendance import Attendance as Attendance
    from m50core.meetings.records.decisions import Decision as Decision
    from m50core.meetings.records.meetings import AgendaItem as AgendaItem
    from m50core.meetings.records.meetings import Meeting as Meeting
    from m50core.meetings.records.meetings import MeetingSeries as MeetingSeries
    from m50core.meetings.records.meetings import Minutes as Minutes
    from m50core.meetings.records.papers import Paper as Paper
    from m50core.meetings.records.votes import Ballot as Ballot
    from m50core.meetings.records.votes import Vote as Vote
else:
    __getattr__, __dir__, __all__ = lazily(
        __name__,
        {
            "actions": "ActionItem",
            "amendments": "Amendment",
            "attendance": "Attendance",
            "decisions": "Decision",
            "meetings": "AgendaItem Meeting MeetingSeries Minutes",
            "papers": "Paper",
            "votes": "Ballot Vote",
        },
    )
