"""Goals with how they stand, and what is promised again and again, as lists."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from m50core.accountability.deliveries import delivery_of
from m50core.accountability.rhythm import RhythmLedger, RhythmStanding, shares
from m50core.accountability.standing import GoalStanding, Stand, stand_counts
from m50core.board.owners import UNIT, owner_cell, unit_cell
from m50core.goals.records import Goal, Rhythm
from m50core.pages.cells import Cell, Column, ListRow, cell, heading
from m50core.pages.table import Table
from m50core.records.collection import Records
from m50core.values import dutch

_APART = 12
"""Of more than so many the one line tells how many are done; ``each`` of the ledger has all."""
_RHYTHMS = (
    Column("Ritme", "title"), Column("Stand", "standing"), Column("Uiterlijk", "next_by"),
    Column("Laatst", "last"), Column("Hoe vaak", "cadence"),
)  # fmt: skip


def goals_table(
    records: Records,
    found: Iterable[GoalStanding],
    before: Mapping[str, Stand] | None = None,
    *,
    others: Iterable[Goal] = (),
) -> Table:
    """Return goals with how they stand, in that order, then others by the year of their plan.

    ``before``: how they stood on another day, by id, to be told beside it. The notes of a row say
    why it stands so.
    """
    standings, rest, was = list(found), list(others), before or {}
    years = {goal.year for goal in (*(one.goal for one in standings), *rest)} - {None}
    several = len(years) > 1
    rows = [
        _goal_row(records, one.goal, one, was.get(one.goal.id), several=several)
        for one in standings
    ]
    for year in sorted({goal.year for goal in rest}, key=lambda year: year or 0):
        goals = [goal for goal in rest if goal.year == year]
        rows.append(heading(f"Plan van {year} ({len(goals)})"))
        rows += [_goal_row(records, goal, None, None, several=several) for goal in goals]
    head = (
        Column("Titel", "title"), Column("Stand", "stand"), Column("Wanneer", "due"),
        *((Column("Jaar", "year"),) if several else ()), UNIT,
        Column("Klaar", "share"), Column("Trekker", "owner", relation=True),
    )  # fmt: skip
    return Table(
        rows,
        head=head,
        ids="Nummer",
        title="Doelen",
        kind=Goal.spec.kind,
        empty="Geen doelen gevonden." if len(records.collection(Goal)) else "Nog geen doelen.",
        help=Goal.spec.help,
        below=(goal_counts(standings),) if standings else (),
    )


def goal_counts(standings: Sequence[GoalStanding]) -> str:
    """Return how many goals stand how: ``88 doelen: risico 2 · op koers 31``."""
    return f"{dutch.number_of(len(standings), 'doel', 'doelen')}: {stand_counts(standings)}"


def _goal_row(
    records: Records, goal: Goal, found: GoalStanding | None, was: Stand | None, *, several: bool
) -> ListRow:
    stand = share = cell("")
    notes: Iterable[str] = ()
    if found is not None:
        told = f"{found.words}, was {was.label}" if was is not None else found.words
        stand = Cell(found.stand, told)
        # What is not begun is at 0%; that says nothing.
        share = Cell(found.share, f"{found.share:.0%}" if found.share else "")
        notes = (*reasons(found), *_delivery_lines(records, found))
    due = Cell(goal.due, goal.due.shown() if goal.due else "")
    year = (Cell(goal.year, str(goal.year or "")),) if several else ()
    cells = (cell(goal.title), stand, due, *year, unit_cell(records, goal), share)
    return ListRow((*cells, owner_cell(records, goal)), goal.id, tuple(notes))


def reasons(one: GoalStanding) -> Iterator[str]:
    """Yield why a goal stands so, and what was worked out when somebody judged otherwise."""
    yield one.why
    if one.override:
        yield f"Oordeel {one.override}. Berekend: {one.computed.label}. {one.computed_why}"


def _delivery_lines(records: Records, one: GoalStanding) -> Iterator[str]:
    delivery = delivery_of(records, one.goal.id, one.day)
    if delivery is not None:
        yield f"Van de leden: {delivery.words}."


def rhythms_table(records: Records, ledgers: Iterable[RhythmLedger], day: date) -> Table:
    """Return how each rhythm stands, in that order; below it each that it goes for apart."""
    rows = []
    for ledger in ledgers:
        rhythm = ledger.rhythm
        rows.append(_rhythm_row(rhythm.id, rhythm.title, ledger, str(ledger.cadence)))
        apart = shares(records, rhythm, day)
        if len(apart) <= _APART:
            rows += [
                _rhythm_row(who.id, f"  met {who.title_text}", own)._replace(part=True)
                for who, own in apart
            ]
    return Table(
        rows,
        head=_RHYTHMS,
        ids="Nummer",
        title="Ritmes",
        kind=Rhythm.spec.kind,
        empty="Nog geen ritmes.",
        help=Rhythm.spec.help,
    )


def rhythm_counts(ledgers: Iterable[RhythmLedger]) -> str:
    """Return how many rhythms stand how: ``37 ritmes: te laat 2 · plan nu 8``."""
    counts = Counter(ledger.standing for ledger in ledgers)
    stands = " · ".join(f"{each.label} {counts[each]}" for each in RhythmStanding if counts[each])
    return f"{dutch.number_of(counts.total(), 'ritme', 'ritmes')}: {stands}"


def _rhythm_row(record_id: str, title: str, ledger: RhythmLedger, often: str = "") -> ListRow:
    last = ledger.last.day if ledger.last else None
    cells = (
        cell(title), Cell(ledger.standing, ledger.words),
        *(Cell(day, dutch.day(day) if day else "") for day in (ledger.next_by, last)),
        Cell(ledger.cadence, often),
    )  # fmt: skip
    return ListRow(cells, record_id)
