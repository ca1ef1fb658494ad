"""Each rule of the room has a story that passes and one that fails."""

from testing.rule_records import ANNA, DEBATE

import m50core as m50
from m50core.goals.rules import RULES
from m50core.testing.rule_contract import RECORDED, RuleContract, Untouched

STORIES = {
    "M50-001": (
        [ANNA, m50.Goal(title="Doel", owner="persoon-anna")],
        [m50.Goal(title="Doel")],
    ),
    "M50-003": (
        [DEBATE, m50.LobbyMoment(title="BOF-V", due="2025-04-08", uses=("moment-a",))],
        [DEBATE, m50.LobbyMoment(title="BOF-V", due="2025-03-08", uses=("moment-a",))],
    ),
    "M50-004": (
        [
            m50.Activity(title="Stuk", due="Q1 2025"),
            m50.Goal(title="Klaar", due="2024", status="done"),
        ],
        [m50.Activity(title="Stuk", due="februari 2025")],
    ),
    "M50-005": (
        [m50.OpenPoint(title="x", nature="missing"),
         m50.OpenPoint(title="y", nature="contradiction", status="settled")],
        [m50.OpenPoint(title="x", nature="contradiction")],
    ),
    "M50-008": (
        [m50.Meeting(title="DB", due="2025-03-10"), m50.Meeting(title="ALV", due="maart 2025")],
        [m50.Meeting(title="BOF-V", due="2025-03-08")],
    ),
    "M50-103": (
        [m50.ActionItem(title="een", due="2025-04-01"), m50.ActionItem(title="twee", due="na een"),
         m50.ActionItem(title="drie", due="na twee")],
        [m50.ActionItem(title="een", due="na drie"), m50.ActionItem(title="twee", due="na een"),
         m50.ActionItem(title="drie", due="na twee"), m50.ActionItem(title="x", due="na een")],
    ),
}  # fmt: skip


UNTOUCHED = {
    "M50-001": Untouched(STORIES["M50-001"][1], now=1, later=1),
    "M50-003": Untouched(STORIES["M50-003"][1], now=1, later=1),
    "M50-004": Untouched([m50.Activity(title="Stuk", due="juni 2025")], later=1),
    "M50-005": Untouched(STORIES["M50-005"][1], now=1, later=1),
    "M50-008": RECORDED,
    "M50-103": RECORDED,
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED
