"""Rules on deadlines that hang on another thing."""

from collections.abc import Iterable
from datetime import date

from m50core.findings.findings import PLAN, STANDING, FindingNature, Hit, Severity, rule
from m50core.goals.records import OpenPoint
from m50core.goals.waiting import (
    by_target,
    deadlines_in,
    has_no_day,
    list_waiting,
    proposed_in,
)
from m50core.records.anchors import Meant
from m50core.records.collection import Records
from m50core.records.record import ANY, Record
from m50core.records.timing import is_over, period_of
from m50core.records.traits import (
    due_of,
    frame_of,
    status_of,
    whole_of,
)  # fmt: skip
from m50core.values.period import Period


@rule(
    "M50-103",
    "Termijnen wachten niet in een kring op elkaar.",
    clause="Communicatie & Events > Communicatieactiviteiten",
    reads=(ANY,),
    severity=Severity.error,
    many="kringen van termijnen",
    advice="Geef één ervan een vaste dag.",
)
def deadlines_in_a_circle(records: Records, today: date) -> Iterable[Hit]:
    """None of them can ever have a day."""
    for circle in deadlines_in(records).circles():
        first = records[circle[0]]
        steps = [records[record_id] for record_id in circle]
        sentence = ", ".join(
            f"“{step.title_text}” ({step.id}: {due_of(step) or ''})" for step in steps
        )
        where = f" In het plan: {first.source}." if first.source else ""
        yield Hit(
            first,
            f"Deze termijnen wachten op elkaar, dus geen ervan krijgt een dag: {sentence}.{where} "
            "Geef een ervan een vaste dag.",
            {"circle": circle},
        )


@rule(
    "M50-105",
    "Een termijn hangt aan één ding, bij zijn naam.",
    clause="Communicatie & Events > Communicatieactiviteiten",
    reads=(ANY,),
    severity=Severity.error,
    groups=(STANDING, PLAN),
    many="termijnen die aan niets of aan twee dingen hangen",
    advice="Zet de naam bij “Ook genoemd” van wat bedoeld is: {m50} set NUMMER aliases=NAAM.",
)
def anchored_to_nothing(records: Records, today: date) -> Iterable[Hit]:
    """It means nothing that is there, or more than one thing, and so it never has a day.

    What a decision still to come makes of it is looked at too.
    """
    for record, name, meaning in deadlines_in(records).hanging():
        period = getattr(record, name)
        if period is not None and not is_over(record):
            words = f"“{record.title_text}” moet {period.said}"
            yield from _hits_on(records, record, words, period, meaning)
    for record, becomes, name, meaning in proposed_in(records):
        words = f"“{becomes.title_text}” moet straks {getattr(becomes, name).words}"
        yield from _hits_on(records, record, words, getattr(becomes, name), meaning)


def _hits_on(
    records: Records, record: Record, words: str, period: Period, meaning: Meant
) -> Iterable[Hit]:
    if meaning.settled or period.anchor is None:
        return
    if not meaning.known:
        yield Hit(record, f"{words}, maar niets heet “{period.anchor.target}”.")
    else:
        titles = ", ".join(
            f"“{records.title(record_id)}” ({record_id})" for record_id in meaning.ids
        )
        yield Hit(record, f"{words}, en dat kan meer dan één ding zijn: {titles}.")


@rule(
    "M50-106",
    "Wat aan iets hangt dat niet doorgaat, krijgt een ander moment.",
    clause="Communicatie & Events > Communicatieactiviteiten",
    reads=(ANY,),
    many="dingen die niet doorgaan, waar nog iets aan hangt",
    advice="Geef wat eraan hangt een ander moment, of leg vast waarom niet: "
    "{m50} missed NUMMER --reason TEKST.",
    even_off=True,
)
def anchored_to_what_is_off(records: Records, today: date) -> Iterable[Hit]:
    """It has no day any more, and would be forgotten."""
    for target, waiting in by_target(records):
        status = status_of(target)
        if status is not None and status.is_off:
            was = period_of(target)
            yield Hit(
                target,
                f"“{target.title_text}”: {status.label}.",
                by=was.latest if was else None,
                more=f"Hieraan hangt nog: {list_waiting(waiting)}. Geef dat een ander moment, of "
                "laat het vervallen.",
            )


@rule(
    "M50-107",
    "Waar een termijn aan hangt, heeft een dag.",
    clause="Jaarplan > Voorwoord van de voorzitter",
    reads=(ANY,),
    severity=Severity.note,
    groups=(STANDING, PLAN),
    nature=FindingNature.open,
    many="dingen zonder dag, waarop iets wacht",
    advice="Leg de dag vast: {m50} set {id} due=DAG.",
)
def anchored_to_no_day(records: Records, today: date) -> Iterable[Hit]:
    """An open question; told here when nothing else tells it: an open point, a missing date.

    That an assembly has no date says nothing of what comes after a session in it.
    """
    asked = {about for point in records.collection(OpenPoint) for about in point.about}
    for target, waiting in by_target(records):
        time = frame_of(target)
        if target.takes_place and whole_of(target) and not is_over(target):
            waiting = [
                record for record in waiting if record.id not in asked and has_no_day(record)
            ]
            if waiting:
                yield Hit(
                    target,
                    f"“{target.title_text}” heeft geen dag. Daarop wacht: {list_waiting(waiting)}.",
                    covers=[record.id for record in waiting],
                )
            continue
        open_point = target.id in asked or all(record.id in asked for record in waiting)
        if open_point or target.takes_place or is_over(target) or (time and time.latest):
            continue
        yield Hit(
            target,
            f"“{target.title_text}” heeft geen dag. Daarop wacht: {list_waiting(waiting)}.",
        )


RULES = (
    deadlines_in_a_circle, anchored_to_nothing, anchored_to_what_is_off, anchored_to_no_day,
)  # fmt: skip
