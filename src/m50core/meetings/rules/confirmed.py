"""The rule that what holds was decided: its meeting was held, with enough members."""

from collections.abc import Iterable
from datetime import date

from m50core.findings.findings import Hit, rule
from m50core.meetings.records.attendance import Attendance, heard_in, quorate
from m50core.meetings.records.decisions import NOTED, Decision, DecisionStatus
from m50core.meetings.records.meetings import Meeting, MeetingStatus, MeetingType, day_of
from m50core.meetings.records.tallies import Outcome
from m50core.meetings.records.votes import Vote
from m50core.meetings.resolutions import waiting
from m50core.meetings.voters import voters
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.started import to_type
from m50core.values import dutch


@rule(
    "M50-019",
    "Van de vergadering van een besluit dat geldt, ligt vast dat zij is gehouden, met quorum.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(
        "decision",
        "meeting",
        "attendance",
        "vote",
        "member",
        "board",
        "seat",
        "term",
        "person",
    ),
    many="besluiten zonder vastgelegde vergadering",
    advice="Leg de vergadering vast, of trek het besluit in.",
)
def decision_unconfirmed(records: Records, today: date) -> Iterable[Hit]:
    """A decision noted ahead takes effect on the day of its meeting, however that went."""
    for status in (*NOTED, DecisionStatus.effective):
        for decision in records.collection(Decision).where(status=status):
            meeting = records.get(decision.meeting)
            day = day_of(meeting) if isinstance(meeting, Meeting) else None
            if not isinstance(meeting, Meeting) or day is None or day >= today:
                continue
            lacking = list(_lacking(records, decision, meeting))
            if not lacking or waiting(records, decision, today):
                continue
            name = f"“{meeting.title}” ({dutch.day(day)})"
            steps = [*(advice for _, advice in lacking if advice), _taking_back(decision)]
            yield Hit(
                decision,
                f"Besluit “{decision.title}” {_since(decision, today)}, maar van {name} is "
                f"{' en '.join(sentence for sentence, _ in lacking)}. {' '.join(steps)}",
                {"day": day, "meeting": meeting.id},
            )


def _since(decision: Decision, today: date) -> str:
    if decision.effective is None:
        return "is genomen"
    verb = "geldt sinds" if decision.effective <= today else "gaat in op"
    return f"{verb} {dutch.day(decision.effective)}"


def _lacking(records: Records, decision: Decision, meeting: Meeting) -> Iterable[tuple[str, str]]:
    """Yield what isn't recorded of the meeting, each with how to record it."""
    if meeting.status is MeetingStatus.cancelled:
        yield "vastgelegd dat zij niet doorgaat", ""
        return
    if not meeting.status.has_happened:
        advice = f"Is zij gehouden, leg dat vast: {to_type('minutes', meeting.id, '--draft')}."
        yield "niet vastgelegd dat zij is gehouden", advice
    if meeting.type is not MeetingType.assembly and meeting.quorum is None:
        return
    if any(vote.outcome is Outcome.adopted for vote in _votes(records, decision)):
        return  # closed with its counts, and those with a quorum
    pointing = records.pointing_at(meeting.id, Attendance.spec.kind)
    listed = {record.id: record for _, record in pointing if isinstance(record, Attendance)}
    members = {voter.id for voter in voters(records, meeting)}
    there = len(members.intersection(heard_in(listed.values())))
    if not there:
        advice = f"Leg vast welke leden er waren: {to_type('attend', meeting.id, 'LID', '…')}"
        yield "niet vastgelegd dat er een quorum was", advice
    elif not quorate(there, len(members), meeting.quorum):
        advice = (
            "Klopt de presentielijst niet, vul haar aan: "
            f"{to_type('attend', meeting.id, 'LID', '…')}"
        )
        all_of_them = dutch.number_of(len(members), "lid", "leden")
        sentence = f"vastgelegd dat er geen quorum was: {there} van {all_of_them}"
        yield f"{sentence} (nodig is {meeting.quorum}%)", advice


def _votes(records: Records, decision: Decision) -> Iterable[Vote]:
    pointing = records.pointing_at(decision.id, Vote.spec.kind)
    return (record for _, record in pointing if isinstance(record, Vote))


def _taking_back(decision: Decision) -> str:
    flag = "withdraw" if decision.status is DecisionStatus.scheduled else "revoke"
    return f"Is het niet besloten: {to_type('decide', decision.id, f'--{flag}')}."


@rule(
    "M50-020",
    "De dag van een besluit past bij die van zijn vergadering.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=("decision", "meeting"),
    many="besluiten met een dag die niet past",
    advice="Zet de dag goed, of trek het besluit in.",
)
def decision_on_another_day(records: Records, today: date) -> Iterable[Hit]:
    """The meeting moved while the decision was in the bin, or before m50 looked at that."""
    for status in (*NOTED, DecisionStatus.effective):
        for decision in records.collection(Decision).where(status=status):
            if why := _unfit(decision, records.get(decision.meeting)):
                yield Hit(decision, f"Besluit “{decision.title}” {why} {_taking_back(decision)}")


def _unfit(decision: Decision, meeting: Record | None) -> str:
    taken, effective = decision.taken_on, decision.effective
    if taken is None:
        return ""
    if effective is not None and effective < taken:
        return f"is van {dutch.day(taken)}, maar geldt al vanaf {dutch.day(effective)}."
    day = day_of(meeting) if isinstance(meeting, Meeting) else None
    ahead = decision.status is DecisionStatus.scheduled
    if meeting is None or day is None or not (taken < day or (ahead and taken != day)):
        return ""
    return (
        f"is van {dutch.day(taken)}, maar “{meeting.title_text}” is op {dutch.day(day)}. Klopt die "
        f"dag niet: {to_type('set', meeting.id, f'due={taken.isoformat()}')}."
    )


RULES = (decision_unconfirmed, decision_on_another_day)
