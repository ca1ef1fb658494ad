"""The register of fields that hold data about people, as a list."""

from collections.abc import Iterable

from m50core.pages.cells import Column, ListRow, cell
from m50core.pages.table import Table
from m50core.privacy.privacy import Holding

_HEAD = (
    Column("Veld", "label"), Column("Gevuld", "filled", right=True), Column("Soort", "category"),
    Column("Bewaard", "retention"), Column("Grondslag (AVG)", "basis"), Column("Doel", "purpose"),
)  # fmt: skip


def inventory_table(found: Iterable[Holding]) -> Table:
    """Return each field that holds personal data, why, how long, and in how many it is filled."""
    return Table(
        (
            ListRow(
                tuple(map(cell, (h.label, h.filled, h.category, h.retention, h.basis, h.purpose)))
            )
            for h in found
        ),
        wide=5,
        head=_HEAD,
        title="Persoonsgegevens",
        empty="Er zijn geen velden met gegevens over personen.",
    )
