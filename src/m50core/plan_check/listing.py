"""The year plan as a list: part by part, or heading by heading as its text has them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from m50core.accountability.standing import GoalStanding, Stand
from m50core.goals.records import Goal
from m50core.pages.cells import Cell, Column, ListRow, cell, heading
from m50core.pages.table import Table
from m50core.plan.definitions import PlanPart
from m50core.plan.year_plan import YearPlan
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.values.dutch import number_of

_HEAD = (Column("Soort", "kind"), Column("Titel", "title"))


def part_title(records: Records, part: PlanPart) -> str:
    """Return what a person calls a part of the plan."""
    unit = records.get(part.unit)
    if part.unit_kind == "m50":
        return "M50-breed"
    return unit.title_text if unit else part.unit


def items(parts: Iterable[PlanPart]) -> str:
    """Return in Dutch how many records parts lay down."""
    return number_of(sum(len(part.records) for part in parts), "item", "items")


def plan_table(
    records: Records, plan: YearPlan, parts: Iterable[PlanPart], *, sources: bool = False
) -> Table:
    """Return what parts of the plan lay down, in the plan's order.

    ``sources``: under the headings of its text, with that text in the notes.
    """
    chosen = tuple(parts)
    rows = _by_source(plan, chosen) if sources else _by_part(records, chosen)
    return Table(
        rows,
        wide=1,
        head=_HEAD,
        ids="Nummer",
        title="Jaarplan",
        empty="Het jaarplan is leeg: geen enkele uitbreiding geeft er een deel van.",
    )


_PARTS = (
    Column("Deel", "title"), Column("Doelen", "goals", right=True),
    Column("Af", "done", right=True), Column("Risico", "at_risk", right=True),
    Column("Items", "items", right=True),
)  # fmt: skip
_AT_RISK = (Stand.risk, Stand.silent)


def parts_table(
    records: Records, parts: Iterable[PlanPart], standings: Iterable[GoalStanding]
) -> Table:
    """Return parts of the plan in its order, with how many goals each has, done and at risk."""
    stands = {standing.goal.id: standing.stand for standing in standings}
    return Table(
        [_part_row(records, part, stands) for part in parts],
        head=_PARTS,
        ids="Nummer",
        title="Jaarplan",
        empty="Het jaarplan is leeg: geen enkele uitbreiding geeft er een deel van.",
    )


def _part_row(records: Records, part: PlanPart, stands: Mapping[str, Stand]) -> ListRow:
    goals = goals_of([part])
    counts = Counter(stands.get(goal) for goal in goals)
    at_risk = sum(counts[stand] for stand in _AT_RISK)
    figures = (len(goals), counts[Stand.done], at_risk, len(part.records))
    return ListRow((cell(part_title(records, part)), *map(cell, figures)), part.unit, about=part)


def goals_of(parts: Iterable[PlanPart]) -> tuple[str, ...]:
    """Return the ids of the goals that parts lay down."""
    kind = Goal.spec.kind
    return tuple(record.id for part in parts for record in part.records if record.kind == kind)


def _by_part(records: Records, parts: Iterable[PlanPart]) -> Iterator[ListRow]:
    for part in parts:
        yield heading(f"{part_title(records, part)} ({part.unit}): {items([part])}")
        yield from map(_row, part.records)


def _by_source(plan: YearPlan, parts: Iterable[PlanPart]) -> Iterator[ListRow]:
    for _, source, found in plan.by_heading(parts):
        yield heading(source)
        for record in found:
            text = str(getattr(record, "description", ""))
            yield _row(record)._replace(notes=(text,) if text else ())


def _row(record: Record) -> ListRow:
    kind = Cell(record.kind, record.spec.label)
    return ListRow((kind, Cell(record.title_text, record.title_text)), record.id)
