"""Each rule of the room has a story that passes and one that fails."""

from testing.rule_records import BAND, LINE, MEMBER_A, MEMBER_B, SMALL

import m50core as m50
from m50core.budget.rules import RULES
from m50core.testing.rule_contract import RECORDED, RuleContract, Untouched

STORIES = {
    "M50-501": (
        [BAND, MEMBER_A, m50.Contribution(title="C", member="lid-a", for_year=2025)],
        [BAND, SMALL, MEMBER_A, MEMBER_B,
         m50.Contribution(title="C", member="lid-a", for_year=2025)],
    ),
    "M50-504": (
        [m50.Budget(title="a", for_year=2025),
         m50.Budget(title="b", for_year=2024, status="adopted"),
         m50.Budget(title="c", for_year=2024, type="accounts"),
         m50.Budget(title="d", for_year=2024, type="interim")],
        [m50.Budget(title="a", for_year=2024)],
    ),
    "M50-502": (
        [LINE, m50.Booking(title="a", amount="50,00", line="post-1"),
         m50.Booking(title="b", amount="50,00", side="in")],
        [m50.Booking(title="a", amount="50,00")],
    ),
    "M50-503": (
        [LINE, m50.Booking(title="a", amount="120,00", line="post-1"),
         m50.Booking(title="terug", amount="20,00", line="post-1", side="in")],
        [LINE, m50.Booking(title="a", amount="100,01", line="post-1")],
    ),
}  # fmt: skip


UNTOUCHED = {
    "M50-501": Untouched([BAND, MEMBER_A, m50.Budget(title="B", for_year=2025)], later=1),
    "M50-502": RECORDED,
    "M50-503": RECORDED,
    "M50-504": Untouched([m50.Budget(title="B", for_year=2025)], later=1),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED
