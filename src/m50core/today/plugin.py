"""What the room adds to m50: the day."""

from collections.abc import Iterable

from m50core.findings.findings import Rule
from m50core.plugins import Command, Group, Kind, hookimpl

m50_api = 1
m50_knows = ("accountability", "agenda", "board", "meetings", "members")


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give the room's record kinds."""
    return Kind.lazy(
        "m50core.today.records",
        "deferral",
        "missed",
    )


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the room's rules."""
    from m50core.today.rules import RULES

    return RULES


@hookimpl
def m50_commands() -> Iterable[Command]:
    """Give the room's words of the command line."""
    return [
        Command.lazy(
            "today", "wat vandaag aandacht vraagt", "m50core.today.commands.today", Group.day
        ),
        Command.lazy(
            "done",
            "iets is klaar, of gebeurd: met bewijs als het een ritme is",
            "m50core.today.commands.deeds",
            Group.day,
        ),
        Command.lazy(
            "schedule",
            "geef iets een dag, of plan de volgende keer van een ritme",
            "m50core.today.commands.deeds",
            Group.day,
        ),
        Command.lazy("assign", "maak iemand trekker", "m50core.today.commands.deeds", Group.day),
        Command.lazy(
            "leave",
            "laat iets liggen tot een dag, met de reden",
            "m50core.today.commands.deeds",
            Group.day,
        ),
        Command.lazy(
            "missed",
            "leg vast waarom iets niet op tijd is gehaald",
            "m50core.today.commands.deeds",
            Group.day,
        ),
    ]
