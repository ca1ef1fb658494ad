"""How a store is doing, as lists: what was looked at, the backups, and copies of the log."""

from collections.abc import Iterable

from m50core.pages.cells import Cell, Column, ListRow, cell
from m50core.pages.commits import commit_line
from m50core.pages.table import Table
from m50core.store.protocol import Commit
from m50core.store.upkeep_protocol import Backup, Comparison, Sign, SignStatus
from m50core.values import dutch

_SIGNS = (Column("Staat", "status"), Column("Waarvan", "subject"), Column("Wat", "text"))
_BACKUPS = (Column("Staat", "status"), Column("Wanneer", "when"), Column("Wat", "text"))
_COPIES = (Column("Staat", "status"), Column("Kopie", "name"), Column("Wat", "text"))


def signs_table(found: Iterable[Sign]) -> Table:
    """Return what was looked at; the notes tell what repairing does, and what is lost by it."""
    return Table((_sign(sign) for sign in found), wide=2, head=_SIGNS, title="Gezondheid")


def _sign(sign: Sign) -> ListRow:
    subject = Cell(sign.subject, sign.subject.label)
    remedy = [f"herstel: {sign.remedy}"] if sign.remedy else []
    loses = [f"verliest: {sign.loses}"] if sign.loses else []
    cells = (_status(sign.status), subject, cell(sign.text))
    return ListRow(cells, notes=(*remedy, *loses), about=sign)


def backups_table(found: Iterable[Backup]) -> Table:
    """Return backups in that order, each with whether it can be used."""
    return Table(
        map(backup_row, found),
        wide=2,
        head=_BACKUPS,
        ids="Naam",
        title="Reservekopieën",
        empty="Er zijn nog geen reservekopieën.",
    )


def backup_row(one: Backup) -> ListRow:
    """Return one backup as it is listed."""
    size = dutch.number_of(one.size, "byte", "bytes")
    what = f"tot en met wijziging {one.head} van {one.when:%H:%M}, {size}"
    if one.wrong:
        what = f"niet te gebruiken: {one.wrong}"
    when = Cell(one.when, dutch.day(one.when.date()))
    status = SignStatus.attention if one.wrong else SignStatus.good
    return ListRow((_status(status), when, cell(what)), one.name, about=one)


def copies_table(found: Iterable[Comparison]) -> Table:
    """Return copies that a sync folder made of the log; the notes name what only one side has."""
    return Table(
        map(_copy, found), wide=2, head=_COPIES, title="Kopieën", empty="Er zijn geen kopieën."
    )


def _copy(one: Comparison) -> ListRow:
    there, here = len(one.only_there), len(one.only_here)
    what = f"{there} alleen daar, {here} alleen hier, {one.shared} gelijk"
    status = SignStatus.attention if there or one.wrong else SignStatus.good
    notes = (
        *(f"alleen daar  {_commit(commit)}" for commit in one.only_there),
        *(f"alleen hier  {_commit(commit)}" for commit in one.only_here),
    )
    cells = (_status(status), cell(one.name), cell(one.wrong or what))
    return ListRow(cells, notes=notes, about=one)


def _commit(commit: Commit) -> str:
    ids = ", ".join(change.id for change in commit.changes[:5])
    return f"{commit.number}  {commit_line(commit)}  [{ids}]"


def _status(status: SignStatus) -> Cell:
    return Cell(status, status.label, str(status.place))
