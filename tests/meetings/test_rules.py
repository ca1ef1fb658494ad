"""Each rule of the room has a story that passes and one that fails."""

from datetime import date

from testing.rule_records import (
    ALV,
    ANNA,
    BAND,
    BUDGET,
    HELD,
    TAKEN,
    ZEIST,
    amendment,
    decision,
)

import m50core as m50
from m50core.meetings.rules import RULES
from m50core.testing.rule_contract import RECORDED, RuleContract, Untouched

ADOPTED = m50.evolve(BUDGET, status=type(BUDGET.status).adopted)
STORIES = {
    "M50-015": (
        [BUDGET, decision(), amendment(), m50.Decision(title="Wijzigt niets", status="taken")],
        [BUDGET, decision(effective=None), amendment()],
    ),
    "M50-016": (
        [BUDGET, decision(effective=date(2025, 3, 1)), amendment(),
         m50.Budget(id="later", title="Later"),
         amendment(about="later", field_name="rhythm", new_value="weg", on=date(2025, 3, 12))],
        [BUDGET, decision(effective=date(2025, 3, 1)),
         amendment(field_name="rhythm", new_value="weg")],
    ),
    "M50-017": (
        [BUDGET, decision(), amendment(), amendment(decision="", status="dropped")],
        [BUDGET, amendment(decision="")],
    ),
    "M50-018": (
        [ADOPTED, decision("revoked"), amendment(status="effective", on=date(2025, 3, 1)),
         amendment("Toch", "", status="effective", on=date(2025, 3, 2))],
        [ADOPTED, decision("revoked"), amendment(status="effective")],
    ),
    "M50-007": (
        [ANNA, m50.ActionItem(title="Zaal", owner="persoon-anna", due="2025-04-01")],
        [m50.ActionItem(title="Zaal", due="2025-04-01")],
    ),
    "M50-019": (
        [BAND, ZEIST, HELD, m50.Attendance(title="Zeist", meeting="alv", member="lid-zeist"), TAKEN,
         m50.Meeting(id="db", title="DB", due="2025-03-01", type="board", status="held"),
         m50.Decision(title="In het DB", meeting="db", status="taken")],
        [BAND, ZEIST, HELD, TAKEN],
    ),
    "M50-020": (
        [HELD, TAKEN, m50.Decision(title="Later", meeting="alv", status="taken",
                                   taken_on=date(2025, 3, 5))],
        [m50.Meeting(id="db", title="DB", due="2025-03-08"),
         m50.Meeting(id="alv", title="ALV", due="10 dagen na DB"), TAKEN],
    ),
    "BW2-001": (
        [ALV, m50.Meeting(title="ALV", organ="org-alv", due="2025-03-18"),
         m50.Meeting(title="ALV", organ="org-alv", due="2025-03-12", status="convened")],
        [ALV, m50.Meeting(title="ALV", organ="org-alv", due="2025-03-17")],
    ),
    "BW2-002": (
        [m50.Budget(title="2024", type="accounts", for_year=2024),
         m50.Budget(title="2023", type="accounts", for_year=2023, status="adopted")],
        [m50.Budget(title="2023", type="accounts", for_year=2023)],
    ),
}  # fmt: skip


UNTOUCHED = {
    "M50-015": RECORDED,
    "M50-016": RECORDED,
    "M50-017": RECORDED,
    "M50-018": RECORDED,
    "M50-007": Untouched([m50.ActionItem(title="Zaal")], now=1, later=1),
    "M50-019": RECORDED,
    "M50-020": RECORDED,
    "BW2-001": Untouched(
        [ALV, m50.Meeting(title="ALV", organ="org-alv", due="2025-05-16")], later=1
    ),
    "BW2-002": Untouched([m50.Budget(title="2024", type="accounts", for_year=2024)], later=1),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED
