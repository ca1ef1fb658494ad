"""The day as lists: what needs attention, the week, goals at risk, and what else it tells."""

from datetime import date
from typing import NamedTuple

import attrs

from m50core.accountability.listing import goals_table
from m50core.agenda.entries import agenda_row
from m50core.board.owners import NOBODY, unit_title
from m50core.meetings.preparation import Preparation, sign
from m50core.pages.cells import Cell, Column, LazyRows, ListRow, cell
from m50core.pages.commits import log_table
from m50core.pages.table import Table
from m50core.plugins.extensions import AgendaEntry
from m50core.records.collection import Records
from m50core.today.affairs import affairs_lines
from m50core.today.attention import Attention
from m50core.today.today import Today, paper_words, stands_words
from m50core.today.urgency import Matters, urgency
from m50core.today.waiting import waiting_words
from m50core.values import dutch
from m50core.values.capital import with_capital

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
    now: Table
    """What must be done today, or is late; in these three what needs attention stands once."""
    soon: Table
    """What takes place from today on in this week, and what must be done in it."""
    later: Table
    """What needs attention, and can wait until next week."""


def day_tables(records: Records, day: Today) -> DayTables:
    """Return the lists of a day."""
    log, by_when = log_table(day.changes[::-1]), urgency(day)
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
        _at_risk(records, day),
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
        _by_when(records, day.day, by_when.now, "Te laat of vandaag", "niets"),
        _by_when(records, day.day, by_when.week, "Deze week", "niets op een vaste dag"),
        _by_when(records, day.day, by_when.later, "Daarna", ""),
    )  # fmt: skip


def _by_when(
    records: Records, today: date, found: tuple[Matters, ...], title: str, empty: str
) -> Table:
    def row(matters: Matters) -> ListRow:
        if isinstance(matters, Attention):
            return _need_row(records, today, matters)
        return _entry_row(records, today, matters)

    rows = LazyRows(found, row)
    return Table(rows, wide=1, head=_NEEDS, ids="Nummer", title=title, empty=empty)


def _entry_row(records: Records, today: date, entry: AgendaEntry) -> ListRow:
    """Return what stands in the agenda as a line among what needs attention."""
    row = _week_row(records, today, entry)
    when, _, title, label = row.cells
    cells = (
        when, title._replace(text=f"{entry.time} {title.text}".strip()),
        Cell(None, ""), label,
    )  # fmt: skip
    return row._replace(cells=cells)


def _needs(
    records: Records, today: date, found: tuple[Attention, ...], title: str, empty: str
) -> Table:
    rows = LazyRows(found, lambda need: _need_row(records, today, need))
    return Table(rows, wide=1, head=_NEEDS, ids="Nummer", title=title, empty=empty)


def _need_row(records: Records, today: date, need: Attention) -> ListRow:
    """Return a line of what needs attention; its text tells whom it waits for, and why."""
    shown, words = need.shown_day(today), need.words(today)
    brief = _short(shown, today) if shown and need.matter is None else ""
    who = records.title(need.owner) if need.owner else unit_title(records, need.unit)
    waits = waiting_words(records, need.owner, need.via)
    sort = with_capital(need.label)
    cells = (
        Cell(shown, words, short=brief), cell(need.title), Cell(need.owner or need.unit, who),
        Cell(need.sort, need.label),
    )  # fmt: skip
    text = f"{sort}, {'wacht op ' if need.owner else ''}{waits}. {need.why}"
    return ListRow(cells, need.record, text=text, about=need)


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


def _at_risk(records: Records, day: Today) -> Table:
    shown = goals_table(records, day.at_risk).only("stand", "title", "share", "owner")
    stands = stands_words(day.stands)
    return attrs.evolve(
        shown,
        rows=[
            row._replace(cells=(*row.cells[:-1], _who(row.cells[-1])), about=standing)
            for row, standing in zip(shown.rows, day.at_risk, strict=True)
        ],
        title="Doelen met risico",
        empty="geen doel met risico" if stands else "er zijn nog geen doelen",
        below=(stands,) if stands else (),
    )


def _who(owner: Cell) -> Cell:
    return owner if owner.text else owner._replace(text=NOBODY)


def _change_row(row: ListRow, today: date) -> ListRow:
    number, when, *rest = row.cells
    moment = when.value
    brief = f"{moment:%H:%M}" if moment.date() == today else _short(moment.date(), today)
    return row._replace(cells=(number, when._replace(short=brief), *rest))


def _when(entry: AgendaEntry, today: date) -> str:
    return _short(entry.end, today) if entry.exact else entry.words


def _short(day: date, today: date) -> str:
    """Return a day without its year when that is this year: that stands above it."""
    return dutch.short_day(day) if day.year == today.year else dutch.day(day)
