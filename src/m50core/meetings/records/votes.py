"""Votes: the question, between whom one chooses, what each answers, and the result."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar, Self

from m50core.meetings.records.attendance import Attendance, heard_in, quorate
from m50core.meetings.records.meetings import Meeting, MeetingStatus, refuse_ahead
from m50core.meetings.records.suffrage import is_known, why_no_vote
from m50core.meetings.records.tallies import (
    Answer,
    Majority,
    Outcome,
    Secrecy,
    Tally,
    VoteStatus,
)
from m50core.members.records import Member
from m50core.people.records import Person
from m50core.records.fields import field, record
from m50core.records.record import Around, Find, Record
from m50core.records.traits import status_of
from m50core.started import to_type
from m50core.values.dutch import number_of
from m50core.values.personal import Personal

Fault = tuple[str, str]


@record(
    label="Stemming",
    plural="Stemmingen",
    prefix="stemming",
    help="Waarover een vergadering stemt, of tussen wie zij kiest, met de uitslag.",
)
class Vote(Record):
    """A question put to who can vote in a meeting, or a choice between people, and the answers."""

    title: str = field(label="Waarover", in_list=True, searchable=True)
    meeting: str = field(label="Vergadering", relation="meeting", in_list=True)
    decision: str = field(label="Besluit", default="", relation="decision")
    candidates: tuple[str, ...] = field(
        label="Kandidaten",
        help="Alleen bij een keuze tussen mensen: tussen wie?",
        default=(),
        relation="person",
        personal=Personal.role,
    )
    majority: Majority = field(label="Meerderheid", default=Majority.simple, in_list=True)
    secrecy: Secrecy = field(label="Open of geheim", default=Secrecy.open)
    in_favour: int | None = field(label="Voor", default=None, in_list=True, state=True)
    against: int | None = field(label="Tegen", default=None, in_list=True, state=True)
    abstained: int | None = field(label="Onthouding", default=None, in_list=True, state=True)
    per_candidate: tuple[int, ...] = field(
        label="Stemmen per kandidaat",
        help="In de volgorde van de kandidaten.",
        default=(),
        state=True,
    )
    elected: str = field(
        label="Gekozen", default="", relation="person", state=True, personal=Personal.role
    )
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

    def settle(self, today: date, around: Around, start: Find) -> Self:
        """Refuse a vote that is opened or closed before the day of its meeting."""
        meeting, was = around.get(self.meeting), status_of(start(self.id))
        if self.status is not VoteStatus.prepared and self.status is not was:
            refuse_ahead(self, meeting, today, "status")
        return self

    def faults(self, around: Around, before: Self | None) -> Iterable[Fault]:
        """Refuse a vote in a cancelled meeting, a changed result, and counts that don't add up."""
        meeting = around.get(self.meeting)
        if isinstance(meeting, Meeting) and meeting.status is MeetingStatus.cancelled:
            yield "meeting", f"“{meeting.title}” ({meeting.id}) gaat niet door"
        if len(set(self.candidates)) < len(self.candidates):
            yield "candidates", "iemand staat er twee keer"
        elif len(self.candidates) == 1:
            yield "candidates", "bij één kandidaat stemt u voor of tegen: laat dit leeg"
        if before is not None:
            yield from self._unalterable(before)
        ballots = [one for one in around.pointing_at(self.id) if isinstance(one, Ballot)]
        if self.secrecy is Secrecy.secret and ballots:
            yield "secrecy", "er zijn al stemmen met naam; die kunnen niet meer geheim worden"
        if self.status is VoteStatus.closed:
            for ballot in ballots:
                if why := "" if ballot.left_out else ballot.why_no_vote(meeting, around):
                    yield (
                        "status",
                        (f"{why}. Sluit met {to_type('vote', self.meeting, self.id, '--close')}"),
                    )
            yield from self._wrong_result(meeting, ballots)
        elif self.outcome is not Outcome.unknown:
            yield "outcome", "de uitslag volgt pas bij het sluiten"

    def _unalterable(self, before: Self) -> Iterable[Fault]:
        """Yield what no longer changes once a vote is opened, or closed."""
        if before.status is VoteStatus.closed:
            yield "status", "de stemming is gesloten; de uitslag verandert niet meer"
        if before.status is VoteStatus.prepared:
            return
        if before.secrecy is not self.secrecy:
            yield "secrecy", "de stemming is al geopend; open of geheim ligt nu vast"
        if before.majority is not self.majority:
            yield "majority", "de stemming is al geopend; de meerderheid ligt nu vast"
        if before.candidates != self.candidates:
            yield "candidates", "de stemming is al geopend; de kandidaten liggen nu vast"

    def _wrong_result(self, meeting: Record | None, ballots: Sequence["Ballot"]) -> Iterable[Fault]:
        counts = (self.in_favour, self.against, self.abstained)
        if self.represented is None or self.members is None or None in counts:
            yield "status", "sluiten gaat met tellen: geef alle aantallen en de uitslag"
            return
        per = self.per_candidate
        if min(*(count or 0 for count in counts), *per, self.represented, self.members) < 0:
            yield "in_favour", "een aantal kan niet onder nul zijn"
        if self.candidates and len(per) != len(self.candidates):
            yield "per_candidate", "geef voor elke kandidaat hoeveel stemmen er waren"
            return
        if self.candidates and per and self.tally != tally_of(per, self.abstained or 0):
            yield "in_favour", "de aantallen zijn niet die per kandidaat"
        if self.secrecy is Secrecy.open and self.tally != count(self, ballots):
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
        elif self.elected != self.choose(percent):
            yield "elected", "uit de aantallen volgt iemand anders, of niemand"

    def judge(self, percent: int | None) -> Outcome:
        """Return what the counts decide, with a quorum of ``percent`` of who can vote."""
        if not quorate(self.represented or 0, self.members or 0, percent):
            return Outcome.no_quorum
        return Outcome.adopted if self.tally.is_carried(self.majority) else Outcome.rejected

    def choose(self, percent: int | None) -> str:
        """Return the id of the candidate that the counts decide on; empty: of nobody."""
        if not self.candidates or self.judge(percent) is not Outcome.adopted:
            return ""
        return self.candidates[self.per_candidate.index(max(self.per_candidate))]

    def to_choose_from(self) -> tuple[str, ...]:
        """Return between whom one chooses when there is a next round: the two most chosen.

        Whoever has as many as the second goes along. All of them as long as nothing was counted.
        """
        if self.outcome is not Outcome.rejected or len(self.per_candidate) < 3:
            return self.candidates
        second = sorted(self.per_candidate, reverse=True)[1]
        pairs = zip(self.candidates, self.per_candidate, strict=True)
        return tuple(candidate for candidate, chosen in pairs if chosen >= second)


@record(
    label="Stem",
    plural="Stemmen",
    prefix="stem",
    help="Wat één lid, of één persoon, stemde bij een open stemming.",
)
class Ballot(Record):
    """What one member municipality, or one member of the board, voted in an open vote."""

    title: str = field(label="Omschrijving", in_list=True, searchable=True, personal=Personal.role)
    vote: str = field(label="Stemming", relation="vote", in_list=True)
    member: str = field(label="Lid", default="", relation="member")
    person: str = field(
        label="Persoon",
        help="Wie in het bestuur stemt.",
        default="",
        relation="person",
        personal=Personal.role,
    )
    answer: Answer = field(label="Stemt", in_list=True)
    choice: str = field(
        label="Op wie",
        help="Bij een keuze tussen mensen.",
        default="",
        relation="person",
        in_list=True,
        personal=Personal.role,
    )
    left_out: str = field(
        label="Telt niet mee",
        help="Waarom deze stem bij het sluiten niet is geteld.",
        default="",
        state=True,
    )

    asks_for: ClassVar[tuple[str, ...]] = ("member",)

    @property
    def voter(self) -> str:
        """Id of the member, or the person, whose vote it is."""
        return self.member or self.person

    def why_no_vote(self, meeting: Record | None, around: Around) -> str:
        """Return in Dutch that whoever this is of has no vote in a meeting; empty when they do."""
        voter = around.get(self.voter)
        if not isinstance(voter, Member | Person):
            return ""
        why = why_no_vote(voter, meeting, around)
        return f"“{voter.title_text}” ({voter.id}) {why}" if why else ""

    def faults(self, around: Around, before: Self | None) -> Iterable[Fault]:
        """Refuse a vote by someone without one or who isn't there, twice, or out of turn.

        One that is left out when its vote closes is of someone who has none, and stays as it was.
        """
        vote, voter = around.get(self.vote), around.get(self.voter)
        if not isinstance(vote, Vote):
            return
        if self.left_out and before is not None and before.left_out != self.left_out:
            yield from self._wrongly_left_out(vote, voter, around)
            return
        if bool(self.member) == bool(self.person):
            yield "member", "geef wie er stemt: een lid, of iemand in het bestuur"
            return
        if vote.secrecy is Secrecy.secret:
            yield "vote", f"“{vote.title}” is geheim: alleen de aantallen worden bewaard"
        if vote.status is not VoteStatus.open:
            yield "vote", f"“{vote.title}” ({vote.id}) is {vote.status.label}, niet geopend"
        yield from self._wrong_choice(vote, around)
        if isinstance(voter, Member | Person):
            yield from self._out_of_turn(vote, voter, around)

    def _out_of_turn(self, vote: Vote, voter: Member | Person, around: Around) -> Iterable[Fault]:
        name, field_name = f"“{voter.title_text}” ({voter.id})", voter.kind
        if why := self.why_no_vote(around.get(vote.meeting), around):
            yield field_name, why
        for other in around.pointing_at(self.vote):
            if isinstance(other, Ballot) and other.id != self.id and _same(other, voter, around):
                yield field_name, f"{name} heeft al gestemd: {other.answer.label} ({other.id})"
        there = [a for a in around.pointing_at(vote.meeting) if isinstance(a, Attendance)]
        if voter.id not in heard_in(there):
            missing = "is niet aanwezig en niet vertegenwoordigd. Vul eerst de presentielijst in"
            yield field_name, f"{name} {missing}"

    def _wrongly_left_out(
        self, vote: Vote, voter: Record | None, around: Around
    ) -> Iterable[Fault]:
        meeting = around.get(vote.meeting)
        known = isinstance(meeting, Meeting) and is_known(meeting)
        if known and voter is not None and not self.why_no_vote(meeting, around):
            yield "left_out", f"“{voter.title_text}” ({voter.id}) heeft een stem; die telt mee"

    def _wrong_choice(self, vote: Vote, around: Around) -> Iterable[Fault]:
        if not vote.candidates:
            if self.choice:
                yield "choice", f"bij “{vote.title}” kiest u niet tussen mensen: stem voor of tegen"
            return
        if self.answer is Answer.against:
            yield "answer", f"bij “{vote.title}” kiest u iemand, of onthoudt u zich"
        if (self.answer is Answer.in_favour) != bool(self.choice):
            yield "choice", "noem op wie er wordt gestemd; bij een onthouding op niemand"
        elif self.choice and self.choice not in vote.candidates:
            known = ", ".join(
                person.title_text if (person := around.get(one)) else one for one in vote.candidates
            )
            yield "choice", f"kies uit de kandidaten: {known}"


def _same(ballot: Ballot, voter: Member | Person, around: Around) -> bool:
    """True when the ballot is of the same: be it of another membership of the municipality."""
    other = around.get(ballot.voter)
    if isinstance(other, Member) and isinstance(voter, Member):
        return other.municipality == voter.municipality
    return other is not None and other.id == voter.id


def count(vote: Vote, ballots: Iterable[Ballot]) -> Tally:
    """Return what the ballots add up to; of a choice between people: for whoever has most.

    Those that are left out don't count.
    """
    some = [ballot for ballot in ballots if not ballot.left_out]
    answers = [ballot.answer for ballot in some]
    abstained = answers.count(Answer.abstain)
    if vote.candidates:
        return tally_of(count_each(vote, some), abstained)
    return Tally(answers.count(Answer.in_favour), answers.count(Answer.against), abstained)


def count_each(vote: Vote, ballots: Iterable[Ballot]) -> tuple[int, ...]:
    """Return how many chose each candidate, in their order."""
    chosen = [ballot.choice for ballot in ballots if not ballot.left_out]
    return tuple(chosen.count(candidate) for candidate in vote.candidates)


def tally_of(per_candidate: Sequence[int], abstained: int) -> Tally:
    """Return the counts of a choice between people: for whoever has most, and for the others."""
    most = max(per_candidate, default=0)
    return Tally(most, sum(per_candidate) - most, abstained)
