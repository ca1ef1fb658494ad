"""What a record hangs together with, as a list: what it points at, and what points at it."""

from m50core.pages.cells import Cell, Column, ListRow
from m50core.pages.table import Table
from m50core.records.collection import Records
from m50core.records.fields import WORKED_OUT, FieldInfo
from m50core.records.record import Record
from m50core.records.timing import period_of

_HEAD = (
    Column("Hoe", "how"), Column("Wat", "title", relation=True), Column("Wanneer", "when"),
)  # fmt: skip


def relations_table(records: Records, record: Record) -> Table:
    """Return what a record points at, by the name of the field, then by its kind what points at it.

    What points at it tells when it is. ``about`` of a row is the field; of those rows None.
    """
    rows = [
        _row(record.label_of(info.name), other, info) for info, other in records.targets(record)
    ]
    for info, record_id in records.missing(record):
        title = Cell(record_id, records.title(record_id))
        how = Cell(info.name, record.label_of(info.name))
        rows.append(ListRow((how, title, Cell(None, "")), about=info))
    rows += [_row(other.spec.label, other) for _, other in records.pointing_at(record.id)]
    return Table(
        rows, wide=1, head=_HEAD, ids="Nummer", title="Hangt samen met", empty="Nog niets."
    )


def _row(how: str, other: Record, info: FieldInfo | None = None) -> ListRow:
    derived = WORKED_OUT if info and info.derived else ""
    period = None if info else period_of(other)
    cells = (
        Cell(info.name if info else other.kind, how),
        Cell(other.id, f"{other.title_text}{derived}"),
        Cell(period, period.shown() if period else ""),
    )
    return ListRow(cells, other.id, about=info)
