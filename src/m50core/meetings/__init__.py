"""Meetings: called, prepared, held, decided in, minuted.

What stands here by name is for whoever shows a meeting and what is decided there.
"""

from typing import TYPE_CHECKING

from m50core.values.lazy import lazily

if TYPE_CHECKING:
    from m50core.meetings.appointments import appointment as appointment
    from m50core.meetings.appointments import discharge as discharge
    from m50core.meetings.appointments import holder_lines as holder_lines
    from m50core.meetings.appointments import holder_words as holder_words
    from m50core.meetings.appointments import terms_of as terms_of
    from m50core.meetings.effects import hindrance as hindrance
    from m50core.meetings.minutes import presence_line as presence_line
    from m50core.meetings.minutes import quorum_line as quorum_line
    from m50core.meetings.minutes import result_line as result_line
    from m50core.meetings.minutes import vote_line as vote_line
    from m50core.meetings.minutes import vote_notes as vote_notes
    from m50core.meetings.moving import Upshot as Upshot
    from m50core.meetings.preparation import KINDS as KINDS
    from m50core.meetings.preparation import State as State
    from m50core.meetings.preparation import next_meeting as next_meeting
    from m50core.meetings.preparation import sign as sign
    from m50core.meetings.proceedings import Point as Point
    from m50core.meetings.proceedings import Polled as Polled
    from m50core.meetings.records.decisions import UNDECIDED as UNDECIDED
    from m50core.meetings.records.meetings import day_of as day_of
    from m50core.meetings.records.occasions import KEPT as KEPT
    from m50core.meetings.resolutions import ENDS as ENDS
    from m50core.meetings.resolutions import admission as admission
    from m50core.meetings.resolutions import adoption as adoption
    from m50core.meetings.resolutions import amendment as amendment
    from m50core.meetings.resolutions import amendment_lines as amendment_lines
    from m50core.meetings.resolutions import amendments_of as amendments_of
    from m50core.meetings.resolutions import asked_for as asked_for
    from m50core.meetings.resolutions import day_for as day_for
    from m50core.meetings.resolutions import holds_from as holds_from
    from m50core.meetings.resolutions import ready_for as ready_for
    from m50core.meetings.resolutions import waiting as waiting
    from m50core.meetings.resolutions import why_ended as why_ended
    from m50core.meetings.resolutions import why_stranded as why_stranded
    from m50core.meetings.sections import Candidate as Candidate
    from m50core.meetings.sections import Placed as Placed
    from m50core.meetings.sections import Section as Section
    from m50core.meetings.sections import decision_on as decision_on
    from m50core.meetings.sections import meeting_head as meeting_head
else:
    __getattr__, __dir__, __all__ = lazily(
        __name__,
        {
            "appointments": "appointment discharge holder_lines holder_words terms_of",
            "effects": "hindrance",
            "minutes": "presence_line quorum_line result_line vote_line vote_notes",
            "moving": "Upshot",
            "preparation": "KINDS State next_meeting sign",
            "proceedings": "Point Polled",
            "records.decisions": "UNDECIDED",
            "records.meetings": "day_of",
            "records.occasions": "KEPT",
            "resolutions": "ENDS admission adoption amendment amendment_lines amendments_of "
            "asked_for day_for holds_from ready_for why_stranded waiting why_ended",
            "sections": "Candidate Placed Section decision_on meeting_head",
        },
    )
