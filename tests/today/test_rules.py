"""Each rule of the room has a story that passes and one that fails."""

from datetime import date

import m50core as m50
from m50core.testing.rule_contract import RuleContract, Untouched
from m50core.today.rules import RULES

STORIES = {
    "M50-009": (
        [m50.Suppression(code="M50-001", reason="later", until=date(2025, 3, 11))],
        [m50.Suppression(code="M50-001", reason="later", until=date(2025, 3, 10))],
    ),
}  # fmt: skip


UNTOUCHED = {
    "M50-009": Untouched(
        [m50.Suppression(code="M50-001", reason="later", until=date(2025, 6, 30))], later=1
    ),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED
