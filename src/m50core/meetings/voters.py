"""Who can vote in a meeting: the members of the network, or who has a seat in the board."""

from m50core.board.records import Board
from m50core.board.terms import posts_of
from m50core.meetings.holders import roster
from m50core.meetings.records.meetings import Meeting, MeetingType, day_of
from m50core.meetings.records.suffrage import no_seat
from m50core.members.membership import members_on
from m50core.people.records import Person
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.values import dutch


def board_of(records: Records, meeting: Meeting) -> Board | None:
    """Return the board that a meeting is of; None when the members decide in it.

    It is the meeting's organ, or has that for its own; a board's meeting without an organ is of
    the board, when there is one.
    """
    boards = list(records.collection(Board))
    if meeting.organ:
        return next((board for board in boards if board.is_organ(meeting.organ)), None)
    return boards[0] if meeting.type is MeetingType.board and len(boards) == 1 else None


def voters(records: Records, meeting: Meeting) -> tuple[Record, ...]:
    """Return who can vote, as it is on the day of the meeting; while that isn't fixed, as now.

    Of a board those who hold its seats then, each once (nobody of one that isn't known); else the
    members of the network.
    """
    day, board = day_of(meeting), board_of(records, meeting)
    if board is None:
        return () if meeting.type is MeetingType.board else members_on(records, day)
    if day is None:
        held = [seat.person for seat in posts_of(records, board.id)]
    else:
        held = [holding.person for _, holding in roster(records, board.id, day) if holding]
    people = (records.get(person) for person in dict.fromkeys(held))
    return tuple(person for person in people if isinstance(person, Person))


def why_no_vote(records: Records, meeting: Meeting, voter: Record) -> str:
    """Return in Dutch, after a name, why someone has no vote in a meeting; empty when they have."""
    if voter.id in {one.id for one in voters(records, meeting)}:
        return ""
    board, day = board_of(records, meeting), day_of(meeting)
    if board is not None and isinstance(voter, Person):
        return no_seat(board, meeting)
    on = f" op {dutch.day(day)}" if day else ""
    return f"heeft{on} geen stem"
