"""Rules on decisions and what follows from them: carried out, on a day, as long as they hold."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from m50core.board.records import Term
from m50core.errors import M50Error
from m50core.findings.findings import FindingNature, Hit, Severity, rule
from m50core.meetings.effects import day_of, hindrance, in_force
from m50core.meetings.records.amendments import Amendment, AmendmentStatus
from m50core.meetings.records.decisions import NOTED, Decision, DecisionStatus, why_hidden
from m50core.meetings.records.meetings import ActionItem, Meeting, MeetingStatus
from m50core.meetings.records.meetings import day_of as meeting_day
from m50core.meetings.records.votes import Vote
from m50core.meetings.resolutions import lost_day, waiting
from m50core.records.collection import Records
from m50core.records.record import ANY, Record
from m50core.records.timing import is_over
from m50core.started import to_type
from m50core.values import dutch

_GENERAL = "Jaarplan voorzitter > 1. Algemene Zaken"
_PENDING = (DecisionStatus.taken, DecisionStatus.effective)


@rule(
    "M50-015",
    "Een besluit dat iets wijzigt, heeft een dag waarop het ingaat.",
    clause=_GENERAL,
    reads=("decision", "amendment", "term", "meeting", "vote"),
    nature=FindingNature.missing,
    many="besluiten die niet ingaan",
    advice="Geef het besluit een dag: {m50} set {id} effective=DAG.",
)
def decision_without_day(records: Records, today: date) -> Iterable[Hit]:
    """Without a day nothing changes, however firmly it was decided.

    A decision also has none when it was noted ahead of its meeting and that has lost its day,
    isn't held, or is over while a vote on it didn't pass.
    """
    changing = {a.decision for a in records.collection(Amendment)}
    changing |= {n for t in records.collection(Term) for n in (t.decision, t.ended_by)}
    for decision in records.collection(Decision).where(status=DecisionStatus.taken):
        if decision.effective is None and decision.id in changing:
            yield Hit(
                decision,
                f"Het besluit “{decision.title}” is genomen, maar heeft geen dag waarop het "
                "ingaat. Zolang die er niet is, verandert er niets.",
            )
    for status in NOTED:
        for decision in records.collection(Decision).where(status=status):
            if decision.effective is None or decision.effective > today:
                meeting = records.get(decision.meeting)
                lost = isinstance(meeting, Meeting) and (
                    meeting.status is MeetingStatus.cancelled
                    or (status is DecisionStatus.scheduled and meeting_day(meeting) is None)
                )
                if not lost:
                    continue
            if why := waiting(records, decision, today):
                advice = "Neem het op een andere dag, of trek het in."
                if why_hidden(decision, records.get(decision.meeting)):
                    advice = f"Zet die uitbreiding aan: zie {to_type('plugins')}."
                stranded = lost_day(records, decision)
                why, advice = stranded or (why, advice)
                yield Hit(
                    decision,
                    f"Het besluit “{decision.title}” gaat niet in: {why}.",
                    more=advice,
                    by=max(today, decision.taken_on or today) if stranded else None,
                    advice=f"{advice}." if stranded else "",
                )


@rule(
    "M50-016",
    "Wat een besluit wijzigt, kan worden uitgevoerd.",
    clause=_GENERAL,
    reads=(ANY,),
    severity=Severity.error,
    many="wijzigingen die niet kunnen worden uitgevoerd",
    advice="Neem weg wat in de weg staat: {m50} show {id}.",
)
def amendment_hindered(records: Records, today: date) -> Iterable[Hit]:
    """The day has come, and something stands in the way."""
    for amendment in records.collection(Amendment).where(status=AmendmentStatus.planned):
        decision = records.get(amendment.decision)
        if not isinstance(decision, Decision) or not in_force(
            decision, today, records.get, list(records.collection(Vote))
        ):
            continue
        day = day_of(amendment, decision)
        if day is None or day > today or not amendment.field_name:
            continue
        if why := hindrance(amendment, records.get):
            yield Hit(
                amendment,
                f"Het besluit “{decision.title}” geldt vanaf {dutch.day(day)}, maar “"
                f"{amendment.title}” kan niet worden uitgevoerd: {why}",
                {"day": day},
                moment=day,
            )


@rule(
    "M50-017",
    "Achter elke wijziging van het plan staat een besluit.",
    clause=_GENERAL,
    reads=("amendment", "decision"),
    many="wijzigingen zonder besluit",
    advice="Noem het besluit ({m50} set {id} decision=NUMMER), of laat de wijziging vervallen.",
)
def amendment_without_decision(records: Records, today: date) -> Iterable[Hit]:
    """An amendment without a decision, or of one that doesn't hold, is never carried out."""
    for amendment in records.collection(Amendment).where(status=AmendmentStatus.planned):
        decision = records.get(amendment.decision)
        if decision is None:
            yield Hit(amendment, f"Achter de wijziging “{amendment.title}” staat geen besluit.")
        elif isinstance(decision, Decision) and decision.status in (
            DecisionStatus.rejected, DecisionStatus.withdrawn, DecisionStatus.revoked
        ):  # fmt: skip
            yield Hit(
                amendment,
                f"De wijziging “{amendment.title}” hoort bij “{decision.title}”, en dat is "
                f"{decision.status.label}. Zet haar op vervallen.",
            )


@rule(
    "M50-018",
    "Wat op een herroepen besluit rust, is opnieuw besloten.",
    clause=_GENERAL,
    reads=(ANY,),
    many="wijzigingen van een herroepen besluit",
    advice="Neem een nieuw besluit.",
)
def revoked_in_effect(records: Records, today: date) -> Iterable[Hit]:
    """What a decision changed is taken back when it is revoked, as far as that can be known.

    The rest stays as it is until somebody decides: it was changed by another decision first.
    """
    for amendment in records.collection(Amendment).where(status=AmendmentStatus.effective):
        decision = records.get(amendment.decision)
        about = records.get(amendment.about)
        if about is not None and amendment.field_name in about.spec.derived:
            continue  # worked out anew, without it
        if isinstance(decision, Decision) and decision.status is DecisionStatus.revoked:
            if getattr(about, amendment.field_name, None) != _value_of(amendment, about):
                continue  # it was taken back, or changed since
            later = [a for a in records.collection(Amendment).where(about=amendment.about)
                     if a.field_name == amendment.field_name and a.id != amendment.id
                     and not _is_revoked(records, a)
                     and (a.on or date.min) >= (amendment.on or date.min)]  # fmt: skip
            if not later:
                yield Hit(
                    amendment,
                    f"“{decision.title}” is herroepen, maar “{amendment.title}” is nog van kracht. "
                    "Neem een nieuw besluit.",
                )


def _value_of(amendment: Amendment, about: Record | None) -> Any:
    """Return the value that an amendment gave; None when it can't be read."""
    if about is None or not amendment.field_name:
        return None
    try:
        return amendment.value_for(about)
    except M50Error:
        return None


def _is_revoked(records: Records, amendment: Amendment) -> bool:
    decision = records.get(amendment.decision)
    return isinstance(decision, Decision) and decision.status is DecisionStatus.revoked


@rule(
    "M50-007",
    "Elk actiepunt heeft iemand die het doet, en een uiterste dag.",
    clause="Interne organisatie en netwerken > 2. Informatiebeheer",
    reads=("action_item",),
    nature=FindingNature.missing,
    many="actiepunten zonder trekker of uiterste dag",
    advice="Wijs een trekker aan ({m50} assign {id} WIE) en geef een dag: {m50} schedule {id} DAG.",
)
def incomplete_action(records: Records, today: date) -> Iterable[Hit]:
    """An action item nobody owns, or without a day, isn't done."""
    for item in records.collection(ActionItem):
        if is_over(item):
            continue
        missing = [
            word for word, v in (("trekker", item.owner), ("uiterste dag", item.due)) if not v
        ]
        if missing:
            yield Hit(item, f"Het actiepunt “{item.title}” heeft geen {' en geen '.join(missing)}.")


RULES = (
    decision_without_day, amendment_hindered, amendment_without_decision, revoked_in_effect,
    incomplete_action,
)  # fmt: skip
