"""What the room adds to m50: budgets, their lines, bookings and contributions."""

from collections.abc import Iterable

from m50core.findings.findings import Rule
from m50core.plugins import Kind, hookimpl

m50_api = 1
m50_knows = ()


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give the room's record kinds."""
    return Kind.lazy(
        "m50core.budget.records",
        "budget",
        "budget_line",
        "booking",
        "contribution",
    )


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the room's rules."""
    from m50core.budget.rules import RULES

    return RULES
