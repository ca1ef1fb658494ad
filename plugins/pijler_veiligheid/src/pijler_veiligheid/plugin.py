"""What the pillar Veiligheid adds to m50."""

from collections.abc import Iterable

import m50core as m50
from m50core.plugins import Chapter, Kind, PlanFile, Report, hookimpl

m50_api = 1


@hookimpl
def m50_year_plans() -> Iterable[PlanFile]:
    """Give the pillar's part of the Jaarplan 2025."""
    return [PlanFile.packaged("pijler_veiligheid", "jaarplan_2025.toml")]


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give signals."""
    return Kind.lazy(
        "pijler_veiligheid.records",
        "signal",
    )


@hookimpl
def m50_rules() -> Iterable[m50.Rule]:
    """Give the pillar's rules."""
    from pijler_veiligheid.rules import RULES

    return RULES


@hookimpl
def m50_reports() -> Iterable[Report]:
    """Give the picture of safety, in counts."""
    from pijler_veiligheid.reports import REPORTS

    return REPORTS


@hookimpl
def m50_manual() -> Iterable[Chapter]:
    """Give what one reads about the pillar."""
    return [Chapter.packaged("veiligheid", "pijler_veiligheid", "handleiding.md")]
