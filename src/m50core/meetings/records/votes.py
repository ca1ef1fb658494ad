"""Votes in the assembly: the question, what each member answers, and what that adds up to."""

from collections.abc import Iterable
from typing import Self

import attrs

from m50core.meetings.records.attendance import Attendance, quorate, represented_members
from m50core.meetings.records.meetings import Meeting, MeetingStatus, day_of
from m50core.members.records import Member, MemberStatus
from m50core.records.fields import field, record
from m50core.records.record import Around, Record
from m50core.values.choice import Choice, steps
from m50core.values.dutch import number_of
from m50core.values.stage import Stage


class Majority(Choice):
    """How many of the votes cast must be in favour. Abstentions are no votes cast."""

    simple = "simple", "gewone meerderheid"
    two_thirds = "two_thirds", "twee derde"
    unanimous = "unanimous", "algemene stemmen"


class Secrecy(Choice):
    """Whether it is kept who voted what."""

    open = "open", "open"
    secret = "secret", "geheim"


@steps({"prepared": ("open",), "open": ("closed", "prepared"), "closed": ()})
class VoteStatus(Choice):
    """A vote is prepared, then open, then closed for good."""

    prepared = "prepared", "voorbereid", Stage.open
    open = "open", "geopend", Stage.under_way
    closed = "closed", "gesloten", Stage.finished


class Outcome(Choice):
    """What a vote decided."""

    unknown = "unknown", "nog niet bekend"
    adopted = "adopted", "aangenomen"
    rejected = "rejected", "verworpen"
    no_quorum = "no_quorum", "geen quorum"


@attrs.frozen
class Tally:
    """Votes counted."""

    in_favour: int = 0
    against: int = 0
    abstained: int = 0

    @property
    def cast(self) -> int:
        """The votes that count: those in favour and those against."""
        return self.in_favour + self.against

    def votes_needed(self, majority: Majority) -> int:
        """Return how many votes in favour this majority takes; at least one."""
        needed = {
            Majority.simple: self.cast // 2 + 1,
            Majority.two_thirds: -(-2 * self.cast // 3),
            Majority.unanimous: self.cast,
        }[majority]
        return max(1, needed)

    def is_carried(self, majority: Majority) -> bool:
        """Tell whether there are enough in favour. A tie isn't."""
        return self.in_favour >= self.votes_needed(majority)

    def counts_text(self) -> str:
        """``12 voor, 3 tegen, 1 onthouding``."""
        abstained = number_of(self.abstained, "onthouding", "onthoudingen")
        return f"{self.in_favour} voor, {self.against} tegen, {abstained}"


@record(label="Stemming", plural="Stemmingen", prefix="stemming")
class Vote(Record):
    """A question put to the members in an assembly, and what they answered."""

    title: str = field(label="Waarover", in_list=True, searchable=True)
    meeting: str = field(label="Vergadering", relation="meeting", in_list=True)
    decision: str = field(label="Besluit", default="", relation="decision")
    majority: Majority = field(label="Meerderheid", default=Majority.simple, in_list=True)
    secrecy: Secrecy = field(label="Open of geheim", default=Secrecy.open)
    in_favour: int | None = field(label="Voor", default=None, in_list=True, state=True)
    against: int | None = field(label="Tegen", default=None, in_list=True, state=True)
    abstained: int | None = field(label="Onthouding", default=None, in_list=True, state=True)
    represented: int | None = field(
        label="Leden aanwezig of vertegenwoordigd", default=None, state=True
    )
    members: int | None = field(label="Leden in totaal", default=None, state=True)
    outcome: Outcome = field(label="Uitslag", default=Outcome.unknown, in_list=True, state=True)
    status: VoteStatus = field(
        label="Status", default=VoteStatus.prepared, in_list=True, state=True
    )

    @property
    def tally(self) -> Tally:
        """The counts as they are kept on the vote itself."""
        return Tally(self.in_favour or 0, self.against or 0, self.abstained or 0)

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse a vote in a cancelled meeting, a changed result, and counts that don't add up."""
        meeting = around.get(self.meeting)
        if isinstance(meeting, Meeting) and meeting.status is MeetingStatus.cancelled:
            yield "meeting", f"“{meeting.title}” ({meeting.id}) gaat niet door"
        if before is not None and before.status is VoteStatus.closed:
            yield "status", "de stemming is gesloten; de uitslag verandert niet meer"
        if before is not None and before.status is not VoteStatus.prepared:
            if before.secrecy is not self.secrecy:
                yield "secrecy", "de stemming is al geopend; open of geheim ligt nu vast"
            if before.majority is not self.majority:
                yield "majority", "de stemming is al geopend; de meerderheid ligt nu vast"
        ballots = [
            each_record
            for each_record in around.pointing_at(self.id)
            if isinstance(each_record, Ballot)
        ]
        if self.secrecy is Secrecy.secret and ballots:
            yield "secrecy", "er zijn al stemmen met naam; die kunnen niet meer geheim worden"
        if self.status is VoteStatus.closed:
            yield from self._wrong_result(meeting, ballots)
        elif self.outcome is not Outcome.unknown:
            yield "outcome", "de uitslag volgt pas bij het sluiten"

    def _wrong_result(
        self, meeting: Record | None, ballots: list["Ballot"]
    ) -> Iterable[tuple[str, str]]:
        counts = (self.in_favour, self.against, self.abstained)
        if self.represented is None or self.members is None or None in counts:
            yield "status", "sluiten gaat met tellen: geef alle aantallen en de uitslag"
            return
        if min(*(count or 0 for count in counts), self.represented, self.members) < 0:
            yield "in_favour", "een aantal kan niet onder nul zijn"
        if self.secrecy is Secrecy.open and self.tally != count(ballots):
            yield "in_favour", "de aantallen zijn niet die van de uitgebrachte stemmen"
        given = self.tally.cast + self.tally.abstained
        if given > self.represented:
            members = number_of(self.represented, "lid", "leden")
            are = "is" if self.represented == 1 else "zijn"
            there = f"er {are} {members} aanwezig of vertegenwoordigd"
            yield "in_favour", f"{number_of(given, 'stem', 'stemmen')} kan niet: {there}"
        percent = meeting.quorum if isinstance(meeting, Meeting) else None
        if self.outcome is not self.judge(percent):
            yield "outcome", f"uit de aantallen volgt: {self.judge(percent).label}"

    def judge(self, percent: int | None) -> Outcome:
        """Return what the counts decide, with a quorum of ``percent`` of the members."""
        if not quorate(self.represented or 0, self.members or 0, percent):
            return Outcome.no_quorum
        return Outcome.adopted if self.tally.is_carried(self.majority) else Outcome.rejected


class Answer(Choice):
    """What one member says."""

    in_favour = "for", "voor"
    against = "against", "tegen"
    abstain = "abstain", "onthouding"


@record(label="Stem", plural="Stemmen", prefix="stem", help="Wat één lid stemde (open stemming).")
class Ballot(Record):
    """What one member municipality voted in an open vote."""

    title: str = field(label="Omschrijving", in_list=True, searchable=True)
    vote: str = field(label="Stemming", relation="vote", in_list=True)
    member: str = field(label="Lid", relation="member")
    answer: Answer = field(label="Stemt", in_list=True)

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:  # noqa: ARG002
        """Refuse a vote by someone who isn't a member or isn't there, twice, or out of turn."""
        vote, member = around.get(self.vote), around.get(self.member)
        if not isinstance(vote, Vote) or not isinstance(member, Member):
            return
        if vote.secrecy is Secrecy.secret:
            yield "vote", f"“{vote.title}” is geheim: alleen de aantallen worden bewaard"
        if vote.status is not VoteStatus.open:
            yield "vote", f"“{vote.title}” ({vote.id}) is {vote.status.label}, niet geopend"
        meeting = around.get(vote.meeting)
        day = day_of(meeting) if isinstance(meeting, Meeting) else None
        if not member.belongs_on(day):
            when = f" op {dutch.day(day)}" if day and member.status is MemberStatus.member else ""
            known = f"“{member.title}” ({member.id}) is{when} geen lid ({member.status.label})"
            yield "member", f"{known} en heeft geen stem"
        for other in around.pointing_at(self.vote):
            if isinstance(other, Ballot) and other.id != self.id and _same(other, member, around):
                before_now = f"heeft al gestemd: {other.answer.label} ({other.id})"
                yield "member", f"“{member.title}” ({member.id}) {before_now}"
        there = [a for a in around.pointing_at(vote.meeting) if isinstance(a, Attendance)]
        if member.id not in represented_members(there):
            missing = "is niet aanwezig en niet vertegenwoordigd. Vul eerst de presentielijst in"
            yield "member", f"“{member.title}” ({member.id}) {missing}"


def _same(ballot: Ballot, member: Member, around: Around) -> bool:
    """True when the ballot is of the same municipality, be it under another membership."""
    other = around.get(ballot.member)
    return isinstance(other, Member) and other.municipality == member.municipality


def count(ballots: Iterable[Ballot]) -> Tally:
    """Return what the ballots add up to."""
    answers = [ballot.answer for ballot in ballots]
    return Tally(
        answers.count(Answer.in_favour), answers.count(Answer.against),
        answers.count(Answer.abstain),
    )  # fmt: skip
