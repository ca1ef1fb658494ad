"""Each rule of the room has a story that passes and one that fails."""

from testing.rule_records import ANSWERS, DEBATE, NETWORKS, PLACES, named, promised

import m50core as m50
from m50core.plan_check.rules import RULES
from m50core.testing.rule_contract import RuleContract, Untouched

STORIES = {
    "PLN-001": (
        [m50.Goal(title="a", due="Q1 2025"), m50.Goal(title="b", cadence="jaarlijks")],
        [m50.Goal(title="a")],
    ),
    "PLN-002": (
        [m50.Goal(title="a", measure="tien leden"), m50.Goal(id="g-1", title="b"),
         m50.Indicator(title="Leden", goal="g-1")],
        [m50.Goal(title="a")],
    ),
    "PLN-003": (
        [*ANSWERS, m50.Goal(title="x", pillar="ruimte", source="Ruimte > 5. Inzet Platform31")],
        [*ANSWERS, m50.OpenPoint(title="x", nature="missing", pillar="ruimte",
                                 source="Ruimte > 5. Inzet Platform31")],
    ),
    "PLN-004": (
        [DEBATE, m50.Activity(title="a", due="2025-03-25", depends_on=("moment-a",))],
        [DEBATE, m50.Activity(title="a", due="2025-03-24", depends_on=("moment-a",))],
    ),
    "PLN-005": (
        [*NETWORKS, *named("a", "org-g4", "org-g40"), *named("b", "org-g40", "org-g4"),
         *named("c", "org-k80")],
        [*NETWORKS, *named("a", "org-g4", "org-k80", "org-g40"),
         *named("b", "org-g4", "org-k80")],
    ),
    "PLN-006": (
        [*PLACES, *promised("a", "GM1", "GM2"), *promised("b", "GM2", "GM1")],
        [*PLACES, *promised("a", "GM1", "GM2"), *promised("b", "GM2", "GM1", "GM3")],
    ),
    "PLN-007": (
        [m50.Event(title="De st(r)eek"), m50.Rhythm(title="De st(r)eek", cadence="jaarlijks")],
        [m50.Event(title="De st(r)eek"), m50.Rhythm(title="De streek", cadence="jaarlijks")],
    ),
    "PLN-008": (
        [m50.Goal(title="Verbinden", source="a"), m50.Activity(title="Verbinden", source="a"),
         m50.Goal(title="Verbinden in de regio", source="b")],
        [m50.Goal(title="Verbinden", source="a"),
         m50.Activity(title="Verbinden (contactpersoon)", source="b")],
    ),
    "PLN-009": (
        [m50.OpenPoint(title="a", nature="missing", status="settled"),
         m50.OpenPoint(title="b", nature="contradiction")],
        [m50.OpenPoint(title="a", nature="vague")],
    ),
    "PLN-010": (
        [m50.Meeting(title="2e ALV 2025", year=2025),
         m50.Budget(title="a", for_year=2026, due="bij 2e ALV 2025")],
        [m50.Meeting(title="2e ALV 2025", year=2025),
         m50.Budget(title="a", for_year=2025, due="bij 2e ALV 2025")],
    ),
    "PLN-011": (
        [m50.Event(title="a", due="2025"), m50.Meeting(title="b", status="cancelled")],
        [m50.Event(title="a")],
    ),
    "PLN-012": (
        [m50.Budget(id="b-1", title="a"), m50.Budget(title="b", type="accounts"),
         m50.BudgetLine(title="Zaal", amount="10,00", budget="b-1")],
        [m50.Budget(id="b-1", title="a"), m50.BudgetLine(title="Zaal", budget="b-1")],
    ),
}  # fmt: skip


UNTOUCHED = {
    "PLN-001": Untouched(STORIES["PLN-001"][1], now=1, later=1),
    "PLN-002": Untouched(STORIES["PLN-002"][1], now=1, later=1),
    "PLN-003": Untouched(STORIES["PLN-003"][1], now=1, later=1),
    "PLN-004": Untouched(STORIES["PLN-004"][1], now=1, later=1),
    "PLN-005": Untouched(STORIES["PLN-005"][1], now=1, later=1),
    "PLN-006": Untouched(STORIES["PLN-006"][1], now=1, later=1),
    "PLN-007": Untouched(STORIES["PLN-007"][1], now=1, later=1),
    "PLN-008": Untouched(STORIES["PLN-008"][1], now=1, later=1),
    "PLN-009": Untouched(STORIES["PLN-009"][1], now=1, later=1),
    "PLN-010": Untouched(STORIES["PLN-010"][1], now=1, later=1),
    "PLN-011": Untouched(STORIES["PLN-011"][1], now=1, later=1),
    "PLN-012": Untouched(STORIES["PLN-012"][1], now=1, later=1),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED
