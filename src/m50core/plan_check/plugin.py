"""What the room adds to m50: what a year plan needs of itself."""

from collections.abc import Iterable

from m50core.findings.findings import Rule
from m50core.plugins import Command, Group, hookimpl

m50_api = 1
m50_knows = ("accountability", "agenda", "meetings", "next_year")


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the room's rules."""
    from m50core.plan_check.rules import RULES

    return RULES


@hookimpl
def m50_commands() -> Iterable[Command]:
    """Give the room's words of the command line."""
    return [
        Command.lazy(
            "plan",
            "het jaarplan: onderdelen, items, bronnen",
            "m50core.plan_check.commands.plan",
            Group.plan,
        ),
    ]
