"""What the room adds to m50: the board, its seats, portfolios, pillars, and the plan it keeps."""

import re
from collections.abc import Iterable

from m50core.findings.findings import Rule
from m50core.plan.packaged import packaged_names
from m50core.plugins import Kind, PlanFile, hookimpl

m50_api = 1
m50_knows = ()


@hookimpl
def m50_year_plans() -> Iterable[PlanFile]:
    """Give the portfolios and what holds for the whole network, of every year."""
    names = packaged_names("m50core.board")
    years = [name for name in names if re.fullmatch(r"jaarplan_\d{4}", name)]
    return [file for year in years for file in PlanFile.folder("m50core.board", year)]


@hookimpl
def m50_runbooks() -> Iterable[PlanFile]:
    """Give the runbook of a vacancy."""
    return PlanFile.folder("m50core.board", "runbooks")


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give the room's record kinds."""
    return Kind.lazy(
        "m50core.board.records",
        "portfolio",
        "pillar",
        "board",
        "seat",
        "term",
    )


@hookimpl
def m50_rules() -> Iterable[Rule]:
    """Give the room's rules."""
    from m50core.board.rules import RULES

    return RULES
