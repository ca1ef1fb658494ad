"""What happened to a record, and what was removed, as lists."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from m50core.pages.cells import Cell, Column, ListRow, cell
from m50core.pages.commits import commit_row, log_of
from m50core.pages.table import Table
from m50core.values import dutch

if TYPE_CHECKING:
    from m50core.network.history.bin import Binned
    from m50core.network.history.entries import HistoryEntry
    from m50core.records.record import Record

_BIN = (
    Column("Wat", "title"), Column("Soort", "kind"), Column("Verwijderd", "when"),
    Column("Door", "who"),
)  # fmt: skip


def history_table(entries: "Iterable[HistoryEntry]") -> Table:
    """Return what happened to a record, newest first; below each commit what changed by it."""
    rows = []
    for entry in entries:
        row = commit_row(entry.commit, [entry.change.id])
        rows.append(row._replace(notes=tuple(one.shown for one in entry.fields), about=entry))
    return log_of(rows)


def bin_table(found: "Iterable[Binned]", kinds: "Mapping[str, type[Record]]") -> Table:
    """Return what was removed and can come back, in that order."""
    return Table(
        (_bin_row(one, kinds.get(one.document.kind)) for one in found),
        head=_BIN,
        ids="Nummer",
        title="Prullenbak",
        empty="De prullenbak is leeg.",
        help="Wat is verwijderd. Het komt terug onder zijn eigen nummer, met wat erbij hoort.",
    )


def _bin_row(one: "Binned", kind: "type[Record] | None") -> ListRow:
    when = dutch.moment(one.when)
    label = Cell(one.document.kind, kind.spec.label if kind else one.document.kind)
    text = f"{one.title}\n\nVerwijderd door {one.who}, {when}."
    return ListRow((cell(one.title), label, Cell(one.when, when), cell(one.who)), one.id, text=text)
