"""Each rule of the pillar: a story that passes and one that fails. And the fixed days."""

import json
from datetime import date

import pytest
from pijler_financien.agenda import budget_day, fixed_days
from pijler_financien.records import KINDS, SpecificGrant
from pijler_financien.rules import RULES

import m50core as m50
from m50core.cli.main import main
from m50core.testing.rule_contract import RuleContract, Untouched

FINANCE = m50.Pillar(id="financien", title="Financiën")
DEBATE = m50.LobbyMoment(id="ao", title="AO", due="2025-03-25")


def paper(**values):
    return m50.Paper(title="Position paper", pillar="financien", meeting="ao", **values)


STORIES = {
    "FIN-001": ([FINANCE, DEBATE, paper(status="complete")], [FINANCE, DEBATE, paper()]),
    "FIN-003": (
        [FINANCE, SpecificGrant(title="A")],
        [m50.Pillar(id="financien", title="Financiën", year=2024)],
    ),
    "FIN-002": (
        [SpecificGrant(title="A", until="2027"),
         SpecificGrant(title="B", until="2025-06", status="to_clean")],
        [SpecificGrant(title="A", until="2025-06")],
    ),
}  # fmt: skip


UNTOUCHED = {
    "FIN-001": Untouched(
        [FINANCE, m50.LobbyMoment(id="ao", title="AO", due="2025-06-10"), paper()], later=1
    ),
    "FIN-002": Untouched([SpecificGrant(title="A", until="2025-12")], later=1),
    "FIN-003": Untouched(
        [m50.Pillar(id="financien", title="Financiën", year=2025)], later=1
    ),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    kinds = KINDS
    stories = STORIES
    untouched = UNTOUCHED


@pytest.mark.parametrize(("year", "day"), [(2024, 17), (2025, 16), (2026, 15)])
def test_budget_day_is_the_third_tuesday_of_september(year, day):
    assert budget_day(year) == date(year, 9, day)


def test_fixed_days_are_given_within_the_span():
    days = [e.start for e in fixed_days(date(2025, 6, 1), date(2026, 6, 1))]
    assert days == [date(2025, 9, 16), date(2026, 5, 31)]


def test_grants_are_added_up_by_status(capsys, tmp_path):
    place = ["--network", str(tmp_path / "net")]
    assert main([*place, "add", "specific_grant", "title=A", "amount=1.000,50"]) == 0
    assert main([*place, "add", "specific_grant", "title=B", "amount=10K"]) == 0
    capsys.readouterr()
    assert main([*place, "--json", "spuk"]) == 0
    first = json.loads(capsys.readouterr().out)["items"][0]
    assert first == {"status": "in_use", "count": 2, "total": "11000.50"}
