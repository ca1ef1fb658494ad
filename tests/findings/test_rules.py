"""A rule never raises; the rule that no room owns has its stories."""

import m50core as m50
from m50core.findings.rules import RULES
from m50core.plan.definitions import PlanFile
from m50core.testing.builders import definitions, network
from m50core.testing.rule_contract import RuleContract, Untouched


def budgets(*years: int) -> PlanFile:
    return definitions(
        "".join(
            f'[[budget]]\nid = "ruimte-{n}"\nsource = "Plan"\ntitle = "Begroting"\n'
            f"for_year = {year}\n"
            for n, year in enumerate(years)
        ),
        unit_kind="m50",
    )


class TestRules(RuleContract):
    rules = RULES
    stories = {"M50-090": ([budgets(2025, 2026)], [budgets(2025, 2026, 2025, 2025)])}  # noqa: RUF012
    untouched = {"M50-090": Untouched([budgets(2025, 2025)], now=1, later=1)}  # noqa: RUF012


def test_a_rule_that_raises_becomes_a_finding_about_itself():
    @m50.rule("X-1", "Tekst.", clause="Plan", reads=())
    def broken(records, today):
        yield m50.Hit(records["weg"], "nooit")

    with network() as net:
        (finding,) = broken.findings(net.records, net.today)
    assert finding.severity is m50.Severity.error
    assert "X-1 kon niet worden uitgevoerd" in finding.sentence
