"""The units of the plan, pillars and portfolios, asked for by name."""

from m50core.board.records import Pillar, Portfolio
from m50core.errors import UsageError, did_you_mean
from m50core.records.collection import Records


def find_unit(records: Records, name: str) -> str:
    """Return the id of a pillar or portfolio; UsageError names those that exist."""
    units = [unit.id for kind in (Pillar, Portfolio) for unit in records.collection(kind)]
    if name not in units:
        near = did_you_mean(name, units)
        raise UsageError(f"Het onderdeel “{name}” is er niet. Kies uit: {', '.join(units)}.{near}")
    return name
