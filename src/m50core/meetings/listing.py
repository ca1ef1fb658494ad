"""Series of meetings, runbooks, and what a decision changes, as lists."""

from collections.abc import Iterable
from datetime import date

import attrs

from m50core.board.listing import records_table
from m50core.board.records import Term
from m50core.meetings.appointments import holder_words, term_line, term_state, terms_of
from m50core.meetings.effects import hindrance
from m50core.meetings.records.amendments import Amendment, AmendmentStatus
from m50core.meetings.records.decisions import Decision
from m50core.meetings.records.meetings import ActionItem, MeetingSeries
from m50core.meetings.resolutions import amendments_of
from m50core.pages.cells import Cell, Column, ListRow, cell
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


def series_table(
    records: Records, found: Collection[MeetingSeries], day: date, more: Iterable[str] = ()
) -> Table:
    """Return series of meetings as any records are listed, each with how many meetings it has."""
    table = records_table(records, found, day, more=more)
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
            ListRow((cell(book.name), cell(book.title), cell(book.day), cell(len(book.steps))))
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


def _step(records: Records, item: ActionItem) -> ListRow:
    last = item.due.latest if item.due else None
    owner = field_cell(records, item, item.spec.fields["owner"])
    owner = owner if item.owner else Cell("", item.role)
    due = Cell(item.due, dutch.day(last) if last else "")
    return ListRow((due, cell(item.title), owner), item.id)


def effects_table(records: Records, decision: Decision) -> Table:
    """Return what a decision changes: fields of records, and who gets or leaves a post.

    The notes of a row say why it can't be done as yet.
    """
    changes = [effect_row(records, one, decision) for one in amendments_of(records, decision)]
    return Table(
        [*changes, *(effect_row(records, one, decision) for one in terms_of(records, decision))],
        head=(Column("Wat", "what"), Column("Stand", "state")),
        title="Wat het besluit verandert",
        empty="Het besluit verandert niets.",
    )


def effect_row(
    records: Records, effect: Amendment | Term, decision: Decision | None = None
) -> ListRow:
    """Return one thing that a decision changes; without ``decision`` it is yet to be taken."""
    if isinstance(effect, Term):
        what, state = _term_words(records, effect, decision), cell("erbij")
        if decision is not None:
            state = Cell(effect.status, term_state(effect, decision))
        return ListRow((what, state), effect.id, about=effect)
    state = Cell(effect.status, effect.status.label if decision else "erbij")
    why = ""
    if decision is not None and effect.status is AmendmentStatus.planned:
        why = hindrance(effect, records.get)
    notes = (f"Let op, dit kan nu nog niet: {why}",) if why else ()
    return ListRow((cell(effect.title), state), effect.id, notes, about=effect)


def _term_words(records: Records, term: Term, decision: Decision | None) -> Cell:
    until = f", t/m {dutch.day(term.end.latest)}" if term.end and term.end.latest else ""
    post = None if decision or term.id else records.get(term.post)
    now = f" ({holder_words(records, post)})" if post is not None else ""
    return cell(f"{term_line(records, term, decision)}{until}{now}")
