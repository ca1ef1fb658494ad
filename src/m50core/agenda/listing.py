"""What has a day, and what waits for one, as lists."""

from collections.abc import Iterable

from m50core.agenda.entries import agenda_row, records_without_date
from m50core.pages.cells import Cell, Column, ListRow, cell, heading
from m50core.pages.table import Table
from m50core.plugins.extensions import AgendaEntry
from m50core.records.collection import Records

_HEAD = (
    Column("Wanneer", "when"), Column("Tijd", "time"), Column("Wat", "title"),
    Column("Soort", "label"),
)  # fmt: skip


def agenda_table(
    records: Records, entries: Iterable[AgendaEntry], ahead: Iterable[AgendaEntry] = ()
) -> Table:
    """Return entries in their order, those without a fixed day under a heading of their own.

    ``ahead``: what takes place later and must be prepared now.
    """
    entries, later = tuple(entries), tuple(ahead)
    rows = [agenda_row(records, entry) for entry in entries if entry.exact]
    if vague := [agenda_row(records, entry) for entry in entries if not entry.exact]:
        rows += [heading("Zonder vaste dag"), *vague]
    if later:
        rows.append(heading(f"Later, maar nu voorbereiden ({len(later)})"))
        rows += (agenda_row(records, entry) for entry in later)
    return Table(
        rows,
        wide=2,
        head=_HEAD,
        title="Agenda",
        empty="Er staat niets op de agenda in deze tijd.",
    )


def undated_table(records: Records, among: Iterable[str] | None = None) -> Table:
    """Return what must get a date; ``among``: only those of these ids."""
    wanted = None if among is None else set(among)
    return Table(
        (
            ListRow((cell(record.title_text), Cell(record.kind, record.spec.label)), record.id)
            for record in records_without_date(records)
            if wanted is None or record.id in wanted
        ),
        head=(Column("Wat", "title"), Column("Soort", "kind")),
        ids="Nummer",
        title="Nog geen datum",
        empty="Alles heeft een datum.",
        help="Hier komt wat nog een datum moet krijgen.",
    )
