"""Each rule of the room has a story that passes and one that fails."""

from testing.rule_records import ANNA, BOARD, VNG

import m50core as m50
from m50core.board.rules import RULES
from m50core.testing.rule_contract import RECORDED, RuleContract, Untouched

STORIES = {
    "M50-010": (
        [ANNA, m50.Seat(title="a", person="persoon-anna", status="filled", end="2026"),
         m50.Seat(title="b", person="persoon-anna", status="open", end="2025-04-01")],
        [ANNA, m50.Seat(title="a", person="persoon-anna", status="leaving", end="2025-04-01")],
    ),
    "M50-011": (
        [BOARD, m50.Decision(title="Procedure", about=("bestuur-a",)),
         m50.Board(title="Later", term="2027")],
        [BOARD],
    ),
    "M50-013": (
        [ANNA, m50.Activity(title="a", status="active", owner="persoon-anna",
                            deputy="persoon-anna"), m50.Activity(title="b")],
        [ANNA, m50.Activity(title="a", status="active", owner="persoon-anna")],
    ),
    "M50-002": (
        [
            ANNA,
            VNG,
            m50.Seat(title="Voorzitter", person="persoon-anna", status="filled"),
            m50.Seat(title="Directeur elders", organ="org-vng"),
        ],
        [m50.Seat(title="Voorzitter")],
    ),
    "M50-006": (
        [ANNA, m50.Pillar(title="R", chair="persoon-anna", vice_chair="persoon-anna")],
        [ANNA, m50.Pillar(title="R", chair="persoon-anna")],
    ),
}  # fmt: skip


UNTOUCHED = {
    "M50-010": Untouched(
        [ANNA, m50.Seat(title="a", person="persoon-anna", status="filled", end="2025-12")], later=1
    ),
    "M50-011": Untouched([m50.Board(title="DB", term="2026")], later=1),
    "M50-013": RECORDED,
    "M50-002": Untouched(STORIES["M50-002"][1], now=1, later=1),
    "M50-006": Untouched(STORIES["M50-006"][1], now=1, later=1),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED
