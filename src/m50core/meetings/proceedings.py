"""Everything that belongs to one meeting: agenda, papers, who was there, votes, what came of it."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

import attrs

from m50core.meetings.records.attendance import Attendance, heard_in, quorate
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import (
    ActionItem,
    AgendaItem,
    Meeting,
    MeetingType,
    Minutes,
)
from m50core.meetings.records.meetings import day_of as day_of
from m50core.meetings.records.papers import Paper
from m50core.meetings.records.tallies import Tally, VoteStatus
from m50core.meetings.records.votes import Ballot, Vote, count, count_each
from m50core.meetings.voters import voters
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.values.clock import minutes

R = TypeVar("R", bound=Record)


@attrs.frozen
class Point:
    """A point of the agenda; ``start`` is its time ("10:15"), reckoned when it has none itself."""

    item: AgendaItem
    start: str
    papers: tuple[Paper, ...]


@attrs.frozen
class Polled:
    """A vote with how it stands: counted from the ballots while it is open."""

    vote: Vote
    tally: Tally
    waiting: tuple[str, ...]
    """Ids of those who can vote and haven't; empty for a secret vote."""
    ballots: tuple[Ballot, ...] = ()
    """What each answered; none of a secret vote."""
    chosen: tuple[tuple[str, int], ...] = ()
    """In a choice between people: each candidate by name, and how many chose them so far."""
    left_out: tuple[Ballot, ...] = ()
    """Those that don't count: of who has no vote on the day."""

    @property
    def elected(self) -> str:
        """Who was chosen, by name; empty while nobody is."""
        names = dict(zip(self.vote.candidates, (name for name, _ in self.chosen), strict=True))
        return names.get(self.vote.elected, "")


@attrs.frozen
class Proceedings:
    """One meeting as a whole."""

    meeting: Meeting
    points: tuple[Point, ...]
    papers: tuple[Paper, ...]
    """Papers of no point on the agenda."""
    attendance: tuple[Attendance, ...]
    represented: tuple[str, ...]
    """Ids of those with a vote who are there, or gave a proxy to someone who is."""
    voters: tuple[Record, ...]
    """Everyone with a vote on the day of the meeting: members, or people in the board."""
    votes: tuple[Polled, ...]
    decisions: tuple[Decision, ...]
    actions: tuple[ActionItem, ...]
    """What this meeting asked people to do."""
    carried: tuple[ActionItem, ...]
    """What earlier meetings of the same sort asked and isn't done."""
    minutes: tuple[Minutes, ...]
    previous: Meeting | None
    """The meeting of the same sort before this one."""

    @property
    def day(self) -> date | None:
        """The day of the meeting, once it is exact."""
        return day_of(self.meeting)

    @property
    def members(self) -> int:
        """How many have a vote."""
        return len(self.voters)

    @property
    def decides(self) -> bool:
        """Tell whether there are votes in it: in assembly and board, and where a quorum counts."""
        sort = self.meeting.type
        organ = sort is MeetingType.assembly or (sort is MeetingType.board and bool(self.voters))
        return organ or self.meeting.quorum is not None or bool(self.represented)

    @property
    def quorate(self) -> bool:
        """Tell whether enough members can vote."""
        return quorate(len(self.represented), self.members, self.meeting.quorum)


def of(records: Records, meeting: Meeting) -> Proceedings:
    """Return everything that belongs to a meeting."""
    attendance = _about(records, Attendance, meeting.id)
    everyone = voters(records, meeting)
    voting = {voter.id for voter in everyone}
    there = tuple(who for who in heard_in(attendance) if who in voting)
    papers = [p for p in _about(records, Paper, meeting.id) if not p.status.is_off]
    items = _about(records, AgendaItem, meeting.id)
    items.sort(key=lambda item: (item.order is None, item.order or 0))
    points = _points(items, papers, meeting.start)
    placed = {paper.id for point in points for paper in point.papers}
    before = sorted(_earlier(records, meeting), key=lambda one: (day_of(one) or date.min, one.id))
    asked = [
        a
        for each_meeting in before
        for a in _about(records, ActionItem, each_meeting.id, "meeting")
    ]
    return Proceedings(
        meeting=meeting,
        points=points,
        papers=tuple(paper for paper in papers if paper.id not in placed),
        attendance=tuple(attendance),
        represented=there,
        voters=everyone,
        votes=tuple(_poll(records, v, there, voting) for v in _about(records, Vote, meeting.id)),
        decisions=tuple(_about(records, Decision, meeting.id)),
        actions=tuple(_about(records, ActionItem, meeting.id, "meeting")),
        carried=tuple(a for a in asked if not a.status.is_over),
        minutes=tuple(_about(records, Minutes, meeting.id)),
        previous=before[-1] if before else None,
    )


def _about(records: Records, kind: type[R], record_id: str, field: str = "meeting") -> list[R]:
    return [
        record
        for info, record in records.pointing_at(record_id, kind.spec.kind)
        if isinstance(record, kind) and info.name == field
    ]


def _points(items: Iterable[AgendaItem], papers: Iterable[Paper], start: str) -> tuple[Point, ...]:
    points, papers = [], list(papers)
    now = minutes(start)
    for item in items:
        own = minutes(item.start)
        now = own if own is not None else now
        shown = item.start or (f"{now // 60 % 24:02}:{now % 60:02}" if now is not None else "")
        with_it = tuple(p for p in papers if p.agenda_item == item.id)
        points.append(Point(item, shown, with_it))
        now = now + item.minutes if now is not None and item.minutes is not None else None
    return tuple(points)


def _poll(records: Records, vote: Vote, there: tuple[str, ...], voting: set[str]) -> Polled:
    ballots = _about(records, Ballot, vote.id, "vote")
    still = vote.status is VoteStatus.open
    out = tuple(one for one in ballots if one.left_out or (still and one.voter not in voting))
    counted = [one for one in ballots if one not in out]
    given = {ballot.voter for ballot in ballots}
    secret = vote.secrecy == "secret" or vote.status is VoteStatus.closed
    waiting = () if secret else tuple(one for one in there if one not in given)
    kept = vote.per_candidate or (0,) * len(vote.candidates)
    each = kept if secret else count_each(vote, counted)
    chosen = tuple(zip(map(records.title, vote.candidates), each, strict=False))
    tally = vote.tally if secret else count(vote, counted)
    return Polled(vote, tally, waiting, tuple(ballots), chosen, out)


def _earlier(records: Records, meeting: Meeting) -> Iterable[Meeting]:
    """Yield the meetings of the same sort that came before."""
    day = day_of(meeting)
    for other in records.collection(Meeting):
        if other.id == meeting.id or other.status.is_off:
            continue
        if not other.status.has_happened:
            continue
        then = day_of(other)
        if alike(meeting, other) and (day is None or then is None or then < day):
            yield other


def alike(one: Meeting, other: Meeting) -> bool:
    """Tell whether two meetings are of one sort: of the same series, organ, or type."""
    if one.series or other.series:
        return one.series == other.series
    if one.organ or other.organ:
        return one.organ == other.organ
    return one.type is other.type and one.type is not MeetingType.other
