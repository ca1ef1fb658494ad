"""What a year plan needs of itself: the questions of ``m50 check --plan``."""

from m50core.findings.findings import Rule
from m50core.plan_check.rules import connections, consistency, wholeness

RULES: tuple[Rule, ...] = (*wholeness.RULES, *connections.RULES, *consistency.RULES)
