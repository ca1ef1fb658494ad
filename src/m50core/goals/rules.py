"""Rules on goals and dates of the plan."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from m50core.board.owners import responsible
from m50core.findings.findings import PLAN, STANDING, FindingNature, Hit, Severity, rule
from m50core.goals.records import Activity, Goal, OpenNature, OpenPoint
from m50core.goals.waiting import by_target, deadlines_in, has_no_day, list_waiting
from m50core.records.collection import Records
from m50core.records.order import FIELDS, before, circles
from m50core.records.record import ANY, Record
from m50core.records.timing import by_title, is_over, period_of
from m50core.records.traits import (
    afters_of,
    due_of,
    during_of,
    frame_of,
    recurs,
    status_of,
    whole_of,
)  # fmt: skip
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
    reads=("goal", "pillar", "portfolio"),
    severity=Severity.note,
    groups=(STANDING, PLAN),
    many="doelen zonder trekker",
    advice="Wijs een trekker aan: m50 assign {id} WIE.",
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
                    f"“{record.title_text}” ({own.aside()}) gebruikt de uitkomst van "
                    f"“{source.title_text}”, maar dat is pas {theirs.shown()}."
                )
                moments = {"own": own.latest, "used": theirs.earliest}
                same = _same_contradiction(records, record.id, source.id)
                yield Hit(record, sentence, moments, covers=same)


def _same_contradiction(records: Records, one: str, other: str) -> tuple[str, ...]:
    """Return the open points about both, and what carries one into the other: the same again."""
    about = {r.id: r for _, r in records.pointing_at(one)}
    both = [r for _, r in records.pointing_at(other) if r.id in about or isinstance(r, Activity)]
    return tuple(dict.fromkeys(r.id for r in both if isinstance(r, OpenPoint | Activity)))


@rule(
    "M50-004",
    "Wat een uiterste dag heeft, is dan klaar.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    topic="late",
    many="dingen te laat en nog open",
    advice="Doe het alsnog (m50 done {id}), of leg vast waarom niet: m50 missed {id}.",
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
            when = by_title(period, records.get).shown()
            said = f"“{record.title_text}” was beloofd: {when}. Het is {late} en staat nog open."
            yield Hit(record, said, {"latest": period.latest})


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
    advice="Zet de naam bij “Ook genoemd” van wat bedoeld is: m50 set NUMMER aliases=NAAM.",
)
def anchored_to_nothing(records: Records, today: date) -> Iterable[Hit]:
    """It means nothing that is there, or more than one thing, and so it never has a day."""
    for record, name, meaning in deadlines_in(records).hanging():
        period = getattr(record, name)
        if meaning.settled or is_over(record) or period is None or period.anchor is None:
            continue
        words = f"“{record.title_text}” moet {period.words}"
        if not meaning.known:
            yield Hit(record, f"{words}, maar niets heet “{period.anchor.target}”.")
        else:
            some = ", ".join(f"“{records.title(one)}” ({one})" for one in meaning.ids)
            yield Hit(record, f"{words}, en dat kan meer dan één ding zijn: {some}.")


@rule(
    "M50-106",
    "Wat aan iets hangt dat niet doorgaat, krijgt een ander moment.",
    clause="Communicatie & Events > Communicatieactiviteiten",
    reads=(ANY,),
    many="dingen die niet doorgaan, waar nog iets aan hangt",
    advice="Geef wat eraan hangt een ander moment, of leg vast waarom niet: m50 missed NUMMER.",
)
def anchored_to_what_is_off(records: Records, today: date) -> Iterable[Hit]:
    """It has no day any more, and would be forgotten."""
    for target, waiting in by_target(records):
        status = status_of(target)
        if status is not None and status.is_off:
            yield Hit(
                target,
                f"“{target.title_text}”: {status.label}. Hieraan hangt nog: "
                f"{list_waiting(waiting)}. "
                "Geef dat een ander moment, of laat het vervallen.",
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
    advice="Leg de dag vast: m50 set {id}.",
)
def anchored_to_no_day(records: Records, today: date) -> Iterable[Hit]:
    """An open question; told here when nothing else tells it: an open point, a missing date.

    That an assembly has no date says nothing of what comes after a session in it.
    """
    told = {one for point in records.collection(OpenPoint) for one in point.about}
    for target, waiting in by_target(records):
        time = frame_of(target)
        if target.takes_place and whole_of(target) and not is_over(target):
            waiting = [one for one in waiting if one.id not in told and has_no_day(one)]
            if waiting:
                yield Hit(
                    target,
                    f"“{target.title_text}” heeft geen dag. Daarop wacht: {list_waiting(waiting)}.",
                    covers=[one.id for one in waiting],
                )
            continue
        open_point = target.id in told or all(record.id in told for record in waiting)
        if open_point or target.takes_place or is_over(target) or (time and time.latest):
            continue
        yield Hit(
            target,
            f"“{target.title_text}” heeft geen dag. Daarop wacht: {list_waiting(waiting)}.",
        )


@rule(
    "M50-108",
    "Wat eerst moet, gebeurt eerst.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    severity=Severity.error,
    topic="contradiction",
    many="dingen in een andere volgorde dan is afgesproken",
    advice="Verzet een van de twee, of haal de volgorde weg.",
)
def out_of_order(records: Records, today: date) -> Iterable[Hit]:
    """Before, at and after are held to the days, and to what was done."""
    ordered = {record.id: record for record in _having(records, *FIELDS)}
    later = {one for record in ordered.values() for one in afters_of(record)} - ordered.keys()
    ordered |= {one: record for one in later if (record := records.get(one)) is not None}
    for record in ordered.values():
        for needed in filter(None, map(records.get, before(record, _pointing(records)))):
            yield from _too_early(records, record, needed)
        for other in filter(None, map(records.get, during_of(record))):
            own, theirs = period_of(record), period_of(other)
            if own and theirs and own.earliest and theirs.latest and own.earliest > theirs.latest:
                yield Hit(
                    record,
                    f"“{record.title_text}” hoort bij “{other.title_text}” ({theirs.aside()}), "
                    f"maar is pas {own.shown()}.",
                    {"own": own.earliest, "other": theirs.latest},
                )


def _too_early(records: Records, record: Record, needed: Record) -> Iterator[Hit]:
    status, theirs = status_of(record), status_of(needed)
    if (status is not None and status.is_off) or (theirs is not None and theirs.is_off):
        return
    if status is not None and status.has_happened:
        if theirs is not None and not theirs.is_over:
            yield Hit(
                record,
                f"“{record.title_text}” is {status.label}, maar kan pas na “{needed.title_text}” "
                f"({needed.id}), en dat is {theirs.label}.",
            )
        return
    own, first = period_of(record), period_of(needed)
    if not own or not first or own.latest is None or first.earliest is None:
        return
    used = any(needed.id in getattr(records.get(one), "uses", ()) for one in afters_of(record))
    # That the outcome comes too late is told of what it is for.
    if own.latest < first.earliest and not used:
        yield Hit(
            record,
            f"“{record.title_text}” ({own.aside()}) kan pas na “{needed.title_text}”, en dat is "
            f"{first.shown()}.",
            {"own": own.latest, "needed": first.earliest},
        )


def _pointing(records: Records) -> Callable[[str], Iterable[Record]]:
    return lambda record_id: (record for _, record in records.pointing_at(record_id))


@rule(
    "M50-109",
    "Wat na elkaar komt, gaat niet in een kring.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    severity=Severity.error,
    groups=(STANDING, PLAN),
    many="kringen van wat op elkaar wacht",
    advice="Haal een van deze los: m50 set {id} depends_on= precedes=.",
)
def order_in_a_circle(records: Records, today: date) -> Iterable[Hit]:
    """None of them can ever begin."""
    pointing = _pointing(records)
    waits = {record.id: before(record, pointing) for record in _having(records, *FIELDS)}
    for circle in circles({one: ids for one, ids in waits.items() if ids}):
        steps = [records[record_id] for record_id in circle]
        chain = ", ".join(f"“{step.title_text}” ({step.id})" for step in steps)
        yield Hit(
            steps[0],
            f"Elk hiervan kan pas na het volgende, en het laatste na het eerste: {chain}. Maak een "
            "van deze los.",
            {"circle": circle},
        )


RULES = (
    goal_without_owner, outcome_before_it_exists, overdue, open_contradiction, on_a_weekend,
    deadlines_in_a_circle, anchored_to_nothing, anchored_to_what_is_off, anchored_to_no_day,
    out_of_order, order_in_a_circle,
)  # fmt: skip
