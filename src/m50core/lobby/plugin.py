"""What the room adds to m50: lobby lines, moments, contacts, stakeholders and partners."""

from collections.abc import Iterable

from m50core.findings.findings import Rule
from m50core.plugins import Kind, PlanFile, Report, hookimpl
from m50core.records.record import Record

m50_api = 1
m50_knows = ("meetings",)


@hookimpl
def m50_runbooks() -> Iterable[PlanFile]:
    """Give the runbook of a position paper."""
    return PlanFile.folder("m50core.lobby", "runbooks")


@hookimpl
def m50_reference() -> Iterable[Record]:
    """Give the committees of the VNG and the Tweede Kamer."""
    from m50core.lobby.reference import committees

    return committees()


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give the room's record kinds."""
    return Kind.lazy(
        "m50core.lobby.records",
        "lobby_line",
        "lobby_moment",
        "contact",
        "stakeholder",
        "partner",
    )


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the room's rules."""
    from m50core.lobby.rules import RULES

    return RULES


@hookimpl
def m50_reports() -> Iterable[Report]:
    """Give the room's reports."""
    from m50core.lobby.reports import REPORTS

    return REPORTS
