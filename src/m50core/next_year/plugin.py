"""What the room adds to m50: the plan of the next year."""

from collections.abc import Iterable

from m50core.findings.findings import Rule
from m50core.plugins import hookimpl

m50_api = 1
m50_knows = ()


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the room's rules."""
    from m50core.next_year.rules import RULES

    return RULES
