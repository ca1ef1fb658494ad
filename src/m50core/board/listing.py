"""How a list shows records of any kind: their fields, who looks after them, where they belong."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from m50core.board.owners import UNIT, owner_cell, unit_cell
from m50core.pages.cells import Cell, LazyRows, LazyTexts, ListRow
from m50core.pages.columns import field_cell, field_column, list_columns, list_order
from m50core.pages.table import NUMBER, Table
from m50core.records.collection import Collection, Records
from m50core.records.record import Record
from m50core.values.dutch import number_of

R = TypeVar("R", bound=Record)

_UNIT = ("pillar", "portfolio")
"""Fields that together tell where something belongs."""


def record_cell(records: Records, record: Record, name: str, day: date) -> Cell:
    """Return a field as a list or a detail shows it on a day; empty when the record hasn't it."""
    info = record.spec.fields.get(name)
    if info is None:
        return Cell(None, "")
    if reading := record.shown_on(name, day):
        return Cell(getattr(record, name), reading)
    if name == "owner" and not getattr(record, name):
        return owner_cell(records, record)
    return field_cell(records, record, info)


def records_table(
    records: Records,
    found: Collection[R],
    day: date,
    like: type[Record] | None = None,
    more: Iterable[str] = (),
) -> Table:
    """Return records of a kind with the fields that they show in a list, their title first.

    ``like``: the kind whose columns they get, where several stand in one list. ``more``: names of
    fields that are columns besides. The rows are made one by one, as they are asked for.
    """
    spec, shown = found.cls.spec, like or found.cls
    columns = list_columns(shown, found if like is None else records.collection(like))
    in_units = all(any(info.name == name for info in columns) for name in _UNIT)
    if in_units:
        columns = tuple(info for info in columns if info.name not in _UNIT)
    listed = len(columns)
    there = {NUMBER, *(info.name for info in columns)}
    columns += tuple(shown.spec.fields[name] for name in more if name not in there)
    names = [info.name for info in columns[1:]]

    def row(record: R) -> ListRow:
        title = record.title_text
        cells = [Cell(title, title), *(record_cell(records, record, n, day) for n in names)]
        if in_units:
            cells.insert(listed, unit_cell(records, record))
        return ListRow(tuple(cells), record.id)

    head = tuple(map(field_column, columns))
    units = (UNIT,) if in_units else ()
    head = (head[0]._replace(relation=False), *head[1:listed], *units, *head[listed:])
    plural = spec.plural.lower()
    known = found.first() or records.collection(found.cls).first()

    def below() -> tuple[str, ...]:
        if not len(found):
            return ()
        return (
            found.cls.counted_on(found, day) or number_of(len(found), spec.label.lower(), plural),
        )

    return Table(
        LazyRows(list_order(found.cls, found), row),
        head=head,
        ids="Nummer",
        title=spec.plural,
        kind=spec.kind,
        empty=f"Geen {plural} gevonden." if known else f"Nog geen {plural}.",
        help=spec.help,
        below=LazyTexts(below),
    )
