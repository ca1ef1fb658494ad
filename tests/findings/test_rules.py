"""A rule never raises."""

import m50core as m50
from m50core.testing.builders import network


def test_a_rule_that_raises_becomes_a_finding_about_itself():
    @m50.rule("X-1", "Tekst.", clause="Plan", reads=())
    def broken(records, today):
        yield m50.Hit(records["weg"], "nooit")

    with network() as net:
        (finding,) = broken.findings(net.records, net.today)
    assert finding.severity is m50.Severity.error
    assert "X-1 kon niet worden uitgevoerd" in finding.sentence
