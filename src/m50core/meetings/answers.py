"""What the words on meetings answer a program with."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Self

import attrs

from m50core.answers.said import FLAT
from m50core.board.records import Term
from m50core.meetings.appointments import terms_of
from m50core.meetings.preparation import Need, NeedSort, State
from m50core.meetings.proceedings import Point, Polled, Proceedings
from m50core.meetings.records.amendments import Amendment
from m50core.meetings.records.attendance import Attendance
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import ActionItem, Meeting, Minutes
from m50core.meetings.records.papers import Paper
from m50core.meetings.records.votes import Vote
from m50core.meetings.resolutions import amendments_of
from m50core.meetings.series import LaidOut
from m50core.plan.runbooks import Runbook
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.values.period import Period


@attrs.frozen
class PointAnswer:
    """A point of the agenda, with the ids of its papers."""

    id: str
    title: str
    start: str
    owner: str
    papers: tuple[str, ...]

    @classmethod
    def of(cls, point: Point) -> Self:
        """Return it of a point."""
        item, papers = point.item, tuple(paper.id for paper in point.papers)
        return cls(item.id, item.title, point.start, item.owner, papers)


@attrs.frozen
class VoteCount:
    """A vote with how it stands."""

    vote: Annotated[Vote, FLAT]
    in_favour: int
    against: int
    abstained: int
    waiting: tuple[str, ...]
    """Ids of those who can vote and haven't."""

    @classmethod
    def of(cls, polled: Polled) -> "VoteCount":
        """Return it of a vote."""
        tally = polled.tally
        return VoteCount(
            polled.vote, tally.in_favour, tally.against, tally.abstained, polled.waiting
        )


@attrs.frozen
class VoteAnswer:
    """A vote of ``m50 vote``: in a choice between people, how many chose each of them too."""

    count: Annotated[VoteCount, FLAT]
    per_candidate: tuple[int, ...]
    left_out: tuple[str, ...]
    """Ids of those whose vote doesn't count."""

    @classmethod
    def of(cls, polled: Polled) -> Self:
        """Return it of a vote."""
        chosen = tuple(count for _, count in polled.chosen)
        return cls(VoteCount.of(polled), chosen, tuple(one.voter for one in polled.left_out))


@attrs.frozen
class MeetingAnswer:
    """A meeting as a whole."""

    meeting: Annotated[Meeting, FLAT]
    quorate: bool
    represented: tuple[str, ...]
    members: int
    agenda: tuple[PointAnswer, ...]
    papers: tuple[Paper, ...]
    votes: tuple[VoteCount, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[ActionItem, ...]
    carried: tuple[ActionItem, ...]
    minutes: tuple[Minutes, ...]

    @classmethod
    def of(cls, whole: Proceedings) -> Self:
        """Return it of a meeting."""
        return cls(
            whole.meeting, whole.quorate, whole.represented, whole.members,
            tuple(map(PointAnswer.of, whole.points)), whole.papers,
            tuple(map(VoteCount.of, whole.votes)), whole.decisions, whole.actions, whole.carried,
            whole.minutes,
        )  # fmt: skip


@attrs.frozen
class AttendanceAnswer:
    """Who is at a meeting, or isn't."""

    attendance: Annotated[Attendance, FLAT]
    meeting_title: str
    meeting_due: Period | None

    @classmethod
    def of(cls, attendance: Attendance, meeting: Meeting) -> Self:
        """Return it of one who is at a meeting."""
        return cls(attendance, meeting.title, meeting.due)


@attrs.frozen
class NeedAnswer:
    """Something that must be ready before ``about``."""

    about: str
    id: str
    what: str
    state: State
    who: str
    by: date | None
    why: str
    sort: NeedSort
    how: str
    """The command that does it."""

    @classmethod
    def of(cls, need: Need, about: Record) -> Self:
        """Return it of a need."""
        return cls(
            about.id, need.record, need.what, need.state, need.who, need.by, need.why, need.sort,
            need.how,
        )  # fmt: skip


@attrs.frozen
class DecisionAnswer:
    """A decision that was taken, and what it changes."""

    decision: Annotated[Decision, FLAT]
    amendments: tuple[Amendment, ...]
    terms: tuple[Term, ...]

    @classmethod
    def of(cls, decision: Decision, records: Records) -> Self:
        """Return it of a decision."""
        amendments = tuple(amendments_of(records, decision))
        return cls(decision, amendments, tuple(terms_of(records, decision)))


@attrs.frozen
class LaidOutAnswer:
    """A day of a series, with the meeting that is made on it."""

    day: date
    id: str | None
    made: bool
    told: str

    @classmethod
    def of(cls, slot: LaidOut) -> Self:
        """Return it of a day."""
        made = slot.meeting
        return cls(slot.day, made.id if made else None, made is not None, slot.told)


@attrs.frozen
class RunbookAnswer:
    """A runbook that there is."""

    name: str
    title: str
    day: str
    steps: int
    roles: Mapping[str, str]

    @classmethod
    def of(cls, book: Runbook) -> Self:
        """Return it of a runbook."""
        return cls(book.name, book.title, book.day, len(book.steps), book.roles)


@attrs.frozen
class StepAnswer:
    """A step of a runbook that was laid out: an action."""

    id: str
    title: str
    due: Period | None
    about: tuple[str, ...]
    role: str
    owner: str
    after: str

    @classmethod
    def of(cls, step: ActionItem) -> Self:
        """Return it of an action."""
        return cls(step.id, step.title, step.due, step.about, step.role, step.owner, step.after)


@attrs.frozen
class MovedAnswer:
    """A record that moving or cancelling changed; the first tells what one must know of it all."""

    record: Annotated[Record, FLAT]
    told: tuple[str, ...]

    @classmethod
    def of(cls, record: Record, first: Sequence[Record], told: tuple[str, ...]) -> Self:
        """Return it of a record."""
        return cls(record, told if record in first else ())
