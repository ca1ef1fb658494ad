"""Rules on goals, open points, and the days that the plan promises."""

from collections.abc import Iterable
from datetime import date

from m50core.board.owners import responsible
from m50core.findings.findings import PLAN, STANDING, FindingNature, Hit, Severity, rule
from m50core.goals.having import having
from m50core.goals.records import Activity, Goal, OpenNature, OpenPoint
from m50core.records.collection import Records
from m50core.records.record import ANY
from m50core.records.timing import is_late, is_over, period_of
from m50core.records.traits import is_off, recurs
from m50core.started import filled_in
from m50core.today.records import is_accounted_for
from m50core.values import dutch


@rule(
    "M50-001",
    "Elk doel heeft een trekker.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=("goal", "pillar", "portfolio"),
    severity=Severity.note,
    groups=(STANDING, PLAN),
    many="doelen zonder trekker",
    advice="Wijs een trekker aan: {m50} assign {id} WIE.",
)
def goal_without_owner(records: Records, today: date) -> Iterable[Hit]:
    """Accountability: somebody answers for each goal, if only who chairs its pillar."""
    for goal in records.collection(Goal):
        if not is_over(goal) and not responsible(records, goal).person:
            yield Hit(goal, f"Het doel “{goal.title}” heeft geen trekker.")


@rule(
    "M50-003",
    "Een uitkomst wordt pas gebruikt als zij er is.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    severity=Severity.error,
    groups=(STANDING, PLAN),
    topic="contradiction",
    many="dagen die elkaar tegenspreken",
    advice="Verzet een van de twee ({m50} set {id} due=DAG), of leg vast hoe het wel gaat.",
)
def outcome_before_it_exists(records: Records, today: date) -> Iterable[Hit]:
    """A moment that builds on another can't come before it."""
    for record in having(records, "uses"):
        own = period_of(record)
        for used in getattr(record, "uses", ()):
            source = records.get(used)
            theirs = period_of(source) if source and not is_off(source) else None
            if not (source and own and theirs and own.latest and theirs.earliest):
                continue
            if own.latest < theirs.earliest:
                sentence = (
                    f"“{record.title_text}” ({own.aside()}) gebruikt de uitkomst van "
                    f"“{source.title_text}”, maar dat is pas {theirs.shown()}."
                )
                moments = {"own": own.latest, "used": theirs.earliest}
                same = _same_contradiction(records, record.id, source.id)
                clash = (own.latest, theirs.earliest)
                yield Hit(record, sentence, moments, covers=same, clash=clash)


def _same_contradiction(records: Records, one: str, other: str) -> tuple[str, ...]:
    """Return the open points about both, and what carries one into the other: the same again."""
    about = {r.id: r for _, r in records.pointing_at(one)}
    both = [r for _, r in records.pointing_at(other) if r.id in about or isinstance(r, Activity)]
    return tuple(dict.fromkeys(r.id for r in both if isinstance(r, OpenPoint | Activity)))


_HOW = {
    "decision": "Neem het besluit ({m50} decide {id}), of leg vast waarom niet: "
    "{m50} missed {id} --reason TEKST.",
    "budget": "Leg vast hoe ver het is ({m50} set {id} status=offered), of waarom niet: "
    "{m50} missed {id} --reason TEKST.",
}
"""What one can do about what isn't done at one's word, by kind."""


@rule(
    "M50-004",
    "Wat een uiterste dag heeft, is dan klaar.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    topic="late",
    many="dingen te laat en nog open",
    advice="Doe het alsnog ({m50} done {id}), of leg vast waarom niet: "
    "{m50} missed {id} --reason TEKST.",
)
def overdue(records: Records, today: date) -> Iterable[Hit]:
    """A day in the plan that passed without anything recorded."""
    for record in having(records, "status", "due"):
        period = period_of(record)
        if period is None or period.latest is None or period.latest >= today:
            continue
        if is_accounted_for(records, record.id, period.latest):
            continue
        if is_late(record, today) and not recurs(record):
            late = dutch.days_left((period.latest - today).days)
            when = period.shown()
            said = f"“{record.title_text}” was beloofd: {when}. Het is {late} en staat nog open."
            how = filled_in(_HOW.get(record.kind, ""), id=record.id)
            yield Hit(record, said, {"latest": period.latest}, advice=how)


@rule(
    "M50-005",
    "Een tegenspraak in het plan wordt opgelost.",
    clause="Jaarplan > Voorwoord van de voorzitter",
    reads=("open_point",),
    groups=(STANDING, PLAN),
    nature=FindingNature.open,
    topic="contradiction",
    many="dingen in het plan die elkaar tegenspreken",
    advice="Los dit op, en leg vast hoe: {m50} set {id} status=settled remark=TEKST.",
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
    advice="Kijk de datum na, en kies een andere dag: {m50} set {id} due=DAG.",
)
def on_a_weekend(records: Records, today: date) -> Iterable[Hit]:
    """An exact day on a Saturday or Sunday is often a slip."""
    for kind in ("meeting", "lobby_moment"):
        for record in records.collection(kind):
            period = period_of(record)
            if period and period.exact and period.latest and period.latest.weekday() >= 5:
                day = dutch.long_day(period.latest)
                yield Hit(record, f"“{record.title_text}” staat op {day}: dat is in het weekend.")


RULES = (
    goal_without_owner, outcome_before_it_exists, overdue, open_contradiction, on_a_weekend,
)  # fmt: skip
