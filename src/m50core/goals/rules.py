"""Rules on goals and dates of the plan."""

from collections.abc import Iterable, Iterator
from datetime import date

from m50core.findings.findings import PLAN, STANDING, FindingNature, Hit, Severity, rule
from m50core.goals.records import Goal, OpenNature, OpenPoint
from m50core.records.collection import Records
from m50core.records.deadlines import Deadlines
from m50core.records.record import ANY, Record
from m50core.records.timing import is_over, period_of
from m50core.records.traits import due_of, recurs
from m50core.today.records import is_accounted_for
from m50core.values import dutch


def _having(records: Records, *names: str) -> Iterator[Record]:
    """Yield the records of the kinds that have these fields: only those kinds are read."""
    for kind, cls in records.kinds.items():
        if all(name in cls.spec.fields for name in names):
            yield from records.collection(kind)


@rule(
    "M50-001",
    "Elk doel heeft een trekker.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=("goal",),
    severity=Severity.note,
    groups=(STANDING, PLAN),
    many="doelen zonder trekker",
    advice="Wijs een trekker aan: m50 assign {id} WIE.",
)
def goal_without_owner(records: Records, today: date) -> Iterable[Hit]:
    """Accountability: nobody answers for a goal without an owner."""
    for goal in records.collection(Goal):
        if not goal.owner and not is_over(goal):
            yield Hit(goal, f"Het doel “{goal.title}” heeft geen trekker.")


@rule(
    "M50-003",
    "Een uitkomst wordt pas gebruikt als zij er is.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    severity=Severity.error,
    groups=(STANDING, PLAN),
    topic="contradiction",
    many="tegenspraken in de tijd",
    advice="Verzet een van de twee (m50 set {id} due=DAG), of leg vast hoe het wel gaat.",
)
def outcome_before_it_exists(records: Records, today: date) -> Iterable[Hit]:
    """A moment that builds on another can't come before it."""
    for record in _having(records, "uses"):
        own = period_of(record)
        for used in getattr(record, "uses", ()):
            source = records.get(used)
            theirs = period_of(source) if source else None
            if not (source and own and theirs and own.latest and theirs.earliest):
                continue
            if own.latest < theirs.earliest:
                sentence = (
                    f"“{record.title_text}” ({own.shown()}) gebruikt de uitkomst van "
                    f"“{source.title_text}”, maar dat is pas {theirs.shown()}."
                )
                yield Hit(record, sentence, {"own": own.latest, "used": theirs.earliest})


@rule(
    "M50-004",
    "Wat een uiterste dag heeft, is dan klaar.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    topic="late",
    many="dingen te laat en nog open",
    advice="Doe het alsnog (m50 done {id}), of leg vast waarom het niet is gehaald: m50 "
    "missed {id}.",
)
def overdue(records: Records, today: date) -> Iterable[Hit]:
    """A day in the plan that passed without anything recorded."""
    for record in _having(records, "status", "due"):
        period = period_of(record)
        if period is None or period.latest is None or period.latest >= today:
            continue
        if is_accounted_for(records, record.id, period.latest):
            continue
        if not is_over(record) and not recurs(record):
            late = dutch.days_left((period.latest - today).days)
            sentence = (
                f"“{record.title_text}” was beloofd: {period.shown()}. Het is {late} en staat nog "
                "open."
            )
            yield Hit(record, sentence, {"latest": period.latest})


@rule(
    "M50-005",
    "Een tegenspraak in het plan wordt opgelost.",
    clause="Jaarplan > Voorwoord van de voorzitter",
    reads=("open_point",),
    groups=(STANDING, PLAN),
    nature=FindingNature.open,
    topic="contradiction",
    many="tegenspraken in het plan",
    advice="Los haar op en leg vast hoe: m50 set {id} status=settled remark=TEKST.",
)
def open_contradiction(records: Records, today: date) -> Iterable[Hit]:
    """The plan contradicts itself and nobody settled it."""
    for point in records.collection(OpenPoint):
        if point.nature is OpenNature.contradiction and not point.status.is_over:
            yield Hit(point, f"Het plan spreekt zichzelf tegen: {point.title}.")


@rule(
    "M50-008",
    "Een afspraak valt op een werkdag.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=("meeting", "lobby_moment"),
    severity=Severity.note,
    nature=FindingNature.wrong,
    many="afspraken in het weekend",
    advice="Kijk de datum na, en verzet haar: m50 set {id} due=DAG.",
)
def on_a_weekend(records: Records, today: date) -> Iterable[Hit]:
    """An exact day on a Saturday or Sunday is often a slip."""
    for kind in ("meeting", "lobby_moment"):
        for record in records.collection(kind):
            period = period_of(record)
            if period and period.exact and period.latest and period.latest.weekday() >= 5:
                day = dutch.long_day(period.latest)
                yield Hit(record, f"“{record.title_text}” staat op {day}: dat is in het weekend.")


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
    deadlines = Deadlines()
    deadlines.settle(records.get, records)
    for circle in deadlines.circles():
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


RULES = (
    goal_without_owner, outcome_before_it_exists, overdue, open_contradiction, on_a_weekend,
    deadlines_in_a_circle,
)  # fmt: skip
