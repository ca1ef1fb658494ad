"""Each rule of the room has a story that passes and one that fails."""

import pytest
from testing.rule_records import ANNA, DEBATE

import m50core as m50
from m50core.goals.rules import RULES
from m50core.goals.rules.order import out_of_order
from m50core.testing.builders import network
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
    "M50-105": (
        [m50.Meeting(title="DB maart", aliases=("DB",), due="2025-04-01"),
         m50.ActionItem(title="een", due="voor DB"),
         m50.ActionItem(title="weg", due="voor niets", status="dropped")],
        [m50.Meeting(title="DB maart", due="2025-04-01"), m50.ActionItem(title="een", due="na DB")],
    ),
    "M50-106": (
        [m50.Meeting(id="alv", title="ALV", due="2025-05-16"),
         m50.ActionItem(title="een", due="voor ALV")],
        [m50.Meeting(id="alv", title="ALV", due="2025-05-16", status="cancelled"),
         m50.ActionItem(title="een", due="voor ALV"), m50.Activity(title="twee", during=("alv",))],
    ),
    "M50-107": (
        [m50.Board(id="db", title="DB", aliases=("bestuursperiode",)),
         m50.Goal(title="een", due="eind bestuursperiode"),
         m50.OpenPoint(title="wanneer", nature="missing", about=("db",)),
         m50.Meeting(id="alv", title="ALV"), m50.ActionItem(title="zaal", due="voor ALV")],
        [m50.Board(id="db", title="DB", aliases=("bestuursperiode",)),
         m50.Goal(title="een", due="eind bestuursperiode"),
         m50.Goal(title="twee", due="eind bestuursperiode")],
    ),
    "M50-108": (
        [m50.Activity(id="a", title="a", due="2025-03-20", status="done"),
         m50.Activity(id="b", title="b", due="2025-03-25", depends_on=("a",)),
         m50.LobbyMoment(id="debat", title="debat", due="2025-04-01"),
         m50.Activity(title="c", due="2025-03-10", precedes=("debat", "b"), status="done"),
         m50.Activity(title="d", due="Q2 2025", during=("debat",)),
         m50.Activity(id="e", title="e", cadence="doorlopend", status="active"),
         m50.Activity(title="f", depends_on=("e",), status="done")],
        [m50.LobbyMoment(id="debat", title="debat", due="2025-04-01"),
         m50.Activity(title="na", due="2025-03-31", depends_on=("debat",))],
    ),
    "M50-109": (
        [m50.Activity(id="a", title="a", precedes=("b",)),
         m50.Activity(id="b", title="b", depends_on=("a",))],
        [m50.Activity(id="a", title="a", precedes=("b",)),
         m50.Activity(id="b", title="b", precedes=("a",)),
         m50.Activity(id="c", title="c", depends_on=("a",))],
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("records", "told"),
    [
        ([m50.Activity(id="a", title="Overzicht"),
          m50.Activity(title="Keuze", depends_on=("a",), status="done")],
         "“Keuze” is afgerond, maar kan pas na “Overzicht” (a), en dat is niet gestart."),
        ([m50.LobbyMoment(id="a", title="Debat", due="2025-02-18"),
          m50.Activity(title="Invloed", precedes=("a",), due="2025-03-01..2025-03-10")],
         "“Debat” (di 18 feb 2025) kan pas na “Invloed”, en dat is"),
        ([m50.LobbyMoment(id="a", title="Debat", due="2025-02-18"),
          m50.Activity(title="Steun", during=("a",), due="2025-03-10")],
         "“Steun” hoort bij “Debat” (di 18 feb 2025), maar is pas ma 10 mrt 2025."),
    ],
)  # fmt: skip
def test_before_at_and_after_are_held_to_days_and_to_deeds(records: list[m50.Record], told: str):
    with network(*records) as net:
        (finding,) = out_of_order.findings(net.records, net.today)
    assert told in finding.sentence


UNTOUCHED = {
    "M50-001": Untouched(STORIES["M50-001"][1], now=1, later=1),
    "M50-003": Untouched(STORIES["M50-003"][1], now=1, later=1),
    "M50-004": Untouched([m50.Activity(title="Stuk", due="juni 2025")], later=1),
    "M50-005": Untouched(STORIES["M50-005"][1], now=1, later=1),
    "M50-008": RECORDED,
    "M50-103": RECORDED,
    "M50-105": Untouched(STORIES["M50-105"][1], now=1, later=1),
    "M50-106": RECORDED,
    "M50-107": Untouched(STORIES["M50-107"][1], now=1, later=1),
    "M50-108": Untouched(STORIES["M50-108"][1], now=1, later=1),
    "M50-109": Untouched(STORIES["M50-109"][1], now=1, later=1),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED


def test_what_comes_after_a_part_of_an_assembly_without_a_day_is_told_of_once():
    records = [
        m50.Meeting(id="alv", title="ALV", due="voorjaar 2025"),
        m50.Meeting(id="sessie", title="Sessie", part_of="alv"),
        m50.ActionItem(id="een", title="een", due="na Sessie"),
        m50.ActionItem(id="twee", title="twee", due="na Sessie"),
        m50.ActionItem(id="zaal", title="zaal", due="bij Sessie"),
    ]
    rule = next(one for one in RULES if one.code == "M50-107")
    with network(*records) as net:
        (told,) = rule.findings(net.records, net.today)
        with net.commit("dag") as commit:
            commit.change("alv", due="2025-05-16")
        assert rule.findings(net.records, net.today) == []
    assert (told.record, set(told.covers)) == ("sessie", {"een", "twee"})
