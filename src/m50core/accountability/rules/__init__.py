"""Rules on how the plan goes."""

from m50core.accountability.rules import proof, rhythms
from m50core.findings.findings import Rule

RULES: tuple[Rule, ...] = (*rhythms.RULES, *proof.RULES)
