"""Each rule of the room has a story that passes and one that fails."""

from datetime import date

from testing.rule_records import BAND, SMALL

import m50core as m50
from m50core.members.rules import RULES
from m50core.plan.definitions import PlanFile
from m50core.testing.builders import definitions
from m50core.testing.rule_contract import RuleContract, Untouched


def merged(status: str) -> PlanFile:
    return definitions(f"""
[[municipality]]
id = "brielle"
name = "Brielle"
code = "GM0501"
source = "Plan"
[[member]]
id = "lid-brielle"
title = "Brielle"
municipality = "brielle"
status = "{status}"
source = "Plan"
""")


STORIES = {
    "M50-301": (
        [BAND, m50.Member(title="Zeist", municipality="GM1", status="member")],
        [SMALL, m50.Member(title="Dorp", municipality="GM2", status="member")],
    ),
    "M50-302": (
        [BAND, m50.Municipality(id="GM3", name="Soest", code="GM0342", inhabitants=47_000),
         m50.Member(title="Zeist", municipality="GM1", status="member", since="2025",
                    onboarding="kennismaking gedaan"),
         m50.Member(id="lid-2", title="Soest", municipality="GM3", status="member", since="2025"),
         m50.ActionItem(title="Welkomstbericht sturen", about=("lid-2",))],
        [BAND, m50.Member(title="Zeist", municipality="GM1", status="member", since="2025-01")],
    ),
    "M50-303": (
        [BAND, m50.Member(id="lid-1", title="Zeist", municipality="GM1"),
         m50.Contribution(title="C", member="lid-1", for_year=2024, status="paid"),
         m50.Contribution(title="D", member="lid-1", for_year=2025, invoiced=date(2025, 2, 1))],
        [BAND, m50.Member(id="lid-1", title="Zeist", municipality="GM1"),
         m50.Contribution(title="C", member="lid-1", for_year=2025, invoiced=date(2025, 1, 2))],
    ),
    "M50-304": ([merged("former")], [merged("member")]),
}  # fmt: skip


UNTOUCHED = {
    "M50-301": Untouched(STORIES["M50-301"][1], now=1, later=1),
    "M50-302": Untouched(STORIES["M50-302"][1], now=1, later=1),
    "M50-303": Untouched(
        [BAND, m50.Member(id="lid-1", title="Zeist", municipality="GM1"),
         m50.Contribution(title="C", member="lid-1", for_year=2025)], later=1
    ),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED


def test_a_contribution_that_is_not_paid_yet_can_be_paid_in_all_of_its_year():
    invoiced = m50.Contribution(
        id="c", title="C", member="lid-1", for_year=2025, invoiced=date(2025, 2, 3)
    )
    rule = next(one for one in RULES if one.code == "M50-303")
    records = m50.Records({invoiced.kind: m50.Contribution}, {"c": invoiced})
    (found,) = rule.findings(records, date(2025, 5, 2))
    assert found.by == date(2025, 12, 31)
