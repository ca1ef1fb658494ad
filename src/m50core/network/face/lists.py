"""The lists of the network as values: each made once, for whoever shows it."""

from typing import TYPE_CHECKING, Any

from m50core.pages.cells import Cell, Column, Row, cell
from m50core.pages.table import Table
from m50core.records.collection import Collection
from m50core.records.record import Record

if TYPE_CHECKING:
    from m50core.network.network import Network


class Lists:
    """What there is to list; each answer is a table, to be drawn or written to a file."""

    def __init__(self, net: "Network") -> None:
        self._net = net

    def cell(self, record: Record, name: str) -> Cell:
        """Return a field of a record as lists show it; empty when the record hasn't it."""
        from m50core.board.listing import record_cell

        return record_cell(self._net.records, record, name, self._net.today)

    def unit_title(self, unit: str) -> str:
        """Return what a person calls a pillar or portfolio."""
        from m50core.board.listing import unit_title

        return unit_title(self._net.records, unit)

    def kinds(self) -> Table:
        """Return every kind of record, with how many there are of it."""
        net = self._net
        rows = [
            Row((cell(cls.spec.plural), cell(len(net.collection(kind)))), kind, text=cls.spec.help)
            for kind, cls in net.kinds.items()
        ]
        head = (Column("Soort", "plural"), Column("Aantal", "count", right=True))
        return Table(rows, head=head, ids="Naam", title="Alle soorten gegevens")

    def records(self, found: Collection[Any], like: str = "") -> Table:
        """Return records of a kind with the fields that they show in a list.

        ``like``: the kind whose columns they get, where several stand in one list.
        """
        from m50core.board.listing import records_table

        net = self._net
        shown = net.kinds[like] if like else None
        return records_table(net.records, found, net.today, shown)
