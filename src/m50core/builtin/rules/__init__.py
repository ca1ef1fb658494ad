"""The core's rules: one pure function a code, each naming the plan's clause."""

from m50core.builtin.rules import deadlines, lobby, members, people, plan, rhythm
from m50core.domain.findings import Rule

RULES: tuple[Rule, ...] = (
    *plan.RULES,
    *rhythm.RULES,
    *deadlines.RULES,
    *lobby.RULES,
    *members.RULES,
    *people.RULES,
)
