"""Lays down a goal with a date that doesn't exist."""

from m50core.plugins import PlanFile, hookimpl

m50_api = 1

TEXT = """
[plan]
year = 2025
unit = "fout"
unit_kind = "pillar"
order = 900
headings = ["Fout"]

[[goal]]
id = "fout-01"
title = "Nooit"
due = "31 juni 2025"
source = "Fout"
"""


@hookimpl
def m50_year_plans():
    return [PlanFile("fout.toml", TEXT)]
