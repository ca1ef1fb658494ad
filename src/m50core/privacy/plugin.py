"""What the room adds to m50: what the AVG asks."""

from collections.abc import Iterable

from m50core.findings.findings import Rule
from m50core.plugins import Command, Group, hookimpl

m50_api = 1
m50_knows = ()


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the room's rules."""
    from m50core.privacy.rules import RULES

    return RULES


@hookimpl
def m50_commands() -> Iterable[Command]:
    """Give the room's words of the command line."""
    return [
        Command.lazy(
            "person",
            "wat over iemand is bewaard: tonen, geven, wissen (AVG)",
            "m50core.privacy.commands",
            Group.data,
        ),
    ]
