"""The core's rules: one pure function a code, each naming the plan's clause."""

from m50core.builtin.rules import (
    accountability,
    association,
    confirmed,
    continuity,
    deadlines,
    dealings,
    decisions,
    finance,
    lobby,
    members,
    next_year,
    people,
    plan,
    rhythm,
    year_plan,
)
from m50core.findings.findings import Rule

RULES: tuple[Rule, ...] = (
    *plan.RULES,
    *rhythm.RULES,
    *deadlines.RULES,
    *lobby.RULES,
    *members.RULES,
    *people.RULES,
    *continuity.RULES,
    *decisions.RULES,
    *confirmed.RULES,
    *accountability.RULES,
    *dealings.RULES,
    *finance.RULES,
    *association.RULES,
    *year_plan.RULES,
    *next_year.RULES,
)
