"""Rules on rhythms: what is promised again and again."""

from collections.abc import Iterable
from datetime import date, timedelta

from m50core.accountability.going_on import goes_on, last_seen_to
from m50core.accountability.rhythm import RhythmLedger, RhythmStanding, asks_along, ledgers, shares
from m50core.findings.findings import FindingNature, Hit, Severity, rule
from m50core.goals.records import Activity, Rhythm
from m50core.meetings.records.meetings import Meeting, MeetingSeries, MeetingStatus
from m50core.plan.years import in_force
from m50core.records.collection import Records
from m50core.records.record import ANY
from m50core.records.timing import exact_day, waits_for_day, year_of
from m50core.started import to_type
from m50core.today.records import is_accounted_for
from m50core.values import dutch

_APART = 6
"""With more than so many left out it is one finding, about the rhythm."""
_NAMED = 3
_HALF_YEAR = timedelta(days=181)


@rule(
    "M50-101",
    "Bij elk ritme is de volgende keer op tijd gepland.",
    clause="Relaties > 3. Halfjaarlijks overleg Ministerie van Justitie en Veiligheid",
    reads=(ANY,),
    topic="unplanned",
    many="ritmes zonder volgende keer",
    advice="Plan de volgende keer ({m50} schedule {id}), of leg vast wat er is gedaan: {m50} "
    "done {id} --proof NUMMER.",
)
def rhythm_without_next(records: Records, today: date) -> Iterable[Hit]:
    """Near its last day, or past it, a rhythm needs something planned: whatever ticks it off."""
    for ledger in ledgers(records, today):
        # What belongs to each time of another is told there, what goes for each apart in M50-104.
        if asks_along(records, ledger.rhythm) or ledger.spread[1]:
            continue
        if ledger.standing not in (RhythmStanding.late, RhythmStanding.soon):
            continue
        by = ledger.next_by
        if by is not None and not is_accounted_for(records, ledger.rhythm.id, by):
            yield Hit(ledger.rhythm, _sentence(ledger), {"until": by})


def _sentence(ledger: RhythmLedger) -> str:
    rhythm, until = ledger.rhythm, dutch.day(ledger.next_by) if ledger.next_by else ""
    if ledger.too_late:
        when = f"is {ledger.too_late}"
    elif ledger.standing is RhythmStanding.late:
        when = f"moest uiterlijk {until} gebeuren, en is niet vastgelegd"
    else:
        when = f"moet uiterlijk {until} gebeuren, en er is niets gepland"
    return (
        f"“{rhythm.title}” ({ledger.cadence}) {when}. Plan een vergadering of taak bij dit ritme, "
        "of leg vast wat er is gedaan."
    )


@rule(
    "M50-102",
    "Elke ledenvergadering heeft een datum.",
    clause="Communicatie & Events > Communicatieactiviteiten",
    reads=(ANY,),
    nature=FindingNature.missing,
    topic="undated",
    many="ledenvergaderingen zonder datum",
    advice="Geef een dag: {m50} schedule {id} DAG.",
)
def assembly_without_date(records: Records, today: date) -> Iterable[Hit]:
    """Decisions that wait for an assembly without a date can't be planned.

    A year in which none is planned at all is told of the assembly itself.
    """
    assembly = records.get("org-alv")
    meetings = records.collection(Meeting).where(organ="org-alv")
    if assembly is not None and not any(_is_of(meeting, today.year) for meeting in meetings):
        yield Hit(
            assembly,
            f"Voor {today.year} staat er geen ledenvergadering gepland.",
            advice=(
                "Zet haar erin: "
                f"{to_type('add meeting title=ALV organ=org-alv type=assembly due=DAG')}."
            ),
        )
    for meeting in meetings:
        if meeting.status is MeetingStatus.planned and waits_for_day(meeting):
            waiting = len(records.pointing_at(meeting.id))
            parts = dutch.number_of(waiting, "onderdeel", "onderdelen")
            wait = "wacht" if waiting == 1 else "wachten"
            rest = f" {parts} van het plan {wait} hierop." if waiting else ""
            yield Hit(meeting, f"“{meeting.title}” heeft nog geen datum.{rest}")


@rule(
    "M50-110",
    "Van elke vergaderreeks is er elk halfjaar minstens één vergadering.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=("meeting_series", "meeting"),
    nature=FindingNature.missing,
    many="reeksen waarvan een half jaar niet is vergaderd",
    advice="Zet ze erin: {m50} series {id} --every maand --from DAG --to DAG.",
)
def series_that_never_met(records: Records, today: date) -> Iterable[Hit]:
    """Of a series without a rhythm the plan gives no number; half a year without is too long.

    One that is planned is enough.
    """
    for series in records.collection(MeetingSeries):
        if not series.organ or series.rhythm or not in_force(series, today):
            continue
        meetings = records.collection(Meeting).where(organ=series.organ)
        days = (exact_day(meeting) for meeting in meetings if not meeting.status.is_off)
        last = max((day for day in days if day is not None), default=None)
        since = last or (date(series.year, 1, 1) if series.year else None)
        if since is None or today - since < _HALF_YEAR:
            continue
        ago = f"sinds {dutch.day(last)} niet meer" if last else "nog niet"
        sentence = f"“{series.title}” was er {ago}, en er is er geen gepland."
        yield Hit(series, sentence, {"since": since})


def _is_of(meeting: Meeting, year: int) -> bool:
    """Tell whether a meeting is of a year; one that has no year or day yet may be."""
    latest = meeting.due.latest if meeting.due else None
    years = {meeting.year, latest.year if latest else None} - {None}
    return year in years or not years


@rule(
    "M50-104",
    "Wat met ieder apart is beloofd, gebeurt met ieder.",
    clause="Financiën > 3. Contactpersoon pijlervoorzitters",
    reads=(ANY,),
    topic="unplanned",
    many="beloften die nog niet met ieder zijn gehouden",
    advice="Plan een gesprek, of leg vast dat het er was: {m50} add contact.",
)
def one_left_out(records: Records, today: date) -> Iterable[Hit]:
    """Two talks with one chair are none with another."""
    for rhythm in records.collection(Rhythm):
        apart = shares(records, rhythm, today) if rhythm.each and in_force(rhythm, today) else ()
        out = [
            (who, share.next_by, share) for who, share in apart
            if share.standing in (RhythmStanding.late, RhythmStanding.soon) and share.next_by
        ]  # fmt: skip
        if len(out) > _APART:
            done, first = len(apart) - len(out), min(until for _, until, _ in out)
            names = dutch.list_words([who.title_text for who, _, _ in out[:_NAMED]])
            sentence = (
                f"“{rhythm.title}” ({rhythm.cadence}) moet uiterlijk {dutch.day(first)} met ieder: "
                f"{done} van {len(apart)} geleverd. Nog niet: {names} en nog {len(out) - _NAMED}."
            )
            yield Hit(rhythm, sentence, {"until": first})
            continue
        for who, until, share in out:
            last = (
                f"de vorige was {dutch.day(share.last.day)}" if share.last else "er was er nog geen"
            )
            chair = records.title(getattr(who, "chair", "") or who.id)
            yield Hit(
                who,
                f"“{rhythm.title}” ({rhythm.cadence}) met {chair} moet uiterlijk "
                f"{dutch.day(until)}; {last}.",
                {"until": until},
            )


@rule(
    "M50-111",
    "Wat doorloopt, wordt elk half jaar een keer vastgelegd.",
    clause="Financiën > 3. Contactpersoon pijlervoorzitters",
    reads=(ANY,),
    severity=Severity.note,
    nature=FindingNature.missing,
    many="doorlopende taken waarvan een half jaar niets is vastgelegd",
    advice="Leg vast wat er is gedaan: {m50} progress {id} TEKST.",
)
def going_on_unseen(records: Records, today: date) -> Iterable[Hit]:
    """It has no last day, so nothing else would tell that it was forgotten.

    It counts from the beginning of its year.
    """
    promises: list[Rhythm | Activity] = [*records.collection(Rhythm), *records.collection(Activity)]
    for promise in promises:
        year = year_of(promise)
        if year is None or not goes_on(promise) or not in_force(promise, today):
            continue
        last = last_seen_to(records, promise, today)
        if today - max(last or date.min, date(year, 1, 1)) <= _HALF_YEAR:
            continue
        since = f"sinds {dutch.day(last)}" if last else "nog"
        yield Hit(
            promise,
            f"“{promise.title}” ({promise.cadence}) loopt door, en er is {since} niets vastgelegd.",
        )


RULES = (
    rhythm_without_next, assembly_without_date, series_that_never_met, one_left_out,
    going_on_unseen,
)  # fmt: skip
