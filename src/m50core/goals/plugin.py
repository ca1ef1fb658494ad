"""What the room adds to m50: goals, activities, rhythms, principles, indicators and open points."""

from collections.abc import Iterable

from m50core.findings.findings import Rule
from m50core.plugins import Kind, hookimpl

m50_api = 1
m50_knows = ("board",)


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give the room's record kinds."""
    return Kind.lazy(
        "m50core.goals.records",
        "goal",
        "activity",
        "rhythm",
        "principle",
        "indicator",
        "open_point",
    )


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the room's rules."""
    from m50core.goals.rules import RULES

    return RULES
