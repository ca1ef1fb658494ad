"""What the pillar Sociaal adds to m50."""

from collections.abc import Iterable

import m50core as m50
from m50core.plugins import Chapter, Importer, Kind, PlanFile, hookimpl

m50_api = 1


@hookimpl
def m50_year_plans() -> Iterable[PlanFile]:
    """Give the pillar's part of the Jaarplan 2025."""
    return [PlanFile.packaged("pijler_sociaal", "jaarplan_2025.toml")]


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give neighbourhoods and facts."""
    return Kind.lazy(
        "pijler_sociaal.records",
        "neighbourhood",
        "neighbourhood_fact",
    )


@hookimpl
def m50_rules() -> Iterable[m50.Rule]:
    """Give the pillar's rules."""
    from pijler_sociaal.rules import RULES

    return RULES


@hookimpl
def m50_importers() -> Iterable[Importer]:
    """Give the table of facts that municipalities fill in."""
    from pijler_sociaal.importers import IMPORTERS

    return IMPORTERS


@hookimpl
def m50_manual() -> Iterable[Chapter]:
    """Give what one reads about the pillar."""
    return [Chapter.packaged("sociaal", "pijler_sociaal", "handleiding.md")]
