"""Who has a vote in a meeting, going by what is near it: its members, or its board."""

from m50core.board.records import Board, Seat, Term, held_on
from m50core.meetings.records.meetings import Meeting, MeetingType, day_of
from m50core.members.records import Member
from m50core.people.records import Person
from m50core.records.record import Around, Record
from m50core.values import dutch


def why_no_vote(voter: Member | Person, meeting: Record | None, around: Around) -> str:
    """Return in Dutch why someone has no vote in a meeting; empty when they have one."""
    if not isinstance(meeting, Meeting):
        return ""
    day, board = day_of(meeting), _board_in(meeting, around)
    on = f" op {dutch.day(day)}" if day else ""
    if not is_known(meeting):
        return "" if isinstance(voter, Person) else "heeft geen stem: hier stemt het bestuur"
    if isinstance(voter, Member):
        if board is not None:
            return f"heeft geen stem: hier stemt “{board.title}”"
        if voter.belongs_on(day):
            return ""
        when = on if voter.belongs_on(None) else ""
        return f"is{when} geen lid ({voter.status.label}) en heeft geen stem"
    if board is None:
        return "heeft geen stem: hier stemmen de leden"
    for seat in around.pointing_at(board.id):
        if isinstance(seat, Seat) and seat.organ == board.id:
            terms = [term for term in around.pointing_at(seat.id) if isinstance(term, Term)]
            held = held_on(terms, day)
            if held is not None and held.person == voter.id:
                return ""
    return no_seat(board, meeting)


def is_known(meeting: Meeting) -> bool:
    """Tell whether a meeting says who decides in it; one of a board without an organ doesn't."""
    return bool(meeting.organ) or meeting.type is not MeetingType.board


def no_seat(board: Board, meeting: Meeting) -> str:
    """Return in Dutch, after a name, that someone has no seat in a board on the day it meets."""
    day = day_of(meeting)
    on = f" op {dutch.day(day)}" if day else ""
    return f"heeft{on} geen zetel in “{board.title}” en heeft geen stem"


def _board_in(meeting: Meeting, around: Around) -> Board | None:
    """Return the board that a meeting is of, by its organ; None when it is of none."""
    if not meeting.organ:
        return None
    near = (around.get(meeting.organ), *around.pointing_at(meeting.organ))
    boards = (one for one in near if isinstance(one, Board))
    return next((board for board in boards if board.is_organ(meeting.organ)), None)
