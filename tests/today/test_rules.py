"""Each rule of the room has a story that passes and one that fails."""

from datetime import date

import m50core as m50
from m50core.testing.rule_contract import RuleContract
from m50core.today.rules import RULES

STORIES = {
    "M50-009": (
        [m50.Suppression(code="M50-001", reason="later", until=date(2025, 3, 11))],
        [m50.Suppression(code="M50-001", reason="later", until=date(2025, 3, 10))],
    ),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
