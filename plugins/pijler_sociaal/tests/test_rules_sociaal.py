"""Each rule of the pillar: a story that passes and one that fails. And its table of facts."""

import pytest
from pijler_sociaal import importers
from pijler_sociaal.records import KINDS, Neighbourhood, NeighbourhoodFact
from pijler_sociaal.rules import RULES

import m50core as m50
from m50core.testing.rule_contract import RECORDED, RuleContract, Untouched

ZEIST = m50.Municipality(id="GM0355", name="Zeist", code="GM0355")
SOCIAL = m50.Pillar(id="sociaal", title="Sociaal")
PROMISE = m50.Involvement(
    title="Zeist", municipality="GM0355", role="frontrunner", pillar="sociaal"
)
FACT = NeighbourhoodFact(title="1 op 5", municipality="GM0355", reference="CBS", on="2024")

PLACE = Neighbourhood(id="wijk-1", title="Vollenhove", municipality="GM0355")

STORIES = {
    "SOC-001": ([ZEIST, SOCIAL, PROMISE, FACT], [ZEIST, SOCIAL, PROMISE]),
    "SOC-002": (
        [SOCIAL, m50.Paper(title="Voorstel", pillar="sociaal", due="mei 2025"),
         m50.Paper(title="Klaar", pillar="sociaal", due="maart 2025", status="delivered")],
        [SOCIAL, m50.Paper(title="Voorstel", pillar="sociaal", due="maart 2025")],
    ),
    "SOC-003": ([ZEIST, FACT], [ZEIST, NeighbourhoodFact(title="x", municipality="GM0355")]),
    "SOC-004": (
        [ZEIST, PLACE,
         NeighbourhoodFact(title="x", municipality="GM0355", neighbourhood="wijk-1")],
        [ZEIST, PLACE, FACT],
    ),
}  # fmt: skip


UNTOUCHED = {
    "SOC-001": Untouched(STORIES["SOC-001"][1], now=1, later=1),
    "SOC-002": Untouched([SOCIAL, m50.Paper(title="x", pillar="sociaal", due="mei 2025")], later=1),
    "SOC-003": RECORDED,
    "SOC-004": Untouched([ZEIST, PLACE], now=1, later=1),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    kinds = KINDS
    stories = STORIES
    untouched = UNTOUCHED


def test_a_table_of_facts_is_read_with_dutch_columns():
    table = "feit;gemeentecode;soort;bron;datum\n1 op 5 in armoede;GM0355;problem;CBS;2024\n"
    ((kind, values),) = importers.read(table.encode(), "feiten.csv")
    assert kind == "neighbourhood_fact"
    assert values["municipality"] == "GM0355"


def test_an_unknown_column_is_refused_with_file_and_row():
    with pytest.raises(m50.M50Error, match=r"feiten\.csv, rij 2: kolom “naam”"):
        list(importers.read(b"feit;naam\nx;y\n", "feiten.csv"))
