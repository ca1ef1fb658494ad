"""A meeting while it is held: who is there, votes, decisions and minutes, each kept as it comes."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import TYPE_CHECKING, Protocol

from m50core.errors import FieldError, UsageError
from m50core.meetings import minutes as minutes_service
from m50core.meetings import proceedings
from m50core.meetings.counting import count_up
from m50core.meetings.proceedings import Proceedings
from m50core.meetings.readying import mark_ready
from m50core.meetings.records.attendance import Attendance, Presence
from m50core.meetings.records.meetings import Meeting, MeetingStatus, Minutes, MinutesStatus
from m50core.meetings.records.occasions import NeedSort
from m50core.meetings.records.suffrage import is_known
from m50core.meetings.records.tallies import Answer, Majority, Secrecy, Tally, VoteStatus
from m50core.meetings.records.votes import Ballot, Vote
from m50core.meetings.voters import why_no_vote
from m50core.members.records import Member
from m50core.people.records import Person
from m50core.records.arguments import checked
from m50core.records.collection import Records
from m50core.records.naming import find_by_name, find_candidates
from m50core.records.record import evolve, make_record
from m50core.started import to_type
from m50core.values import dutch

if TYPE_CHECKING:
    from m50core.network.commit import CommitBuilder


class SittingNetwork(Protocol):
    """The network, as this looks at it."""

    today: date

    @property
    def records(self) -> Records:
        """Every record as it stands."""

    def commit(self, why: str) -> AbstractContextManager["CommitBuilder"]:
        """Gather changes into one commit."""


class Sitting:
    """What is done in one meeting; each step is one commit.

    Who can vote (a member, or a person in the board) is named by id or title.
    """

    def __init__(self, net: SittingNetwork, meeting: Meeting) -> None:
        self._net = net
        self._id = meeting.id

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands."""
        return self._net.records.collection(Meeting)[self._id]

    @property
    def proceedings(self) -> Proceedings:
        """Everything that belongs to the meeting, as it stands."""
        return proceedings.of(self._net.records, self.meeting)

    def convene(self) -> Meeting:
        """Keep that people are invited. UsageError while the meeting has no day."""
        meeting, today = self.meeting, self._net.today
        doing = mark_ready(self._net.records, meeting, NeedSort.invitation, today)
        with self._net.commit(doing.why) as commit:
            for record, values in doing.changes:
                commit.change(record, **values)
        return self.meeting

    @checked
    def attend(
        self, *members: str, presence: str | Presence = Presence.present, proxy: str = ""
    ) -> tuple[Attendance, ...]:
        """Put members on the list, or change how they are there. ``proxy``: who votes for them.

        A person (of the board, say) is named as well. Raises UsageError for a name that nobody or
        several have, FieldError when it can't be.
        """
        meeting = self.meeting
        values = {"presence": "represented" if proxy else presence, "proxy": ""}
        if proxy:
            values["proxy"] = self._someone(proxy).id
        listed = {attendance.voter: attendance for attendance in self.proceedings.attendance}
        found = [self._someone(words) for words in members]
        with self._net.commit(f"Presentielijst: {meeting.title}") as commit:
            attendances = []
            for one in found:
                if one.id in listed:
                    attendances.append(commit.change(listed[one.id], **values))
                else:
                    who = {"title": one.title_text, "meeting": meeting.id, one.kind: one.id}
                    attendances.append(commit.add(make_record(Attendance, {**who, **values})))
            return tuple(attendances)

    @checked
    def open_vote(
        self,
        title: str,
        *,
        decision: str = "",
        majority: str | Majority = Majority.simple,
        secrecy: str | Secrecy = Secrecy.open,
        candidates: Sequence[str] = (),
    ) -> Vote:
        """Open a vote: the prepared one of this meeting with this id or title, else a new one.

        ``candidates``: the people between whom one chooses, by id or name.
        """
        prepared = [
            polled.vote for polled in self.proceedings.votes
            if title in (polled.vote.id, polled.vote.title)
        ]  # fmt: skip
        with self._net.commit(f"Stemming geopend: {title}") as commit:
            if prepared:
                return commit.change(prepared[0], status=VoteStatus.open)
            values = {
                "title": title, "meeting": self._id, "decision": decision, "majority": majority,
                "secrecy": secrecy, "status": VoteStatus.open,
                "candidates": tuple(self._person(words).id for words in candidates),
            }  # fmt: skip
            return commit.add(make_record(Vote, values))

    @checked
    def vote(self, vote: str, answers: Mapping[str, str | Answer]) -> tuple[Ballot, ...]:
        """Keep what is answered in an open vote: name → for, against or abstain.

        In a choice between people the answer is the candidate, by id or name, or abstain. Raises
        FieldError for someone who has no vote, isn't there, or has voted; all or none.
        """
        asked, ballots = self._vote(vote), []
        for words, answer in answers.items():
            who = self._someone(words)
            self._refuse_voteless(who)
            values = {"title": who.title_text, "vote": asked.id, who.kind: who.id}
            ballots.append(make_record(Ballot, {**values, **self._answer(asked, answer)}))
        with self._net.commit(f"Gestemd: {asked.title}") as commit:
            return tuple(commit.add(ballot) for ballot in ballots)

    def _refuse_voteless(self, who: Member | Person) -> None:
        """Refuse who has no vote in a board that the meeting itself doesn't name."""
        meeting = self.meeting
        if not is_known(meeting) and (why := why_no_vote(self._net.records, meeting, who)):
            label = Ballot.spec.fields[who.kind].label
            raise FieldError("ballot", who.kind, f"“{who.title_text}” ({who.id}) {why}", label)

    @checked
    def correct(self, vote: str, member: str, answer: str | Answer) -> Ballot:
        """Keep another answer of someone who has voted, while the vote is open.

        UsageError when they haven't, FieldError when the vote is closed.
        """
        asked, who = self._vote(vote), self._someone(member)
        polled = next(p for p in self.proceedings.votes if p.vote.id == asked.id)
        given = next((b for b in polled.ballots if b.voter == who.id), None)
        if given is None:
            raise UsageError(f"“{who.title_text}” heeft bij “{asked.title}” nog niet gestemd.")
        with self._net.commit(f"Stem verbeterd: {asked.title}") as commit:
            return commit.change(given, **self._answer(asked, answer))

    def _answer(self, asked: Vote, answer: str | Answer) -> dict[str, object]:
        """Return what a ballot holds of an answer: yes or no, or for whom."""
        if not asked.candidates:
            return {"answer": answer}
        if answer in (Answer.in_favour, Answer.in_favour.label):
            names = dutch.list_words([self._net.records.title(one) for one in asked.candidates])
            raise UsageError(
                f"“{asked.title}” is een keuze tussen {names}: zeg op wie er wordt gestemd. Er is "
                f"niets bewaard. Bijvoorbeeld: "
                + to_type("vote", self._id, asked.id, "--choose", asked.candidates[0], "NAAM")
            )
        if answer in (Answer.abstain, Answer.abstain.label, Answer.against, Answer.against.label):
            return {"answer": answer, "choice": ""}
        return {"answer": Answer.in_favour, "choice": self._person(str(answer)).id}

    @checked
    def close(
        self, vote: str, counted: Tally | None = None, *, per_candidate: Sequence[int] = ()
    ) -> Vote:
        """Close a vote with its counts and what they decide.

        ``counted``: the counts of a secret vote; with ``per_candidate``, in their order, of a
        secret choice between people (of ``counted`` only the abstentions then). What was answered
        by who has no vote (any more) on the day is left out. UsageError when counts are needed and
        missing, or given for a vote whose ballots count themselves.
        """
        whole, asked = self.proceedings, self._vote(vote)
        polled = next(p for p in whole.votes if p.vote.id == asked.id)
        tally, each = count_up(polled, counted, tuple(per_candidate))
        # Who voted was there, also when they left before the vote was closed.
        voted = (ballot.voter for ballot in polled.ballots if ballot not in polled.left_out)
        there, members = len({*whole.represented, *voted}), whole.members
        values = {
            "in_favour": tally.in_favour, "against": tally.against, "abstained": tally.abstained,
            "represented": there, "members": members, "per_candidate": each,
        }  # fmt: skip
        counts, percent = evolve(asked, **values), whole.meeting.quorum
        result = {"outcome": counts.judge(percent), "elected": counts.choose(percent)}
        with self._net.commit(f"Stemming gesloten: {asked.title}") as commit:
            for ballot in polled.left_out:
                commit.change(ballot, left_out=self._why_left_out(ballot))
            return commit.change(asked, status=VoteStatus.closed, **result, **values)

    def _why_left_out(self, ballot: Ballot) -> str:
        records = self._net.records
        voter = records.get(ballot.voter)
        return why_no_vote(records, self.meeting, voter) if voter else "is er niet meer"

    def draft_minutes(self) -> Minutes:
        """Write draft minutes from what is kept; the meeting counts as held from now.

        UsageError when there are minutes already, or the day is still to come.
        """
        whole, meeting = self.proceedings, self.meeting
        if whole.day is not None and whole.day > self._net.today:
            raise UsageError(
                f"“{meeting.title}” is pas op {dutch.day(whole.day)}. Een verslag maakt u daarna; "
                "klopt de dag niet, wijzig die dan eerst."
            )
        if whole.minutes:
            there = whole.minutes[0]
            raise UsageError(
                f"Van “{meeting.title}” is er al een verslag ({there.id}, {there.status.label})."
            )
        text = minutes_service.draft(self._net.records, whole)
        with self._net.commit(f"Verslag in concept: {meeting.title}") as commit:
            if meeting.status is MeetingStatus.planned:
                meeting = commit.change(meeting, status=MeetingStatus.convened)
            if meeting.status is MeetingStatus.convened:
                commit.change(meeting, status=MeetingStatus.held)
            return commit.add(
                Minutes(title=f"Verslag {meeting.title}", meeting=self._id, text=text)
            )

    def share_minutes(self) -> Minutes:
        """Keep that the draft went round."""
        written = self._minutes()
        with self._net.commit(f"Verslag rondgestuurd: {self.meeting.title}") as commit:
            return commit.change(written, status=MinutesStatus.shared)

    @checked
    def adopt_minutes(self, on: date | None = None) -> Minutes:
        """Keep that the minutes are adopted (today, unless ``on``): the meeting is complete."""
        written, meeting = self._minutes(), self.meeting
        with self._net.commit(f"Verslag vastgesteld: {meeting.title}") as commit:
            minutes = commit.change(
                written, status=MinutesStatus.adopted, adopted_on=on or self._net.today
            )
            commit.change(meeting, status=MeetingStatus.minuted)
            return minutes

    def _minutes(self) -> Minutes:
        if not (all_minutes := self.proceedings.minutes):
            raise UsageError(
                f"Van “{self.meeting.title}” is er nog geen verslag. Maak het met "
                f"{to_type('minutes', self._id, '--draft')}"
            )
        return all_minutes[0]

    def _vote(self, words: str) -> Vote:
        votes = [p.vote for p in self.proceedings.votes if words in (p.vote.id, p.vote.title)]
        if len(votes) != 1:
            known = ", ".join(f"{p.vote.title} ({p.vote.id})" for p in self.proceedings.votes)
            raise UsageError(
                f"“{words}” is geen stemming van deze vergadering. Wel: {known or 'er is er geen'}."
            )
        return votes[0]

    def _someone(self, words: str) -> Member | Person:
        """Return who is meant: who has a vote here goes first, then members, then people."""
        records, voters = self._net.records, self.proceedings.voters
        said = [voter for voter in voters if words in (voter.id, voter.title_text)]
        if len(said) == 1 and isinstance(said[0], Member | Person):
            return said[0]
        if not find_candidates(records, Member, words) and find_candidates(records, Person, words):
            return find_by_name(records, Person, words)
        return find_by_name(records, Member, words)

    def _person(self, words: str) -> Person:
        return find_by_name(self._net.records, Person, words)
