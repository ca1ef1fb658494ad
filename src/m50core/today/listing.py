"""The day as lists: what needs attention, the week, goals at risk, and what else it tells."""

from datetime import date
from typing import NamedTuple

import attrs

from m50core.agenda.listing import agenda_row
from m50core.board.listing import unit_title
from m50core.board.owners import NOBODY
from m50core.meetings.preparation import Preparation, sign
from m50core.pages.cells import Cell, Column, LazyRows, ListRow, cell
from m50core.pages.table import Table
from m50core.plugins.extensions import AgendaEntry
from m50core.records.collection import Records
from m50core.today.affairs import affairs_lines
from m50core.today.attention import Attention
from m50core.today.today import Today, paper_words, stands_words
from m50core.today.waiting import waiting_words
from m50core.values import dutch

_NEEDS = (
    Column("Uiterlijk", "until"), Column("Wat", "title"), Column("Van", "who", relation=True),
    Column("Soort", "sort"),
)  # fmt: skip
_WEEK = (
    Column("Wanneer", "when"), Column("Tijd", "time"), Column("Wat", "title"),
    Column("Soort", "label"),
)  # fmt: skip
_MOMENTS = (
    Column("Wanneer", "when"), Column("Wat", "title"), Column("Nog", "left"),
    Column("Stuk", "paper"),
)  # fmt: skip
_AFFAIRS = (Column("Wat", "what"), Column("Stand", "stand"))


class DayTables(NamedTuple):
    """What a day tells, list by list, in the order in which a person reads it."""

    attention: Table
    """All that needs attention, the most pressing first."""
    missed: Table
    week: Table
    ready: Table
    """What must be ready for the next meeting; no rows when there is none within a week."""
    moments: Table
    goals: Table
    """Those at risk; below it how many stand how."""
    changes: Table
    affairs: Table


def day_tables(records: Records, day: Today, goals: Table, log: Table) -> DayTables:
    """Return the lists of a day; ``goals``: those at risk, ``log``: its last changes."""
    return DayTables(
        _needs(records, day.day, day.everything, "Nu aandacht nodig", "Niets vraagt nu aandacht."),
        _needs(
            records, day.day, day.missed, "Niet gehaald: leg vast waarom",
            "Alles is gehaald, of er staat bij waarom niet.",
        ),
        Table(
            (_week_row(records, day.day, entry) for entry in day.week),
            wide=2, head=_WEEK, title="Deze week", empty="geen afspraken",
        ),
        _ready(day.preparation, day.day),
        Table(
            (_moment_row(records, day.day, entry) for entry in day.moments),
            wide=1, head=_MOMENTS, title="Lobbymomenten", empty="geen lobbymomenten",
        ),
        _at_risk(goals, day),
        attrs.evolve(
            log, rows=[_change_row(row, day.day) for row in log.rows], title="Laatste wijzigingen",
            empty="er is nog niets gewijzigd",
        ),
        Table(
            (
                ListRow((cell(line.what), cell(line.stand)), line.record)
                for line in affairs_lines(day.affairs)
            ),
            wide=1, head=_AFFAIRS, title="Leden en geld", empty="nog niets over leden en geld",
        ),
    )  # fmt: skip


def _needs(
    records: Records, today: date, found: tuple[Attention, ...], title: str, empty: str
) -> Table:
    rows = LazyRows(found, lambda one: _need_row(records, today, one))
    return Table(rows, wide=1, head=_NEEDS, ids="Nummer", title=title, empty=empty)


def _need_row(records: Records, today: date, one: Attention) -> ListRow:
    """Return a line of what needs attention; its text tells whom it waits for, and why."""
    shown, words = one.shown_day(today), one.words(today)
    brief = _short(shown, today) if shown and one.matter is None else ""
    who = records.title(one.owner) if one.owner else unit_title(records, one.unit)
    waits = waiting_words(records, one.owner, one.via)
    sort = f"{one.label[:1].upper()}{one.label[1:]}"
    cells = (
        Cell(shown, words, short=brief), cell(one.title), Cell(one.owner or one.unit, who),
        Cell(one.sort, one.label),
    )  # fmt: skip
    text = f"{sort}, {'wacht op ' if one.owner else ''}{waits}. {one.why}"
    return ListRow(cells, one.record, text=text, about=one)


def _week_row(records: Records, today: date, entry: AgendaEntry) -> ListRow:
    row = agenda_row(records, entry)
    when, _, *rest = row.cells
    when = when._replace(short=_when(entry, today))
    place = f" · {entry.place}" if entry.place else ""
    text = f"{' '.join((entry.words, entry.time)).strip()}: {entry.title_text}{place}"
    return row._replace(cells=(when, cell(entry.time), *rest), text=text)


def _ready(coming: Preparation | None, today: date) -> Table:
    rows = []
    if coming is not None and coming.day is not None:
        count = f"{coming.ready} van {len(coming.needs)}"
        head = f"Klaarzetten voor {dutch.day(coming.day)}, {coming.about.title_text}: {count}"
        brief = f"Klaarzetten voor {_short(coming.day, today)}: {count}"
        rows.append(ListRow((Cell(head, head, short=brief),), heading=True))
        for need in coming.needs:
            text = f"Voor {coming.about.title_text}: {need.what}. {need.why}".rstrip()
            cells = (Cell(need.state, sign(need)), cell(need.what))
            rows.append(ListRow(cells, need.record, text=text, about=need))
    return Table(rows, wide=1, head=(Column("Stand", "state"), Column("Wat", "what")))


def _moment_row(records: Records, today: date, entry: AgendaEntry) -> ListRow:
    left = (entry.end - today).days
    away, paper = dutch.away(left), paper_words(records, records[entry.record])
    cells = (
        Cell(entry.end, entry.words, short=_when(entry, today)), cell(entry.title),
        Cell(left, away, short=f"{left} d" if left else "nu"), cell(paper),
    )  # fmt: skip
    text = f"{entry.words}: {away}, {paper}."
    return ListRow(cells, entry.record, text=text, about=entry)


def _at_risk(goals: Table, day: Today) -> Table:
    shown = goals.only("stand", "title", "share", "owner")
    stands = stands_words(day.stands)
    return attrs.evolve(
        shown,
        rows=[
            row._replace(cells=(*row.cells[:-1], _who(row.cells[-1])), about=one)
            for row, one in zip(shown.rows, day.at_risk, strict=True)
        ],
        title="Doelen met risico",
        empty="geen doel met risico" if stands else "er zijn nog geen doelen",
        below=(stands,) if stands else (),
    )


def _who(owner: Cell) -> Cell:
    return owner if owner.text else owner._replace(text=NOBODY)


def _change_row(row: ListRow, today: date) -> ListRow:
    number, when, *rest = row.cells
    made = when.value
    brief = f"{made:%H:%M}" if made.date() == today else _short(made.date(), today)
    return row._replace(cells=(number, when._replace(short=brief), *rest))


def _when(entry: AgendaEntry, today: date) -> str:
    return _short(entry.end, today) if entry.exact else entry.words


def _short(day: date, today: date) -> str:
    """Return a day without its year when that is this year: that stands above it."""
    return dutch.short_day(day) if day.year == today.year else dutch.day(day)
