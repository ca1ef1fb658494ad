"""Who looks after something: its owner, else who holds its portfolio or chairs its pillar."""

import attrs

from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.traits import owner_of


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
