"""What the pillar Ruimte en economie adds to m50."""

from collections.abc import Iterable

import m50core as m50
from m50core.plugins import Chapter, Kind, PlanFile, Screen, hookimpl

m50_api = 1


@hookimpl
def m50_year_plans() -> Iterable[PlanFile]:
    """Give the pillar's part of the Jaarplan 2025."""
    return [PlanFile.packaged("pijler_ruimte", "jaarplan_2025.toml")]


@hookimpl
def m50_record_kinds() -> Iterable[Kind]:
    """Give ministry questions and the focus of each half year."""
    return Kind.lazy(
        "pijler_ruimte.records",
        "ministry_question",
        "focus_period",
    )


@hookimpl
def m50_rules() -> Iterable[m50.Rule]:
    """Give the pillar's rules."""
    from pijler_ruimte.rules import RULES

    return RULES


@hookimpl
def m50_screens() -> Iterable[Screen]:
    """Give the list of questions that still need an answer."""
    from pijler_ruimte.screens import SCREENS

    return SCREENS


@hookimpl
def m50_manual() -> Iterable[Chapter]:
    """Give what one reads about the pillar."""
    return [Chapter.packaged("ruimte", "pijler_ruimte", "handleiding.md")]
