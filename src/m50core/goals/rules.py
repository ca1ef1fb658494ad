"""Rules on goals, posts and dates of the plan."""

from collections.abc import Iterable, Iterator
from datetime import date

from m50core.board.records import Pillar, Seat, SeatStatus
from m50core.findings.findings import PLAN, STANDING, Hit, Severity, rule
from m50core.goals.records import Goal, OpenNature, OpenPoint
from m50core.meetings.records.meetings import ActionItem
from m50core.records.collection import Records
from m50core.records.record import ANY, Record
from m50core.records.timing import is_over, period_of
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
)
def goal_without_owner(records: Records, today: date) -> Iterable[Hit]:
    """Accountability: nobody answers for a goal without an owner."""
    for goal in records.collection(Goal):
        if not goal.owner and not is_over(goal):
            yield Hit(goal, f"Het doel “{goal.title}” heeft geen trekker.")


@rule(
    "M50-002",
    "Elke post is bezet, of de vacature is open.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=("seat", "board", "pillar", "portfolio", "organisation", "municipality"),
    groups=(STANDING, PLAN),
)
def vacant_seat(records: Records, today: date) -> Iterable[Hit]:
    """Continuity of the board: vacancies are opened in time."""
    for seat in records.collection(Seat).where(status=SeatStatus.vacant):
        organ = records.get(seat.organ)
        if organ is not None and organ.kind == "organisation":
            continue
        yield Hit(seat, f"De post “{seat.title}” is niet ingevuld en er is geen vacature open.")


@rule(
    "M50-003",
    "Een uitkomst wordt pas gebruikt als zij er is.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=(ANY,),
    severity=Severity.error,
    groups=(STANDING, PLAN),
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
)
def overdue(records: Records, today: date) -> Iterable[Hit]:
    """A day in the plan that passed without anything recorded."""
    for record in _having(records, "status", "due"):
        period = period_of(record)
        if period is None or period.latest is None or period.latest >= today:
            continue
        if not is_over(record):
            late = dutch.left((period.latest - today).days)
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
)
def open_contradiction(records: Records, today: date) -> Iterable[Hit]:
    """The plan contradicts itself and nobody settled it."""
    for point in records.collection(OpenPoint):
        if point.nature is OpenNature.contradiction and not point.status.is_over:
            yield Hit(point, f"Het plan spreekt zichzelf tegen: {point.title}.")


@rule(
    "M50-006",
    "Elke pijler heeft een voorzitter en een vicevoorzitter.",
    clause="Jaarplan voorzitter > 3. Woordvoering en externe zichtbaarheid",
    reads=("pillar",),
    groups=(STANDING, PLAN),
)
def pillar_without_chairs(records: Records, today: date) -> Iterable[Hit]:
    """The plan counts on a (vice) chair of each pillar."""
    for pillar in records.collection(Pillar):
        missing = [
            word
            for word, person in (
                ("voorzitter", pillar.chair),
                ("vicevoorzitter", pillar.vice_chair),
            )
            if not person
        ]
        if missing:
            yield Hit(pillar, f"De pijler “{pillar.title}” heeft geen {' en geen '.join(missing)}.")


@rule(
    "M50-007",
    "Elk actiepunt heeft iemand die het doet, en een uiterste dag.",
    clause="Interne organisatie en netwerken > 2. Informatiebeheer",
    reads=("action_item",),
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


@rule(
    "M50-008",
    "Een afspraak valt op een werkdag.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
    reads=("meeting", "lobby_moment"),
    severity=Severity.note,
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
    goal_without_owner, vacant_seat, outcome_before_it_exists, overdue, open_contradiction,
    pillar_without_chairs, incomplete_action, on_a_weekend,
)  # fmt: skip
