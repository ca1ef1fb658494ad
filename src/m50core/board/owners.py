"""Who looks after something, where it belongs, and how a list shows both.

That is its owner, else who holds its portfolio or chairs its pillar.
"""

import attrs

from m50core.pages.cells import Cell, Column
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.traits import owner_of, unit_of


@attrs.frozen
class Responsible:
    """The person who looks after something; empty: nobody is known to."""

    person: str = ""
    via: str = ""
    """Id of the portfolio or pillar through which; empty: the person owns it."""

    def words(self, records: Records) -> str:
        """Return in Dutch who it is: a name, ``via de pijler: …``, or nothing."""
        unit = records.get(self.via)
        name = records.title(self.person)
        return f"via de {unit.spec.label.lower()}: {name}" if unit is not None else name


NOBODY = "geen trekker"
"""What is told of something that nobody looks after."""
WHOLE = "M50-breed"
"""What a person calls what belongs to no pillar or portfolio."""
UNIT = Column("Onderdeel", "unit", relation=True)


def responsible(records: Records, record: Record) -> Responsible:
    """Return who looks after a record, as things stand today.

    That is its owner; without one the holder of its portfolio, else the chair of its pillar.
    """
    if owner := owner_of(record):
        return Responsible(owner)
    if "owner" not in record.spec.fields:
        return Responsible()
    for kind, held in (("portfolio", "holder"), ("pillar", "chair")):
        unit = records.get(str(getattr(record, kind, "") or ""))
        if unit is not None and unit.kind == kind and (person := str(getattr(unit, held))):
            return Responsible(person, unit.id)
    return Responsible()


def unit_title(records: Records, unit: str) -> str:
    """Return what a person calls a pillar or portfolio."""
    return WHOLE if unit in ("", "m50") else records.title(unit)


def unit_cell(records: Records, record: Record) -> Cell:
    """Return where a record belongs."""
    unit = unit_of(record)
    return Cell(unit, unit_title(records, unit))


def owner_cell(records: Records, record: Record) -> Cell:
    """Return who looks after a record, also through its pillar or portfolio."""
    owner = responsible(records, record)
    return Cell(owner.person, owner.words(records))
