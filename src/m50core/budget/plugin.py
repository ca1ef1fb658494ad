"""What the room adds to m50: budgets, their lines, bookings and contributions."""

from collections.abc import Iterable

from m50core.findings.findings import Rule
from m50core.plugins import hookimpl
from m50core.records.record import Record

m50_api = 1
m50_knows = ()


@hookimpl
def m50_record_kinds() -> Iterable[type[Record]]:
    """Give the room's record kinds."""
    from m50core.budget.records import KINDS

    return KINDS


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the room's rules."""
    from m50core.budget.rules import RULES

    return RULES
