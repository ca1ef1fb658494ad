"""What was done, and what was removed, as lists."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from m50core.pages.cells import Cell, Column, ListRow, cell
from m50core.pages.commits import commit_moment
from m50core.pages.table import Table
from m50core.values import dutch

if TYPE_CHECKING:
    from m50core.network.history.bin import Binned
    from m50core.network.history.entries import HistoryEntry
    from m50core.records.record import Record
    from m50core.store.protocol import Commit

_BIN = (
    Column("Wat", "title"), Column("Soort", "kind"), Column("Verwijderd", "when"),
    Column("Door", "who"),
)  # fmt: skip
_LOG = (
    Column("Nummer", "number", right=True), Column("Wanneer", "when"), Column("Wie", "who"),
    Column("Waarom", "why"), Column("Gegevens", "records", relation=True),
)  # fmt: skip
_NAMED = 5
"""So many of the records that a commit touches are named."""


def log_table(commits: "Iterable[Commit]") -> Table:
    """Return what was done, newest first; ``commits`` are given oldest first."""
    rows = [_commit_row(one, [change.id for change in one.changes]) for one in commits]
    return _log(rows)


def history_table(entries: "Iterable[HistoryEntry]") -> Table:
    """Return what happened to a record, newest first; below each commit what changed by it."""
    rows = []
    for entry in entries:
        row = _commit_row(entry.commit, [entry.change.id])
        rows.append(row._replace(notes=tuple(one.shown for one in entry.fields), about=entry))
    return _log(rows)


def _log(rows: Sequence[ListRow]) -> Table:
    nothing = "Er is nog niets gewijzigd."
    return Table(reversed(rows), wide=3, head=_LOG, title="Geschiedenis", empty=nothing)


def _commit_row(commit: "Commit", ids: Sequence[str]) -> ListRow:
    cells = (
        cell(commit.number), Cell(commit.when, commit_moment(commit)), cell(commit.who),
        cell(commit.why), Cell(tuple(ids), ", ".join(ids[:_NAMED])),
    )  # fmt: skip
    return ListRow(cells, str(commit.number), about=commit)


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
