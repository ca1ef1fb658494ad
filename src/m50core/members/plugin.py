"""What the room adds to m50: municipalities, members and how they are involved."""

from collections.abc import Iterable

from m50core.findings.findings import Rule
from m50core.plugins import Kind, PlanFile, hookimpl
from m50core.records.record import Record

m50_api = 1
m50_knows = ()


@hookimpl
def m50_runbooks() -> Iterable[PlanFile]:
    """Give the runbook of a new member."""
    return PlanFile.folder("m50core.members", "runbooks")


@hookimpl
def m50_reference() -> Iterable[Record]:
    """Give municipalities, and members as once known."""
    from m50core.members.reference import members, municipalities

    return (*municipalities(), *members())


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give the room's record kinds."""
    return Kind.lazy(
        "m50core.members.records",
        "municipality",
        "member",
        "involvement",
    )


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the room's rules."""
    from m50core.members.rules import RULES

    return RULES
