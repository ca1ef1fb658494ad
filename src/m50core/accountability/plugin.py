"""What the room adds to m50: progress, measurements and judgements, and what follows from them."""

from collections.abc import Iterable

from m50core.findings.findings import Rule
from m50core.plugins import Command, Group, Kind, Report, hookimpl

m50_api = 1
m50_knows = ("agenda", "board", "meetings")


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give the room's record kinds."""
    return Kind.lazy(
        "m50core.accountability.records",
        "measurement",
        "progress",
        "judgement",
        "accounting",
    )


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the room's rules."""
    from m50core.accountability.rules import RULES

    return RULES


@hookimpl
def m50_reports() -> Iterable[Report]:
    """Give the room's reports."""
    from m50core.accountability.reports import REPORTS

    return REPORTS


@hookimpl
def m50_commands() -> Iterable[Command]:
    """Give the room's words of the command line."""
    return [
        Command.lazy(
            "goals",
            "hoe de doelen ervoor staan, en waarom",
            "m50core.accountability.commands.goals",
            Group.plan,
        ),
        Command.lazy(
            "judge",
            "geef zelf een oordeel over een doel, met de reden",
            "m50core.accountability.commands.goals",
            Group.plan,
        ),
        Command.lazy(
            "progress",
            "leg vast wat er is gedaan, en waaruit dat blijkt",
            "m50core.accountability.commands.progress",
            Group.plan,
        ),
        Command.lazy(
            "account",
            "leg vast waarover is verantwoord; dat ligt dan vast",
            "m50core.accountability.commands.account",
            Group.plan,
        ),
        Command.lazy(
            "rhythms",
            "ritmes: wat steeds terugkomt, en wanneer het weer moet",
            "m50core.accountability.commands.rhythms",
            Group.plan,
        ),
    ]
