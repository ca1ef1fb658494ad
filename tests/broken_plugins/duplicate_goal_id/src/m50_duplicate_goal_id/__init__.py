"""Lays down a goal with an id that a pillar has."""

from m50core.plugins import PlanFile, hookimpl

m50_api = 1

TEXT = """
[plan]
year = 2025
unit = "dubbel"
unit_kind = "pillar"
order = 900
headings = ["Dubbel"]

[[pillar]]
id = "dubbel"
title = "Dubbel"
source = "Dubbel"

[[goal]]
id = "ruimte-07"
title = "Ook dit nummer"
source = "Dubbel"
"""


@hookimpl
def m50_year_plans():
    return [PlanFile("dubbel.toml", TEXT)]
