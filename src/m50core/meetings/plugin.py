"""What the room adds to m50: meetings and what they bring about."""

from collections.abc import Iterable
from datetime import date

from m50core.findings.findings import Rule
from m50core.plugins import AgendaEntry, Command, Group, Kind, PlanFile, Report, hookimpl
from m50core.records.collection import Records

m50_api = 1
m50_knows = ("board", "goals", "members")


@hookimpl
def m50_runbooks() -> Iterable[PlanFile]:
    """Give the runbook of a general assembly."""
    return PlanFile.folder("m50core.meetings", "runbooks")


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give the room's record kinds."""
    return Kind.lazy(
        "m50core.meetings.records",
        "amendment",
        "meeting_series",
        "meeting",
        "agenda_item",
        "paper",
        "attendance",
        "vote",
        "ballot",
        "decision",
        "minutes",
        "action_item",
    )


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the room's rules."""
    from m50core.meetings.rules import RULES

    return RULES


@hookimpl
def m50_reports() -> Iterable[Report]:
    """Give the room's reports."""
    from m50core.meetings.reports import REPORTS

    return REPORTS


@hookimpl
def m50_agenda_items(records: Records, start: date, end: date) -> Iterable[AgendaEntry]:
    """Give the steps towards meetings and events."""
    from m50core.meetings.agenda import steps

    return steps(records, start, end)


@hookimpl
def m50_commands() -> Iterable[Command]:
    """Give the room's words of the command line."""
    return [
        Command.lazy(
            "runbook",
            "zet een draaiboek uit: acties met een dag, rond een datum",
            "m50core.meetings.commands.runbook",
            Group.meetings,
        ),
        Command.lazy(
            "series",
            "vergaderreeksen: zet er de vergaderingen van uit",
            "m50core.meetings.commands.series",
            Group.meetings,
        ),
        Command.lazy(
            "ready",
            "wat er klaar moet zijn voor een vergadering of debat",
            "m50core.meetings.commands.meeting",
            Group.meetings,
        ),
        Command.lazy(
            "move",
            "verplaats een vergadering, debat of evenement, met de reden",
            "m50core.meetings.commands.moving",
            Group.meetings,
        ),
        Command.lazy(
            "cancel",
            "zeg het af, en beslis over wat eraan hing",
            "m50core.meetings.commands.moving",
            Group.meetings,
        ),
        Command.lazy(
            "meeting",
            "één vergadering: agenda, stukken, wie er was, wat eruit kwam",
            "m50core.meetings.commands.meeting",
            Group.meetings,
        ),
        Command.lazy(
            "attend",
            "presentielijst: wie er is, en wie voor wie stemt",
            "m50core.meetings.commands.sitting",
            Group.meetings,
        ),
        Command.lazy(
            "vote",
            "stemmingen: openen, tellen, sluiten",
            "m50core.meetings.commands.sitting",
            Group.meetings,
        ),
        Command.lazy(
            "decide",
            "neem een besluit, met wat het verandert en vanaf wanneer",
            "m50core.meetings.commands.decide",
            Group.meetings,
        ),
        Command.lazy(
            "minutes",
            "het verslag: in concept, rondgestuurd, vastgesteld",
            "m50core.meetings.commands.sitting",
            Group.meetings,
        ),
    ]
