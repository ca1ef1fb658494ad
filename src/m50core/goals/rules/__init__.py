"""Rules on goals, and on the days and the order of the plan."""

from m50core.findings.findings import Rule
from m50core.goals.rules import anchors, order, plan

RULES: tuple[Rule, ...] = (*plan.RULES, *anchors.RULES, *order.RULES)
