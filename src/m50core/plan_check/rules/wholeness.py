"""What each part of a year plan should say: periods, measures, answers, dates, amounts."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from itertools import combinations
from typing import TypeVar

from m50core.agenda.entries import records_without_date
from m50core.board.records import Pillar
from m50core.budget.records import Budget, BudgetLine, BudgetType
from m50core.findings.findings import PLAN, FindingNature, Hit, Severity, rule
from m50core.goals.records import Activity, Goal, Indicator, OpenNature, OpenPoint, OpenStatus
from m50core.lobby.records import Stakeholder
from m50core.meetings.records.meetings import Meeting
from m50core.members.records import Involvement, InvolvementRole
from m50core.people.records import Organisation
from m50core.plan_check.open_points import told_of
from m50core.plan_check.questions import questions
from m50core.records.anchors import is_called
from m50core.records.collection import Records
from m50core.records.order import before
from m50core.records.record import ANY, Record
from m50core.records.timing import is_over, period_of

R = TypeVar("R", bound=Record)

_COURSE = "Jaarplan voorzitter > 1. Algemene Zaken"
_PROMISED = ("goal", "activity", "rhythm", "event")


@rule(
    "PLN-001",
    "Elk doel heeft een periode of een ritme.",
    clause=_COURSE,
    reads=("goal",),
    severity=Severity.note,
    groups=(PLAN,),
    many="doelen zonder periode of ritme",
    advice="Leg in het plan vast wanneer het af is.",
)
def goal_without_period(records: Records, today: date) -> Iterable[Hit]:
    """Without it nobody can be late."""
    for goal in records.collection(Goal):
        if goal.due is None and goal.cadence is None and not is_over(goal):
            yield Hit(goal, f"Bij het doel “{goal.title}” staat niet wanneer het af is.")


@rule(
    "PLN-002",
    "Aan elk doel is te zien of het gelukt is.",
    clause=_COURSE,
    reads=("goal", "indicator"),
    severity=Severity.note,
    groups=(PLAN,),
    many="doelen waarbij niet staat wanneer het is gelukt",
    advice="Leg in het plan vast waaraan het te zien is.",
)
def goal_without_measure(records: Records, today: date) -> Iterable[Hit]:
    """A sentence or a figure."""
    measured = {figure.goal for figure in records.collection(Indicator)}
    for goal in records.collection(Goal):
        if not goal.measure and goal.id not in measured and not is_over(goal):
            yield Hit(
                goal, f"Bij het doel “{goal.title}” staat niet waaraan het succes te zien is."
            )


@rule(
    "PLN-003",
    "Elke pijler beantwoordt dezelfde vragen.",
    clause="Bijlagen",
    reads=(ANY,),
    groups=(PLAN,),
    nature=FindingNature.missing,
    many="pijlers die niet alle vragen beantwoorden",
    advice="Vraag de pijler om het antwoord, en zet het onder een eigen kop.",
)
def unanswered_question(records: Records, today: date) -> Iterable[Hit]:
    """A heading with nothing under it but what is still to be filled in is no answer."""
    answered: dict[str, set[str]] = defaultdict(set)
    for record in records:
        pillar = getattr(record, "pillar", "")
        empty = isinstance(record, OpenPoint) and record.nature is OpenNature.missing
        if pillar and not empty:
            answered[pillar].add(record.source.partition(" > ")[2].casefold())
    for pillar in records.collection(Pillar):
        missing = [
            question
            for word, question in questions().items()
            if not any(word in heading for heading in answered[pillar.id])
        ]
        if missing:
            yield Hit(
                pillar,
                f"Pijler {pillar.title} heeft geen antwoord onder een eigen kop op: "
                f"{'; '.join(missing)}.",
            )


@rule(
    "PLN-004",
    "Wat nodig is, komt voor wat ermee gebeurt.",
    clause=_COURSE,
    reads=(ANY,),
    severity=Severity.error,
    groups=(PLAN,),
    topic="contradiction",
    many="dingen eerder af dan wat ervoor nodig is",
    advice="Verzet een van de twee, of haal de volgorde weg.",
)
def input_after_output(records: Records, today: date) -> Iterable[Hit]:
    """An activity isn't due before what it waits for."""
    for activity in records.collection(Activity):
        last = activity.due.latest if activity.due else None
        for needed in before(activity, lambda one: (r for _, r in records.pointing_at(one))):
            source = records.get(needed)
            period = period_of(source) if source else None
            if source is None or period is None or period.earliest is None or last is None:
                continue
            if activity.due and last < period.earliest:
                yield Hit(
                    activity,
                    f"“{activity.title}” moet {activity.due.shown()} klaar zijn, maar wacht op "
                    f"“{source.title_text}”: dat is pas {period.shown()}.",
                )


@rule(
    "PLN-005",
    "Het plan noemt overal dezelfde netwerken.",
    clause="Relaties > 1. Contact andere netwerken",
    reads=("stakeholder", "organisation"),
    groups=(PLAN,),
    many="lijsten met andere netwerken",
    advice="Maak de lijsten gelijk, of leg uit waarom zij verschillen.",
)
def networks_differ(records: Records, today: date) -> Iterable[Hit]:
    """Two lists that share two networks are meant to be the same list."""
    networks = {o.id for o in records.collection(Organisation).where(type="network")}
    yield from _different(
        records,
        [s for s in records.collection(Stakeholder) if s.organisation in networks],
        lambda s: (s.unit, s.source),
        lambda s: s.organisation,
        "netwerken",
    )


@rule(
    "PLN-006",
    "Het plan noemt overal dezelfde gemeenten bij een aanpak.",
    clause="Bijlagen",
    reads=("involvement", "municipality"),
    groups=(PLAN,),
    many="lijsten met andere gemeenten",
    advice="Maak de lijsten gelijk, of leg uit waarom zij verschillen.",
)
def municipalities_differ(records: Records, today: date) -> Iterable[Hit]:
    """Those who promised to take part, as each pillar tells them."""
    promised = (
        InvolvementRole.frontrunner, InvolvementRole.committed, InvolvementRole.core,
        InvolvementRole.specialist,
    )  # fmt: skip
    yield from _different(
        records,
        [i for i in records.collection(Involvement) if i.role in promised],
        lambda i: (i.pillar, i.source),
        lambda i: i.municipality,
        "gemeenten",
    )


def _different(
    records: Records,
    members: list[R],
    where: Callable[[R], Hashable],
    what: Callable[[R], str],
    word: str,
) -> Iterable[Hit]:
    """Yield a hit for each two lists that share at least two of their things, and not all."""
    lists: dict[Hashable, dict[str, R]] = defaultdict(dict)
    for member in members:
        lists[where(member)][what(member)] = member
    for each_records, other in combinations(lists.values(), 2):
        apart = each_records.keys() ^ other.keys()
        if len(each_records.keys() & other.keys()) < 2 or not apart:
            continue
        first, second = next(iter(each_records.values())), next(iter(other.values()))
        names = ", ".join(records.title(name) for name in sorted(apart))
        yield Hit(
            second,
            f"“{first.source}” en “{second.source}” noemen niet dezelfde {word}; het verschil is: "
            f"{names}.",
        )


@rule(
    "PLN-007",
    "Het plan schrijft een naam overal hetzelfde.",
    clause="Communicatie & Events > Communicatieactiviteiten",
    reads=(*_PROMISED, "open_point"),
    severity=Severity.note,
    groups=(PLAN,),
    nature=FindingNature.wrong,
    many="namen die op twee manieren zijn geschreven",
    advice="Kies één schrijfwijze.",
)
def spelled_differently(records: Records, today: date) -> Iterable[Hit]:
    """The same letters, with other signs between them."""
    for several in _alike(records, lambda title: re.sub(r"\W", "", title.casefold())):
        first = several[0].title_text
        for record in several[1:]:
            if record.title_text != first:
                yield Hit(record, f"“{record.title_text}” staat elders als “{first}”.")


@rule(
    "PLN-008",
    "Elke belofte staat op één plaats.",
    clause="Financiën > 3. Contactpersoon pijlervoorzitters",
    reads=(*_PROMISED, "open_point"),
    severity=Severity.note,
    groups=(PLAN,),
    nature=FindingNature.wrong,
    many="beloften op twee plaatsen",
    advice="Leg vast wie het doet, en noem het op één plaats.",
)
def promised_twice(records: Records, today: date) -> Iterable[Hit]:
    """Who answers for what stands in two places?"""
    for several in _alike(records, lambda title: re.sub(r"\s\([^()]*\)$", "", title).casefold()):
        for record in several[1:]:
            if record.source != several[0].source:
                yield Hit(
                    record,
                    f"“{record.title_text}” staat bij “{record.source}” en bij "
                    f"“{several[0].source}”.",
                )


def _alike(records: Records, key: Callable[[str], str]) -> Iterable[list[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for kind in _PROMISED:
        for record in records.collection(kind):
            groups[key(record.title_text)].append(record)
    told = told_of(records)
    some = [several for several in groups.values() if len(several) > 1]
    return [several for several in some if told.isdisjoint(one.id for one in several)]


@rule(
    "PLN-009",
    "Wat het plan openlaat, wordt ingevuld.",
    clause="Jaarplan > Voorwoord van de voorzitter",
    reads=("open_point",),
    severity=Severity.note,
    groups=(PLAN,),
    nature=FindingNature.open,
    many="open punten in het plan",
    advice="Besluit erover en leg dat vast: {m50} set {id} status=settled remark=TEKST.",
)
def left_open(records: Records, today: date) -> Iterable[Hit]:
    """Contradictions have a rule of their own."""
    for point in records.collection(OpenPoint).where(status=OpenStatus.open):
        if point.nature is not OpenNature.contradiction:
            end = "" if point.title.endswith("?") else "."
            yield Hit(point, f"Het plan laat open ({point.nature.label}): {point.title}{end}")


@rule(
    "PLN-010",
    "Een begroting is vastgesteld voordat haar jaar begint.",
    clause="Financiën > 1. Financiën",
    reads=("budget", "meeting", "decision"),
    groups=(PLAN,),
    many="begrotingen vastgesteld als het jaar al loopt",
    advice="Stel de volgende begroting vast voordat dat jaar begint.",
)
def budget_in_its_own_year(records: Records, today: date) -> Iterable[Hit]:
    """A budget that waits for an assembly of its own year is adopted while money is spent."""
    for budget in records.collection(Budget).where(type=BudgetType.budget):
        due, year = budget.due, budget.for_year
        if due is None or year is None:
            continue
        held = due.latest.year if due.latest else None
        if held is None and due.anchor:
            words = due.anchor.target
            named = (m for m in records.collection(Meeting) if is_called(m, words))
            held = next((meeting.year for meeting in named), None)
        if held is not None and held >= year:
            yield Hit(
                budget,
                f"De {budget.title.lower()} wordt pas in {held} vastgesteld ({due.said}), als het "
                "jaar al loopt.",
            )


@rule(
    "PLN-011",
    "Elk moment in het plan heeft een datum.",
    clause="Communicatie & Events > Communicatieactiviteiten",
    reads=("meeting", "event", "lobby_moment"),
    groups=(PLAN,),
    nature=FindingNature.open,
    topic="undated",
    many="momenten zonder datum",
    advice="Geef een dag: {m50} schedule {id} DAG.",
)
def without_date(records: Records, today: date) -> Iterable[Hit]:
    """Meetings, events and lobby moments that wait for one."""
    for record in records_without_date(records):
        yield Hit(record, f"“{record.title_text}” heeft geen datum.")


@rule(
    "PLN-012",
    "Bij een begroting staan bedragen.",
    clause="Financiën > 1. Financiën",
    reads=("budget", "budget_line"),
    groups=(PLAN,),
    nature=FindingNature.open,
    many="begrotingen zonder bedragen",
    advice="Vul de posten in: {m50} add budget_line budget={id} title=TEKST amount=BEDRAG.",
)
def budget_without_lines(records: Records, today: date) -> Iterable[Hit]:
    """A budget has lines before it can be adopted."""
    filled = {line.budget for line in records.collection(BudgetLine) if line.amount is not None}
    for budget in records.collection(Budget).where(type=BudgetType.budget):
        if budget.id not in filled:
            yield Hit(budget, f"Bij de {budget.title.lower()} staat nog geen enkel bedrag.")


RULES = (
    goal_without_period, goal_without_measure, unanswered_question, input_after_output,
    networks_differ, municipalities_differ, spelled_differently, promised_twice, left_open,
    budget_in_its_own_year, without_date, budget_without_lines,
)  # fmt: skip
