"""Each rule of the room has a story that passes and one that fails."""

from testing.rule_records import dated

import m50core as m50
from m50core.next_year.rules import RULES
from m50core.testing.rule_contract import RuleContract, Untouched

STORIES = {
    "PLN-013": (
        [dated("Q1 2025"), m50.Goal(title="Later geschreven")],
        [dated("")],
    ),
}  # fmt: skip


UNTOUCHED = {
    "PLN-013": Untouched([dated("")], now=1, later=1),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED
