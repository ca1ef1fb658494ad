"""What the room adds to m50: the agenda and appointments."""

from collections.abc import Iterable

from m50core.plugins import Command, Group, Importer, Kind, Report, hookimpl

m50_api = 1
m50_knows = ("goals", "meetings")


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give the room's record kinds."""
    return Kind.lazy(
        "m50core.agenda.records",
        "appointment",
    )


@hookimpl
def m50_reports() -> Iterable[Report]:
    """Give the room's reports."""
    from m50core.agenda.reports import REPORTS

    return REPORTS


@hookimpl
def m50_importers() -> Iterable[Importer]:
    """Give calendar files."""
    from m50core.agenda.importers import IMPORTERS

    return IMPORTERS


@hookimpl
def m50_commands() -> Iterable[Command]:
    """Give the room's words of the command line."""
    return [
        Command.lazy(
            "agenda",
            "alles met een datum; ook voor Outlook (--ics)",
            "m50core.agenda.commands",
            Group.day,
        ),
    ]
