"""Rules on meetings and what they decide."""

from m50core.findings.findings import Rule
from m50core.meetings.rules import confirmed, decisions, statutes

RULES: tuple[Rule, ...] = (*decisions.RULES, *confirmed.RULES, *statutes.RULES)
