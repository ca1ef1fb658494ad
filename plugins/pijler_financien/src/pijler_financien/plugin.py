"""What the pillar Financiën adds to m50."""

from collections.abc import Iterable
from datetime import date

import m50core as m50
from m50core.plugins import AgendaEntry, Chapter, Command, Kind, PlanFile, hookimpl

m50_api = 1


@hookimpl
def m50_year_plans() -> Iterable[PlanFile]:
    """Give the pillar's part of the Jaarplan 2025."""
    return [PlanFile.packaged("pijler_financien", "jaarplan_2025.toml")]


@hookimpl
def m50_runbooks() -> Iterable[PlanFile]:
    """Give the runbook of the annual accounts."""
    return PlanFile.folder("pijler_financien", "runbooks")


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give specific grants."""
    return Kind.lazy(
        "pijler_financien.records",
        "specific_grant",
    )


@hookimpl
def m50_rules() -> Iterable[m50.Rule]:
    """Give the pillar's rules."""
    from pijler_financien.rules import RULES

    return RULES


@hookimpl
def m50_agenda_items(records: m50.Records, start: date, end: date) -> Iterable[AgendaEntry]:
    """Give the fixed days of municipal finance."""
    from pijler_financien.agenda import fixed_days

    return fixed_days(start, end)


@hookimpl
def m50_commands() -> Iterable[Command]:
    """Give ``m50 spuk``."""
    text = "specifieke uitkeringen, opgeteld per status"
    return [Command.lazy("spuk", text, "pijler_financien.commands", "pijler Financiën")]


@hookimpl
def m50_manual() -> Iterable[Chapter]:
    """Give what one reads about the pillar."""
    return [Chapter.packaged("financien", "pijler_financien", "handleiding.md")]
