"""Which records are about another one."""

from m50core.goals.records import Goal
from m50core.records.collection import Records
from m50core.records.record import Record

_NAMING = frozenset({"rhythm", "about", "goal", "indicator"})
"""Fields that say what a record is about. Others, as ``depends_on``, only refer to it."""


def naming(records: Records, record_id: str) -> list[Record]:
    """Return the records that are about this one."""
    return [r for info, r in records.pointing_at(record_id) if info.name in _NAMING]


def standing_under(records: Records, record_id: str) -> list[Record]:
    """Return the records that are about this one, and the goals that belong to it."""
    return [
        r
        for info, r in records.pointing_at(record_id)
        if info.name in _NAMING or (info.name == "parent" and isinstance(r, Goal))
    ]
