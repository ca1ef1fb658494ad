"""The units of the plan, pillars and portfolios, asked for by id or by what they are called."""

from m50core.board.records import Pillar, Portfolio
from m50core.records.collection import Records
from m50core.values.called import pick


def find_unit(records: Records, name: str) -> str:
    """Return the id of a pillar or portfolio; UsageError names those that are meant, maybe."""
    units = {
        unit.id: (unit.title_text, *unit.also_called)
        for kind in (Pillar, Portfolio)
        for unit in records.collection(kind)
    }
    return pick(name, units, f"Het onderdeel “{name}” is er niet", "list pillar")
