"""Each rule of the room has a story that passes and one that fails."""

from datetime import date

import pytest
from testing.rule_records import ANNA, BOARD, VNG

import m50core as m50
from m50core.board.rules import RULES
from m50core.testing.builders import network
from m50core.testing.rule_contract import RECORDED, RuleContract, Untouched

DECISION = m50.Decision(
    id="besluit", title="Benoeming", status="taken", taken_on="2025-02-01", effective="2025-02-01"
)
STORIES = {
    "M50-010": (
        [ANNA, m50.Seat(title="a", person="persoon-anna", end="2026"),
         m50.Seat(title="b", person="persoon-anna", vacancy="open", end="2025-04-01"),
         m50.Seat(id="c", title="c", person="persoon-anna", end="2025-04-01"),
         m50.Term(post="c", person="persoon-anna", start="2025-05-01")],
        [ANNA, m50.Seat(title="a", person="persoon-anna", end="2025-04-01")],
    ),
    "M50-021": (
        [ANNA, DECISION, m50.Seat(id="z", title="a"), VNG,
         m50.Seat(id="vng", title="Lid", organ="org-vng"),
         m50.Term(post="z", person="persoon-anna", decision="besluit"),
         m50.Term(post="vng", person="persoon-anna", start="2025-01-01"),
         m50.Seat(title="Pas begonnen", person="persoon-anna", start="2025-03-05")],
        [ANNA, m50.Seat(title="a", person="persoon-anna", start="2025-02-28")],
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
            m50.Seat(title="Voorzitter", person="persoon-anna"),
            m50.Seat(title="Vacature", vacancy="open"),
            m50.Seat(title="Directeur elders", organ="org-vng"),
        ],
        [m50.Seat(title="Voorzitter")],
    ),
    "M50-006": (
        [ANNA, m50.Pillar(title="R", chair="persoon-anna", vice_chair="persoon-anna"),
         m50.Pillar(id="p-2", title="S", chair="persoon-anna"),
         m50.Seat(title="Vicevoorzitter", organ="p-2", role="vice_chair")],
        [ANNA, m50.Pillar(title="R", chair="persoon-anna")],
    ),
}  # fmt: skip


UNTOUCHED = {
    "M50-021": Untouched(STORIES["M50-021"][1], now=1, later=1),
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


@pytest.mark.parametrize(
    ("today", "by"),
    [
        (date(2025, 8, 1), date(2025, 9, 1)),
        (date(2025, 9, 2), date(2025, 9, 2)),
        (date(2025, 11, 3), date(2025, 10, 31)),
    ],
)
def test_when_somebody_tells_late_of_leaving_the_vacancy_can_still_be_opened_today(today, by):
    leaving = m50.Seat(id="z", title="Voorzitter", status="leaving", end="2025-10-31")
    rule = next(one for one in RULES if one.code == "M50-010")
    kinds = {kind.spec.kind: kind for kind in (m50.Seat, m50.Term)}
    (found,) = rule.findings(m50.Records(kinds, {"z": leaving}), today)
    assert found.by == by


def test_a_post_that_became_empty_asks_for_its_vacancy_by_the_day_on_which_it_did():
    seat = m50.Seat(id="post", title="Pijlervoorzitter")
    left = m50.Term(post="post", person=ANNA.id, start="2024-01-01", end="2025-04-30")
    (vacant,) = (rule for rule in RULES if rule.code == "M50-002")
    with network(ANNA, seat, left, today=date(2025, 5, 2)) as net:
        (found,) = vacant.findings(net.records, net.today)
        assert found.by == date(2025, 4, 30)
        assert "is sinds do 1 mei 2025 niet ingevuld" in found.sentence
        with net.commit("open") as commit:
            commit.change("post", vacancy="open")
        assert vacant.findings(net.records, net.today) == []
