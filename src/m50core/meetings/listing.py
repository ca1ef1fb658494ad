"""Series of meetings, runbooks, and what became of one, as lists."""

from collections.abc import Iterable
from datetime import date

import attrs

from m50core.board.listing import records_table
from m50core.meetings.records.meetings import ActionItem, MeetingSeries
from m50core.pages.cells import Cell, Column, Row, cell
from m50core.pages.columns import field_cell
from m50core.pages.table import Table
from m50core.plan.runbooks import Runbook
from m50core.records.collection import Collection, Records
from m50core.values import dutch

_RUNBOOKS = (
    Column("Naam", "name"), Column("Draaiboek", "title"), Column("Vanaf", "day"),
    Column("Acties", "steps", right=True),
)  # fmt: skip
_STEPS = (
    Column("Uiterlijk", "due"), Column("Wat", "title"), Column("Wie", "owner", relation=True),
)  # fmt: skip


def series_table(records: Records, found: Collection[MeetingSeries], day: date) -> Table:
    """Return series of meetings as any records are listed, each with how many meetings it has."""
    table = records_table(records, found, day)
    rows = [
        row._replace(cells=(*row.cells, cell(len(records.pointing_at(row.id, "meeting")))))
        for row in table.rows
    ]
    count = Column("Vergaderingen", "meetings", right=True)
    return attrs.evolve(table, rows=rows, head=(*table.head, count))


def runbooks_table(found: Iterable[Runbook]) -> Table:
    """Return runbooks by name, each with the day that it counts from."""
    return Table(
        (
            Row((cell(book.name), cell(book.title), cell(book.day), cell(len(book.steps))))
            for book in sorted(found, key=lambda one: one.name)
        ),
        wide=1,
        head=_RUNBOOKS,
        title="Draaiboeken",
        empty="Er zijn geen draaiboeken.",
    )


def steps_table(records: Records, found: Iterable[ActionItem]) -> Table:
    """Return the action items that a runbook gave, in that order."""
    return Table((_step(records, item) for item in found), wide=1, head=_STEPS, ids="Nummer")


def _step(records: Records, item: ActionItem) -> Row:
    last = item.due.latest if item.due else None
    owner = field_cell(records, item, item.spec.fields["owner"])
    owner = owner if item.owner else Cell("", item.role)
    due = Cell(item.due, dutch.day(last) if last else "")
    return Row((due, cell(item.title), owner), item.id)
