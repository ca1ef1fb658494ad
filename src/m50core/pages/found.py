"""What a search found, as a list."""

from collections.abc import Iterable

from m50core.pages.cells import Cell, Column, ListRow
from m50core.pages.table import Table
from m50core.records.search import Match

_HEAD = (Column("Wat", "title"), Column("Soort", "kind"))


def found_table(matches: Iterable[Match], reasons: Iterable[str] = ()) -> Table:
    """Return what a search found, in that order; ``reasons``: why something isn't among it."""
    return Table(
        (_row(match) for match in matches),
        head=_HEAD,
        ids="Nummer",
        title="Gevonden",
        empty="Niets gevonden. Probeer minder of kortere woorden.",
        below=tuple(reasons),
    )


def _row(match: Match) -> ListRow:
    """Tell what a record is called, with its other names when it was found by one of those."""
    record = match.record
    also = f" (ook: {', '.join(record.also_called)})" if match.field == "also_called" else ""
    title = Cell(record.title_text, f"{record.title_text}{also}")
    return ListRow((title, Cell(record.kind, record.spec.label)), record.id, about=match)
